using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Headlines month by month, and day by day where a month has many; opened when they are asked for.</summary>
internal sealed class MonthShelf(FeedSource feeds, PublicUrls addresses)
{
    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition) =>
        Address.Parse(path) is { Kind: AddressKind.ArchivePage } address
            ? ArchiveShelf.Open(address, edition, category => Prepare(category, address))
            : null;

    private Material Prepare(Listing category, Address address) => new()
    {
        Source = category,
        MediaType = PageHeaders.MediaType,
        Write = edition => PageRenderer.Render<MonthPage>(
            (nameof(MonthPage.Page), new PageContext(edition, feeds, addresses)), (nameof(MonthPage.Category), category),
            (nameof(MonthPage.First), address.First), (nameof(MonthPage.Last), address.Last)),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = category.NextEvent,
        Headers = PageHeaders.All,
    };
}
