using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Opml;

namespace NewsFeeds.Server.Documents;

/// <summary>The list of every category's feed.</summary>
internal sealed class OpmlDocument(PublicUrls urls) : IDocumentSource
{
    public bool IsMadeAhead => true;

    public Document? Find(Address address, Edition edition) => address.Kind != AddressKind.Opml ? null
        : Document.Of(address.Path, now => now.Shape, (now, _, _) => Task.FromResult<DocumentContent?>(new DocumentContent
        {
            Bytes = OpmlWriter.Write(now, urls),
            MediaType = "text/x-opml; charset=utf-8",
            MaxAge = TimeSpan.FromMinutes(5),
        }));

    public IEnumerable<Address> All(Edition edition) => [Address.Opml];
}
