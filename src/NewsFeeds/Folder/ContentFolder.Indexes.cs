using System.Collections.Frozen;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Folder;

/// <content>The <c>_index.md</c> files are read first, because they say where articles belong and in which zone their dates are.</content>
public sealed partial class ContentFolder
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
            if ((before.TimeZone.Id, before.Authority, before.Language) != (_publication.TimeZone.Id, _publication.Authority, _publication.Language))
            {
                ReadAgain(_tree.Top, scan, withBelow: true); // dates without an offset, derived ids and what is rendered mean something else now
            }
        }

        var categories = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var folder in _tree.Top.SelfAndBelow().Where(folder => folder.Parent is not null).Order(FolderNode.InOrder).ToList())
        {
            Place(folder, categories, scan);
        }

        if (!_categories.Values.SequenceEqual(categories.Values))
        {
            _categories = categories;
        }
    }

    private void Place(FolderNode folder, Dictionary<string, Category> categories, Scan scan)
    {
        var before = folder.Category;
        var parent = folder.Parent!.CategoryPath;
        var category = before;
        if (before is null || scan.Indexes.Contains(folder) || before.Parent != parent)
        {
            category = Read(folder, scan, IndexReader.OfCategory, _publication.TimeZone, before?.Under(parent), keys => IndexReader.Category(keys, folder.Path, parent))
                ?? IndexReader.Category(KeysOf(folder, null, IndexReader.OfCategory, _publication.TimeZone), folder.Path, parent);
        }

        if (!folder.Parent.IsServed)
        {
            category = null;
        }
        else if (!categories.TryAdd(category!.Path, category))
        {
            scan.Faults.Add(new Fault(
                folder.PathOf("_index.md"), 0, 0, Severity.Error, "duplicate-category", folder.Path, categories[category.Path].Folder, category.Path));
            category = null;
        }

        folder.Category = category;
        if (before?.Path != category?.Path)
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
