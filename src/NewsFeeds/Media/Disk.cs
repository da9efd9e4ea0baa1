using System.IO.Enumeration;
using NewsFeeds.Articles;

namespace NewsFeeds.Media;

/// <summary>The content folder on disk: names, sizes, times and bytes. Nothing outside of it is ever read. Thread-safe.</summary>
internal sealed class Disk(string root)
{
    // The numbers of EMFILE and ENFILE, which are the same on every Unix.
    private const int TooManyOpenFiles = 24, TooManyOpenFilesInSystem = 23;

    private static readonly EnumerationOptions Everything =
        new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>The folder's absolute path.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>
    /// Whether the folder is there and holds anything that is not hidden. A folder that is not mounted is an empty directory or none.
    /// </summary>
    public bool IsThere
    {
        get
        {
            try
            {
                return Directory.Exists(Root)
                    && Directory.EnumerateFileSystemEntries(Root).Any(entry => !Path.GetFileName(entry).StartsWith('.'));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return IsOutOfHandles(e); // It is there. Whoever lists it hears why that cannot be done.
            }
        }
    }

    /// <summary>Whether the account that runs this may not read the folder, or may not enter one on the way to it.</summary>
    public bool IsClosed
    {
        get
        {
            try
            {
                _ = AttributesOf("") is not null && Directory.EnumerateFileSystemEntries(Root).Any();
                return false;
            }
            catch (UnauthorizedAccessException)
            {
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>The fault of a file that cannot be read.</summary>
    public static Fault FaultOf(string path, Exception e) => e is UnauthorizedAccessException
        ? new Fault(path, 0, 0, Severity.Error, "unreadable/closed")
        : new Fault(path, 0, 0, Severity.Error, "unreadable", e.Message);

    /// <summary>Whether a file or folder itself cannot be read, and the service has not merely too many files open.</summary>
    public static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException && !IsOutOfHandles(e);

    /// <summary>
    /// Whether something cannot be read only because the service, or the whole system, has too many files open. That says nothing of the
    /// file or folder, so it must not be taken for missing.
    /// </summary>
    public static bool IsOutOfHandles(Exception e) =>
        e is IOException { HResult: TooManyOpenFiles or TooManyOpenFilesInSystem }
        || (e is AggregateException several && several.Flatten().InnerExceptions.Any(IsOutOfHandles));

    public string Absolute(string path) => path.Length == 0 ? Root : Path.Combine(Root, path);

    /// <summary>The path below the folder that an absolute one names, <c>/</c> between segments; null when it is elsewhere.</summary>
    public string? Relative(string absolute)
    {
        if (absolute == Root)
        {
            return "";
        }

        return absolute.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? absolute[(Root.Length + 1)..] : null;
    }

    /// <summary>
    /// What stands in a directory. Hidden names are left out, and so are symbolic links to anything but a file of the folder. A link with
    /// the name of an article is listed all the same, so that its editor hears that it cannot be used.
    /// </summary>
    /// <exception cref="IOException">The service has too many files open.</exception>
    public DirectoryListing List(string folder)
    {
        try
        {
            return new DirectoryListing([.. EntriesOf(folder)], ModifiedOf(folder), null);
        }
        catch (DirectoryNotFoundException)
        {
            return new DirectoryListing([], null, null);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new DirectoryListing([], null, e);
        }
    }

    /// <summary>The names in a directory that are not hidden. Where there is none or it cannot be read, there are none.</summary>
    public List<string> NamesIn(string folder)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<string>(Absolute(folder), (ref entry) => entry.FileName.ToString(), Everything)
                {
                    ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.',
                },
            ];
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return [];
        }
    }

    /// <summary>What stands at a place, links not followed; null only when nothing does.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    /// <exception cref="UnauthorizedAccessException">The system may not tell: a folder on the way is closed to us.</exception>
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

    /// <summary>One file; null when it is not there, is a directory or leads out of the folder.</summary>
    public DirectoryEntry? EntryAt(string path)
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

        var modified = WrittenAt(file, static file => file.LastWriteTimeUtc);
        return new DirectoryEntry(Path.GetFileName(path), EntryKind.File, file.Length, modified);
    }

    /// <summary>When anything last came to a directory or left it; long ago where the system does not tell.</summary>
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

    /// <summary>A file's stamp now; 0 where the system does not tell.</summary>
    public ulong StampOf(string path) => LinuxFile.StampOf(Absolute(path));

    /// <summary>
    /// Reads a file into the buffer, and tells which version its bytes are. Of a file larger than the buffer the size alone is right. Null
    /// when the file was written to meanwhile.
    /// </summary>
    /// <param name="path">Relative to the folder.</param>
    /// <param name="buffer">Takes the bytes.</param>
    /// <param name="scanned">
    /// The size and time that a scan found. The file must still have them, and the system is asked two questions less.
    /// </param>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public FileVersion? Read(string path, byte[] buffer, (long Length, DateTimeOffset Modified)? scanned = null)
    {
        var absolute = Absolute(path);
        if (scanned is { } expected && LinuxFile.TryRead(absolute, buffer) is { } quick
            && (quick.Length, quick.Modified) == expected)
        {
            return quick;
        }

        using var handle = File.OpenHandle(absolute, share: FileShare.ReadWrite | FileShare.Delete);
        var before = scanned?.Modified ?? WrittenAt(handle, File.GetLastWriteTimeUtc);
        var read = 0;
        while (read < buffer.Length && read != scanned?.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        var length = read < buffer.Length ? read : RandomAccess.GetLength(handle);
        return WrittenAt(handle, File.GetLastWriteTimeUtc) == before ? new FileVersion(length, before, 0) : null;
    }

    /// <summary>Whether a link leads to a file that lies within the folder when every symbolic link on the way is followed.</summary>
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
            return false; // The link leads round in a circle.
        }
    }

    private FileSystemEnumerable<DirectoryEntry> EntriesOf(string folder) => new(Absolute(folder), Describe, Everything)
    {
        ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.' && (!IsLink(ref entry) || IsListedLink(ref entry)),
    };

    private bool IsListedLink(ref FileSystemEntry entry) =>
        ContentPath.IsText(entry.FileName) || IsFileWithin(entry.ToFullPath());

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
        var name = entry.FileName.ToString();
        if (!IsLink(ref entry))
        {
            return entry.IsDirectory
                ? new DirectoryEntry(name, EntryKind.Folder, 0, WrittenAt(ref entry))
                : new DirectoryEntry(name, EntryKind.File, entry.Length, WrittenAt(ref entry));
        }

        if (!IsFileWithin(entry.ToFullPath()))
        {
            return new DirectoryEntry(name, EntryKind.UnusableLink, 0, WrittenAt(ref entry));
        }

        // Something else may have taken the link's place by now. It is described as what it is.
        var target = File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true) as FileInfo ?? new FileInfo(entry.ToFullPath());
        return new DirectoryEntry(name, EntryKind.File, target.Length, WrittenAt(target, static file => file.LastWriteTimeUtc));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>
    /// When a file was last written; the least of all times where its file system keeps one that no calendar of .NET has. The changes of
    /// such a file are told by its size and by events.
    /// </summary>
    public static DateTimeOffset WrittenAt<T>(T file, Func<T, DateTime> ask)
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
