using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>The folders and paths of the former site's categories in the content folder.</summary>
internal sealed class CategoryFolders
{
    /// <summary>More parents than these are cut.</summary>
    public const int Deepest = 32;

    // Linux takes 4096 bytes for a whole path.
    private const int LongestPath = 1024;

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal); // Of every path, also of those that were there.
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal); // By key.

    /// <param name="there">The categories of the content folder before the import.</param>
    /// <param name="terms">The former site's categories by key.</param>
    public CategoryFolders(IEnumerable<Category> there, IReadOnlyDictionary<string, SourceTerm> terms)
    {
        foreach (var category in there)
        {
            _folders.TryAdd(category.Path, category.Folder);
        }

        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms.Values.OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            Place(term, terms, own, depth: 0);
        }
    }

    /// <summary>The categories of the former site, those around others first.</summary>
    public IEnumerable<(string Key, string Path)> All =>
        _paths.Select(each => (each.Key, each.Value)).OrderBy(each => each.Value, StringComparer.Ordinal);

    /// <summary>The category's path in addresses.</summary>
    public string PathOf(string key) => _paths[key];

    /// <summary>The category's folder in the content folder.</summary>
    public string FolderOf(string key) => _folders[_paths[key]];

    // A chain of parents that leads in a circle is cut.
    private string Place(SourceTerm term, IReadOnlyDictionary<string, SourceTerm> terms, HashSet<string> own, int depth)
    {
        if (_paths.TryGetValue(term.Key, out var placed))
        {
            return placed;
        }

        var parent = depth < Deepest && term.Parent is { } key && terms.TryGetValue(key, out var around)
            ? Place(around, terms, own, depth + 1)
            : "";
        if (_paths.TryGetValue(term.Key, out placed))
        {
            return placed; // It stands in a circle with its parent.
        }

        if (parent.Count('/') + 1 >= Deepest || parent.Length > LongestPath)
        {
            parent = "";
        }

        var name = ContentName.Of(Uri.UnescapeDataString(term.Key), term.Name);
        for (var other = 1; ; other++)
        {
            var folder = other == 1 ? name : $"{name}-{other}";
            var path = Below(parent, Slug.From(folder));
            if (own.Add(path))
            {
                _folders.TryAdd(path, Below(parent.Length == 0 ? "" : _folders[parent], folder));
                return _paths[term.Key] = path;
            }
        }
    }

    private static string Below(string parent, string name) => parent.Length == 0 ? name : $"{parent}/{name}";
}
