using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>Addresses of the former site that lead to tags, people, categories and, where it used plain addresses, to posts.</summary>
internal sealed class FormerAddresses(SourceSite site, CategoryFolders folders)
{
    // A key of YAML has at most 1,024 characters. WordPress's slugs have at most 200.
    private const int LongestAddress = 1_000;

    private readonly SortedDictionary<string, string> _targets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    /// <summary>The addresses, in ordinal order, each with the path where it leads.</summary>
    public IReadOnlyDictionary<string, string> All => _targets;

    /// <summary>Adds the addresses of tags, people and categories.</summary>
    /// <param name="isPlain">Whether the site used plain addresses, such as <c>/?cat=4</c>.</param>
    public void AddSite(bool isPlain)
    {
        foreach (var tag in site.Tags.Where(HasPage))
        {
            Add(NamedPath("tag", tag.Key), PathOf("tags", tag.Name));
            if (isPlain)
            {
                Add($"/?tag={tag.Key}", PathOf("tags", tag.Name));
            }
        }

        foreach (var author in site.Authors.Where(HasPage))
        {
            Add(NamedPath("author", author.Key), PathOf("authors", author.Name));
            if (isPlain && author.Number > 0)
            {
                Add("/?" + Numbered("author", author.Number), PathOf("authors", author.Name));
            }
        }

        foreach (var (key, path) in folders.All)
        {
            AddCategory(site.Categories[key], path, isPlain);
        }
    }

    /// <summary>Adds the plain address of a post.</summary>
    public void AddPost(SourcePost post, DateOnly day, string slug) =>
        Add("/?" + Numbered(post.IsPage ? "page_id" : "p", post.Number), Address.Article(day, slug).Path);

    private void AddCategory(SourceTerm term, string path, bool isPlain)
    {
        // The service itself leads from WordPress's address of a category to the one with the same path.
        var former = FormerCategory(term);
        if (Slug.FromPath(Uri.UnescapeDataString(former)) != path)
        {
            Add(FormerPath.Written($"/category/{former}/"), Address.Page(path).Path);
        }

        if (isPlain && term.Number > 0)
        {
            Add("/?" + Numbered("cat", term.Number), Address.Page(path).Path);
        }
    }

    private string FormerCategory(SourceTerm term)
    {
        var segments = new List<string> { term.Key };
        for (var parent = term.Parent; parent is not null && segments.Count < CategoryFolders.Deepest;)
        {
            segments.Insert(0, parent);
            parent = site.Categories.GetValueOrDefault(parent)?.Parent;
        }

        return string.Join('/', segments);
    }

    private void Add(string former, string target)
    {
        if (former != target && former.Length <= LongestAddress && Alias.Of(former) is { } alias && _aliases.Add(alias))
        {
            _targets.Add(former, target);
        }
    }

    // A name without a letter or a digit has no address.
    private static bool HasPage(SourceTerm term) => NameSegment.Of(term.Name).Length > 0;

    private static string NamedPath(string kind, string key) => FormerPath.Written($"/{kind}/{key}/");

    private static string PathOf(string kind, string name) => $"/{kind}/{NameSegment.Of(name)}/";

    private static string Numbered(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name}={number}");
}
