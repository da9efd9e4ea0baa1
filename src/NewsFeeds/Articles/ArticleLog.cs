using Microsoft.Extensions.Logging;

namespace NewsFeeds.Articles;

/// <summary>The lines of the log that several rooms tell.</summary>
internal static partial class ArticleLog
{
    [LoggerMessage(EventId = 1001, EventName = "ArticleRejected", Level = LogLevel.Warning, Message = "{Fault}")]
    public static partial void Rejected(this ILogger log, Fault fault);

    [LoggerMessage(EventId = 1002, EventName = "ArticleAdvised", Level = LogLevel.Information, Message = "{Fault}")]
    public static partial void Advised(this ILogger log, Fault fault);

    [LoggerMessage(EventId = 1003, EventName = "Mended", Level = LogLevel.Information, Message = "{File} is no longer held back")]
    public static partial void Mended(this ILogger log, string file);
}
