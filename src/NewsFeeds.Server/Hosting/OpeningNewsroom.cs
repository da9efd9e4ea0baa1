using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Opens the newsroom, and shows how far it is when the archive is large: a bar on a terminal, else a log line a second.</summary>
internal static partial class OpeningNewsroom
{
    public static Newsroom Open(IServiceProvider services, NewsFeedsOptions options)
    {
        var log = services.GetRequiredService<ILogger<Newsroom>>();
        return ProgressReport.While("Reading", progress => Newsroom.Open(
            services.GetRequiredService<ContentFolder>(), !options.Polling, services.GetRequiredService<TimeProvider>(), log, progress),
            Terminal.Own, line => Reading(log, line));
    }

    [LoggerMessage(EventName = "Reading", Level = LogLevel.Information, Message = "{Progress}")]
    private static partial void Reading(ILogger log, string progress);
}
