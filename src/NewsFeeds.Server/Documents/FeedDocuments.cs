using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The feeds of every listing in every form.</summary>
internal sealed class FeedDocuments(SharedFeeds feeds, FeedSource source) : IDocumentSource
{
    /// <summary>The Content-Type under which a browser shows a feed with its style sheet.</summary>
    public const string XmlInBrowser = "application/xml; charset=utf-8";

    // There may be thousands of tags and people, and few of their feeds are asked for.
    public bool IsMadeAhead(Address address) => address.Listing.Kind is ListingKind.Category or ListingKind.Partner;

    public Document? Find(Address address, Edition edition)
    {
        if (address.Kind != AddressKind.Feed || edition.Find(address.Listing) is null)
        {
            return null;
        }

        var format = FeedFormat.Of(address.Form);
        return Document.Of(
            address.Path, now => now.Find(address.Listing), (now, listing, stop) => MakeAsync(now, listing, format, stop));
    }

    public IEnumerable<Address> All(Edition edition) =>
        from listing in edition.Listings.Concat(edition.Tags.All).Concat(edition.Authors.All).Concat(edition.Partners.All)
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
            Headers = LicenseLink.HeadersOf(edition.Publication),
            Changed = listing.Changed,
            Files = written.Files,
            ChangesAt = written.ChangesAt,
            IsComplete = written.IsComplete,
        };
    }
}
