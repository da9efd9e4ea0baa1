using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>The podcasts of those categories that have one.</summary>
internal sealed class PodcastDocuments(FeedSource feeds) : IDocumentSource
{
    // It may have 500 episodes, and changes with each article of its category. Directories and podcast programs ask for it about once an
    // hour.
    public bool IsMadeAhead => false;

    public Document? Find(Address address, Edition edition) =>
        address.Kind == AddressKind.Podcast && PodcastAt(address, edition) is not null
            ? Document.Of(address.Path, now => PodcastAt(address, now), MakeAsync)
            : null;

    public IEnumerable<Address> All(Edition edition) =>
        edition.Listings.Where(listing => listing.Podcast is not null).Select(listing => Address.Podcast(listing.Path));

    private static Listing? PodcastAt(Address address, Edition edition) =>
        edition.Find(address.Listing) is { Podcast: not null } listing ? listing : null;

    private async Task<DocumentContent?> MakeAsync(Edition edition, Listing listing, CancellationToken stop)
    {
        if (listing.Gone)
        {
            return DocumentContent.Gone;
        }

        var podcast = await feeds.PodcastAsync(edition, listing, stop).ConfigureAwait(false);
        return podcast is null ? null : new DocumentContent
        {
            Bytes = podcast.Value,
            MediaType = FeedFormat.Rss.MediaType,
            MediaTypeInBrowser = FeedDocuments.XmlInBrowser,
            MaxAge = listing.Rules.MaxAge!.Value,
            NextEvent = listing.NextEvent,
            Headers = LicenseLink.HeadersOf(edition.Publication),
            Changed = edition.ChangeOf(listing),
            Files = podcast.Files,
            ChangesAt = podcast.ChangesAt,
            IsComplete = podcast.IsComplete,
        };
    }
}
