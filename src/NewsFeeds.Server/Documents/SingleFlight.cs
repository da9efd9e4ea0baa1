using System.Collections.Concurrent;

namespace NewsFeeds.Server.Documents;

/// <summary>Lets one caller work where many want the same; the others wait for its result without holding a thread. Thread-safe.</summary>
/// <remarks>A memory cache alone does not do this: 50 concurrent <c>GetOrCreateAsync</c> of one key run 50 factories.</remarks>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResult>>> _flights = new();

    /// <summary>
    /// Joins the work under way for the key, or starts it on the thread pool. A result is not kept: <paramref name="work"/> itself looks
    /// first whether an earlier flight has left one, for a caller may arrive between that flight's end and its own look.
    /// </summary>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work) =>
        _flights.GetOrAdd(key, static (key, flight) => new(() => Task.Run(() => flight.Self.LandAsync(key, flight.Work))), (Self: this, Work: work)).Value;

    private async Task<TResult> LandAsync(TKey key, Func<Task<TResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }
}
