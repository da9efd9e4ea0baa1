namespace NewsFeeds.Server.Tests;

/// <summary>A content folder that one test owns; gone when it is disposed.</summary>
internal sealed class TemporaryContent : IDisposable
{
    public TemporaryContent() => Folder = Directory.CreateTempSubdirectory("newsfeeds-").FullName;

    public string Folder { get; }

    /// <summary>A copy of the sample newsroom.</summary>
    public static TemporaryContent OfTheSample()
    {
        var copy = new TemporaryContent();
        var sample = Path.Combine(SourceTree.Root, "content");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, copy.Make(Path.GetRelativePath(sample, file)));
        }

        return copy;
    }

    /// <summary>Writes a file as editors do: beside it first, then over it.</summary>
    public void Write(string file, string text)
    {
        var path = Make(file);
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Make(string file)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
