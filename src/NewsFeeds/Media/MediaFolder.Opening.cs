using NewsFeeds.Text;

namespace NewsFeeds.Media;

/// <content>Opens a file for whoever sends it.</content>
public sealed partial class MediaFolder
{
    // An editor may write to or remove the file while it is read.
    private static readonly FileStreamOptions AsItLies = new()
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0, // Whoever sends it reads in blocks of its own.
    };

    /// <summary>
    /// Opens the file at a path. Its bytes can be read whatever happens to its name from then on. Null where <see cref="Find"/> would find
    /// none if it looked now: the file or a folder on the way may have become a link.
    /// </summary>
    /// <param name="path">A path in the content folder.</param>
    /// <param name="spelled">The file's path as the disk spells it; the same as asked for where there is none.</param>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there and may not be read.</exception>
    public FileStream? Open(string path, out string spelled)
    {
        spelled = path;
        if (NameOf(path) is not { } name || Locate(name) is not { } found || OpenIfThere(Disk.Absolute(found.Path)) is not { } opened)
        {
            return null;
        }

        spelled = found.Path;
        var isServed = false;
        try
        {
            isServed = PlaceOf(opened) is not { } place || IsServed(place); // A link may have taken its place since it was located.
            return isServed ? opened : null;
        }
        finally
        {
            if (!isServed)
            {
                opened.Dispose();
            }
        }
    }

    /// <summary>
    /// The media type of an open file: as it was measured, or by its first bytes where it is not the file that was measured. It is not
    /// measured here, because a request waits.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string MediaTypeOf(string path, FileStream opened)
    {
        var (length, modified) = (opened.Length, Disk.WrittenAt(opened.SafeFileHandle, File.GetLastWriteTimeUtc));
        if (_known.TryGetValue(NormalForm.Of(path), out var known) && (known.Length, known.Modified) == (length, modified))
        {
            return known.MediaType;
        }

        var header = MediaHeader.OfHead(opened.SafeFileHandle, MediaTypes.Of(path)!);
        var file = new MediaFile(path, header.MediaType, header.IsIntact, length, modified, null, null);
        Tell(file, file.Contradiction());
        return header.MediaType;
    }

    /// <summary>When an open file was last written; null where its file system keeps a time that no calendar of .NET has.</summary>
    public static DateTimeOffset? WrittenAt(FileStream opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var written = Disk.WrittenAt(opened.SafeFileHandle, File.GetLastWriteTimeUtc);
        return written > DateTimeOffset.MinValue ? written : null;
    }

    private static FileStream? OpenIfThere(string file)
    {
        try
        {
            return new FileStream(file, AsItLies);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException
            || (e is UnauthorizedAccessException && Directory.Exists(file)))
        {
            return null;
        }
    }

    /// <summary>Where an open file lies, without links, as the kernel tells it. Null on a system that does not tell; Linux does.</summary>
    private static string? PlaceOf(FileStream opened)
    {
        const string Removed = " (deleted)";
        var place = new FileInfo($"/proc/self/fd/{opened.SafeFileHandle.DangerousGetHandle()}").LinkTarget;
        return place is not null && place.EndsWith(Removed, StringComparison.Ordinal) ? place[..^Removed.Length] : place;
    }

    private bool IsServed(string place)
    {
        if (MediaTypes.Of(place) is null || Disk.Relative(place) is not null)
        {
            return MediaTypes.Of(place) is not null;
        }

        return RealPathOf(new DirectoryInfo(Disk.Root)) is { } root && new Disk(root).Relative(place) is not null;
    }

    /// <summary>
    /// A folder's path without the links that may lie above the content folder. Null where links lead round in a circle: it follows as many
    /// as the kernel does.
    /// </summary>
    private static string? RealPathOf(DirectoryInfo folder, int most = 40)
    {
        if (folder.Parent is not { } parent)
        {
            return folder.FullName;
        }

        if (most == 0 || RealPathOf(parent, most) is not { } above)
        {
            return null;
        }

        var here = Path.Combine(above, folder.Name);
        return Directory.ResolveLinkTarget(here, returnFinalTarget: false) is { } target
            ? RealPathOf(new DirectoryInfo(target.FullName), most - 1)
            : here;
    }
}
