using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Pages;

/// <summary>The data of a page for browsers, search engines and other programs.</summary>
public sealed record PageHead
{
    /// <summary>The title that browsers put on the tab, before the name of the publication.</summary>
    public required string Title { get; init; }

    internal string? Description { get; init; }

    /// <summary>
    /// The one address under which search engines list what the page shows: for a republished story that of the original. Null for a page
    /// that they must not list.
    /// </summary>
    internal string? Canonical { get; init; }

    /// <summary>The listing whose feeds are announced before everything's.</summary>
    internal Listing? Listing { get; init; }

    internal FeedPicture? Picture { get; init; }

    /// <summary>Set on an article's page.</summary>
    internal FeedEntry? Article { get; init; }

    /// <summary>Structured data, JSON in which no character can end the element that holds it.</summary>
    internal string? Data { get; init; }
}
