using System.Text;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests;

/// <summary>A content folder that one test owns; it is deleted when it is disposed.</summary>
public sealed class TemporaryContent : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A publication without articles.</summary>
    public TemporaryContent()
        : this(Directory.CreateTempSubdirectory("newsfeeds-").FullName) => Publication();

    private TemporaryContent(string folder) => Folder = folder;

    /// <summary>The folder's path.</summary>
    public string Folder { get; }

    /// <summary>The absolute path of a file or folder in it.</summary>
    public string this[string path] => Path.Combine(Folder, path);

    /// <summary>A folder with nothing in it.</summary>
    public static TemporaryContent Empty() => new(Directory.CreateTempSubdirectory("newsfeeds-").FullName);

    /// <summary>A copy of the sample newsroom.</summary>
    public static TemporaryContent OfTheSample() => CopyOf(SourceTree.Path("content"));

    /// <summary>A copy of another folder.</summary>
    public static TemporaryContent CopyOf(string folder)
    {
        var copy = Empty();
        copy.CopyFrom(folder);
        return copy;
    }

    /// <summary>Opens it, or a folder below it, as the service opens its content folder. The store hears of no events.</summary>
    internal ContentFolder OpenStore(string authority = "example.vn,2026", string path = "") =>
        new(this[path], authority, watchEvents: false);

    /// <summary>Adds the files of another folder.</summary>
    public void CopyFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Prepare(Path.GetRelativePath(folder, file)), overwrite: true);
        }
    }

    /// <summary>Writes the publication's own file.</summary>
    public void Publication(string more = "", string title = "Đài thử") => Write(
        "_index.md", $"---\ntitle: {title}\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n{more}\n---\n");

    /// <summary>Writes an article.</summary>
    public string Article(
        string path, string title = "Một tin", string date = "2026-11-20T08:00:00", string more = "", string body = "Thân bài.") =>
        Write(path, $"---\ntitle: {title}\ndate: {date}\n{more}\n---\n{body}\n");

    /// <summary>Writes a file and returns the path that it was given.</summary>
    public string Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <summary>
    /// Writes a file as editors, git and rsync do: under another name first, which then takes its place. A service that follows the folder
    /// sees the old version or the new one, and nothing between them.
    /// </summary>
    public string Write(string path, byte[] bytes)
    {
        var file = Prepare(path);
        File.WriteAllBytes(file + ".tmp", bytes);
        File.Move(file + ".tmp", file, overwrite: true);
        return path;
    }

    /// <summary>Deletes a file.</summary>
    public void Delete(string path) => File.Delete(this[path]);

    /// <summary>Sets all times to a moment that is long over, so that only what a test does afterwards is a change.</summary>
    public void Age(DateTime time)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, time);
        }

        foreach (var folder in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories).Append(Folder))
        {
            Directory.SetLastWriteTimeUtc(folder, time);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private string Prepare(string path)
    {
        var file = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
