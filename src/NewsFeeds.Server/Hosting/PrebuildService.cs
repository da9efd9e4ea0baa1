using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Hosting;

/// <summary>Builds each changed feed as soon as there is an edition, before anybody asks for it.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed partial class PrebuildService(
    Newsroom newsroom, FeedSource feeds, TimeProvider time, FeedDates dates, ILogger<PrebuildService> log) : BackgroundService
{
    // Only the newest edition is worth building.
    private readonly Channel<Edition> _editions =
        Channel.CreateBounded<Edition>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>
    /// Waits, before the server listens, for the second in which every feed has its date. This takes a second at most, and only where the
    /// content or the settings changed within the last one.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var edition = newsroom.Current;
        var listings = edition.Categories.Values.Append(edition.All);
        var changed = listings.Select(listing => listing.Changed).Append(dates.SettingsChanged).Max();
        var now = time.GetUtcNow();
        var wait = changed < now.AddSeconds(1) ? FeedDates.SecondAfter(changed) - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1))
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        newsroom.Published += published => _editions.Writer.TryWrite(published.Current);
        _editions.Writer.TryWrite(edition);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var edition in _editions.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var category in edition.Categories.Values.Prepend(edition.All).Where(category => !category.Gone))
                {
                    stoppingToken.ThrowIfCancellationRequested();
                    TryBuild(edition, category);
                }

                dates.Save();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            dates.Save();
        }
#pragma warning disable CA1031 // A failure here must not end the service, which builds each feed that is asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Ended(e);
        }
    }

    private void TryBuild(Edition edition, Listing category)
    {
        try
        {
            feeds.Get(edition, category);
        }
#pragma warning disable CA1031 // One feed that cannot be built must not keep the others from being built.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(category.Path, e);
        }
    }

    [LoggerMessage(
        EventName = "PrebuildingFailed",
        Level = LogLevel.Error,
        Message = "Feeds are not built ahead any more; each is built when it is asked for, until the service is started again")]
    private partial void Ended(Exception exception);

    [LoggerMessage(
        EventName = "FeedFailed",
        Level = LogLevel.Error,
        Message = "The feed of '{Category}' cannot be built; the next request for it tries again")]
    private partial void Failed(string category, Exception exception);
}
