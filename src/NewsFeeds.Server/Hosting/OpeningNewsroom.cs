using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Hosting;

/// <summary>Opens the newsroom. Where that takes long, its progress is shown on a terminal, or else in the log.</summary>
internal static partial class OpeningNewsroom
{
    public static Newsroom Open(IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<Newsroom>>();
        var store = services.GetRequiredService<IArticleStore>();
        var time = services.GetRequiredService<TimeProvider>();
        return ProgressReport.While(new CommandTexts("en").Reading, Open, Terminal.Own, line => Reading(log, line));

        Newsroom Open(IProgress<(int Read, int Of)> progress) => Newsroom.OpenAsync(store, time, log, progress).GetAwaiter().GetResult();
    }

    [LoggerMessage(EventId = 2405, EventName = "Reading", Level = LogLevel.Information, Message = "{Progress}")]
    private static partial void Reading(ILogger log, string progress);
}
