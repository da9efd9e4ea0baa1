using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Headlines of every listing, month by month and day by day.</summary>
internal sealed class ArchivePages(FeedSource feeds, PublicUrls urls) : IDocumentSource
{
    public bool IsMadeAhead => false;

    public Document? Find(Address address, Edition edition)
    {
        if (address.Kind != AddressKind.ArchivePage || edition.Find(address.Listing) is not { } here)
        {
            return null;
        }

        if (!here.Gone && !here.Between(address.First, address.Last).Any())
        {
            return null;
        }

        return Document.Of(address.Path, now => now.Find(address.Listing), (now, listing, _) => MakeAsync(now, listing, address));
    }

    /// <summary>
    /// Every month, and every day of a month with many articles. A day of another month has a page, too, but nothing links to it.
    /// </summary>
    public IEnumerable<Address> All(Edition edition) =>
        from listing in edition.Listings
        where !listing.Gone
        from month in listing.ArchiveSpans().GroupBy(span => span.Month)
        let days = month.Where(span => span.IsDay).Select(span => Address.ArchivePage(listing.Path, span.First, span.Last))
        from address in days.Prepend(Address.ArchivePage(listing.Path, month.Key.Year, month.Key.Month))
        select address;

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing listing, Address address)
    {
        if (listing.Gone)
        {
            return DocumentContent.Gone;
        }

        if (!listing.Between(address.First, address.Last).Any())
        {
            return null;
        }

        var page = new PageContext(edition, feeds, urls);
        var bytes = await PageRenderer.RenderAsync<MonthPage>(
            (nameof(MonthPage.Page), page), (nameof(MonthPage.Category), listing),
            (nameof(MonthPage.First), address.First), (nameof(MonthPage.Last), address.Last)).ConfigureAwait(false);
        return page.Content(bytes, listing.NextEvent, []);
    }
}
