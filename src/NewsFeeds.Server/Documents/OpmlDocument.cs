using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Opml;

namespace NewsFeeds.Server.Documents;

/// <summary>The list of every category's feed.</summary>
internal sealed class OpmlDocument(PublicUrls urls) : IDocumentSource
{
    public bool IsMadeAhead => true;

    public Document? Find(Address address, Edition edition) => address.Kind == AddressKind.Opml
        ? Document.Of(address.Path, now => now.Shape, (now, _, _) => Task.FromResult<DocumentContent?>(Make(now)))
        : null;

    public IEnumerable<Address> All(Edition edition) => [Address.Opml];

    private DocumentContent Make(Edition edition) => new()
    {
        Bytes = OpmlWriter.Write(edition, urls),
        MediaType = "text/x-opml; charset=utf-8",
        MediaTypeInBrowser = FeedDocuments.XmlInBrowser,
        MaxAge = TimeSpan.FromMinutes(5),
    };
}
