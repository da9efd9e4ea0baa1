using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <summary>Reads the files of the content folder whole, each with the size and time that its bytes have. Thread-safe.</summary>
internal sealed class ContentFile(Disk disk)
{
    /// <summary>
    /// A file that was written less than this before it was read may be written again without another time: some file systems count in
    /// steps of two seconds.
    /// </summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(2);

    /// <summary>A larger file is not read at all.</summary>
    private const int MaxWholeBytes = 1 << 30;

    /// <summary>
    /// Reads and parses a file. Its node gets the version of what was read. Null with a fault where the file cannot be read, and null
    /// without a fault where it is gone.
    /// </summary>
    /// <exception cref="ContentException">It was read, and it is not a content file.</exception>
    /// <exception cref="IOException">The service has too many files open.</exception>
    public Manuscript? Read(string path, FileNode file, byte[] buffer, bool withBody, out Fault? fault)
    {
        if (LooksEmpty(path, file))
        {
            fault = null;
            return Manuscript.Parse(path, [], withBody);
        }

        if (ReadVersion(path, file, buffer, out fault) is not { } length)
        {
            return null;
        }

        if (length <= Manuscript.MaxFileBytes)
        {
            return Manuscript.Parse(path, buffer.AsSpan(0, (int)length), withBody);
        }

        fault = new Fault(path, 0, 0, Severity.Error, "too-large", length, Manuscript.MaxFileBytes);
        return null;
    }

    /// <summary>
    /// Reads a file of any size that memory holds. Its node gets the version of what was read. Null with a fault where the file cannot be
    /// read, and null without a fault where it is gone.
    /// </summary>
    /// <exception cref="IOException">The service has too many files open.</exception>
    public byte[]? ReadWhole(string path, FileNode file, out Fault? fault)
    {
        fault = null;
        if (LooksEmpty(path, file))
        {
            return [];
        }

        // One byte more than it had, so that a file that has grown since the scan shows it.
        for (var size = file.Length + 1; size <= MaxWholeBytes; size = file.Length + 1)
        {
            var buffer = new byte[size];
            if (ReadVersion(path, file, buffer, out fault) is not { } length)
            {
                return null;
            }

            if (length < size)
            {
                return buffer[..(int)length];
            }
        }

        fault = new Fault(path, 0, 0, Severity.Error, "too-large/redirects", file.Length, MaxWholeBytes);
        return null;
    }

    /// <summary>Reads a file into the buffer. Null where it cannot be read, with a fault, or is gone.</summary>
    private long? ReadVersion(string path, FileNode file, byte[] buffer, out Fault? fault)
    {
        fault = null;
        try
        {
            for (var tries = 0; tries < 3; tries++)
            {
                if (disk.Read(path, buffer, tries == 0 ? (file.Length, file.Modified) : null) is { } version)
                {
                    (file.Length, file.Modified, file.Stamp) = version;
                    var bytes = buffer.AsSpan(0, (int)Math.Min(version.Length, buffer.Length));
                    file.YoungBytes = IsYoung(version.Modified) ? HashOf(bytes) : 0;
                    return version.Length;
                }
            }

            fault = new Fault(path, 0, 0, Severity.Error, "unreadable/changing");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (Disk.IsUnreadable(e))
        {
            fault = Disk.FaultOf(path, e);
        }

        return null;
    }

    // A named pipe looks empty, too. Opening it would wait for its writer for ever.
    private bool LooksEmpty(string path, FileNode file) => file.Length == 0 && disk.EntryAt(path) is { Length: 0 };

    /// <summary>
    /// Whether a file that has the size and time of its node was written again all the same. Only such a file is read whose time may stand
    /// for two writes.
    /// </summary>
    public bool IsRewritten(string path, FileNode file)
    {
        var before = file.Stamp;
        file.Stamp = disk.StampOf(path);
        if (file.Stamp != before && before != 0)
        {
            return true;
        }

        if (file.YoungBytes == 0)
        {
            return false;
        }

        var buffer = new byte[file.Length];
        var isSame = IsRead(path, buffer) && HashOf(buffer) == file.YoungBytes;
        file.YoungBytes = isSame && !IsYoung(file.Modified) ? 0 : file.YoungBytes;
        return !isSame;
    }

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed. Thread-safe.</summary>
    public Manuscript? ReadNow(string file, byte[] buffer, out int length)
    {
        length = 0;
        try
        {
            // A file that looks empty is not opened: it may be a named pipe, which waits for its writer for ever.
            if (disk.EntryAt(file) is not { Length: > 0 } || disk.Read(file, buffer) is not { } version || version.Length > buffer.Length)
            {
                return null;
            }

            length = (int)version.Length;
            return Manuscript.Parse(file, buffer.AsSpan(0, length), withBody: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            return null;
        }
    }

    /// <summary>The publication whose file cannot be read as it is on disk now.</summary>
    public Publication ReadUnread(string authority)
    {
        var buffer = new byte[Manuscript.MaxFileBytes];
        _ = ReadNow(ContentPath.IndexFile, buffer, out var length);
        return IndexReader.Unread(authority, buffer.AsSpan(0, length));
    }

    /// <summary>Whether a file, as it is on disk now, begins as manuscripts do. It goes into the buffer.</summary>
    public bool BeginsWithFence(string file, byte[] buffer)
    {
        _ = ReadNow(file, buffer, out var length);
        return Fences.Begin(buffer.AsSpan(0, length));
    }

    private bool IsRead(string path, byte[] buffer)
    {
        try
        {
            return disk.Read(path, buffer)?.Length == buffer.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The system's clock, because the system dates files.
    private static bool IsYoung(DateTimeOffset modified) => (DateTimeOffset.UtcNow - modified).Duration() < Young;

    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return MemoryMarshal.Read<ulong>(hash) | 1; // Zero stands for none.
    }

    /// <summary>The words of one version of an article; null when the file does not hold this version any more.</summary>
    /// <exception cref="IOException">The service has too many files open. What shows the words is made later.</exception>
    public ArticleText? ReadText(Article article)
    {
        try
        {
            var file = article.Key;
            var buffer = new byte[article.Revision];
            if (disk.EntryAt(file)?.Length != article.Revision
                || disk.Read(file, buffer) is not { } version || (version.Length, version.Modified) != (article.Revision, article.Modified))
            {
                return null;
            }

            var matter = Manuscript.Parse(file, buffer, withBody: true);
            var keys = new FrontMatterReader(file, matter.Root, KeyNames.OfArticle, TimeZoneInfo.Utc);
            return ArticleReader.Words(keys, matter);
        }
        catch (Exception e) when (e is ContentException || Disk.IsUnreadable(e))
        {
            return null;
        }
    }
}
