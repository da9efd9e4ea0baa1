using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The front page, and the page of every category, tag and person. Partners have none.</summary>
internal sealed class ListingPages(SharedFeeds shared, FeedSource feeds, PublicUrls urls, ListingKinds kinds) : IDocumentSource
{
    public bool IsMadeAhead => kinds.AreMadeAhead;

    public Document? Find(Address address, Edition edition) => address.Kind switch
    {
        AddressKind.Home when kinds.Have(ListingKey.All) => Document.Of(address.Path, now => now.All, MakeFrontPageAsync),
        AddressKind.Page when kinds.Have(address.Listing) && edition.Find(address.Listing) is not null =>
            Document.Of(address.Path, now => now.Find(address.Listing), MakeAsync),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        kinds.In(edition).Where(listing => listing.Partner is null).Select(listing => Address.Page(listing.Key));

    // The front page also shows the categories. A change of one of them makes a new shape, for which every document is made again.
    private async Task<DocumentContent?> MakeFrontPageAsync(Edition edition, Listing all, CancellationToken stop)
    {
        var page = new PageContext(edition, feeds, urls);
        var lead = FrontPage.LeadOf(edition);
        var entry = lead is null ? null : (Built<FeedEntry>?)await feeds.EntryAsync(edition, lead, stop).ConfigureAwait(false);
        var front = FrontPage.Of(edition, lead, entry?.Value, feeds.Picture);
        var bytes = await PageRenderer.RenderAsync<HomePage>((nameof(HomePage.Page), page), (nameof(HomePage.Front), front))
            .ConfigureAwait(false);
        return page.Content(bytes, all.NextEvent, front.Files.Concat(entry?.Files ?? [])) with { IsComplete = entry?.IsComplete ?? true };
    }

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing listing, CancellationToken stop)
    {
        if (listing.Gone)
        {
            return DocumentContent.Gone;
        }

        var page = new PageContext(edition, feeds, urls);
        var feed = await shared.GetAsync(edition, listing, stop).ConfigureAwait(false);
        var bytes = await PageRenderer.RenderAsync<ListingPage>(
            (nameof(ListingPage.Page), page), (nameof(ListingPage.Listing), listing), (nameof(ListingPage.Feed), feed.Value),
            (nameof(ListingPage.Image), feeds.Picture(listing.Image)))
            .ConfigureAwait(false);
        return page.Content(bytes, listing.NextEvent, feed.Files) with { IsComplete = feed.IsComplete };
    }
}
