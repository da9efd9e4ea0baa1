using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>One article as subscribers get it. Immutable; texts and addresses as <see cref="Feed"/> promises.</summary>
public sealed record FeedEntry
{
    /// <summary>The permanent id, byte for byte. An imported id need not be a URI.</summary>
    public required string Id { get; init; }

    /// <summary>Plain text, never empty. The title of a retracted article begins with a prefix that says so.</summary>
    public required string Title { get; init; }

    /// <summary>The article's page.</summary>
    public required string Link { get; init; }

    /// <summary>First publication, whole seconds.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The last significant change; equal to <see cref="Published"/> when there was none.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The persons of the byline, else the publication. At least one.</summary>
    public required ImmutableArray<Author> Authors { get; init; }

    /// <summary>The categories it stands in.</summary>
    public ImmutableArray<FeedCategory> Categories { get; init; } = [];

    /// <summary>Plain text each.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>
    /// A BCP 47 tag: the article's own, else the publication's, whatever feed it stands in. Null stands for the feed's.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Plain text. The summary of a retracted article is the notice.</summary>
    public required string Summary { get; init; }

    /// <summary>The whole content as safe HTML; null where the feed carries summaries alone.</summary>
    public string? Content { get; init; }

    /// <summary>The lead picture; null in a feed where it may be shown on the article's page alone.</summary>
    public FeedPicture? Image { get; init; }

    /// <summary>Sound and video.</summary>
    public ImmutableArray<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>What it says of itself for the podcast form.</summary>
    public Episode? Episode { get; init; }

    /// <summary>The story elsewhere that it republishes. A withdrawn article has none.</summary>
    public Origin? Source { get; init; }

    /// <summary>When it was withdrawn; null where it was not, and where nobody says when.</summary>
    public DateTimeOffset? Retracted { get; init; }

    /// <summary>Whether it was withdrawn.</summary>
    public bool IsRetracted { get; init; }

    /// <summary>When its content was last corrected; null for never.</summary>
    public DateTimeOffset? Corrected { get; init; }

    /// <summary>The tags that are not a category's title, each once: tags are equal whatever their case and Unicode form.</summary>
    public IEnumerable<string> OwnTags => Tags.Select(PlainText.Line).Where(tag => tag.Length > 0)
        .Except(Categories.Select(category => PlainText.Line(category.Title)), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A category that an entry stands in.</summary>
/// <param name="Title">Such as "Bóng đá": Atom's term and label, RSS's text.</param>
/// <param name="Scheme">The absolute address of the directory of categories: Atom's scheme, RSS's domain.</param>
public sealed record FeedCategory(string Title, string Scheme);
