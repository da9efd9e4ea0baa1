namespace NewsFeeds.Feeds;

/// <summary>
/// Every article of a feed failed, and a feed must not be published empty. The message is for the log.
/// </summary>
public sealed class FeedException(string message) : Exception(message);
