namespace NewsFeeds.Articles;

/// <summary>A feed for one partner: a rule that selects articles, and how they go out. Names are as the editor wrote them.</summary>
public sealed record PartnerFeed
{
    /// <summary>The segment of its address, exactly as it is there. It may be unguessable.</summary>
    public required string Name { get; init; }

    /// <summary>Plain text; null stands for the publication's.</summary>
    public string? Title { get; init; }

    /// <summary>An article is in one of these, sub-categories included. Null for all.</summary>
    public IReadOnlyList<string>? Categories { get; init => field = ValueList<string>.Of(value); }

    /// <summary>An article has one of these. Null for all.</summary>
    public IReadOnlyList<string>? Tags { get; init => field = ValueList<string>.Of(value); }

    /// <summary>An article is by one of these people. Null for all.</summary>
    public IReadOnlyList<string>? Authors { get; init => field = ValueList<string>.Of(value); }

    /// <summary>An article is in none of these.</summary>
    public IReadOnlyList<string> ExcludedCategories { get; init => field = ValueList<string>.Of(value); } = ValueList<string>.Empty;

    /// <summary>An article has none of these.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init => field = ValueList<string>.Of(value); } = ValueList<string>.Empty;

    /// <summary>An article is by none of these people.</summary>
    public IReadOnlyList<string> ExcludedAuthors { get; init => field = ValueList<string>.Of(value); } = ValueList<string>.Empty;

    /// <summary>A query without a question mark, which the links of entries get.</summary>
    public string? LinkQuery { get; init; }

    /// <summary>Whether no shared cache may keep it and no search engine may show it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>How it is cut, where that is not the publication's way.</summary>
    public FeedRules Rules { get; init; } = new();
}
