using NewsFeeds.Addresses;

namespace NewsFeeds.Editions;

/// <summary>Makes the listings of the next edition from those of the edition before.</summary>
/// <param name="before">The edition before.</param>
/// <param name="shape">The publication and its categories now.</param>
/// <param name="changes">What changes in each listing.</param>
/// <param name="nextEvents">When the clock next changes each listing.</param>
/// <param name="times">When the store last changed each category, by path; the whole publication by the empty path.</param>
/// <param name="hasNewNames">Whether the publication or its categories may be others than before.</param>
internal sealed class NextListings(
    Edition before, EditionShape shape, ListingChanges changes, Dictionary<ListingKey, DateTimeOffset> nextEvents,
    Dictionary<string, DateTimeOffset> times, bool hasNewNames)
{
    private static readonly ListingChange Nothing = new();

    /// <summary>The listing that a key names.</summary>
    public Listing Of(ListingKey key)
    {
        var old = before.Find(key);
        var change = changes.Find(key) ?? Nothing;
        var listing = hasNewNames || old is null ? Listing.Of(key, shape) : old;
        var told = key.Kind == ListingKind.Category ? times.GetValueOrDefault(key.Name) : default;
        return listing.With(Ordered.Merge(old?.Articles ?? [], change.Removed, change.Added), change) with
        {
            Changed = EditionMaker.Later(EditionMaker.Later(old?.Changed ?? default, change.Changed), told),
            NextEvent = nextEvents.TryGetValue(key, out var next) ? next : null,
        };
    }
}
