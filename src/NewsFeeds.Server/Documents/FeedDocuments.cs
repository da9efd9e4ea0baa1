using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The feeds of every listing of some kinds in every form.</summary>
internal sealed class FeedDocuments(SharedFeeds feeds, FeedSource source, ListingKinds kinds) : IDocumentSource
{
    /// <summary>The Content-Type under which a browser shows a feed with its style sheet.</summary>
    public const string XmlInBrowser = "application/xml; charset=utf-8";

    public bool IsMadeAhead => kinds.AreMadeAhead;

    public Document? Find(Address address, Edition edition)
    {
        if (address.Kind != AddressKind.Feed || !kinds.Have(address.Listing) || edition.Find(address.Listing) is null)
        {
            return null;
        }

        var format = FeedFormat.Of(address.Form);
        return Document.Of(
            address.Path, now => now.Find(address.Listing), (now, listing, stop) => MakeAsync(now, listing, format, stop));
    }

    public IEnumerable<Address> All(Edition edition) =>
        from listing in kinds.In(edition)
        from form in Enum.GetValues<FeedForm>()
        select Address.Feed(listing.Key, form);

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing listing, FeedFormat format, CancellationToken stop)
    {
        if (listing.Gone)
        {
            return DocumentContent.Gone;
        }

        var feed = await feeds.GetAsync(edition, listing, stop).ConfigureAwait(false);
        var written = await source.WriteAsync(edition, listing, feed, format, stop).ConfigureAwait(false);
        return new DocumentContent
        {
            Bytes = written.Value,
            MediaType = format.MediaType,
            MediaTypeInBrowser = format == FeedFormat.Json ? null : XmlInBrowser,
            MaxAge = feed.Value.MaxAge,
            NextEvent = listing.NextEvent,
            IsPrivate = listing.Partner?.IsPrivate == true,
            Headers = LicenseLink.HeadersOf(edition.Publication),
            Changed = edition.ChangeOf(listing),
            Files = written.Files,
            ChangesAt = written.ChangesAt,
            IsComplete = written.IsComplete,
        };
    }
}
