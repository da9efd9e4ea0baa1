using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Style sheets, the script and robots.txt.</summary>
internal sealed class AssetDocuments : IDocumentSource
{
    private static readonly byte[] Robots = "User-agent: *\nDisallow:\n"u8.ToArray();

    public bool IsMadeAhead => true;

    public Document? Find(Address address, Edition edition) => address switch
    {
        { Kind: AddressKind.Robots } => Fixed(address, "text/plain; charset=utf-8", Robots),
        { Kind: AddressKind.Asset, Name: "site.css" } => Fixed(address, "text/css; charset=utf-8", AssetFiles.Stylesheet),
        { Kind: AddressKind.Asset, Name: "copy.js" } => Fixed(address, "text/javascript; charset=utf-8", AssetFiles.Script),
        { Kind: AddressKind.Asset, Name: "feed.css" } => Document.Of(address.Path, now => now.Publication, (_, publication, _) => Content(
            "text/css; charset=utf-8",
            FeedStylesheet(new Texts(publication.Language, publication.TimeZone)),
            TimeSpan.FromHours(1))), // Named without a version in every feed, so that an upgrade does not change all of them.
        _ => null,
    };

    public IEnumerable<Address> All(Edition edition) =>
        [Address.Robots, Address.Asset("site.css"), Address.Asset("copy.js"), Address.Asset("feed.css")];

    private static Document Fixed(Address address, string mediaType, byte[] bytes) =>
        Document.Of(address.Path, _ => bytes, (_, _, _) => Content(mediaType, bytes, TimeSpan.FromDays(1)));

    private static Task<DocumentContent?> Content(string mediaType, byte[] bytes, TimeSpan maxAge) =>
        Task.FromResult<DocumentContent?>(new DocumentContent { Bytes = bytes, MediaType = mediaType, MaxAge = maxAge });

    private static byte[] FeedStylesheet(Texts texts) => Encoding.UTF8.GetBytes(AssetFiles.FeedStylesheet
        .Replace("\"{FeedInBrowser}\"", CssString(texts.FeedInBrowser), StringComparison.Ordinal));

    private static string CssString(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
