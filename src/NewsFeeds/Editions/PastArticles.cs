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
    private readonly Dictionary<ListingKey, HashSet<Article>> _byName = [];

    /// <summary>The tags and people that they name.</summary>
    public IReadOnlyCollection<ListingKey> Keys => _byName.Keys;

    /// <summary>Whether they mention a tag or a person; those of a category that is not served do not count.</summary>
    public bool Mention(ListingKey key, Func<Article, bool> isServed) =>
        _byName.TryGetValue(key, out var articles) && articles.Any(isServed);

    /// <summary>Notes whether an article has left at a moment.</summary>
    public void Review(Article article, DateTimeOffset now)
    {
        var hasLeft = !article.Draft && article.Appears < article.Leaves && article.Leaves <= now;
        if (!hasLeft)
        {
            Forget(article);
        }
        else if (_articles.Add(article))
        {
            foreach (var key in KeysOf(article))
            {
                if (!_byName.TryGetValue(key, out var articles))
                {
                    _byName.Add(key, articles = new(ReferenceEqualityComparer.Instance));
                }

                articles.Add(article);
            }
        }
    }

    /// <summary>Forgets an article that the store has no more.</summary>
    public void Forget(Article article)
    {
        if (!_articles.Remove(article))
        {
            return;
        }

        foreach (var key in KeysOf(article))
        {
            if (_byName.TryGetValue(key, out var articles) && articles.Remove(article) && articles.Count == 0)
            {
                _byName.Remove(key);
            }
        }
    }

    private List<ListingKey> KeysOf(Article article)
    {
        List<ListingKey> keys = [];
        names.AddTo(keys, article);
        return keys;
    }
}
