using System.Diagnostics.CodeAnalysis;

namespace NewsFeeds.Server.Desk;

/// <summary>Writes what was counted every minute, and once more when the service stops.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class PollService(PollCounter polls, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        polls.Save();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                polls.Save();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }
}
