using System.Runtime.InteropServices;
using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <summary>Remembers what was seen of the content folder, and finds out by looking what has come, gone and changed. Reads no file. One caller at a time.</summary>
internal sealed class FolderTree(Disk disk)
{
    private const string Alone = ".";

    /// <summary>The place that is a folder's own entries, without what is known below them.</summary>
    public static string PlaceOf(FolderNode folder) => folder.PathOf(Alone);

    /// <summary>The content folder itself.</summary>
    public FolderNode Top { get; } = new("", null);

    /// <summary>
    /// Looks at one place: a file counts as changed whatever its size and time say, a directory is looked through with all below it, and what is
    /// not there any more is gone.
    /// </summary>
    public void Scan(string place, Scan scan)
    {
        var slash = place.LastIndexOf('/');
        var name = place[(slash + 1)..];
        var parent = Find(slash < 0 ? "" : place[..slash]);
        if (name == Alone)
        {
            if (parent is not null)
            {
                ScanFolder(parent, disk.List(parent.Path), scan, deep: false);
            }

            return;
        }

        if (place.Length > 0 && (parent is null || place.Split('/').Any(segment => segment.StartsWith('.'))))
        {
            return; // within a folder that is hidden, a link or not seen yet: the folder's own appearance brings it
        }

        try
        {
            if (place.Length == 0)
            {
                ScanFolder(Top, disk.List(""), scan);
            }
            else if (disk.AttributesOf(place) is not { } attributes)
            {
                Gone(parent!, name, scan);
            }
            else if (IsFolder(attributes) && TextFile.Is(name))
            {
                ScanFolder(parent!, disk.List(parent!.Path), scan, deep: false);
            }
            else if (IsFolder(attributes))
            {
                ForgetFile(parent!, name, scan);
                ScanFolder(parent!.Folders.GetValueOrDefault(name) ?? Add(parent, name, scan), disk.List(place), scan);
                Touch(parent, disk.ModifiedOf(parent.Path), scan);
            }
            else if (attributes.HasFlag(FileAttributes.ReparsePoint) && TextFile.Is(name))
            {
                ScanFolder(parent!, disk.List(parent!.Path), scan, deep: false);
            }
            else if (disk.LookAt(place) is { } seen)
            {
                ForgetFolder(parent!, name, scan);
                See(parent!, seen with { Name = name }, scan, evenIfSame: true);
                Touch(parent!, disk.ModifiedOf(parent!.Path), scan);
            }
            else
            {
                Gone(parent!, name, scan);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            scan.Faults.Add(new Fault(place, 0, 0, Severity.Error, "unreadable", e.Message));
        }
    }

    private void Gone(FolderNode parent, string name, Scan scan)
    {
        if (MediaTypes.Of(name) is not null)
        {
            scan.Media.Add(parent.PathOf(name)); // a feed may have shown it between two looks, neither of which saw it
        }

        ForgetFile(parent, name, scan);
        ForgetFolder(parent, name, scan);
        Touch(parent, disk.ModifiedOf(parent.Path), scan);
    }

    private void ScanFolder(FolderNode folder, DirectoryListing listing, Scan scan, bool deep = true)
    {
        if (listing.Error is { } error)
        {
            // What cannot be looked at keeps what was seen of it: deleting is the only way out of a feed.
            scan.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "unreadable/folder", error));
            return;
        }

        if (listing.Modified is { } modified)
        {
            Touch(folder, modified, scan);
        }

