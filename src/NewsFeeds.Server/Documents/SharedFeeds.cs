using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// Builds the feed of a listing once for all documents that are made of it at the same time. No feed is kept, because documents are kept as
/// bytes. Thread-safe.
/// </summary>
internal sealed class SharedFeeds(FeedSource source)
{
    // The key is the reference, because listings compare by value.
    private readonly SingleFlight<object, Built<Feed>> _flights = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc cref="FeedSource.GetAsync"/>
    public Task<Built<Feed>> GetAsync(Edition edition, Listing listing, CancellationToken stop) =>
        _flights.RunAsync(listing, () => source.GetAsync(edition, listing, stop));
}
