namespace NewsFeeds.Imports;

/// <summary>What an import reads, and what it carries over.</summary>
public sealed record ImportOptions
{
    /// <summary>The content folder; made where it is not there.</summary>
    public required string Content { get; init; }

    /// <summary>The files to read: WordPress exports, perhaps in several parts, and feeds.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The folder <c>wp-content/uploads</c>, from which pictures and sound are copied; null for none.</summary>
    public string? Uploads { get; init; }

    /// <summary>Whether pictures and sound that are in no folder are fetched from the net.</summary>
    public bool Download { get; init; }

    /// <summary>Whether drafts, private and protected posts come too, as drafts.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether the site's pages come too.</summary>
    public bool Pages { get; init; }

    /// <summary>What stands between the names of a byline of several people; null where each byline is one name.</summary>
    public string? SplitAuthors { get; init; }

    /// <summary>Whether nothing is written and nothing fetched.</summary>
    public bool DryRun { get; init; }
}
