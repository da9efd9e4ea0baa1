namespace NewsFeeds.Feeds;

/// <summary>
/// Articles that are to be shown failed, each of them: the feed is not to be published empty. The message is for the log.
/// </summary>
public sealed class FeedException(string message) : Exception(message);
