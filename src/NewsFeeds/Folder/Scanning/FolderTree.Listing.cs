using System.Runtime.InteropServices;
using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <content>Compares a directory's listing with what was found before.</content>
internal sealed partial class FolderTree
{
    private void ScanFolder(FolderNode folder, DirectoryListing listing, Scan scan, bool withBelow)
    {
        if (listing.Error is { } error)
        {
            // A folder that cannot be listed keeps what was found in it: only a deletion takes an article out of a feed.
            var path = folder.PathOf(ContentPath.IndexFile);
            scan.Faults.Add(error is UnauthorizedAccessException
                ? new Fault(path, 0, 0, Severity.Error, "unreadable/closed-folder")
                : new Fault(path, 0, 0, Severity.Error, "unreadable/folder", error.Message));
            return;
        }

        if (listing.Modified is { } modified)
        {
            Touch(folder, modified, scan);
        }

        folder.Files.EnsureCapacity(listing.Entries.Count);
        var known = 0;
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var below = new List<FolderNode>();
        foreach (var entry in listing.Entries)
        {
            if (IsMisnamed(entry))
            {
                scan.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "name-not-utf8"));
            }
            else if (entry.Kind == EntryKind.UnusableLink)
            {
                known += Cover(folder, entry.Name, new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "unusable-link"), scan);
            }
            else if (entry.Kind == EntryKind.File)
            {
                known += NoteFile(folder, entry, scan, evenIfSame: false) ? 1 : 0;
            }
            else if (ContentPath.IsMarkdown(entry.Name))
            {
                known += Cover(folder, entry.Name, new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Error, "folder-named-md"), scan);
            }
            else
            {
                folders.Add(entry.Name);
                if (!folder.Folders.TryGetValue(entry.Name, out var node))
                {
                    below.Add(AddFolder(folder, entry.Name, scan));
                }
                else if (withBelow)
                {
                    below.Add(node);
                }
            }
        }

        if (known < folder.Files.Count)
        {
            ForgetMissingFiles(folder, listing, scan);
        }

        foreach (var gone in folder.Folders.Keys.Where(name => !folders.Contains(name)).ToList())
        {
            ForgetFolder(folder, gone, scan);
        }

        // Most of a scan's time is spent here, in the file system, which answers every core.
        var listings = new DirectoryListing[below.Count];
        Parallel.For(0, listings.Length, i => listings[i] = disk.List(below[i].Path));
        for (var i = 0; i < listings.Length; i++)
        {
            ScanFolder(below[i], listings[i], scan, withBelow: true);
        }
    }

    private void ForgetMissingFiles(FolderNode folder, DirectoryListing listing, Scan scan)
    {
        var names = listing.Entries.Where(entry => entry.Kind != EntryKind.Folder || ContentPath.IsMarkdown(entry.Name))
            .Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in folder.Files.Keys.Where(name => !names.Contains(name)).ToList())
        {
            ForgetFile(folder, gone, scan);
        }
    }

    /// <summary>
    /// Whether a name that matters is not UTF-8: the framework gives U+FFFD for what it cannot decode, and finds nothing under that name.
    /// </summary>
    private static bool IsMisnamed(DirectoryEntry entry) =>
        entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
        && (entry.Kind == EntryKind.Folder || TextFile.Is(entry.Name) || MediaTypes.Of(entry.Name) is not null);

    /// <summary>
    /// Something that is no file has taken a file's place. What the file said last stands until there is a file again, or nothing.
    /// </summary>
    /// <returns>How many known files that are: one or none.</returns>
    private static int Cover(FolderNode folder, string name, Fault why, Scan scan)
    {
        scan.Faults.Add(why);
        if (!folder.Files.TryGetValue(name, out var hidden))
        {
            return 0;
        }

        scan.Covered.Add((hidden, why));
        return 1;
    }

    /// <summary>Notes a file; false where it is of no kind that matters.</summary>
    private bool NoteFile(FolderNode folder, DirectoryEntry entry, Scan scan, bool evenIfSame)
    {
        var isText = TextFile.Is(entry.Name);
        var areRedirects = IsRedirects(folder, entry.Name);
        if (!isText && !areRedirects && MediaTypes.Of(entry.Name) is null)
        {
            return false;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(folder.Files, entry.Name, out var isKnown);
        var file = known ??= new FileNode();
        var isSame = isKnown && file.Length == entry.Length && file.Modified == entry.Modified;

        // A file that could not be read is tried again: its permissions may have changed, and neither size nor time shows that.
        if (isSame && !evenIfSame && !file.HeldBack && !files.IsRewritten(folder.PathOf(entry.Name), file))
        {
            return true;
        }

        (file.Length, file.Modified) = (entry.Length, entry.Modified);
        if (areRedirects)
        {
            scan.AreRedirectsDue = true;
        }
        else if (!isText)
        {
            scan.Media.Add(folder.PathOf(entry.Name));
            Touch(folder, entry.Modified, scan);
        }
        else if (entry.Name == ContentPath.IndexFile)
        {
            scan.Indexes.Add(folder);
            Touch(folder, entry.Modified, scan);
        }
        else
        {
            scan.KindsChanged |= !isKnown && entry.Name == ContentPath.BundleFile;
            scan.Read(folder, entry.Name, file);
        }

        return true;
    }
}
