using Microsoft.Extensions.Caching.Memory;

namespace NewsFeeds.Server.Documents;

/// <summary>Keeps things under a size limit. The least recently asked for leaves first. Thread-safe.</summary>
/// <remarks>
/// A memory cache refuses what does not fit. It then makes room for a twentieth of its limit in the background, so once it is full, it
/// would refuse anything larger for ever.
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
    /// <param name="left">Runs on the thread pool after it left, or if it could not be kept.</param>
    public void Keep(object key, object thing, long size, Action? left = null)
    {
        var isKept = false;
        for (var share = 0.0; size <= sizeLimit && share <= 1 && !isKept; share += 0.25)
        {
            _cache.Compact(share);
            var entry = new MemoryCacheEntryOptions { Size = size };
            _cache.Set(key, thing, entry.RegisterPostEvictionCallback((_, _, _, _) => left?.Invoke()));
            isKept = _cache.TryGetValue(key, out _);
        }

        if (!isKept)
        {
            left?.Invoke();
        }
    }

    /// <summary>Lets a thing leave.</summary>
    public void Remove(object key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();
}
