using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// The articles that have left by the clock. Tags and people that only they name still have their listings, without entries, so that
/// subscribers meet no error. One writer; not thread-safe.
/// </summary>
internal sealed class PastArticles(ListingNames names)
{
    private readonly HashSet<Article> _articles = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ListingKey, int> _counts = [];

    /// <summary>Whether one of them names a tag or a person.</summary>
    public bool Name(ListingKey key) => _counts.ContainsKey(key);

    /// <summary>Notes whether an article has left at a moment.</summary>
    public void Review(Article article, DateTimeOffset now)
    {
        var hasLeft = !article.Draft && article.Appears < article.Leaves && article.Leaves <= now;
        if (hasLeft ? _articles.Add(article) : _articles.Remove(article))
        {
            Count(article, hasLeft ? 1 : -1);
        }
    }

    /// <summary>Forgets an article that the store has no more.</summary>
    public void Forget(Article article)
    {
        if (_articles.Remove(article))
        {
            Count(article, -1);
        }
    }

    private void Count(Article article, int more)
    {
        List<ListingKey> keys = [];
        names.AddTo(keys, article);
        foreach (var key in keys)
        {
            if ((_counts[key] = _counts.GetValueOrDefault(key) + more) == 0)
            {
                _counts.Remove(key);
            }
        }
    }
}
