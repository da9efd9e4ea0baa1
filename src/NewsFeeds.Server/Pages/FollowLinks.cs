namespace NewsFeeds.Server.Pages;

/// <summary>
/// Links that hand the address of a feed or of a podcast to a reader. Each has the form that the reader documents or that its own program
/// reads; for Feedly, Inoreader and Apple Podcasts it is the one that other programs use. Pure.
/// </summary>
internal static class FollowLinks
{
    /// <summary>
    /// Opens the app that is registered for feeds. The whole address follows the scheme: for <c>feed://example.vn/</c> readers would ask
    /// over http first.
    /// </summary>
    public static string FeedApp(string feed) => $"feed:{feed}";

    /// <summary>Opens the app that is registered for podcasts, which asks over https.</summary>
    public static string PodcastApp(string podcast) => $"podcast://{WithoutScheme(podcast)}";

    /// <summary>Apps for podcasts that have a scheme of their own. Pocket Casts asks over http first, and follows the redirect.</summary>
    public static IReadOnlyList<(string Name, string Link)> PodcastApps(string podcast) =>
    [
        ("Apple Podcasts", $"pcast://{WithoutScheme(podcast)}"),
        ("Pocket Casts", $"pktc://subscribe/{WithoutScheme(podcast)}"),
    ];

    /// <summary>Readers on the web.</summary>
    public static IReadOnlyList<(string Name, string Link)> WebReaders(string feed)
    {
        var written = Uri.EscapeDataString(feed);
        return
        [
            ("Feedly", $"https://feedly.com/i/subscription/feed%2F{written}"),
            ("Inoreader", $"https://www.inoreader.com/?add_feed={written}"),
            ("The Old Reader", $"https://theoldreader.com/feeds/subscribe?url={written}"),
            ("NewsBlur", $"https://www.newsblur.com/?url={written}"),
            ("Feedbin", $"https://feedbin.com/?subscribe={written}"),
        ];
    }

    private static string WithoutScheme(string address) =>
        address[(address.IndexOf(Uri.SchemeDelimiter, StringComparison.Ordinal) + Uri.SchemeDelimiter.Length)..];
}
