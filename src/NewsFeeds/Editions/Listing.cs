using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// What is public of one category. Immutable; the same instance goes from edition to edition as long as nothing in it changes, so the
/// reference names the state and everything made from it may be kept by it.
/// </summary>
/// <param name="Category">The category; of the whole publication the one with the empty path.</param>
/// <param name="Articles">Newest first, those of sub-categories included.</param>
/// <param name="Changed">When anything of it last changed, as the store's own times and the clock's events tell it, UTC.</param>
/// <param name="NextEvent">When the next article appears in it or leaves it by the clock, UTC; null for never.</param>
public sealed record Listing(Category Category, ImmutableArray<Article> Articles, DateTimeOffset Changed, DateTimeOffset? NextEvent)
{
    /// <summary>The articles of the days from one to another, both included, newest first. They are found by halving: of the others a few are looked at, however many there are.</summary>
    public IEnumerable<Article> Between(DateOnly first, DateOnly last)
    {
        // An article's day is that of its date in the publication's zone: the day in UTC, or the one before or after it.
        var articles = Articles.AsSpan();
        var start = Ordered.CountBefore(articles, article => DayOf(article) > last.DayNumber + 1);
        var count = Ordered.CountBefore(articles[start..], article => DayOf(article) >= first.DayNumber - 1);
        return MemoryMarshal.ToEnumerable(Articles.AsMemory().Slice(start, count)).Where(article => first <= article.Day && article.Day <= last);
    }

    private static long DayOf(Article article) => article.Published.UtcTicks / TimeSpan.TicksPerDay;
}
