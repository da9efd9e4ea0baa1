using System.Diagnostics.CodeAnalysis;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Hosting;

/// <summary>Runs the newsroom beside the server.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed partial class NewsroomService(Newsroom newsroom, ILogger<NewsroomService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await newsroom.RunAsync(stoppingToken);
        }
#pragma warning disable CA1031 // A failure of the newsroom must not end the service, which still has its last edition.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e);
        }
    }

    [LoggerMessage(
        EventId = 2408, EventName = "NewsroomFailed",
        Level = LogLevel.Critical,
        Message = "The newsroom does not follow the content any more; the last edition is served until the service is started again")]
    private partial void Failed(Exception exception);
}
