using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <summary>
/// The content folder as it was last scanned, and what a scan of a place finds changed since. It goes by names, sizes and times. One caller
/// at a time.
/// </summary>
internal sealed partial class FolderTree(Disk disk, ContentFile files)
{
    private const string OwnEntries = ".";
    private const FileAttributes NoFile = FileAttributes.Directory | FileAttributes.ReparsePoint;

    /// <summary>The content folder itself.</summary>
    public FolderNode Top { get; } = new("", null);

    /// <summary>The place that stands for a folder's own entries, without what is below them.</summary>
    public static string PlaceOf(FolderNode folder) => folder.PathOf(OwnEntries);

    /// <summary>A file that was found, or null.</summary>
    public FileNode? FindFile(string path)
    {
        var slash = path.LastIndexOf('/');
        return Find(slash < 0 ? "" : path[..slash])?.Files.GetValueOrDefault(path[(slash + 1)..]);
    }

    /// <summary>A folder that was found, or null.</summary>
    public FolderNode? Find(string path)
    {
        var folder = Top;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!folder.Folders.TryGetValue(name, out folder!))
            {
                return null;
            }
        }

        return folder;
    }

    /// <summary>
    /// Scans one place. A file there counts as changed whatever its size and time say. A directory is scanned with all below it. What is
    /// not there any more is gone.
    /// </summary>
    public void Scan(string place, Scan scan)
    {
        var slash = place.LastIndexOf('/');
        var name = place[(slash + 1)..];
        var parent = Find(slash < 0 ? "" : place[..slash]);
        if (name == OwnEntries)
        {
            ScanOwnEntries(parent, scan);
            return;
        }

        // A place in a folder that is hidden, linked or not found yet is passed over. Should that folder appear, it is scanned itself.
        if (place.Length > 0 && (parent is null || place.Split('/').Any(segment => segment.StartsWith('.'))))
        {
            return;
        }

        try
        {
            if (place.Length == 0)
            {
                ScanFolder(Top, disk.List(""), scan, withBelow: true);
            }
            else
            {
                ScanEntry(parent!, name, place, scan);
            }
        }
        catch (Exception e) when (Disk.IsUnreadable(e))
        {
            scan.Faults.Add(Disk.FaultOf(place, e));
        }
    }

    private void ScanOwnEntries(FolderNode? folder, Scan scan)
    {
        if (folder is not null)
        {
            ScanFolder(folder, disk.List(folder.Path), scan, withBelow: false);
        }
    }

    private void ScanEntry(FolderNode parent, string name, string place, Scan scan)
    {
        if (disk.AttributesOf(place) is not { } attributes)
        {
            NoteGone(parent, name, scan);
        }
        else if (IsFolder(name, attributes))
        {
            ForgetFile(parent, name, scan);
            ScanFolder(parent.Folders.GetValueOrDefault(name) ?? AddFolder(parent, name, scan), disk.List(place), scan, withBelow: true);
            Touch(parent, disk.ModifiedOf(parent.Path), scan);
        }
        else if (TextFile.Is(name) && (attributes & NoFile) != 0)
        {
            ScanOwnEntries(parent, scan); // Something with the name of an article that is no file: listing its folder tells what it is.
        }
        else if (disk.EntryAt(place) is { } entry)
        {
            ForgetFolder(parent, name, scan);
            NoteFile(parent, entry with { Name = name }, scan, evenIfSame: true);
            Touch(parent, disk.ModifiedOf(parent.Path), scan);
        }
        else
        {
            NoteGone(parent, name, scan);
        }
    }

    private void NoteGone(FolderNode parent, string name, Scan scan)
    {
        if (MediaTypes.Of(name) is not null)
        {
            scan.Media.Add(parent.PathOf(name)); // It may have come and gone between two scans, and been shown meanwhile.
        }

        ForgetFile(parent, name, scan);
        ForgetFolder(parent, name, scan);
        Touch(parent, disk.ModifiedOf(parent.Path), scan);
    }

    private static FolderNode AddFolder(FolderNode parent, string name, Scan scan)
    {
        var folder = new FolderNode(parent.PathOf(name), parent);
        parent.Folders.Add(name, folder);
        scan.FoldersChanged = true;
        return folder;
    }

    private void ForgetFile(FolderNode folder, string name, Scan scan)
    {
        if (IsAway(scan) || !folder.Files.Remove(name, out var file))
        {
            return;
        }

        Drop(folder, name, file, scan);
        scan.KindsChanged |= name == ContentPath.BundleFile;
        scan.AreRedirectsDue |= IsRedirects(folder, name);
        if (name == ContentPath.IndexFile)
        {
            scan.Indexes.Add(folder);
        }
    }

    private void ForgetFolder(FolderNode folder, string name, Scan scan)
    {
        if (IsAway(scan) || !folder.Folders.Remove(name, out var gone))
        {
            return;
        }

        scan.FoldersChanged = true;
        foreach (var below in gone.SelfAndBelow())
        {
            foreach (var (each, file) in below.Files)
            {
                Drop(below, each, file, scan);
            }

            below.Files.Clear(); // Files of it that were still to be read are not read any more.
            scan.GoneFolders.Add(below.Path);
        }
    }

    /// <summary>
    /// Whether the whole content folder is away: it may have been unmounted since the scan began. Then nothing in it is gone.
    /// </summary>
    private bool IsAway(Scan scan) => scan.IsAway |= !disk.IsThere;

    private static void Drop(FolderNode folder, string name, FileNode file, Scan scan)
    {
        var path = folder.PathOf(name);
        scan.Gone.Add((path, file));
        if (MediaTypes.Of(name) is not null)
        {
            scan.Media.Add(path);
        }
    }

    /// <summary>Notes when something in a folder changed.</summary>
    public static void Touch(FolderNode folder, DateTimeOffset modified, Scan scan)
    {
        folder.Changed = folder.Changed > modified ? folder.Changed : modified;
        scan.Touched.Add(folder);
    }

    private static bool IsRedirects(FolderNode folder, string name) => folder.Parent is null && name == ContentPath.RedirectsFile;

    // Web sites have folders whose names end in .html. One whose name ends in .md is a mistake, which its listing reports.
    private static bool IsFolder(string name, FileAttributes attributes) =>
        (attributes & NoFile) == FileAttributes.Directory && !ContentPath.IsMarkdown(name);
}
