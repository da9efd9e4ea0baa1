using System.IO.Enumeration;

namespace NewsFeeds.Media;

/// <summary>The content folder on disk: names, sizes and times, and bytes. Nothing outside of it is ever looked at.</summary>
internal sealed class Disk(string root)
{
    /// <summary>Absolute.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Whether the folder is there and holds anything that is not hidden: an unmounted one is an empty directory or none.</summary>
    public bool IsThere
    {
        get
        {
            try
            {
                return Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any(entry => !Path.GetFileName(entry).StartsWith('.'));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    public string Absolute(string path) => path.Length == 0 ? Root : Path.Combine(Root, path);

    /// <summary>The path below the folder that an absolute one names, <c>/</c> between segments; null when it is elsewhere.</summary>
    public string? Relative(string absolute) =>
        absolute == Root ? "" : absolute.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? absolute[(Root.Length + 1)..] : null;

    /// <summary>
    /// What stands in a directory: no hidden names, no symbolic link to a directory, and none to a file elsewhere but where its name is that of an article, whose
    /// size is negative then. Thread-safe.
    /// </summary>
    public DirectoryListing List(string folder)
    {
        try
        {
            return new DirectoryListing([.. Look(folder)], ModifiedOf(folder), null);
        }
        catch (DirectoryNotFoundException)
        {
            return new DirectoryListing([], null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DirectoryListing([], null, e.Message);
        }
    }

    private FileSystemEnumerable<DirectoryEntry> Look(string folder) =>
        new(Absolute(folder), Describe, new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false })
        {
            ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.' && (!IsLink(ref entry) || entry.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || IsFileWithin(entry.ToFullPath())),
        };

    /// <summary>What stands at a place, links not followed; null only when nothing does.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be told: a folder on the way is closed to us.</exception>
    public FileAttributes? AttributesOf(string path)
    {
        try
        {
            return File.GetAttributes(Absolute(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>One file, or null when it is not there, is a directory or leads elsewhere.</summary>
    public DirectoryEntry? LookAt(string path)
    {
        var file = new FileInfo(Absolute(path));
        if (!file.Exists || (file.LinkTarget is not null && !IsFileWithin(file.FullName)))
        {
            return null;
        }

        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
        {
            file = target;
        }

        return new DirectoryEntry(Path.GetFileName(path), false, file.Length, WrittenAt(file, static file => file.LastWriteTimeUtc));
    }

    /// <summary>When anything last came or went there; long ago where nobody can tell.</summary>
    public DateTimeOffset ModifiedOf(string folder)
    {
        try
        {
            return WrittenAt(Absolute(folder), Directory.GetLastWriteTimeUtc);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return DateTimeOffset.MinValue;
        }
    }

    /// <summary>
    /// Reads a file into the buffer, with the size and time that its bytes have; the size alone when the file is larger than the buffer. Null
    /// when it was written to meanwhile.
    /// </summary>
    /// <param name="path">Relative to the folder.</param>
    /// <param name="buffer">Takes the bytes.</param>
    /// <param name="seen">The file as it was looked at: meanwhile means since then, and the system is asked two questions less.</param>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public (long Length, DateTimeOffset Modified)? Read(string path, byte[] buffer, (long Length, DateTimeOffset Modified)? seen = null)
    {
        var absolute = Absolute(path);
        if (seen is { } told && LinuxFile.TryRead(absolute, buffer) is { } quick && quick == told)
        {
            return quick;
        }

        using var handle = File.OpenHandle(absolute, share: FileShare.ReadWrite | FileShare.Delete);
        var before = seen?.Modified ?? WrittenAt(handle, File.GetLastWriteTimeUtc);
        var read = 0;
        while (read < buffer.Length && read != seen?.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        var length = read < buffer.Length ? read : RandomAccess.GetLength(handle);
        return WrittenAt(handle, File.GetLastWriteTimeUtc) == before ? (length, before) : null;
    }

    /// <summary>Whether a path stays within the folder when every symbolic link in it is followed.</summary>
    public bool IsFileWithin(string absolute)
    {
        try
        {
            return File.ResolveLinkTarget(absolute, returnFinalTarget: true) is FileInfo { Exists: true } target
                && Relative(target.FullName) is not null
                && !target.Attributes.HasFlag(FileAttributes.Directory)
                && !IsBehindLink(target.Directory!);
        }
        catch (IOException)
        {
            return false; // a link that leads round in a circle
        }
    }

    private bool IsBehindLink(DirectoryInfo directory)
    {
        for (var at = directory; at is not null && at.FullName != Root; at = at.Parent)
        {
            if (at.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private DirectoryEntry Describe(ref FileSystemEntry entry)
    {
        if (IsLink(ref entry) && !IsFileWithin(entry.ToFullPath()))
        {
            return new DirectoryEntry(entry.FileName.ToString(), false, -1, WrittenAt(ref entry));
        }

        // A link that is none any more by now is described as what took its place.
        if (IsLink(ref entry) && File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true) is FileInfo target)
        {
            return new DirectoryEntry(entry.FileName.ToString(), false, target.Length, WrittenAt(target, static file => file.LastWriteTimeUtc));
        }

        return new DirectoryEntry(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length, WrittenAt(ref entry));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // Some file systems keep times that no calendar of .NET has: then nobody can tell, and only the size and events say that the file changed.
    private static DateTimeOffset WrittenAt<T>(T file, Func<T, DateTime> ask)
    {
        try
        {
            return new DateTimeOffset(DateTime.SpecifyKind(ask(file), DateTimeKind.Utc));
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTimeOffset.MinValue;
        }
    }

    private static DateTimeOffset WrittenAt(ref FileSystemEntry entry)
    {
        try
        {
            return entry.LastWriteTimeUtc.ToUniversalTime();
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTimeOffset.MinValue;
        }
    }
}

/// <summary>A name in a directory, with the file's size and the time of its last write.</summary>
internal readonly record struct DirectoryEntry(string Name, bool IsFolder, long Length, DateTimeOffset Modified);

/// <summary>What a directory held at one moment.</summary>
/// <param name="Entries">In the file system's order.</param>
/// <param name="Modified">When an entry last came, went or was renamed; null where there is no directory.</param>
/// <param name="Error">Why it cannot be read now, else null.</param>
internal sealed record DirectoryListing(IReadOnlyList<DirectoryEntry> Entries, DateTimeOffset? Modified, string? Error);
