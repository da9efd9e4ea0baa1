using System.Diagnostics.CodeAnalysis;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Hosting;

/// <summary>Writes what was counted every minute, and once more when the service stops.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class PollService(PollCounter polls, TimeProvider time) : PeriodicService(TimeSpan.FromMinutes(1), time)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        polls.Save();
    }

    protected override void Tick() => polls.Save();
}
