using System.Runtime.InteropServices;

namespace NewsFeeds.Articles.Folder;

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
    public void LookAt(string place, Look look)
    {
        var slash = place.LastIndexOf('/');
        var name = place[(slash + 1)..];
        var parent = Find(slash < 0 ? "" : place[..slash]);
        if (name == Alone)
        {
            if (parent is not null)
            {
                LookThrough(parent, disk.List(parent.Path), look, deep: false);
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
                LookThrough(Top, disk.List(""), look);
            }
            else if (disk.AttributesOf(place) is not { } attributes)
            {
                Gone(parent!, name, look);
            }
            else if (IsFolder(attributes) && TextFile.Is(name))
            {
                LookThrough(parent!, disk.List(parent!.Path), look, deep: false);
            }
            else if (IsFolder(attributes))
            {
                ForgetFile(parent!, name, look);
                LookThrough(parent!.Folders.GetValueOrDefault(name) ?? Add(parent, name, look), disk.List(place), look);
                Touch(parent, disk.ModifiedOf(parent.Path), look);
            }
            else if (attributes.HasFlag(FileAttributes.ReparsePoint) && TextFile.Is(name))
            {
                LookThrough(parent!, disk.List(parent!.Path), look, deep: false);
            }
            else if (disk.LookAt(place) is { } seen)
            {
                ForgetFolder(parent!, name, look);
                See(parent!, seen with { Name = name }, look, evenIfSame: true);
                Touch(parent!, disk.ModifiedOf(parent!.Path), look);
            }
            else
            {
                Gone(parent!, name, look);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            look.Faults.Add(new Fault(place, 0, 0, Severity.Error, "unreadable", $"cannot be looked at: {e.Message}"));
        }
    }

    private void Gone(FolderNode parent, string name, Look look)
    {
        if (MediaTypes.Of(name) is not null)
        {
            look.Media.Add(parent.PathOf(name)); // a feed may have shown it between two looks, neither of which saw it
        }

        ForgetFile(parent, name, look);
        ForgetFolder(parent, name, look);
        Touch(parent, disk.ModifiedOf(parent.Path), look);
    }

    private void LookThrough(FolderNode folder, Listing listing, Look look, bool deep = true)
    {
        if (listing.Error is { } error)
        {
            // What cannot be looked at keeps what was seen of it: deleting is the only way out of a feed.
            look.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "unreadable", $"the folder cannot be read: {error}"));
            return;
        }

        if (listing.Modified is { } modified)
        {
            Touch(folder, modified, look);
        }

        folder.Files.EnsureCapacity(listing.Entries.Count);
        var standing = 0; // of the files that are known now
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var within = new List<FolderNode>();
        foreach (var entry in listing.Entries)
        {
            if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal) && (entry.IsFolder || TextFile.Is(entry.Name) || MediaTypes.Of(entry.Name) is not null))
            {
                look.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "name-not-utf8", "the name is not UTF-8, so that nothing can be found under it; rename it"));
            }
            else if (entry.Length < 0)
            {
                look.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "unusable-link", "this is a symbolic link that leads to no file, or out of the content folder; it is not followed"));
                standing += Cover(folder, entry.Name, look);
            }
            else if (!entry.IsFolder)
            {
                standing += See(folder, entry, look, evenIfSame: false) ? 1 : 0;
            }
            else if (TextFile.Is(entry.Name))
            {
                look.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Warning, "folder-named-md", "this is a folder with the name of an article; it is not looked into"));
                standing += Cover(folder, entry.Name, look);
            }
            else
            {
                folders.Add(entry.Name);
                if (!folder.Folders.TryGetValue(entry.Name, out var below))
                {
                    within.Add(Add(folder, entry.Name, look));
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
                ForgetFile(folder, gone, look);
            }
        }

        foreach (var gone in folder.Folders.Keys.Where(name => !folders.Contains(name)).ToList())
        {
            ForgetFolder(folder, gone, look);
        }

        // Most of a look is spent here, in the file system, which answers every core.
        var listings = new Listing[within.Count];
        Parallel.For(0, listings.Length, i => listings[i] = disk.List(within[i].Path));
        for (var i = 0; i < listings.Length; i++)
        {
            LookThrough(within[i], listings[i], look);
        }
    }

    /// <summary>What a file said last stands until there is a file again in its place, or nothing.</summary>
    /// <returns>How many files that are: one or none.</returns>
    private static int Cover(FolderNode folder, string name, Look look)
    {
        if (!folder.Files.TryGetValue(name, out var hidden))
        {
            return 0;
        }

        look.Covered.Add(hidden);
        return 1;
    }

    private static FolderNode Add(FolderNode parent, string name, Look look)
    {
        var folder = new FolderNode(parent.PathOf(name), parent);
        parent.Folders.Add(name, folder);
        look.FoldersChanged = true;
        return folder;
    }

    private static bool IsFolder(FileAttributes attributes) => attributes.HasFlag(FileAttributes.Directory) && !attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Notes a file; false where it is of no kind that matters.</summary>
    private static bool See(FolderNode folder, Seen seen, Look look, bool evenIfSame)
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
            look.Media.Add(folder.PathOf(seen.Name));
            folder.Changed = Later(folder.Changed, seen.Modified);
        }
        else if (seen.Name == "_index.md")
        {
            look.Indexes.Add(folder);
            folder.Changed = Later(folder.Changed, seen.Modified);
        }
        else
        {
            look.Read(folder, seen.Name, file);
        }

        return true;
    }

    private void ForgetFile(FolderNode folder, string name, Look look)
    {
        if (IsAway(look) || !folder.Files.Remove(name, out var file))
        {
            return;
        }

        Drop(folder, name, file, look);
        if (name == "_index.md")
        {
            look.Indexes.Add(folder);
        }
    }

    private void ForgetFolder(FolderNode folder, string name, Look look)
    {
        if (IsAway(look) || !folder.Folders.Remove(name, out var gone))
        {
            return;
        }

        look.FoldersChanged = true;
        foreach (var below in gone.SelfAndBelow())
        {
            foreach (var (each, file) in below.Files)
            {
                Drop(below, each, file, look);
            }

            below.Files.Clear(); // what of them was still to be read is not read any more, should the folder be back by then
            look.GoneFolders.Add(below.Path);
        }
    }

    /// <summary>Nothing is gone while the whole is: it may have been unmounted since the look began.</summary>
    private bool IsAway(Look look) => look.IsAway |= !disk.IsThere;

    private static void Drop(FolderNode folder, string name, FileNode file, Look look)
    {
        var path = folder.PathOf(name);
        look.Gone.Add((path, file));
        if (MediaTypes.Of(name) is not null)
        {
            look.Media.Add(path);
        }
    }

    private static void Touch(FolderNode folder, DateTimeOffset modified, Look look)
    {
        folder.Changed = Later(folder.Changed, modified);
        look.Touched = true;
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
