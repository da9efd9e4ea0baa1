using System.Collections.Concurrent;

namespace NewsFeeds.Server.Documents;

/// <summary>Lets one caller work where many want the same; the others wait for its result without holding a thread. Thread-safe.</summary>
/// <remarks>A memory cache alone does not do this: 50 concurrent <c>GetOrCreateAsync</c> of one key run 50 factories.</remarks>
internal sealed class SingleFlight<TKey, TResult>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskCompletionSource<TResult>> _flights = new(comparer);

    /// <summary>
    /// Joins the work under way for the key, or starts it on the thread pool. A result is not kept: <paramref name="work"/> itself looks
    /// first whether an earlier flight has left one, for a caller may arrive between that flight's end and its own look.
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
#pragma warning disable CA1031 // Whatever it is, all who wait get it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _flights.TryRemove(key, out _);
            flight.SetException(e);
        }
    }
}
