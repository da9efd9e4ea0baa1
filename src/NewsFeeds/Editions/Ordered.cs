using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>Arrays of articles, newest first.</summary>
internal static class Ordered
{
    /// <summary>
    /// Sorts by dates, and by ids only where dates are equal. Numbers side by side are compared several times as fast as two articles.
    /// </summary>
    public static void Sort(Span<Article> articles)
    {
        var ages = new long[articles.Length];
        for (var i = 0; i < ages.Length; i++)
        {
            ages[i] = -articles[i].Published.UtcTicks;
        }

        ages.AsSpan().Sort(articles);
        for (var start = 0; start < ages.Length;)
        {
            var end = start + 1;
            while (end < ages.Length && ages[end] == ages[start])
            {
                end++;
            }

            articles[start..end].Sort(Article.NewestFirst);
            start = end;
        }
    }

    /// <summary>
    /// The array without some articles and with others. Binary searches find the places, and the stretches between are copied whole, so one
    /// edit among 100,000 stays cheap.
    /// </summary>
    public static ImmutableArray<Article> Merge(ImmutableArray<Article> before, IReadOnlyCollection<Article> removed, List<Article> added)
    {
        if (removed.Count == 0 && added.Count == 0)
        {
            return before;
        }

        if (before.IsEmpty)
        {
            var all = added.ToArray(); // As at a start, for thousands of listings.
            Sort(all);
            return ImmutableCollectionsMarshal.AsImmutableArray(all);
        }

        var gone = removed.Select(article => PlaceOf(before, article)).Where(place => place >= 0).Order().ToArray();
        var come = added.ToArray();
        Sort(come);

        var after = new Article[before.Length - gone.Length + come.Length];
        var source = before.AsSpan();
        var (from, to, g) = (0, 0, 0);
        foreach (var article in come)
        {
            CopyUntil(PlaceFor(before, article), source);
            after[to++] = article;
        }

        CopyUntil(before.Length, source);
        return ImmutableCollectionsMarshal.AsImmutableArray(after);

        void CopyUntil(int end, ReadOnlySpan<Article> source)
        {
            while (from < end)
            {
                var stop = g < gone.Length && gone[g] < end ? gone[g] : end;
                source[from..stop].CopyTo(after.AsSpan(to));
                to += stop - from;
                from = stop;
                if (g < gone.Length && gone[g] == from && from < end)
                {
                    g++;
                    from++;
                }
            }
        }
    }

    private static int PlaceOf(ImmutableArray<Article> articles, Article article)
    {
        for (var at = PlaceFor(articles, article); at < articles.Length && Article.NewestFirst(articles[at], article) == 0; at++)
        {
            if (ReferenceEquals(articles[at], article))
            {
                return at;
            }
        }

        return -1;
    }

    private static int PlaceFor(ImmutableArray<Article> articles, Article article) =>
        CountBefore(articles.AsSpan(), each => Article.NewestFirst(each, article) < 0);

    /// <summary>How many articles at the front come before something; a binary search.</summary>
    public static int CountBefore(ReadOnlySpan<Article> articles, Func<Article, bool> isBefore)
    {
        var (low, high) = (0, articles.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(articles[middle]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
