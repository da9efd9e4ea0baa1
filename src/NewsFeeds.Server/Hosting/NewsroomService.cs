using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Runs the newsroom beside the server, and builds each changed feed as soon as there is an edition, before anybody asks.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed partial class NewsroomService(
    Newsroom newsroom, FeedSource feeds, TimeProvider time, IHostApplicationLifetime lifetime, NewsFeedsOptions options, Lazy<FeedDates> dates, ILogger<NewsroomService> log)
    : BackgroundService
{
    // Only the newest edition is worth building.
    private readonly Channel<Edition> _editions = Channel.CreateBounded<Edition>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Waits, before the server listens, for the second in which every feed has its date: a second at most, and only when the content was changed within the last one.</summary>
    /// <exception cref="SettingsException">The folder that State names cannot be written to.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (StateFile.Trouble(options) is { } trouble)
        {
            // Whoever names a folder relies on it; whoever names none can do without, and is told what that costs.
            if (options.State is not null)
            {
                throw new SettingsException($"{NewsFeedsOptions.Section}:State names a folder of no use: {trouble}");
            }

            NothingRemembered(trouble);
        }

        var edition = newsroom.Current;
        var changed = edition.Categories.Values.Append(edition.All).Max(category => category.Changed);
        if (options.PublicUrl is not null && dates.Value.SettingsChanged > changed)
        {
            changed = dates.Value.SettingsChanged;
        }

        var now = time.GetUtcNow();
        var wait = changed < now.AddSeconds(1) ? FeedDates.SecondAfter(changed) - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1))
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        newsroom.Published += published => _editions.Writer.TryWrite(published.Current);
        if (options.PublicUrl is not null)
        {
            _editions.Writer.TryWrite(edition);
        }
        else
        {
            lifetime.ApplicationStarted.Register(() => _editions.Writer.TryWrite(newsroom.Current)); // the address is known only then
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Task.Run(() => newsroom.RunAsync(stoppingToken), CancellationToken.None), Task.Run(() => BuildAsync(stoppingToken), CancellationToken.None));

    private void TryBuild(Edition edition, Listing category)
    {
        try
        {
            feeds.Get(edition, category);
        }
#pragma warning disable CA1031 // One feed that cannot be built must not end the building of the others, and with it the service.
        catch (Exception e)
#pragma warning restore CA1031
        {
            BuildFailed(category.Path, e);
        }
    }

    private async Task BuildAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var edition in _editions.Reader.ReadAllAsync(stop))
            {
                foreach (var category in edition.Categories.Values.Prepend(edition.All).Where(category => !category.Gone))
                {
                    stop.ThrowIfCancellationRequested();
                    TryBuild(edition, category);
                }

                dates.Value.Save();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (dates.IsValueCreated)
            {
                dates.Value.Save(); // The service stops.
            }
        }
    }

    [LoggerMessage(EventName = "StateUnwritable", Level = LogLevel.Warning, Message = "Dates of feeds are not remembered over a restart, because {Trouble}; name a folder with NewsFeeds:State, or none")]
    private partial void NothingRemembered(string trouble);

    [LoggerMessage(EventName = "FeedFailed", Level = LogLevel.Error, Message = "The feed of '{Category}' cannot be built; it is tried again when it is asked for")]
    private partial void BuildFailed(string category, Exception exception);
}
