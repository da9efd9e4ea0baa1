namespace NewsFeeds.Feeds.Rss;

internal static class RssWriter
{
    public static byte[] Write(Feed feed) => throw new NotImplementedException(feed.Id);
}
