using System.Collections.Frozen;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Folder.Scanning;

/// <content>The <c>_index.md</c> files are read first, because they say where articles belong and in which zone their dates are.</content>
internal sealed partial class FolderScanner
{
    private void ReadIndexes(Scan scan)
    {
        if (!scan.FoldersChanged && scan.Indexes.Count == 0)
        {
            return;
        }

        if (scan.Indexes.Contains(_tree.Top))
        {
            var before = _publication;
            _publication = !_tree.Top.Files.ContainsKey("_index.md") ? _untitled
                : Read(_tree.Top, scan, IndexReader.OfPublication, TimeZoneInfo.Utc, before == _untitled ? null : before, keys => IndexReader.Publication(keys, "", _untitled.Authority)) ?? _untitled;
            scan.IsPublicationNew = before != _publication;
            if ((before.TimeZone.Id, before.Authority, before.Language) != (_publication.TimeZone.Id, _publication.Authority, _publication.Language))
            {
                ReadAgain(_tree.Top, scan, withBelow: true); // dates without an offset, derived ids and what is rendered mean something else now
            }
        }

        var folders = _tree.Top.SelfAndBelow().Where(folder => folder.Parent is not null).Order(FolderNode.InOrder).ToList();
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

    private void Place(FolderNode folder, Scan scan)
    {
        var before = folder.Category;
        var parent = folder.Parent!.CategoryPath;
        if (before is null || scan.Indexes.Contains(folder) || before.Parent != parent)
        {
            folder.Category = Read(
                folder, scan, IndexReader.OfCategory, _publication.TimeZone, before?.Under(parent), keys => IndexReader.Category(keys, folder.Path, parent))
                ?? IndexReader.Category(KeysOf(folder, null, IndexReader.OfCategory, _publication.TimeZone), folder.Path, parent);
        }

        if (before?.Path != folder.Category!.Path)
        {
            ReadAgain(folder, scan, withBelow: false);
        }
    }

    /// <summary>
    /// What a folder's <c>_index.md</c> says, or where there is none what its absence says. With an error in it, it says what it said last; at first what of it
    /// can be understood; null for nothing.
    /// </summary>
    private T? Read<T>(FolderNode folder, Scan scan, FrozenSet<string> known, TimeZoneInfo zone, T? last, Func<FrontMatterReader, T> read)
        where T : class
    {
        if (!folder.Files.TryGetValue("_index.md", out var file))
        {
            return read(KeysOf(folder, null, known, zone));
        }

        T? index = null;
        try
        {
            var matter = _files.Read(folder.PathOf("_index.md"), file, new byte[Manuscript.MaxFileBytes], withBody: false, out var fault);
            var keys = KeysOf(folder, matter?.Root, known, zone);
            index = fault is null ? read(keys) : null;
            scan.Faults.AddRange(fault is null ? keys.Faults : [fault]);
            HoldBack(file, fault is not null || keys.HasErrors);
        }
        catch (ContentException e)
        {
            scan.Faults.Add(e.Fault);
            HoldBack(file, true);
        }

        return file.HeldBack ? last ?? index : index;
    }

    private static FrontMatterReader KeysOf(FolderNode folder, YamlNode? root, FrozenSet<string> known, TimeZoneInfo zone) => new(folder.PathOf("_index.md"), root, known, zone);
}
