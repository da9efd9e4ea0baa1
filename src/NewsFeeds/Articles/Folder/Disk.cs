using System.IO.Enumeration;

namespace NewsFeeds.Articles.Folder;

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

    /// <summary>What stands in a directory: no hidden names, no symbolic link to a directory, and none to a file elsewhere. Thread-safe.</summary>
    public Listing List(string folder)
    {
        try
        {
            return new Listing([.. Look(folder)], ModifiedOf(folder), null);
        }
        catch (DirectoryNotFoundException)
        {
            return new Listing([], null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Listing([], null, e.Message);
        }
    }

    private FileSystemEnumerable<Seen> Look(string folder) =>
        new(Absolute(folder), Describe, new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false })
        {
            ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.' && (!IsLink(ref entry) || IsFileWithin(entry.ToFullPath())),
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
    public Seen? LookAt(string path)
    {
        var file = new FileInfo(Absolute(path));
        if (!file.Exists || (file.LinkTarget is not null && !IsFileWithin(file.FullName)))
        {
            return null;
        }

        if (file.LinkTarget is not null)
        {
            file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        }

        return new Seen(Path.GetFileName(path), false, file.Length, Utc(file.LastWriteTimeUtc));
    }

    /// <summary>When anything last came or went there; long ago where nobody can tell.</summary>
    public DateTimeOffset ModifiedOf(string folder)
    {
        try
        {
            return Utc(Directory.GetLastWriteTimeUtc(Absolute(folder)));
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
        var before = seen?.Modified ?? Utc(File.GetLastWriteTimeUtc(handle));
        var read = 0;
        while (read < buffer.Length && read != seen?.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        var length = read < buffer.Length ? read : RandomAccess.GetLength(handle);
        return Utc(File.GetLastWriteTimeUtc(handle)) == before ? (length, before) : null;
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

    private Seen Describe(ref FileSystemEntry entry)
    {
        if (!IsLink(ref entry))
        {
            return new Seen(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc.ToUniversalTime());
        }

        var target = (FileInfo)File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true)!;
        return new Seen(entry.FileName.ToString(), false, target.Length, Utc(target.LastWriteTimeUtc));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

/// <summary>A name in a directory, with the file's size and the time of its last write.</summary>
internal readonly record struct Seen(string Name, bool IsFolder, long Length, DateTimeOffset Modified);

/// <summary>What a directory held at one moment.</summary>
/// <param name="Entries">In the file system's order.</param>
/// <param name="Modified">When an entry last came, went or was renamed; null where there is no directory.</param>
/// <param name="Error">Why it cannot be read now, else null.</param>
internal sealed record Listing(IReadOnlyList<Seen> Entries, DateTimeOffset? Modified, string? Error);
