using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Sitemaps;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The sitemaps for search engines. They also show tags, people and categories, but none of these changes without an article or the shape.
/// </summary>
internal sealed class SitemapDocuments(PublicUrls urls, TimeProvider time) : IDocumentSource
{
    public bool IsMadeAhead => false;

    public Document? Find(Address address, Edition edition) => address.Kind switch
    {
        AddressKind.Sitemap => Of(address, sitemap => sitemap.Write(), sitemap => sitemap.ChangesAt),
        AddressKind.SitemapPages => Of(address, sitemap => sitemap.WritePages(), sitemap => sitemap.ChangesAt),

        // No reference names the state of a month. A save makes its part again, which reads little else and gives the same bytes.
        AddressKind.SitemapMonth when edition.All.Between(address.First, address.Last).Any() => Of(
            address,
            sitemap => sitemap.WriteMonth(address.First, address.Last),
            sitemap => sitemap.MonthChangesAt(address.First, address.Last)),
        AddressKind.NewsSitemap => Document.Of(
            address.Path, now => now.All, (now, all, _) => Task.FromResult<DocumentContent?>(MakeNews(now, all))),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        new Sitemap(edition, urls, time.GetUtcNow()).Addresses().Append(Address.NewsSitemap);

    private Document Of(Address address, Func<Sitemap, byte[]?> write, Func<Sitemap, DateTimeOffset?> changesAt) => Document.Of(
        address.Path, now => now.All, (now, all, _) => Task.FromResult(Make(now, all, write, changesAt)));

    private DocumentContent? Make(
        Edition edition, Listing all, Func<Sitemap, byte[]?> write, Func<Sitemap, DateTimeOffset?> changesAt)
    {
        var sitemap = new Sitemap(edition, urls, time.GetUtcNow());
        return write(sitemap) is { } bytes ? Content(bytes, TimeSpan.FromHours(1), all, changesAt(sitemap)) : null;
    }

    private DocumentContent MakeNews(Edition edition, Listing all)
    {
        var sitemap = new NewsSitemap(edition, urls, time.GetUtcNow());
        return Content(sitemap.Write(), TimeSpan.FromMinutes(5), all, sitemap.ChangesAt);
    }

    private static DocumentContent Content(byte[] bytes, TimeSpan maxAge, Listing all, DateTimeOffset? changesAt) => new()
    {
        Bytes = bytes,
        MediaType = "application/xml; charset=utf-8",
        MaxAge = maxAge,
        NextEvent = all.NextEvent,
        ChangesAt = changesAt,
    };
}
