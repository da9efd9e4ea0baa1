using System.Diagnostics.CodeAnalysis;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Gives memory back once a storm of requests is over. The collector by itself keeps what a storm took until much is allocated again, and
/// polls allocate next to nothing.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class MemoryService(DocumentCatalog documents, TimeProvider time) : PeriodicService(TimeSpan.FromSeconds(10), time)
{
    private const int MakesOfAStorm = 1000;
    private const int MakesOfACalm = 20;

    private int _collected;
    private int _before;

    protected override void Tick()
    {
        if (TakeEndOfStorm(documents.Makes))
        {
            // It stops everything for 60 ms among 100,000 articles.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>
    /// True once for each storm: many documents were made since it was last true, and hardly any since it was last asked.
    /// </summary>
    internal bool TakeEndOfStorm(int makes)
    {
        var isCalm = makes - _before < MakesOfACalm;
        _before = makes;
        if (!isCalm || makes - _collected < MakesOfAStorm)
        {
            return false;
        }

        _collected = makes;
        return true;
    }
}
