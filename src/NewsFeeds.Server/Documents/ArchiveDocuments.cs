using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The whole history of every listing (RFC 5005 §4): month by month, and day by day where a month has many articles.</summary>
internal sealed class ArchiveDocuments(FeedSource feeds) : IDocumentSource
{
    public bool IsMadeAhead => false;

    public Document? Find(Address address, Edition edition)
    {
        if (address.Kind != AddressKind.Archive || edition.Find(address.Listing) is not { } here)
        {
            return null;
        }

        if (!here.Gone && !HasSpan(here, address))
        {
            return null;
        }

        return Document.Of(
            address.Path, now => now.Find(address.Listing), (now, listing, stop) => MakeAsync(now, listing, address, stop));
    }

    public IEnumerable<Address> All(Edition edition) =>
        from listing in edition.Listings
        where !listing.Gone
        from span in listing.ArchiveSpans()
        select Address.Archive(listing.Path, span.First, span.Last);

    private static bool HasSpan(Listing listing, Address address) =>
        listing.ArchiveSpanOf(address.First) is { Count: > 0 } span && (span.First, span.Last) == (address.First, address.Last);

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing listing, Address address, CancellationToken stop)
    {
        if (listing.Gone)
        {
            return DocumentContent.Gone;
        }

        var archive = await feeds.ArchiveAsync(edition, listing, address.First, address.Last, stop).ConfigureAwait(false);
        return archive is null ? null : new DocumentContent
        {
            Bytes = archive.Value,
            MediaType = FeedFormat.Atom.MediaType,
            MediaTypeInBrowser = FeedDocuments.XmlInBrowser,
            MaxAge = TimeSpan.FromHours(1),
            NextEvent = listing.NextEvent,
            Headers = LicenseLink.HeadersOf(edition.Publication),
            Files = archive.Files,
            IsComplete = archive.IsComplete,
        };
    }
}
