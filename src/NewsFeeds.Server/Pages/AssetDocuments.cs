using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
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
        { Kind: AddressKind.Asset, Name: "feed.css" } =>
            Document.Of(address.Path, now => now.Publication, (_, publication, _) => FeedStylesheet(publication)),
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        [Address.Robots, Address.Asset("site.css"), Address.Asset("copy.js"), Address.Asset("feed.css")];

    private static Document Fixed(Address address, string mediaType, byte[] bytes) =>
        Document.Of(address.Path, _ => bytes, (_, _, _) => Content(mediaType, bytes, TimeSpan.FromDays(1)));

    private static Task<DocumentContent?> Content(string mediaType, byte[] bytes, TimeSpan maxAge) =>
        Task.FromResult<DocumentContent?>(new DocumentContent { Bytes = bytes, MediaType = mediaType, MaxAge = maxAge });

    // Feeds name this style sheet without a version, so that an upgrade does not change all of them. It is kept for an hour, not for a day.
    private static Task<DocumentContent?> FeedStylesheet(Publication publication)
    {
        var texts = new Texts(publication.Language, publication.TimeZone);
        var css = AssetFiles.FeedStylesheet.Replace("\"{FeedInBrowser}\"", CssString(texts.FeedInBrowser), StringComparison.Ordinal);
        return Content("text/css; charset=utf-8", Encoding.UTF8.GetBytes(css), TimeSpan.FromHours(1));
    }

    private static string CssString(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
