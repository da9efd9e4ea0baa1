using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>The moments at which articles appear, count as changed, and leave by the clock alone. One writer; not thread-safe.</summary>
internal sealed class Schedule
{
    /// <summary>How many moments are asked for the next one of a category, before the moment reached stands for all categories not met: too early is safe, too late is not.</summary>
    private const int MostAsked = 4096;

    private readonly SortedSet<(DateTimeOffset At, string File, Article Article)> _moments = new(
        Comparer<(DateTimeOffset At, string File, Article Article)>.Create((a, b) =>
            a.At.CompareTo(b.At) is not 0 and var byTime ? byTime : string.CompareOrdinal(a.File, b.File)));

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
            _moments.Add((article.Appears, article.File, article));
        }

        if (article.Updated > now)
        {
            _moments.Add((article.Updated, article.File, article));
        }

        if (article.Leaves is { } leaves && leaves > now)
        {
            _moments.Add((leaves, article.File, article));
        }
    }

    public void Remove(Article article)
    {
        if (_moments.Count > 0)
        {
            _moments.Remove((article.Appears, article.File, article));
            _moments.Remove((article.Updated, article.File, article));
            _moments.Remove((article.Leaves ?? DateTimeOffset.MaxValue, article.File, article));
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

    /// <summary>For each of the paths the next moment at which an article of it appears or leaves.</summary>
    public Dictionary<string, DateTimeOffset?> NextOf(IEnumerable<string> paths, Func<Article, IEnumerable<string>> memberships)
    {
        var open = paths.ToHashSet(StringComparer.Ordinal);
        var next = open.ToDictionary(path => path, _ => (DateTimeOffset?)null, StringComparer.Ordinal);
        var asked = 0;
        foreach (var (at, _, article) in _moments)
        {
            var met = ++asked > MostAsked ? [.. open] : memberships(article).Where(open.Remove).ToList();
            foreach (var path in met)
            {
                next[path] = at;
            }

            if (asked > MostAsked || open.Count == 0)
            {
                break;
            }
        }

        return next;
    }
}
