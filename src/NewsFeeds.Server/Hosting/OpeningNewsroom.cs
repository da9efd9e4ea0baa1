using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Hosting;

/// <summary>Opens the newsroom, and shows how far it is when the archive is large: a bar on a terminal, else a log line a second.</summary>
internal static partial class OpeningNewsroom
{
    public static Newsroom Open(IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<Newsroom>>();
        return ProgressReport.While("Reading", progress => Newsroom.OpenAsync(
            services.GetRequiredService<IArticleStore>(), services.GetRequiredService<TimeProvider>(), log, progress).GetAwaiter().GetResult(),
            Terminal.Own, line => Reading(log, line));
    }

    [LoggerMessage(EventName = "Reading", Level = LogLevel.Information, Message = "{Progress}")]
    private static partial void Reading(ILogger log, string progress);
}
