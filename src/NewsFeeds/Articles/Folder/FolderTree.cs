namespace NewsFeeds.Articles.Folder;

/// <summary>Remembers what was seen of the content folder, and finds out by looking what has come, gone and changed. Reads no file. One caller at a time.</summary>
internal sealed class FolderTree(Disk disk)
{
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
        if (place.Length > 0 && (parent is null || place.Split('/').Any(segment => segment.StartsWith('.'))))
        {
            return; // within a folder that is hidden, a link or not seen yet: the folder's own appearance brings it
        }

        try
        {
            if (place.Length == 0)
            {
                LookThrough(Top, look);
            }
            else if (Directory.Exists(disk.Absolute(place)))
            {
                if (parent!.Folders.TryGetValue(name, out var folder))
                {
                    LookThrough(folder, look);
                }
                else
                {
                    LookThrough(parent, look, deep: false);
                }
            }
            else if (disk.LookAt(place) is { } seen)
            {
                See(parent!, seen with { Name = name }, look, evenIfSame: true);
                Touch(parent!, look);
            }
            else
            {
                ForgetFile(parent!, name, look);
                ForgetFolder(parent!, name, look);
                Touch(parent!, look);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            look.Faults.Add(new Fault(place, 0, 0, Severity.Error, "unreadable", $"cannot be looked at: {e.Message}"));
        }
    }

    private void LookThrough(FolderNode folder, Look look, bool deep = true)
    {
        List<Seen> entries;
        try
        {
            entries = [.. disk.Look(folder.Path)];
            Touch(folder, look);
        }
        catch (DirectoryNotFoundException)
        {
            entries = [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be looked at keeps what was seen of it: deleting is the only way out of a feed.
            look.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "unreadable", $"the folder cannot be read: {e.Message}"));
            return;
        }

        var files = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!entry.IsFolder)
            {
                files.Add(entry.Name);
                See(folder, entry, look, evenIfSame: false);
            }
            else if (entry.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            {
                look.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Warning, "folder-named-md", "this is a folder with the name of an article; it is not looked into"));
                files.Add(entry.Name);
                if (folder.Files.TryGetValue(entry.Name, out var hidden))
                {
                    look.Covered.Add(hidden); // what the file said last stands until there is a file again, or nothing
                }
            }
            else
            {
                folders.Add(entry.Name);
                if (!folder.Folders.TryGetValue(entry.Name, out var below))
                {
                    folder.Folders.Add(entry.Name, below = new FolderNode(folder.PathOf(entry.Name), folder));
                    look.FoldersChanged = true;
                    LookThrough(below, look);
                }
                else if (deep)
                {
                    LookThrough(below, look);
                }
            }
        }

        foreach (var gone in folder.Files.Keys.Where(name => !files.Contains(name)).ToList())
        {
            ForgetFile(folder, gone, look);
        }

        foreach (var gone in folder.Folders.Keys.Where(name => !folders.Contains(name)).ToList())
        {
            ForgetFolder(folder, gone, look);
        }
    }

    private static void See(FolderNode folder, Seen seen, Look look, bool evenIfSame)
    {
        var isText = seen.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        if (!isText && MediaTypes.Of(seen.Name) is null)
        {
            return;
        }

        var isNew = !folder.Files.TryGetValue(seen.Name, out var file);
        if (isNew)
        {
            folder.Files.Add(seen.Name, file = new FileNode());
        }

        var isSame = !isNew && file!.Length == seen.Length && file.Modified == seen.Modified;
        if (isSame && !evenIfSame && !file!.HeldBack)
        {
            return; // what could not be read may be readable now: permissions change neither size nor time
        }

        (file!.Length, file.Modified) = (seen.Length, seen.Modified);
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
            look.Articles.Add((folder, seen.Name));
        }
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

    private void Touch(FolderNode folder, Look look)
    {
        folder.Changed = Later(folder.Changed, disk.ModifiedOf(folder.Path));
        look.Touched = true;
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
