using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Checks;

/// <summary>
/// Which article would hold each id and each address if all were public now but drafts and those of categories that are not served.
/// Immutable.
/// </summary>
internal sealed class Holders
{
    private readonly HashSet<Article> _byId = new(ArticleOrder.ById);
    private readonly Dictionary<(DateOnly Day, string Slug), Article> _byAddress = [];

    public Holders(IEnumerable<Article> articles, IReadOnlyList<Category> categories, DateTimeOffset now)
    {
        var unserved = new ServedCategories(categories).UnservedFolders;
        foreach (var article in articles
            .OrderBy(article => article.Draft || unserved.Contains(article.CategoryFolder))
            .ThenBy(article => article.Leaves <= now).ThenBy(article => article, ArticleOrder.OfClaims))
        {
            if (_byId.Add(article))
            {
                _byAddress.TryAdd((article.Day, article.Slug), article);
            }
        }
    }

    /// <summary>The article that holds the id of this one.</summary>
    public Article OfId(Article article) => _byId.TryGetValue(article, out var holder) ? holder : article;

    /// <summary>The article that holds an address; null for none.</summary>
    public Article? OfAddress(DateOnly day, string slug) => _byAddress.GetValueOrDefault((day, slug));
}
