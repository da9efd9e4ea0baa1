using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The categories that hold their path. Of several with one path the first holds it. One that is held back holds none. What lies in a
/// category that is not served is not served either. Immutable.
/// </summary>
internal sealed class ServedCategories
{
    private readonly Dictionary<string, Category> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unservedFolders = new(StringComparer.Ordinal);
    private readonly List<Fault> _conflicts = [];

    /// <param name="categories">All categories, each behind the one around it.</param>
    public ServedCategories(IReadOnlyList<Category> categories)
    {
        foreach (var category in categories)
        {
            if (category.IsHeldBack || _unservedFolders.Contains(Category.ParentOf(category.Folder)))
            {
                _unservedFolders.Add(category.Folder);
            }
            else if (!_byPath.TryAdd(category.Path, category))
            {
                _unservedFolders.Add(category.Folder);
                _conflicts.Add(SharedPath(category, _byPath[category.Path]));
            }
        }
    }

    /// <summary>The categories that hold their path.</summary>
    public IReadOnlyCollection<Category> All => _byPath.Values;

    /// <summary>The folders of the others.</summary>
    public IReadOnlySet<string> UnservedFolders => _unservedFolders;

    /// <summary>Why those are not served whose path another one holds.</summary>
    public IReadOnlyList<Fault> Conflicts => _conflicts;

    private static Fault SharedPath(Category waiting, Category holder) => new Fault(
        ContentPath.IndexOf(waiting.Folder), 0, 0, Severity.Error, "duplicate-category",
        waiting.Folder, holder.Folder, waiting.Path);
}
