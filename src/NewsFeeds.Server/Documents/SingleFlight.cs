using System.Collections.Concurrent;

namespace NewsFeeds.Server.Documents;

/// <summary>Does work once for all callers who want it at the same time. They wait without holding a thread. Thread-safe.</summary>
/// <remarks>A memory cache alone does not do this: 50 concurrent <c>GetOrCreateAsync</c> of one key run 50 factories.</remarks>
internal sealed class SingleFlight<TKey, TResult>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskCompletionSource<TResult>> _flights = new(comparer);

    /// <summary>
    /// Joins the work under way for the key, or starts it on the thread pool. No result is kept, so <paramref name="work"/> must look first
    /// whether an earlier flight has left one: a caller may arrive just when that flight has ended.
    /// </summary>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work)
    {
        var own = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = _flights.GetOrAdd(key, own);
        if (ReferenceEquals(flight, own))
        {
            _ = Task.Run(() => FlyAsync(key, own, work));
        }

        return flight.Task;
    }

    private async Task FlyAsync(TKey key, TaskCompletionSource<TResult> flight, Func<Task<TResult>> work)
    {
        try
        {
            var result = await work().ConfigureAwait(false);
            _flights.TryRemove(key, out _);
            flight.SetResult(result);
        }
#pragma warning disable CA1031 // All who wait get the exception, whatever it is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _flights.TryRemove(key, out _);
            flight.SetException(e);
        }
    }
}
