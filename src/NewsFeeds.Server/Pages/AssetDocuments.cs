using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Style sheets, the script and robots.txt.</summary>
internal sealed class AssetDocuments(PublicUrls urls) : IDocumentSource
{
    private readonly byte[] _robots = Encoding.UTF8.GetBytes(
        $"User-agent: *\nDisallow:\n\nSitemap: {urls.Of(Address.Sitemap)}\nSitemap: {urls.Of(Address.NewsSitemap)}\n");

    public bool IsMadeAhead => true;

    public Document? Find(Address address, Edition edition) => address switch
    {
        { Kind: AddressKind.Robots } => Fixed(address, "text/plain; charset=utf-8", _robots),
        { Kind: AddressKind.Asset, Name: "site.css" } => Fixed(address, "text/css; charset=utf-8", AssetFiles.Stylesheet),
        { Kind: AddressKind.Asset, Name: "copy.js" } => Fixed(address, "text/javascript; charset=utf-8", AssetFiles.Script),
        { Kind: AddressKind.Asset, Name: var name } when FeedSheets.Names.Contains(name) => Document.Of(
            address.Path, now => now.Publication,
            (_, publication, _) => Content("text/css; charset=utf-8", FeedSheets.Of(name, publication), FeedSheets.MaxAge)),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        [Address.Robots, Address.Asset("site.css"), Address.Asset("copy.js"), .. FeedSheets.Names.Select(Address.Asset)];

    private static Document Fixed(Address address, string mediaType, byte[] bytes) =>
        Document.Of(address.Path, _ => bytes, (_, _, _) => Content(mediaType, bytes, TimeSpan.FromDays(1)));

    private static Task<DocumentContent?> Content(string mediaType, byte[] bytes, TimeSpan maxAge) =>
        Task.FromResult<DocumentContent?>(new DocumentContent { Bytes = bytes, MediaType = mediaType, MaxAge = maxAge });
}
