using System.Collections.Frozen;

namespace NewsFeeds.Articles.Folder;

/// <content>The <c>_index.md</c> files are read first, because they say where articles belong and in which zone their dates are.</content>
public sealed partial class ContentFolder
{
    private void ReadIndexes(Look look)
    {
        if (!look.FoldersChanged && look.Indexes.Count == 0)
        {
            return;
        }

        if (look.Indexes.Contains(_tree.Top) && ReadKeys(_tree.Top, look, IndexReader.OfPublication, TimeZoneInfo.Utc) is { } keys)
        {
            var before = _publication;
            _publication = _tree.Top.Files.ContainsKey("_index.md") ? IndexReader.Publication(keys, "", _defaultAuthority) : IndexReader.Untitled(_defaultAuthority);
            look.Faults.AddRange(keys.Faults);
            if ((before.TimeZone.Id, before.Authority, before.Language) != (_publication.TimeZone.Id, _publication.Authority, _publication.Language))
            {
                ReadAgain(_tree.Top, look, withBelow: true); // dates without an offset, derived ids and what is rendered mean something else now
            }
        }

        var categories = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var folder in _tree.Top.SelfAndBelow().Where(folder => folder.Parent is not null).Order(FolderNode.InOrder).ToList())
        {
            Place(folder, categories, look);
        }

        if (!_categories.Values.SequenceEqual(categories.Values))
        {
            _categories = categories;
        }
    }

    private void Place(FolderNode folder, Dictionary<string, Category> categories, Look look)
    {
        var before = folder.Category;
        var parent = folder.Parent!.CategoryPath;
        var category = before;
        if (before is null || look.Indexes.Contains(folder) || before.Parent != parent)
        {
            var keys = ReadKeys(folder, look, IndexReader.OfCategory, _publication.TimeZone)
                ?? (before is null ? new Keys(folder.PathOf("_index.md"), null, IndexReader.OfCategory, _publication.TimeZone) : null);
            if (keys is not null)
            {
                category = IndexReader.Category(keys, folder.Path, parent);
                look.Faults.AddRange(keys.Faults);
            }
            else
            {
                category = before!.Under(parent);
            }
        }

        if (!folder.Parent.IsServed)
        {
            category = null;
        }
        else if (!categories.TryAdd(category!.Path, category))
        {
            look.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "duplicate-category",
                $"'{folder.Path}' and '{categories[category.Path].Folder}' are both the category '{category.Path}'; rename one folder, or give one a 'slug' ('{categories[category.Path].Folder}' is served)"));
            category = null;
        }

        folder.Category = category;
        if (before?.Path != category?.Path)
        {
            ReadAgain(folder, look, withBelow: false);
        }
    }

    /// <summary>The keys of a folder's <c>_index.md</c>, none when there is no such file, null when it cannot be read: then what it said last stands.</summary>
    private Keys? ReadKeys(FolderNode folder, Look look, FrozenSet<string> known, TimeZoneInfo zone)
    {
        var path = folder.PathOf("_index.md");
        if (!folder.Files.TryGetValue("_index.md", out var file))
        {
            return new Keys(path, null, known, zone);
        }

        try
        {
            var matter = _files.Read(path, file, new byte[FrontMatter.MaxFileBytes], withBody: false, out var fault);
            var keys = new Keys(path, matter?.Root, known, zone);
            if (fault is null && !keys.HasErrors)
            {
                HoldBack(file, false);
                return keys;
            }

            look.Faults.AddRange(fault is null ? keys.Faults : [fault]);
        }
        catch (ContentException e)
        {
            look.Faults.Add(e.Fault);
        }

        HoldBack(file, true);
        return null;
    }
}
