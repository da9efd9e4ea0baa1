using Microsoft.Extensions.Caching.Memory;

namespace NewsFeeds.Server.Documents;

/// <summary>Keeps representations under a size limit; each is made once however many ask for it at once. Thread-safe.</summary>
internal sealed class RepresentationCache : IDisposable
{
    /// <summary>64 MiB: feeds of 160 KB in three formats for some 70 categories, or of 50 KB for 200; beyond, the least recently asked for goes and is made again when asked for.</summary>
    public const long DefaultSizeLimit = 64 << 20;

    private readonly MemoryCache _cache;
    private readonly SingleFlight<RepresentationKey, Representation> _flights = new();
    private readonly long _largest;
    private int _builds;

    public RepresentationCache(long sizeLimit = DefaultSizeLimit)
    {
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = sizeLimit });
        _largest = sizeLimit / 4; // An entry that does not fit evicts others and is refused all the same: such a one is served and not kept.
    }

    /// <summary>How many representations were made since the start.</summary>
    public int Builds => Volatile.Read(ref _builds);

    /// <summary>How many are kept.</summary>
    public int Count => _cache.Count;

    /// <summary>What is kept under a key, without making it.</summary>
    public Representation? TryGet(RepresentationKey key) => _cache.TryGetValue(key, out var kept) ? (Representation?)kept : null;

    /// <summary>What is kept under a key, or made now on the thread pool. A failure reaches all who wait and is not kept.</summary>
    public Task<Representation> GetAsync(RepresentationKey key, Func<Representation> make) =>
        TryGet(key) is { } kept
            ? Task.FromResult(kept)
            : _flights.RunAsync(key, () => Task.FromResult(TryGet(key) ?? Make(key, make)));

    /// <summary>Forgets a state that is over.</summary>
    public void Remove(RepresentationKey key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();

    private Representation Make(RepresentationKey key, Func<Representation> make)
    {
        Interlocked.Increment(ref _builds);
        var made = make();
        if (made.Size <= _largest)
        {
            _cache.Set(key, made, new MemoryCacheEntryOptions { Size = made.Size });
        }

        return made;
    }
}
