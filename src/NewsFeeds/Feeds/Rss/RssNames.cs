namespace NewsFeeds.Feeds.Rss;

/// <summary>The namespaces that RSS borrows from.</summary>
internal static class RssNames
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string PodcastsPrefix = "itunes";
    public const string Podcasts = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
}
