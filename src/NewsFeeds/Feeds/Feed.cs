using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Rendering;

namespace NewsFeeds.Feeds;

/// <summary>
/// The neutral model that every format is written from: one listing with its newest entries.
/// Immutable and complete: every address absolute, every text clean (no character that XML 1.0 cannot hold), every date UTC.
/// </summary>
public sealed record Feed
{
    /// <summary>A tag URI, unique to each feed and independent of the host.</summary>
    public required string Id { get; init; }

    /// <summary>The publication's tagging entity (RFC 4151), such as <c>kontumtv.vn,2021</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>"Listing – Publication", plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, never empty (RSS 2.0 requires one).</summary>
    public required string Description { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The line of rights, or null.</summary>
    public string? Copyright { get; init; }

    /// <summary>The address of the licence, or null.</summary>
    public string? License { get; init; }

    /// <summary>Who publishes it, with the address of its front page.</summary>
    public required Author Publisher { get; init; }

    /// <summary>The listing's page.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The RSS form's own address.</summary>
    public required string RssUrl { get; init; }

    /// <summary>The Atom form's own address.</summary>
    public required string AtomUrl { get; init; }

    /// <summary>The JSON form's own address.</summary>
    public required string JsonUrl { get; init; }

    /// <summary>The newest archive document (RFC 5005), or null where the listing has none.</summary>
    public string? NewestArchiveUrl { get; init; }

    /// <summary>A picture for the feed: the category's own, else the publication's logo.</summary>
    public FeedPicture? Logo { get; init; }

    /// <summary>A small square picture.</summary>
    public FeedPicture? Icon { get; init; }

    /// <summary>The style sheet that makes the RSS form and the podcast readable in a browser, or null.</summary>
    public string? RssStylesheetUrl { get; init; }

    /// <summary>The style sheet that makes the Atom form and the archives readable in a browser, or null.</summary>
    public string? AtomStylesheetUrl { get; init; }

    /// <summary>How long a cache may keep it.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>
    /// The feed's own date: the newest date of its entries, but never later than the moment at which it was built.
    /// </summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<FeedEntry> Entries { get; init; }

    /// <summary>
    /// The language that a document has to give for an entry; null where it is the feed's own. One entry may stand in feeds of several
    /// languages.
    /// </summary>
    public string? LanguageOf(FeedEntry entry) => entry.Language == Language ? null : entry.Language;
}
