using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>The moments at which articles appear, count as changed, and leave by the clock alone. One writer; not thread-safe.</summary>
internal sealed class Schedule
{
    /// <summary>
    /// So many moments are looked through for the next one of each listing. The last of them then stands for all listings that were not
    /// met: a moment that is too early is safe, one that is too late is not.
    /// </summary>
    private const int MostAsked = 4096;

    private readonly SortedSet<(DateTimeOffset At, string Key, Article Article)> _moments = new(
        Comparer<(DateTimeOffset At, string Key, Article Article)>.Create((a, b) =>
        {
            var order = a.At.CompareTo(b.At);
            return order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
        }));

    /// <summary>The next moment, or null.</summary>
    public DateTimeOffset? Next => _moments.Count > 0 ? _moments.Min.At : null;

    public void Add(Article article, DateTimeOffset now)
    {
        if (article.Draft)
        {
            return;
        }

        if (article.Appears > now)
        {
            _moments.Add((article.Appears, article.Key, article));
        }

        if (article.Updated > now)
        {
            _moments.Add((article.Updated, article.Key, article));
        }

        if (article.Leaves is { } leaves && leaves > now)
        {
            _moments.Add((leaves, article.Key, article));
        }
    }

    public void Remove(Article article)
    {
        if (_moments.Count > 0)
        {
            _moments.Remove((article.Appears, article.Key, article));
            _moments.Remove((article.Updated, article.Key, article));
            _moments.Remove((article.Leaves ?? DateTimeOffset.MaxValue, article.Key, article));
        }
    }

    /// <summary>Takes out every article whose moment has come, each with the last of its moments.</summary>
    public Dictionary<Article, DateTimeOffset> TakeDue(DateTimeOffset now)
    {
        var due = new Dictionary<Article, DateTimeOffset>();
        while (_moments.Count > 0 && _moments.Min is var moment && moment.At <= now)
        {
            _moments.Remove(moment);
            due[moment.Article] = moment.At;
        }

        return due;
    }

    /// <summary>What the clock does next, in order of time, to articles that may appear.</summary>
    public IEnumerable<Upcoming> Upcoming(Func<Article, bool> mayAppear) =>
        from moment in _moments.Take(MostAsked)
        let article = moment.Article
        where (moment.At == article.Appears || moment.At == article.Leaves)
            && !(article.Leaves <= article.Appears) && mayAppear(article)
        select new Upcoming(moment.At, article, moment.At == article.Appears);

    /// <summary>The next moment at which an article of each listing appears or leaves. A listing without one is not in it.</summary>
    public Dictionary<ListingKey, DateTimeOffset> NextOf(IEnumerable<ListingKey> listings, Memberships memberships)
    {
        var next = new Dictionary<ListingKey, DateTimeOffset>();
        if (_moments.Count == 0)
        {
            return next;
        }

        var open = listings.ToHashSet();
        var asked = 0;
        foreach (var (at, _, article) in _moments)
        {
            var met = ++asked > MostAsked ? [.. open] : memberships.Of(article).Where(open.Remove).ToList();
            foreach (var listing in met)
            {
                next[listing] = at;
            }

            if (asked > MostAsked || open.Count == 0)
            {
                break;
            }
        }

        return next;
    }
}
