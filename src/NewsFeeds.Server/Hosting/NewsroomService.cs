using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Runs the newsroom beside the server, and makes the feeds and pages that a new edition has changed before anybody asks for them.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed partial class NewsroomService(
    Newsroom newsroom, Lazy<DocumentCatalog> documents, Lazy<FeedDates> dates, TimeProvider time, IHostApplicationLifetime lifetime,
    NewsFeedsOptions options, ILogger<NewsroomService> log)
    : BackgroundService
{
    // Only the newest edition's documents are worth making.
    private readonly Channel<Edition> _editions = Channel.CreateBounded<Edition>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>
    /// Waits, before the server listens, for the second in which every feed has its date: a second at most, and only when the content was
    /// changed within the last one.
    /// </summary>
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
        var now = time.GetUtcNow();
        var wait = changed < now.AddSeconds(1) ? FeedDates.SecondAfter(changed) - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1))
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        newsroom.Published += OnPublished;
        if (options.PublicUrl is not null)
        {
            _editions.Writer.TryWrite(edition);
        }
        else
        {
            lifetime.ApplicationStarted.Register(() => _editions.Writer.TryWrite(newsroom.Current)); // The address is known only then.
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        newsroom.Published -= OnPublished;
        await base.StopAsync(cancellationToken);
        if (dates.IsValueCreated)
        {
            dates.Value.Save();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first of the two that fails ends the service; the other one alone would go on as if nothing had happened.
        var following = Task.Run(() => newsroom.RunAsync(stoppingToken), CancellationToken.None);
        var making = Task.Run(() => MakeAheadAsync(stoppingToken), CancellationToken.None);
        await await Task.WhenAny(following, making);
        await Task.WhenAll(following, making);
    }

    private void OnPublished(Edition before, Edition current) => _editions.Writer.TryWrite(current);

    private async Task MakeAheadAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var edition in _editions.Reader.ReadAllAsync(stop))
            {
                await documents.Value.MakeAheadAsync(edition, stop);
                dates.Value.Save();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(EventName = "StateUnwritable", Level = LogLevel.Warning, Message = "Dates of feeds are not remembered over a restart, because {Trouble}; name a folder with NewsFeeds:State, or none")]
    private partial void NothingRemembered(string trouble);
}
