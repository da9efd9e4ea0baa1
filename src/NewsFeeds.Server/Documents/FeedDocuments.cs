using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The feeds of every listing in every form.</summary>
internal sealed class FeedDocuments(SharedFeeds feeds, FeedSource source) : IDocumentSource
{
    /// <summary>The Content-Type under which a browser shows a feed with its style sheet.</summary>
    public const string XmlInBrowser = "application/xml; charset=utf-8";

    public bool IsMadeAhead => true;

    public Document? Find(Address address, Edition edition)
    {
        if (address.Kind != AddressKind.Feed || edition.ListingOf(address.Category) is null)
        {
            return null;
        }

        var format = FeedFormat.Of(address.Form);
        return Document.Of(
            address.Path, now => now.ListingOf(address.Category), (now, listing, stop) => MakeAsync(now, listing, format, stop));
    }

    public IEnumerable<Address> All(Edition edition) =>
        from listing in edition.Listings
        from form in Enum.GetValues<FeedForm>()
        select Address.Feed(listing.Path, form);

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
            Changed = listing.Changed,
            Files = written.Files,
            ChangesAt = written.ChangesAt,
            IsComplete = written.IsComplete,
        };
    }
}
