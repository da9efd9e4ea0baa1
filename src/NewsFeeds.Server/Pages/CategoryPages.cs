using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The front page and the page of every category.</summary>
internal sealed class CategoryPages(SharedFeeds shared, FeedSource feeds, PublicUrls urls) : IDocumentSource
{
    public bool IsMadeAhead(Address address) => true;

    public Document? Find(Address address, Edition edition) => address.Kind switch
    {
        AddressKind.Home => Document.Of(address.Path, now => now.All, MakeFrontPageAsync),
        AddressKind.Page when edition.ListingOf(address.Category) is not null =>
            Document.Of(address.Path, now => now.ListingOf(address.Category), MakeAsync),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) => edition.Listings.Select(listing => Address.Page(listing.Path));

    // The front page also shows the categories. A change of one of them makes a new shape, for which every document is made again.
    private async Task<DocumentContent?> MakeFrontPageAsync(Edition edition, Listing all, CancellationToken stop)
    {
        var page = new PageContext(edition, feeds, urls);
        var bytes = await PageRenderer.RenderAsync<HomePage>((nameof(HomePage.Page), page)).ConfigureAwait(false);
        return page.Content(bytes, all.NextEvent, []);
    }

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing category, CancellationToken stop)
    {
        if (category.Gone)
        {
            return DocumentContent.Gone;
        }

        var page = new PageContext(edition, feeds, urls);
        var feed = await shared.GetAsync(edition, category, stop).ConfigureAwait(false);
        var bytes = await PageRenderer.RenderAsync<CategoryPage>(
            (nameof(CategoryPage.Page), page), (nameof(CategoryPage.Category), category), (nameof(CategoryPage.Feed), feed.Value),
            (nameof(CategoryPage.Image), feeds.Picture(category.Image)))
            .ConfigureAwait(false);
        return page.Content(bytes, category.NextEvent, feed.Files) with { IsComplete = feed.IsComplete };
    }
}
