namespace NewsFeeds.Feeds.Podcasts;

/// <summary>The namespace that podcast programs and hosts agreed on beside Apple's.</summary>
internal static class PodcastIndex
{
    public const string Prefix = "podcast";
    public const string Namespace = "https://podcastindex.org/namespace/1.0";
}
