namespace NewsFeeds.Feeds.Sitemaps;

/// <summary>An address that a sitemap names.</summary>
/// <param name="Address">The absolute address.</param>
/// <param name="Modified">When what stands there last changed; null where no date is known.</param>
internal readonly record struct SitemapUrl(string Address, DateTimeOffset? Modified);
