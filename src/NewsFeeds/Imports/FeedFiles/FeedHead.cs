using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>What a feed says of itself, and by that of all its items.</summary>
internal sealed record FeedHead
{
    /// <summary>The feed's file, as it was named in the call.</summary>
    public required string File { get; init; }

    /// <summary>Plain text; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>A BCP 47 tag; null for none.</summary>
    public string? Language { get; init; }

    /// <summary>The page that the feed belongs to; null for none.</summary>
    public Uri? Page { get; init; }

    /// <summary>What relative addresses of all items begin from; null where the feed does not say.</summary>
    public Uri? Base { get; init; }

    /// <summary>The authors of items that name none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The authors of an item. The site itself is none: every article without an author is the publication's.</summary>
    public IReadOnlyList<string> AuthorsOf(IEnumerable<string> own) =>
        Names(own) is { Count: > 0 } names ? names : [.. Authors.Where(name => name != Title)];

    /// <summary>The names in one line each, every one once.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string?> names) =>
        [.. names.Select(SourceText.NameIn).OfType<string>().Distinct(StringComparer.Ordinal)];
}
