using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder;

/// <summary>Which file an id belongs to. Of several files with one id the first in path order is served, drafts last, and the others wait.</summary>
internal sealed class Identities
{
    /// <summary>In which articles of one id come into its place; a copy that is still a draft takes it from nobody.</summary>
    public static readonly Comparer<Article> InOrder = Comparer<Article>.Create((a, b) =>
        a.Draft.CompareTo(b.Draft) is not 0 and var byDraft ? byDraft : string.CompareOrdinal(a.File, b.File));

    private readonly HashSet<Article> _served = new(new ById());
    private readonly Dictionary<string, List<Article>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Makes room at once for as many more.</summary>
    public void Expect(int articles, Served served)
    {
        _served.EnsureCapacity(_served.Count + articles);
        served.Expect(articles);
    }

    /// <summary>Lets an article in; tells whose place it took or who keeps the place, or null when the id was free.</summary>
    public Article? Add(Article article, Served served)
    {
        if (_served.Add(article))
        {
            served.Add(article);
            return null;
        }

        _served.TryGetValue(article, out var found);
        var holder = found!;
        var (first, second) = InOrder.Compare(article, holder) < 0 ? (article, holder) : (holder, article);
        if (first != holder)
        {
            _served.Remove(holder);
            _served.Add(first);
            served.Remove(holder);
            served.Add(first);
        }

        if (!_waiting.TryGetValue(article.Id, out var waiting))
        {
            _waiting.Add(article.Id, waiting = []);
        }

        waiting.Add(second);
        return holder;
    }

    public void Remove(Article article, Served served)
    {
        var waiting = _waiting.Count == 0 ? null : _waiting.GetValueOrDefault(article.Id);
        if (!IsServed(article))
        {
            waiting?.Remove(article);
        }
        else
        {
            _served.Remove(article);
            served.Remove(article);
            if (waiting?.Min(InOrder) is { } next)
            {
                waiting.Remove(next);
                _served.Add(next);
                served.Add(next);
            }
        }

        if (waiting is { Count: 0 })
        {
            _waiting.Remove(article.Id);
        }
    }

    /// <summary>Puts a new reference in the place of the same version.</summary>
    public void Replace(Article article, Article renewed, Served served)
    {
        if (IsServed(article))
        {
            _served.Remove(article);
            _served.Add(renewed);
            served.Remove(article);
            served.Add(renewed);
        }
        else if (_waiting.TryGetValue(article.Id, out var waiting) && waiting.IndexOf(article) is var at and >= 0)
        {
            waiting[at] = renewed;
        }
    }

    private bool IsServed(Article article) => _served.TryGetValue(article, out var found) && found == article;

    /// <summary>Compares ids without keeping them: a derived one is put together on the stack to be hashed.</summary>
    private sealed class ById : IEqualityComparer<Article>
    {
        public bool Equals(Article? x, Article? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Id == y.Id);

        public int GetHashCode(Article article)
        {
            if (article.OwnId is { } own)
            {
                return string.GetHashCode(own, StringComparison.Ordinal);
            }

            Span<char> id = stackalloc char[256];
            return id.TryWrite(CultureInfo.InvariantCulture, $"tag:{article.Authority}:{article.Day:yyyy-MM-dd}/{article.Slug}", out var length)
                ? string.GetHashCode(id[..length], StringComparison.Ordinal)
                : string.GetHashCode(article.Id, StringComparison.Ordinal);
        }
    }

    /// <summary>The net effect of a change: an article that came and went again within it is in neither list.</summary>
    public sealed class Served
    {
        private readonly HashSet<Article> _added = [];
        private readonly HashSet<Article> _removed = [];

        public void Expect(int articles) => _added.EnsureCapacity(articles);

        public IReadOnlyList<Article> Added => [.. _added];

        public IReadOnlyList<Article> Removed => [.. _removed];

        public void Add(Article article)
        {
            if (!_removed.Remove(article))
            {
                _added.Add(article);
            }
        }

        public void Remove(Article article)
        {
            if (!_added.Remove(article))
            {
                _removed.Add(article);
            }
        }
    }
}
