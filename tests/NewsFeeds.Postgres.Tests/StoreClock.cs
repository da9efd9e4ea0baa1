using Microsoft.Extensions.Time.Testing;

namespace NewsFeeds.Postgres.Tests;

/// <summary>
/// A clock that is turned only while its store waits for it. So no look takes time, and the store looks as often as the clock is turned.
/// </summary>
internal sealed class StoreClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 5, 0, 0, TimeSpan.Zero))
{
    private int _waiting;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waiting);
        return new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    /// <summary>A second goes by, or a part of one, where somebody waits for it.</summary>
    public void Turn(double seconds = 1)
    {
        if (Volatile.Read(ref _waiting) > 0)
        {
            Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    private sealed class CountedTimer(StoreClock clock, ITimer timer) : ITimer
    {
        private int _disposals;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Increment(ref _disposals) == 1)
            {
                Interlocked.Decrement(ref clock._waiting);
            }

            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
