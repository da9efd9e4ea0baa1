using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Hosting;

/// <summary>Makes the feeds and pages that an edition has changed as soon as it is there, before anybody asks for them.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed partial class PrebuildService(
    Newsroom newsroom, DocumentCatalog documents, LastModifiedDates dates, TimeProvider time, ILogger<PrebuildService> log)
    : BackgroundService
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    // Only the newest edition's documents are worth making.
    private readonly Channel<Edition> _editions =
        Channel.CreateBounded<Edition>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>
    /// Waits until the date of every feed has come, before the server listens. The wait is a second at most, and only where the content
    /// changed within the last second.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var authority = newsroom.Current.Publication.Authority;
        if (dates.RememberAuthority(authority) is { } before && before != authority)
        {
            AuthorityChanged(before, authority);
        }

        var changed = newsroom.Current.Listings.Max(listing => listing.Changed);
        var now = time.GetUtcNow();
        var wait = changed < now.AddSeconds(1) ? LastModifiedDates.SecondAfter(changed) - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1))
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        newsroom.Published += OnPublished;
        _editions.Writer.TryWrite(newsroom.Current);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        newsroom.Published -= OnPublished;
        await base.StopAsync(cancellationToken);
        dates.Save();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var edition in _editions.Reader.ReadAllAsync(stoppingToken))
            {
                var retryAt = await MakeAsync(edition, stoppingToken);
                while (retryAt is { } moment && !await HasNextBeforeAsync(moment, stoppingToken))
                {
                    retryAt = await MakeAsync(edition, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
#pragma warning disable CA1031 // A failure here must not end the service, which still makes each document that is asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Ended(e);
        }
    }

    private async Task<DateTimeOffset?> MakeAsync(Edition edition, CancellationToken stop)
    {
        var retryAt = await documents.MakeAheadAsync(edition, stop);
        dates.Save();
        return retryAt;
    }

    /// <summary>Waits until another edition comes, or until a moment.</summary>
    private async Task<bool> HasNextBeforeAsync(DateTimeOffset moment, CancellationToken stop)
    {
        var pause = moment - time.GetUtcNow();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var next = _editions.Reader.WaitToReadAsync(waiting.Token).AsTask();
        await Task.WhenAny(next, Task.Delay(pause < LeastPause ? LeastPause : pause, time, waiting.Token));
        var hasNext = next.IsCompleted;
        await waiting.CancelAsync();
        stop.ThrowIfCancellationRequested();
        return hasNext;
    }

    private void OnPublished(PublishedEdition published)
    {
        documents.OutdateFiles(published.Files);
        _editions.Writer.TryWrite(published.Current);
    }

    [LoggerMessage(
        EventId = 2406, EventName = "AuthorityChanged",
        Level = LogLevel.Warning,
        Message = "The publication's 'authority' was '{Before}' at the last start and is '{Authority}' now, so articles without an 'id' "
            + "are new ones to their subscribers; unless that is meant, set it to '{Before}' again")]
    private partial void AuthorityChanged(string before, string authority);

    [LoggerMessage(
        EventId = 2407, EventName = "PrebuildingFailed",
        Level = LogLevel.Error,
        Message = "Documents are not made ahead any more; each is made when it is asked for, until the service is started again")]
    private partial void Ended(Exception exception);
}
