using System.Text;

namespace NewsFeeds.Tests;

/// <summary>A content folder of a test's own, deleted with it.</summary>
public sealed class TempContent : IDisposable
{
    public TempContent() => Write("_index.md", "---\ntitle: Đài thử\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");

    public string Root { get; } = Directory.CreateTempSubdirectory("newsfeeds-").FullName;

    public string this[string path] => Path.Combine(Root, path);

    public string Write(string path, string text) => Write(path, new UTF8Encoding(false).GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], bytes);
        return path;
    }

    /// <summary>As editors, git and rsync save: a temporary file beside it takes the place.</summary>
    public void Replace(string path, string text)
    {
        Write(path + ".tmp", text);
        File.Move(this[path + ".tmp"], this[path], overwrite: true);
    }

    public string Article(string path, string title = "Một tin", string date = "2026-11-20T08:00:00", string more = "", string body = "Thân bài.") =>
        Write(path, $"---\ntitle: {title}\ndate: {date}\n{more}\n---\n{body}\n");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
