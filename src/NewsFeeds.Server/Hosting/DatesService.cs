using System.Diagnostics.CodeAnalysis;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Saves the dates of feeds every few seconds. A feed that is not made ahead gets its date when somebody asks for it, with no edition after
/// which dates are saved.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class DatesService(LastModifiedDates dates, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                dates.Save();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }
}
