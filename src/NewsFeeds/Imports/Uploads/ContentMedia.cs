using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Uploads;

/// <summary>
/// Writes pictures and sound into the content folder, under names that are free. A file that is there is never touched; one with the same
/// bytes is taken for the file itself. Not thread-safe.
/// </summary>
/// <param name="content">The content folder.</param>
/// <param name="isDryRun">Whether to say only what would be written.</param>
internal sealed class ContentMedia(string content, bool isDryRun)
{
    // What a dry run would write: the file with the bytes by the path; null where they are not known.
    private readonly Dictionary<string, string?> _planned = new(StringComparer.Ordinal);

    public int FilesWritten { get; private set; }

    public long BytesWritten { get; private set; }

    /// <summary>Writes a file, and gives its path in the content folder.</summary>
    /// <param name="source">Its bytes.</param>
    /// <param name="modified">The time that it gets; null for now.</param>
    /// <param name="folder">A folder of the content folder.</param>
    /// <param name="name">Its former name.</param>
    /// <param name="origin">Where it came from: part of its name where another file has its own.</param>
    public string Place(FileStream source, DateTimeOffset? modified, string folder, string name, string origin)
    {
        var path = PathsOf(folder, name, origin).First(path => IsFree(path) || (BytesAt(path) is { } there && HasBytesOf(source, there)));
        if (IsFree(path))
        {
            Write(source, modified, path);
        }

        return path;
    }

    /// <summary>The path that a file would get whose bytes are not known.</summary>
    public string Reserve(string folder, string name, string origin)
    {
        var path = PathsOf(folder, name, origin).First(IsFree);
        _planned.Add(path, null);
        FilesWritten++;
        return path;
    }

    private static IEnumerable<string> PathsOf(string folder, string name, string origin) =>
        MediaName.ChoicesOf(name, origin).Select(choice => folder.Length == 0 ? choice : $"{folder}/{choice}");

    private bool IsFree(string path) => !_planned.ContainsKey(path) && !Path.Exists(Absolute(path));

    private string? BytesAt(string path)
    {
        if (_planned.TryGetValue(path, out var planned))
        {
            return planned;
        }

        // A link may lead anywhere, and a pipe would never end.
        return new FileInfo(Absolute(path)) is { Exists: true, LinkTarget: null } file ? file.FullName : null;
    }

    private void Write(FileStream source, DateTimeOffset? modified, string path)
    {
        FilesWritten++;
        BytesWritten += source.Length;
        if (isDryRun)
        {
            _planned.Add(path, source.Name);
            return;
        }

        // A running service sees the whole file or none. What a killed run left under the hidden name is deleted.
        var file = Absolute(path);
        var folder = Absolute(Category.ParentOf(path));
        Directory.CreateDirectory(folder);
        var written = Path.Combine(folder, $".{Path.GetFileName(file)}.new");
        try
        {
            File.Delete(written);
            using (var copy = new FileStream(written, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                source.Position = 0;
                source.CopyTo(copy);
            }

            // Not every file system has earlier times.
            if (modified > DateTimeOffset.UnixEpoch)
            {
                File.SetLastWriteTimeUtc(written, modified.Value.UtcDateTime);
            }

            File.Move(written, file, overwrite: false);
        }
        finally
        {
            File.Delete(written); // Of a file that was moved there is nothing to delete.
        }
    }

    private static bool HasBytesOf(FileStream source, string file)
    {
        using var other = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (other.Length != source.Length)
        {
            return false;
        }

        source.Position = 0;
        byte[] ours = new byte[64 * 1024], theirs = new byte[ours.Length];
        for (; ; )
        {
            var read = source.ReadAtLeast(ours, ours.Length, throwOnEndOfStream: false);
            if (other.ReadAtLeast(theirs, ours.Length, throwOnEndOfStream: false) != read
                || !ours.AsSpan(0, read).SequenceEqual(theirs.AsSpan(0, read)))
            {
                return false;
            }

            if (read < ours.Length)
            {
                return true;
            }
        }
    }

    private string Absolute(string path) => Path.Combine(content, path);
}
