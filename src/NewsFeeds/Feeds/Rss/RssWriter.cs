namespace NewsFeeds.Feeds.Rss;

/// <summary>RSS 2.0, after the RSS Advisory Board's best practices.</summary>
internal static class RssWriter
{
    public static byte[] Write(Feed feed) => XmlBytes.Write(new RssFormatter(new RssChannel(feed)).WriteTo, feed.RssStylesheetUrl);
}
