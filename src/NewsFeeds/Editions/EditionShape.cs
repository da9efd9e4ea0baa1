using System.Collections.Frozen;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Editions;

/// <summary>
/// The publication and its categories without their articles. Immutable. The same instance goes from edition to edition until the
/// publication or a category changes, so whatever shows their names can be kept by its reference.
/// </summary>
public sealed class EditionShape
{
    private readonly FrozenDictionary<string, string> _titles;
    private readonly ILookup<string, Category> _byFolder; // Folded.
    private readonly ILookup<string, Category> _byParent; // In path order.

    /// <param name="publication">The publication.</param>
    /// <param name="categories">Its categories, each path once. One without a path has no listing and is left out.</param>
    internal EditionShape(Publication publication, IEnumerable<Category> categories)
    {
        Publication = publication;
        Categories = categories.Where(category => category.Path.Length > 0)
            .ToFrozenDictionary(category => category.Path, StringComparer.Ordinal);
        _byFolder = Categories.Values.ToLookup(category => NormalForm.Folded(category.Folder), StringComparer.Ordinal);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var former = new Dictionary<string, string>(StringComparer.Ordinal);
        Category[] inOrder = [.. Categories.Values.OrderBy(category => category.Path, StringComparer.Ordinal)];
        _byParent = inOrder.ToLookup(category => category.Parent, StringComparer.Ordinal);
        foreach (var category in inOrder)
        {
            titles.TryAdd(Slug.From(category.Title), category.Path);
            foreach (var alias in category.Aliases.Where(alias => !Categories.ContainsKey(alias)))
            {
                former.TryAdd(alias, category.Path);
            }
        }

        _titles = titles.ToFrozenDictionary(StringComparer.Ordinal);
        FormerPaths = former.ToFrozenDictionary(StringComparer.Ordinal);
        Partners = [.. publication.PartnerFeeds.Select(feed => new PartnerRule(feed, Resolve))];
    }

    /// <summary>The publication.</summary>
    public Publication Publication { get; }

    /// <summary>By path, ordinal; those that are gone included.</summary>
    public FrozenDictionary<string, Category> Categories { get; }

    /// <summary>Former category paths, with the path that each leads to now.</summary>
    public FrozenDictionary<string, string> FormerPaths { get; }

    /// <summary>The rules of the partner feeds.</summary>
    internal IReadOnlyList<PartnerRule> Partners { get; }

    /// <summary>The categories directly below a path, in path order; of the empty path the top level.</summary>
    internal IEnumerable<Category> ChildrenOf(string path) => _byParent[path];

    /// <summary>Whether this path is a former one, or below one: a former path leads on with all that was below it.</summary>
    internal bool IsFormer(string path) => path.Length > 0 && (FormerPaths.ContainsKey(path) || IsFormer(Category.ParentOf(path)));

    /// <summary>Those of some paths that are below none of the others, in order.</summary>
    internal static IEnumerable<string> TopMost(HashSet<string> paths)
    {
        return paths.Where(path => !IsWithin(Category.ParentOf(path))).Order(StringComparer.Ordinal);

        bool IsWithin(string path) => path.Length > 0 && (paths.Contains(path) || IsWithin(Category.ParentOf(path)));
    }

    /// <summary>The category path that an editor's words name, by path, by title or by a former path; null for none.</summary>
    internal string? Resolve(string pathOrTitle)
    {
        var path = Slug.FromPath(pathOrTitle);
        return Categories.ContainsKey(path)
            ? path
            : _titles.GetValueOrDefault(Slug.From(pathOrTitle)) ?? FormerPaths.GetValueOrDefault(path);
    }

    /// <summary>The path of the category that is spelled most like these words; null when none is near.</summary>
    internal string? NearestTo(string words) =>
        Nearest.Of(Slug.FromPath(words), Categories.Keys.Concat(_titles.Keys), 3) is { } slug ? Resolve(slug) : null;

    /// <summary>
    /// The path of the category that a folder is, whatever Unicode form the folder's name is in, and whatever its case where one alone can
    /// be meant; empty for the top folder; null for none.
    /// </summary>
    internal string? Find(string folder) => folder.Length == 0
        ? ""
        : NormalForm.Meant(folder, _byFolder[NormalForm.Folded(folder)], category => category.Folder)?.Path;

    /// <summary>The rules in force for a category: its own, its parents', the publication's.</summary>
    internal FeedRules RulesOf(Category category)
    {
        var rules = category.Rules;
        for (var path = category.Parent; path.Length > 0 && Categories.TryGetValue(path, out var parent); path = parent.Parent)
        {
            rules = rules.Within(parent.Rules);
        }

        return rules.Within(Publication.Rules);
    }
}
