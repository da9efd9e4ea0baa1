namespace NewsFeeds.Articles;

/// <summary>A folder of the content folder, as its <c>_index.md</c> describes it.</summary>
public sealed record Category
{
    /// <summary>The address: slugs joined by <c>/</c>, such as <c>the-thao/bong-da</c>; empty for the whole publication.</summary>
    public required string Path { get; init; }

    /// <summary>Plain text, such as "Quốc phòng, an ninh"; the folder's name where nothing else is given.</summary>
    public required string Title { get; init; }

    /// <summary>The folder on disk, relative to the content folder, <c>/</c> between segments.</summary>
    public required string Folder { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>A BCP 47 tag, where it is not the publication's.</summary>
    public string? Language { get; init; }

    /// <summary>The category's own picture.</summary>
    public Picture? Image { get; init; }

    /// <summary>Former paths, which answer 301.</summary>
    public IReadOnlyList<string> Aliases { get; init => field = ValueList<string>.Of(value); } = ValueList<string>.Empty;

    /// <summary>The rules by which its feeds are cut, where they are not inherited.</summary>
    public FeedRules Rules { get; init; } = new();

    /// <summary>What makes it a podcast; null where it is none.</summary>
    public Podcast? Podcast { get; init; }

    /// <summary>
    /// Whether it was taken down. Its feeds then answer 410. Its articles stay in the feeds around it until they are deleted.
    /// </summary>
    public bool Gone { get; init; }

    /// <summary>Whether a guard in its description holds it back. Then neither it nor anything in it is served.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The same category below another parent.</summary>
    internal Category Under(string parent) => this with { Path = $"{parent}/{Path[(Path.LastIndexOf('/') + 1)..]}".TrimStart('/') };

    /// <summary>The path of the category around it: empty at the top level.</summary>
    public string Parent => ParentOf(Path);

    /// <summary>The path of the category around a path; empty for a path without a slash.</summary>
    internal static string ParentOf(string path) => path.LastIndexOf('/') is var cut and >= 0 ? path[..cut] : "";
}
