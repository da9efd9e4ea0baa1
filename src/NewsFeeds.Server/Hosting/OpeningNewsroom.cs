using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Opens the newsroom and says how far it is where that takes long: on a terminal, else in the log.</summary>
internal static partial class OpeningNewsroom
{
    public static Newsroom Open(IServiceProvider services, NewsFeedsOptions options)
    {
        var log = services.GetRequiredService<ILogger<Newsroom>>();
        var content = services.GetRequiredService<ContentFolder>();
        var time = services.GetRequiredService<TimeProvider>();
        return ProgressReport.While(
            "Reading", progress => Newsroom.Open(content, !options.Polling, time, log, progress), Terminal.Own, line => Reading(log, line));
    }

    [LoggerMessage(EventName = "Reading", Level = LogLevel.Information, Message = "{Progress}")]
    private static partial void Reading(ILogger log, string progress);
}
