using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace NewsFeeds.Server.Desk;

/// <summary>A dictionary that takes nothing more once it is full. Whoever reads never waits. Any number of threads may call.</summary>
/// <param name="most">How many it takes. Threads that add at the same moment may go beyond it by one each.</param>
internal sealed class Bounded<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _all = new();
    private int _count; // The dictionary's own count takes all of its locks.

    public bool IsFull => Volatile.Read(ref _count) >= most;

    public IEnumerable<TValue> Values => _all.Select(each => each.Value);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _all.TryGetValue(key, out value);

    /// <summary>Returns false where it has the key already, and where it is full.</summary>
    public bool TryAdd(TKey key, TValue value)
    {
        if (IsFull || !_all.TryAdd(key, value))
        {
            return false;
        }

        Interlocked.Increment(ref _count);
        return true;
    }
}
