using System.Collections.Frozen;
using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Editions;

/// <summary>Everything that is public at one moment. Immutable and thread-safe; a request takes one edition and reads it to its end.</summary>
public sealed class Edition
{
    /// <summary>Counts up from edition to edition within one process.</summary>
    public required long Number { get; init; }

    /// <summary>The publication.</summary>
    public required Publication Publication { get; init; }

    /// <summary>All categories as one.</summary>
    public required Listing All { get; init; }

    /// <summary>By path, ordinal; those that are gone included.</summary>
    public required FrozenDictionary<string, Listing> Categories { get; init; }

    /// <summary>Former category paths, with the path that each leads to now.</summary>
    public required FrozenDictionary<string, string> FormerPaths { get; init; }

    /// <summary>Paths by folded title, for articles that name a category by its title.</summary>
    public required FrozenDictionary<string, string> Titles { get; init; }

    /// <summary>Public articles by the former addresses that they name: absolute paths such as <c>/2019/05/ten-cu/</c>, or <c>/articles/{day}/{former slug}</c>.</summary>
    public required ImmutableDictionary<string, Article> FormerAddresses { get; init; }

    /// <summary>The public article at an address, or null; of several the newest.</summary>
    public Article? Find(DateOnly day, string slug)
    {
        foreach (var article in Around(day))
        {
            if (article.Day == day && article.Slug == slug)
            {
                return article;
            }
        }

        return null;
    }

    /// <summary>Whether this very version of an article is public.</summary>
    internal bool Holds(Article article)
    {
        foreach (var each in Around(article.Day))
        {
            if (ReferenceEquals(each, article))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The articles of a day, newest first, and some of its neighbours: a date and its day differ by the publication's zone, and a day either side covers every zone.</summary>
    internal ReadOnlySpan<Article> Around(DateOnly day)
    {
        if (day.Year is < 2 or > 9998)
        {
            return []; // the ends of the calendar leave no room for the zones around them
        }

        var articles = All.Articles.AsSpan();
        var newest = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(2);
        articles = articles[Ordered.CountBefore(articles, article => article.Published > newest)..];
        return articles[..Ordered.CountBefore(articles, article => article.Published > newest.AddDays(-3))];
    }

    /// <summary>The categories that an article is filed under: its folder's first, then those it names, each once; not their parents.</summary>
    public IEnumerable<Category> CategoriesOf(Article article) =>
        article.Categories.Select(Resolve).Prepend(article.Category).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(Categories.ContainsKey).Select(path => Categories[path].Category);

    /// <summary>The sub-categories directly below a path, in path order; of the empty path the top level.</summary>
    public IEnumerable<Listing> ChildrenOf(string path) =>
        Categories.Values.Where(each => each.Category.Parent == path).OrderBy(each => each.Category.Path, StringComparer.Ordinal);

    /// <summary>The path that an editor's words name, by path or by title, or null.</summary>
    public string? Resolve(string pathOrTitle) =>
        Slug.FromPath(pathOrTitle) is var path && Categories.ContainsKey(path) ? path : Titles.GetValueOrDefault(Slug.From(pathOrTitle));
}
