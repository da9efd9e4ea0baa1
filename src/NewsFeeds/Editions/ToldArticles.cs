using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Editions;

/// <summary>
/// Every article that the store told, by its file, and whether it is public. That is remembered: when the system's clock is set back, what
/// is out stays out. One writer changes it; any thread may look an article up.
/// </summary>
internal sealed class ToldArticles
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Article, bool> _articles = new(ArticleOrder.ByKey);
    private readonly Dictionary<Article, bool>.AlternateLookup<ReadOnlySpan<char>> _byKey;

    // The folded paths that were looked up. Texts link to few articles, so few changes matter to them.
    private readonly HashSet<string> _lookedUp = new(StringComparer.Ordinal);
    private List<string> _readdressed = [];

    public ToldArticles() => _byKey = _articles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All of them with whether each is public. For the writer.</summary>
    public IReadOnlyDictionary<Article, bool> All => _articles;

    /// <summary>The folded paths that were looked up.</summary>
    public List<string> LookedUp
    {
        get
        {
            lock (_lock)
            {
                return [.. _lookedUp];
            }
        }
    }

    /// <summary>Makes room for as many more at once.</summary>
    public void Expect(int more)
    {
        lock (_lock)
        {
            _articles.EnsureCapacity(_articles.Count + more);
        }
    }

    /// <summary>The article of a file; null for none. For the writer.</summary>
    public Article? Find(string file) => _byKey.TryGetValue(file, out var article, out _) ? article : null;

    /// <summary>
    /// The article of a file, whatever Unicode form the path is in; null for none. From now on <see cref="TakeReaddressed"/> tells of it.
    /// </summary>
    public Article? LookUp(string file)
    {
        lock (_lock)
        {
            _lookedUp.Add(NormalForm.Folded(file));
            return Find(file) ?? Find(NormalForm.Of(file)) ?? Find(NormalForm.Of(file, NormalizationForm.FormD));
        }
    }

    /// <summary>
    /// The files that were looked up and whose article came, went or got another address since this was last asked.
    /// </summary>
    public List<string> TakeReaddressed()
    {
        lock (_lock)
        {
            var readdressed = _readdressed;
            _readdressed = [];
            return readdressed;
        }
    }

    /// <summary>Notes whether an article is public. Returns false where that was known.</summary>
    public bool Mark(Article article, bool isPublic)
    {
        lock (_lock)
        {
            var isNew = _articles[article] != isPublic;
            _articles[article] = isPublic;
            return isNew;
        }
    }

    /// <summary>Takes an article in, in the place of the one with its key.</summary>
    /// <returns>The article whose place it took, and whether that was public; null for none.</returns>
    public (Article Article, bool WasPublic)? Put(Article article, bool isPublic)
    {
        lock (_lock)
        {
            if (_articles.TryAdd(article, isPublic))
            {
                NoteReaddressed(article);
                return null;
            }

            _byKey.Remove(article.File, out var gone, out var wasPublic);
            _articles.Add(article, isPublic);
            if (!HaveOneAddress(gone!, article))
            {
                NoteReaddressed(article);
            }

            return (gone!, wasPublic);
        }
    }

    /// <summary>Lets the article of a key go.</summary>
    /// <returns>The article, and whether it was public; null for none.</returns>
    public (Article Article, bool WasPublic)? Remove(string key)
    {
        lock (_lock)
        {
            if (!_byKey.Remove(key, out var gone, out var wasPublic))
            {
                return null;
            }

            NoteReaddressed(gone);
            return (gone, wasPublic);
        }
    }

    private static bool HaveOneAddress(Article a, Article b) =>
        (a.Draft, a.Day, a.Slug, a.Category, a.Link) == (b.Draft, b.Day, b.Slug, b.Category, b.Link);

    private void NoteReaddressed(Article article)
    {
        if (_lookedUp.Count > 0 && article.File is var file && _lookedUp.Contains(NormalForm.Folded(file)))
        {
            _readdressed.Add(file);
        }
    }
}
