using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Headlines month by month, <c>/feeds/{category}/archive/{yyyy-MM}/</c>, and day by day where a month has many; opened when they are asked for.</summary>
internal sealed class MonthShelf(FeedSource feeds, PublicUrls addresses)
{
    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition) =>
        ArchiveAddress.Parse(path) is { } address && Span.Parse(address.Name) is { } span
            ? address.Open(edition, span.First, span.Last, category => Prepare(category, span))
            : null;

    private Material Prepare(Listing category, Span span) => new()
    {
        Source = category,
        MediaType = PageHeaders.MediaType,
        Write = edition => PageRenderer.Render<MonthPage>(
            (nameof(MonthPage.Page), new PageContext(edition, feeds, addresses)), (nameof(MonthPage.Category), category),
            (nameof(MonthPage.First), span.First), (nameof(MonthPage.Last), span.Last)),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = category.NextEvent,
        Headers = PageHeaders.All,
    };

    /// <summary>A month or a day.</summary>
    private sealed record Span(DateOnly First, DateOnly Last)
    {
        public static Span? Parse(string name) =>
            DateOnly.TryParseExact(name, "yyyy-MM-dd'/'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Span(day, day)
            : DateOnly.TryParseExact(name, "yyyy-MM'/'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new Span(first, new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)))
            : null;
    }
}
