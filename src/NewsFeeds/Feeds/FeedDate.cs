using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Feeds;

/// <summary>
/// A feed's own date. It comes from the articles alone, so that every replica and every restart gives the same feed the same date. Pure.
/// </summary>
internal static class FeedDate
{
    /// <summary>
    /// The newest <c>date</c>, <c>publishDate</c>, <c>lastmod</c>, correction or withdrawal of the articles. Dates after
    /// <paramref name="now"/> do not count, so a mistyped <c>lastmod</c> of a year to come dates no feed. Without any date, it is the first
    /// day of the authority's year, because no id is older (RFC 4151 §2.1).
    /// </summary>
    public static DateTimeOffset Of(IEnumerable<Article> articles, string authority, DateTimeOffset now) =>
        NewestOf(articles, now) ?? FirstDay(authority);

    /// <summary>The same; null without any date.</summary>
    public static DateTimeOffset? NewestOf(IEnumerable<Article> articles, DateTimeOffset now) =>
        articles.SelectMany(DatesOf).Where(date => date <= now).Select(date => (DateTimeOffset?)date).Max();

    /// <summary>
    /// When the clock changes the date of a feed: the first of the articles' dates that is still to come; null for none.
    /// </summary>
    public static DateTimeOffset? NextOf(IEnumerable<Article> articles, DateTimeOffset now) =>
        articles.SelectMany(DatesOf).Where(date => date > now).Select(date => (DateTimeOffset?)date).Min();

    private static IEnumerable<DateTimeOffset> DatesOf(Article article)
    {
        yield return article.Published;
        yield return article.Appears;
        yield return article.Updated;
        foreach (var correction in article.Corrections)
        {
            yield return correction.Date;
        }

        if (article.Retraction?.Date is { } withdrawn)
        {
            yield return withdrawn;
        }
    }

    private static DateTimeOffset FirstDay(string authority)
    {
        var date = authority[(authority.LastIndexOf(',') + 1)..];
        var isYear = int.TryParse(date[..Math.Min(4, date.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        return isYear && year is > 1 and < 9999 ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
    }
}
