namespace NewsFeeds.Feeds.Json;

internal static class JsonFeedWriter
{
    public static byte[] Write(Feed feed) => throw new NotImplementedException(feed.Id);
}
