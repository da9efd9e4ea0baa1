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

    // The articles whose files' names are not folded, by their folded names. Made when a text first names a file in another spelling.
    private Dictionary<string, HashSet<Article>>? _unfolded;

    // The public articles that stand in no listing.
    private readonly HashSet<Article> _waiting = [];

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
    /// The article of a file, whatever Unicode form the path is in, and whatever its case where one file alone can be meant; null for none.
    /// From now on <see cref="TakeReaddressed"/> tells of it.
    /// </summary>
    public Article? LookUp(string file)
    {
        lock (_lock)
        {
            var folded = NormalForm.Folded(file);
            _lookedUp.Add(folded);
            if (Find(NormalForm.Of(file)) is { } exact)
            {
                return exact;
            }

            return NormalForm.Meant(file, SpelledLike(folded), article => article.Key);
        }
    }

    /// <summary>Whether an article is public and yet in no listing.</summary>
    public bool IsWaiting(Article article)
    {
        lock (_lock)
        {
            return _waiting.Contains(article);
        }
    }

    /// <summary>Notes whether this version of an article stands in a listing. One that is not public does not wait for that.</summary>
    public void MarkListed(Article article, bool isListed)
    {
        lock (_lock)
        {
            var isWaiting = !isListed && _byKey.TryGetValue(article.Key, out var current, out var isPublic)
                && isPublic && ReferenceEquals(current, article);
            if (isWaiting ? _waiting.Add(article) : _waiting.Remove(article))
            {
                NoteReaddressed(article);
            }
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

    /// <summary>Takes an article in, in the place of the one with its key. It waits if that one did, until it is marked.</summary>
    /// <returns>The article whose place it took, and whether that was public; null for none.</returns>
    public (Article Article, bool WasPublic)? Put(Article article, bool isPublic)
    {
        lock (_lock)
        {
            if (_articles.TryAdd(article, isPublic))
            {
                NoteName(article);
                NoteReaddressed(article);
                return null;
            }

            _byKey.Remove(article.Key, out var gone, out var wasPublic);
            ForgetName(gone!);
            _articles.Add(article, isPublic);
            NoteName(article);
            var wasWaiting = _waiting.Remove(gone!);
            var isWaiting = wasWaiting && isPublic && _waiting.Add(article);
            if (isWaiting != wasWaiting || !HaveOneAddress(gone!, article))
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

            ForgetName(gone);
            _waiting.Remove(gone);
            NoteReaddressed(gone);
            return (gone, wasPublic);
        }
    }

    private static bool HaveOneAddress(Article a, Article b) =>
        (a.Draft, a.Day, a.Slug, a.Category, a.Link) == (b.Draft, b.Day, b.Slug, b.Category, b.Link);

    private void NoteReaddressed(Article article)
    {
        if (_lookedUp.Count > 0 && article.Key is var file && _lookedUp.Contains(NormalForm.Folded(file)))
        {
            _readdressed.Add(file);
        }
    }

    private IEnumerable<Article> SpelledLike(string folded)
    {
        if (_unfolded is null)
        {
            _unfolded = new Dictionary<string, HashSet<Article>>(StringComparer.Ordinal);
            foreach (var article in _articles.Keys)
            {
                NoteName(article);
            }
        }

        IEnumerable<Article> unfolded = _unfolded.GetValueOrDefault(folded) ?? [];
        return Find(folded) is { } plain ? unfolded.Append(plain) : unfolded;
    }

    private void NoteName(Article article)
    {
        if (_unfolded is null || article.Key is var file && NormalForm.Folded(file) is var folded && folded == file)
        {
            return;
        }

        if (!_unfolded.TryGetValue(folded, out var alike))
        {
            _unfolded.Add(folded, alike = []);
        }

        alike.Add(article);
    }

    private void ForgetName(Article article)
    {
        if (_unfolded is not null && NormalForm.Folded(article.Key) is var folded
            && _unfolded.TryGetValue(folded, out var alike) && alike.Remove(article) && alike.Count == 0)
        {
            _unfolded.Remove(folded);
        }
    }
}
