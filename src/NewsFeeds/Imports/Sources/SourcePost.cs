using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Sources;

/// <summary>A post as an export or a feed tells it, before it becomes an article.</summary>
internal sealed record SourcePost
{
    /// <summary>The file that holds it, as it was named in the call.</summary>
    public required string File { get; init; }

    /// <summary>The line at which it begins, from 1; 0 where the source has no lines.</summary>
    public required int Line { get; init; }

    /// <summary>What readers know it by, byte for byte, white space around it taken away; empty where the source has none.</summary>
    public required string Guid { get; init; }

    /// <summary>Its page on the former site, absolute; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Its number in WordPress; 0 for none.</summary>
    public long Number { get; init; }

    /// <summary>Whether it is a page of the site and no post.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether it is public.</summary>
    public PostStatus Status { get; init; }

    /// <summary>Plain text; empty for none.</summary>
    public required string Title { get; init; }

    /// <summary>The last segment of its address, decoded; null for none.</summary>
    public string? Slug { get; init; }

    /// <summary>What <see cref="Slug"/> was before, decoded.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];

    /// <summary>First publication, UTC; null for a draft without a date.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The last change, UTC; null where the source does not say.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The names in its byline.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The keys of its categories in <see cref="SourceSite.Categories"/>, in the source's order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The names of its tags, plain text.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The summary that its editor wrote, plain text; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>Its words: as WordPress keeps them, or the HTML of a feed.</summary>
    public required string Body { get; init; }

    /// <summary>The notes at its end, which WordPress keeps beside the body.</summary>
    public IReadOnlyList<SourceFootnote> Footnotes { get; init; } = [];

    /// <summary>Whether the body is HTML as it is shown, and not WordPress's own notation.</summary>
    public bool IsHtml { get; init; }

    /// <summary>The number of the attachment that is its lead picture; 0 for none.</summary>
    public long ImageNumber { get; init; }

    /// <summary>The address of its lead picture, absolute; null for none.</summary>
    public string? Image { get; init; }

    /// <summary>Sound and video that the source names beside the body.</summary>
    public IReadOnlyList<SourceEnclosure> Enclosures { get; init; } = [];

    /// <summary>A BCP 47 tag where the source names the post's language.</summary>
    public string? Language { get; init; }

    /// <summary>What of it no article can carry, such as its comments.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Something that somebody should know of it.</summary>
    public Fault Warning(string kind, params IReadOnlyList<object> arguments) => new(File, Line, 0, Severity.Warning, kind, arguments);

    /// <summary>Why it is lost.</summary>
    public Fault Error(string kind, params IReadOnlyList<object> arguments) => Warning(kind, arguments) with { Severity = Severity.Error };
}

/// <summary>A note at the end of a post.</summary>
/// <param name="Id">What the link to it names.</param>
/// <param name="Content">Its words, HTML.</param>
internal sealed record SourceFootnote(string Id, string Content);

/// <summary>Sound or video of a post.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="Length">Bytes; null where it is not known.</param>
/// <param name="Type">The media type; null where it is not known.</param>
internal sealed record SourceEnclosure(string Address, long? Length, string? Type);
