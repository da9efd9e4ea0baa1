using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Editions;
using NewsFeeds.Postgres.Following;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Checks articles against each other and against the categories.</summary>
internal static class ArticleChecks
{
    public static IEnumerable<Fault> Run(IReadOnlyList<Article> articles, Masthead masthead, DateTimeOffset now) =>
        [.. Conflicts(articles, new Holders(articles, now)), .. masthead.HasCategories ? UnknownCategories(articles, masthead) : []];

    private static IEnumerable<Fault> Conflicts(IEnumerable<Article> articles, Holders holders)
    {
        foreach (var article in articles)
        {
            if (holders.OfId(article) is var holder && holder != article)
            {
                yield return ListedArticles.SharedId(article, holder);
            }
            else if (holders.OfAddress(article.Day, article.Slug) is { } first && first != article)
            {
                yield return ListedArticles.SharedAddress(article, first);
            }
        }
    }

    /// <summary>Each category that the view does not have is told once, of the first article that names it.</summary>
    private static IEnumerable<Fault> UnknownCategories(IReadOnlyList<Article> articles, Masthead masthead)
    {
        var shape = new EditionShape(masthead.Publication, masthead.Described);
        var own = articles.Where(article => article.Category.Length > 0 && !shape.Categories.ContainsKey(article.Category))
            .Select(article => (Article: article, Words: article.Category, Column: "category"));
        var named = articles.SelectMany(article => article.Categories.Where(words => shape.Resolve(words) is null)
            .Select(words => (Article: article, Words: words, Column: "categories")));
        foreach (var (article, words, column) in own.Concat(named).DistinctBy(each => each.Words, StringComparer.Ordinal))
        {
            yield return shape.NearestTo(words) is { } nearest
                ? new Fault(article.Key, 0, 0, Severity.Warning, "unknown-category/near", words, nearest) { Field = column }
                : new Fault(article.Key, 0, 0, Severity.Warning, "unknown-category", words) { Field = column };
        }
    }
}
