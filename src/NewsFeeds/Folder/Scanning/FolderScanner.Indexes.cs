using System.Collections.Frozen;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Folder.Scanning;

/// <content>The <c>_index.md</c> files are read first, because they say where articles belong and in which zone their dates are.</content>
internal sealed partial class FolderScanner
{
    private void ReadIndexes(Scan scan)
    {
        if (!scan.FoldersChanged && !scan.KindsChanged && scan.Indexes.Count == 0)
        {
            return;
        }

        if (scan.Indexes.Contains(_tree.Top))
        {
            ReadPublication(scan);
        }

        Classify(_tree.Top, scan);
        var folders = _tree.Top.SelfAndBelow().Where(folder => folder is { Parent: not null, Kind: FolderKind.Category })
            .Order(FolderNode.InOrder).ToList();
        foreach (var folder in folders)
        {
            Place(folder, scan);
        }

        var categories = folders.ConvertAll(folder => folder.Category!);
        if (!_categories.SequenceEqual(categories))
        {
            _categories = categories;
            scan.AreCategoriesNew = true;
            scan.Touched.UnionWith(_tree.Top.SelfAndBelow()); // A category that has another path is a new one to the reader of this change.
        }
    }

    /// <summary>Finds out what a folder and all below it stand for.</summary>
    private void Classify(FolderNode folder, Scan scan)
    {
        var kind = folder.KindNow();
        if (folder.Kind != kind)
        {
            folder.Kind = kind;
            ReadAgain([folder], scan);
            if (kind != FolderKind.Category)
            {
                folder.Category = null;
                if (folder.Files.TryGetValue(ContentPath.IndexFile, out var index))
                {
                    HoldBack(folder.PathOf(ContentPath.IndexFile), index, null); // It describes nothing any more.
                }
            }
        }

        foreach (var below in folder.Folders.Values)
        {
            Classify(below, scan);
        }
    }

    private void ReadPublication(Scan scan)
    {
        var before = _publication;
        var last = before == _untitled || _isPublicationUnread ? null : before;
        Publication? read = null;
        _publication = _untitled;
        _isPublicationUnread = false;
        if (_tree.Top.Files.ContainsKey(ContentPath.IndexFile))
        {
            var found = Read(_tree.Top, scan, KeyNames.OfPublication, TimeZoneInfo.Utc, last, Publication);
            _isPublicationUnread = found is null;
            _publication = found ?? _files.ReadUnread(_untitled.Authority);
            if (_publication == last && read is not null)
            {
                _publication = last.InPlaceOf(read);
            }
        }

        scan.IsPublicationNew = before != _publication;
        var isReadAlike = before.TimeZone.Id == _publication.TimeZone.Id
            && (before.Authority, before.Language) == (_publication.Authority, _publication.Language);
        if (!isReadAlike)
        {
            ReadAgain(_tree.Top.SelfAndBelow(), scan); // Dates without an offset, derived ids and rendered words mean something else now.
        }

        Publication Publication(FrontMatterReader keys) => read = IndexReader.Publication(keys, "", _untitled.Authority);
    }

    private void Place(FolderNode folder, Scan scan)
    {
        var before = folder.Category;
        var parent = folder.Parent!.CategoryPath;
        if (before is null || scan.Indexes.Contains(folder) || before.Parent != parent)
        {
            folder.Category = Read(folder, scan, KeyNames.OfCategory, _publication.TimeZone, before?.Under(parent), Category)
                ?? Category(KeysOf(folder, null, KeyNames.OfCategory, _publication.TimeZone));
        }

        if (before?.Path != folder.Category!.Path)
        {
            ReadAgain(folder.SelfAndBundles, scan);
        }

        Category Category(FrontMatterReader keys) => IndexReader.Category(keys, folder.Path, parent);
    }

    /// <summary>
    /// What a folder's <c>_index.md</c> says; without one, what follows from its absence. With an error in it, what it said last counts.
    /// Where it was never good, what can be understood of it counts; null where nothing can. A category that a guard holds back does not
    /// count as it was.
    /// </summary>
    private T? Read<T>(
        FolderNode folder, Scan scan, FrozenDictionary<string, string[]> known, TimeZoneInfo zone, T? last, Func<FrontMatterReader, T> read)
        where T : class
    {
        if (!folder.Files.TryGetValue(ContentPath.IndexFile, out var file))
        {
            return read(KeysOf(folder, null, known, zone));
        }

        var path = folder.PathOf(ContentPath.IndexFile);
        T? index = null;
        var buffer = new byte[Manuscript.MaxFileBytes];
        try
        {
            var matter = _files.Read(path, file, buffer, withBody: false, out var fault);
            var keys = KeysOf(folder, matter?.Root, known, zone);
            index = fault is null ? read(keys) : null;
            scan.Faults.AddRange(fault is null ? keys.Faults : [fault]);
            HoldBack(path, file, fault ?? FirstError(keys.Faults));
        }
        catch (ContentException e)
        {
            scan.Faults.Add(e.Fault);
            HoldBack(path, file, e.Fault);
            if (folder.Parent is not null && LegibleGuards.HoldBackCategory(buffer.AsSpan(0, (int)file.Length)))
            {
                var keys = KeysOf(folder, null, known, zone);
                keys.HoldBack();
                index = read(keys);
            }
        }

        return file.HeldBack && index is not Category { IsHeldBack: true } ? last ?? index : index;
    }

    private static FrontMatterReader KeysOf(
        FolderNode folder, YamlNode? root, FrozenDictionary<string, string[]> known, TimeZoneInfo zone) =>
        new(folder.PathOf(ContentPath.IndexFile), root, known, zone);
}
