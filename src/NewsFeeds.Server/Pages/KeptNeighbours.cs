using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// The article at an address and its neighbours, found once in each edition. While they are the same versions, they are the same instance,
/// so an edit elsewhere leaves the page as it is. Thread-safe.
/// </summary>
internal sealed class KeptNeighbours(Address address)
{
    private readonly Lock _finding = new();
    private volatile Found? _newest;

    /// <summary>The neighbours in an edition; null where it has no article at the address.</summary>
    public Neighbours? In(Edition edition) =>
        _newest is { } newest && newest.Edition == edition.Number ? newest.Neighbours : Find(edition);

    private Neighbours? Find(Edition edition)
    {
        lock (_finding)
        {
            var before = _newest;
            if (before?.Edition == edition.Number)
            {
                return before.Neighbours; // Another request has found them meanwhile.
            }

            var found = edition.Find(address.First, address.Name) is { } article ? edition.NeighboursOf(article) : null;
            if (found?.Equals(before?.Neighbours) == true)
            {
                found = before!.Neighbours;
            }

            if (before is null || before.Edition < edition.Number)
            {
                _newest = new(edition.Number, found); // A request that still reads an older edition changes nothing.
            }

            return found;
        }
    }

    // The number stands for the edition, so that no old edition stays in memory.
    private sealed record Found(long Edition, Neighbours? Neighbours);
}
