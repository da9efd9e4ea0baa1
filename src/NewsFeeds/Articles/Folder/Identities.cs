namespace NewsFeeds.Articles.Folder;

/// <summary>Which file an id belongs to. Of several files with one id the first in path order is served, and the others wait.</summary>
internal sealed class Identities
{
    private readonly Dictionary<string, Article> _served = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Article>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Lets an article in; tells whose place it took or who keeps the place, or null when the id was free.</summary>
    public Article? Add(Article article, Served served)
    {
        if (_served.TryAdd(article.Id, article))
        {
            served.Add(article);
            return null;
        }

        var holder = _served[article.Id];
        var (first, second) = string.CompareOrdinal(article.File, holder.File) < 0 ? (article, holder) : (holder, article);
        if (first != holder)
        {
            _served[article.Id] = first;
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
        var waiting = _waiting.GetValueOrDefault(article.Id);
        if (_served.GetValueOrDefault(article.Id) != article)
        {
            waiting?.Remove(article);
        }
        else
        {
            _served.Remove(article.Id);
            served.Remove(article);
            if (waiting?.MinBy(each => each.File, StringComparer.Ordinal) is { } next)
            {
                waiting.Remove(next);
                _served.Add(next.Id, next);
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
        if (_served.GetValueOrDefault(article.Id) == article)
        {
            _served[article.Id] = renewed;
            served.Remove(article);
            served.Add(renewed);
        }
        else if (_waiting.TryGetValue(article.Id, out var waiting) && waiting.IndexOf(article) is var at and >= 0)
        {
            waiting[at] = renewed;
        }
    }

    /// <summary>The net effect of a change: an article that came and went again within it is in neither list.</summary>
    public sealed class Served
    {
        private readonly HashSet<Article> _added = [];
        private readonly HashSet<Article> _removed = [];

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