        folder.Files.EnsureCapacity(listing.Entries.Count);
        var standing = 0; // of the files that are known now
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var within = new List<FolderNode>();
        foreach (var entry in listing.Entries)
        {
            if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal) && (entry.IsFolder || TextFile.Is(entry.Name) || MediaTypes.Of(entry.Name) is not null))
            {
                scan.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "name-not-utf8"));
            }
            else if (entry.Length < 0)
            {
                scan.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "unusable-link"));
                standing += Cover(folder, entry.Name, scan);
            }
            else if (!entry.IsFolder)
            {
                standing += See(folder, entry, scan, evenIfSame: false) ? 1 : 0;
            }
            else if (TextFile.Is(entry.Name))
            {
                scan.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Warning, "folder-named-md"));
                standing += Cover(folder, entry.Name, scan);
            }
            else
            {
                folders.Add(entry.Name);
                if (!folder.Folders.TryGetValue(entry.Name, out var below))
                {
                    within.Add(Add(folder, entry.Name, scan));
                }
                else if (deep)
                {
                    within.Add(below);
                }
            }
        }

        if (standing < folder.Files.Count)
        {
            var names = listing.Entries.Where(entry => !entry.IsFolder || TextFile.Is(entry.Name)).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in folder.Files.Keys.Where(name => !names.Contains(name)).ToList())
            {
                ForgetFile(folder, gone, scan);
            }
        }

        foreach (var gone in folder.Folders.Keys.Where(name => !folders.Contains(name)).ToList())
        {
            ForgetFolder(folder, gone, scan);
        }

        // Most of a scan is spent here, in the file system, which answers every core.
        var listings = new DirectoryListing[within.Count];
        Parallel.For(0, listings.Length, i => listings[i] = disk.List(within[i].Path));
        for (var i = 0; i < listings.Length; i++)
        {
            ScanFolder(within[i], listings[i], scan);
        }
    }

    /// <summary>What a file said last stands until there is a file again in its place, or nothing.</summary>
    /// <returns>How many files that are: one or none.</returns>
    private static int Cover(FolderNode folder, string name, Scan scan)
    {
        if (!folder.Files.TryGetValue(name, out var hidden))
        {
            return 0;
        }

        scan.Covered.Add(hidden);
        return 1;
    }

    private static FolderNode Add(FolderNode parent, string name, Scan scan)
    {
        var folder = new FolderNode(parent.PathOf(name), parent);
        parent.Folders.Add(name, folder);
        scan.FoldersChanged = true;
        return folder;
    }

    private static bool IsFolder(FileAttributes attributes) => attributes.HasFlag(FileAttributes.Directory) && !attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Notes a file; false where it is of no kind that matters.</summary>
    private static bool See(FolderNode folder, DirectoryEntry seen, Scan scan, bool evenIfSame)
    {
        var isText = TextFile.Is(seen.Name);
        if (!isText && MediaTypes.Of(seen.Name) is null)
        {
            return false;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(folder.Files, seen.Name, out var isKnown);
        var file = known ??= new FileNode();
        var isSame = isKnown && file.Length == seen.Length && file.Modified == seen.Modified;
        if (isSame && !evenIfSame && !file.HeldBack)
        {
            return true; // what could not be read may be readable now: permissions change neither size nor time
        }

        (file.Length, file.Modified) = (seen.Length, seen.Modified);
        if (!isText)
        {
            scan.Media.Add(folder.PathOf(seen.Name));
            Touch(folder, seen.Modified, scan);
        }
        else if (seen.Name == "_index.md")
        {
            scan.Indexes.Add(folder);
            Touch(folder, seen.Modified, scan);
        }
        else
        {
            scan.Read(folder, seen.Name, file);
        }

        return true;
    }

    private void ForgetFile(FolderNode folder, string name, Scan scan)
    {
        if (IsAway(scan) || !folder.Files.Remove(name, out var file))
        {
            return;
        }

        Drop(folder, name, file, scan);
        if (name == "_index.md")
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

            below.Files.Clear(); // what of them was still to be read is not read any more, should the folder be back by then
            scan.GoneFolders.Add(below.Path);
        }
    }

    /// <summary>Nothing is gone while the whole is: it may have been unmounted since the scan began.</summary>
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

    private static void Touch(FolderNode folder, DateTimeOffset modified, Scan scan)
    {
        folder.Changed = Later(folder.Changed, modified);
        scan.Touched.Add(folder);
    }

    /// <summary>A file that was seen, or null.</summary>
    public FileNode? FindFile(string path)
    {
        var slash = path.LastIndexOf('/');
        return Find(slash < 0 ? "" : path[..slash])?.Files.GetValueOrDefault(path[(slash + 1)..]);
    }

    /// <summary>A folder that was seen, or null.</summary>
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

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
