using NewsFeeds.Feeds.Rss;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>The podcast form: RSS 2.0 after the Podcast Standards Project's PSP-1.</summary>
internal static class PodcastWriter
{
    public static byte[] Write(PodcastFeed podcast) =>
        XmlBytes.Write(new RssFormatter(new PodcastChannel(podcast)).WriteTo, podcast.Feed.RssStylesheetUrl);
}
