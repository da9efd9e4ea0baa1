namespace NewsFeeds.Articles;

/// <summary>What a store tells its reader: how the content differs from what it told before. The first one tells everything.</summary>
public sealed record ContentChange
{
    /// <summary>False: the store is away (an unmounted or emptied folder); nothing else is said then, and what was told before stands.</summary>
    public bool Available { get; init; } = true;

    /// <summary>The publication as it is now.</summary>
    public required Publication Publication { get; init; }

    /// <summary>Every category by path as it is now; the same instance as long as none changed.</summary>
    public required IReadOnlyDictionary<string, Category> Categories { get; init; }

    /// <summary>When the folder of each category (the publication's under the empty path) last changed apart from its articles: files came or went, its <c>_index.md</c> or a picture was written.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> FolderTimes { get; init; }

    /// <summary>Whether folders came or went.</summary>
    public bool FoldersChanged { get; init; }

    /// <summary>Versions told before that do not stand any more.</summary>
    public IReadOnlyList<Article> Removed { get; init; } = [];

    /// <summary>Versions that stand now and were not told before.</summary>
    public IReadOnlyList<Article> Added { get; init; } = [];

    /// <summary>Faults of the files that were read for this change, each told once per version of its file.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How many article files have a newest version that cannot be served.</summary>
    public int HeldBack { get; init; }
}
