namespace NewsFeeds.Server.Hosting;

/// <summary>Does something every so often until the service stops.</summary>
/// <param name="period">How often.</param>
/// <param name="time">The clock.</param>
internal abstract class PeriodicService(TimeSpan period, TimeProvider time) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Tick();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>What is done each time.</summary>
    protected abstract void Tick();
}
