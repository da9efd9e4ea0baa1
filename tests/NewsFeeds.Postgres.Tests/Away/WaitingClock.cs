using Microsoft.Extensions.Time.Testing;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>A clock that moves only while somebody waits for it. A look takes no time, however slow the machine is.</summary>
internal sealed class WaitingClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 5, 0, 0, TimeSpan.Zero))
{
    private int _timers;

    public void Move()
    {
        if (Volatile.Read(ref _timers) > 0)
        {
            Advance(TimeSpan.FromSeconds(0.1));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return new Timer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class Timer(WaitingClock clock, ITimer timer) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref clock._timers);
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
