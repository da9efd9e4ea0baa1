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
        AddressKind.Sitemap => Of(address, sitemap => sitemap.Write()),
        AddressKind.SitemapPages => Of(address, sitemap => sitemap.WritePages()),
        AddressKind.SitemapMonth when edition.All.Between(address.First, address.Last).Any() =>
            Of(address, sitemap => sitemap.WriteMonth(address.First, address.Last)),
        AddressKind.NewsSitemap => Document.Of(
            address.Path, now => now.All, (now, all, _) => Task.FromResult<DocumentContent?>(MakeNews(now, all))),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        new Sitemap(edition, urls, time.GetUtcNow()).Addresses().Append(Address.NewsSitemap);

    private Document Of(Address address, Func<Sitemap, byte[]?> write) => Document.Of(
        address.Path, now => now.All, (now, all, _) => Task.FromResult(Make(now, all, write)));

    private DocumentContent? Make(Edition edition, Listing all, Func<Sitemap, byte[]?> write)
    {
        var sitemap = new Sitemap(edition, urls, time.GetUtcNow());
        return write(sitemap) is { } bytes ? Content(bytes, TimeSpan.FromHours(1), all, sitemap.ChangesAt) : null;
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
