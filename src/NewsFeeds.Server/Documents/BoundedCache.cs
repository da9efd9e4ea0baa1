using Microsoft.Extensions.Caching.Memory;

namespace NewsFeeds.Server.Documents;

/// <summary>Keeps things under a size limit. The least recently asked for leaves first. Thread-safe.</summary>
/// <remarks>
/// A memory cache refuses what does not fit, and then makes room for a twentieth of its limit in the background. So a full one would refuse
/// anything larger for ever. This one makes room first, and tries again.
/// </remarks>
internal sealed class BoundedCache(long sizeLimit) : IDisposable
{
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = sizeLimit });

    /// <summary>How many things are kept.</summary>
    public int Count => _cache.Count;

    /// <summary>What is kept under a key; null for nothing.</summary>
    public object? Find(object key) => _cache.TryGetValue(key, out var kept) ? kept : null;

    /// <summary>Keeps a thing; others leave where there is no room. One that is larger than the limit is not kept.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="size">How much of the limit it takes.</param>
    /// <param name="left">
    /// Runs after it left, and after each try to keep it that failed, even if a later one kept it; perhaps on the thread pool.
    /// </param>
    public void Keep(object key, object thing, long size, Action? left = null)
    {
        if (size > sizeLimit)
        {
            left?.Invoke();
            return;
        }

        var isKept = TryKeep(key, thing, size, left);
        for (var share = 0.25; !isKept && share <= 1; share += 0.25)
        {
            _cache.Compact(share);
            isKept = TryKeep(key, thing, size, left);
        }
    }

    /// <summary>Lets a thing leave.</summary>
    public void Remove(object key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();

    private bool TryKeep(object key, object thing, long size, Action? left)
    {
        var entry = new MemoryCacheEntryOptions { Size = size };
        _cache.Set(key, thing, entry.RegisterPostEvictionCallback((_, _, _, _) => left?.Invoke()));
        return _cache.TryGetValue(key, out _);
    }
}
