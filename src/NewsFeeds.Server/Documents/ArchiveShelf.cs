using System.Globalization;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The rest of history, month by month (RFC 5005 §4): <c>/feeds/{category}/archive/{yyyy-MM}.xml</c>.</summary>
internal sealed class ArchiveShelf(FeedSource feeds)
{
    /// <summary>An <see cref="Opener"/>: the document at a path that names a month with articles, else null.</summary>
    public Document? Open(string path, Edition edition) =>
        ArchiveAddress.Parse(path) is { } address
        && DateOnly.TryParseExact(address.Name, "yyyy-MM'.xml'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? address.Open(edition, month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1), category => Prepare(category, month))
            : null;

    private Material Prepare(Listing category, DateOnly month) => new()
    {
        Source = category,
        MediaType = FeedFormat.Atom.MediaType,
        MediaTypeInBrowser = FeedShelf.XmlInBrowser,
        Write = edition => feeds.Archive(edition, category, month.Year, month.Month) ?? throw new InvalidOperationException("The month has no articles any more."),
        MaxAge = TimeSpan.FromHours(1),
        NextEvent = category.NextEvent,
    };
}
