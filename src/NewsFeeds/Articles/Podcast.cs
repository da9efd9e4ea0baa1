namespace NewsFeeds.Articles;

/// <summary>What a category says of itself as a podcast. Null parts are not given.</summary>
public sealed record Podcast
{
    /// <summary>The permanent id of the podcast: a UUID as it was stored; null until it is.</summary>
    public string? Id { get; init; }

    /// <summary>Who makes it, plain text.</summary>
    public string? Author { get; init; }

    /// <summary>Whom the directories write to.</summary>
    public Author? Owner { get; init; }

    /// <summary>Apple's word for what it is about, such as <c>News</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Apple's word within the category, such as <c>Daily News</c>.</summary>
    public string? Subcategory { get; init; }

    /// <summary>Whether it is not for children.</summary>
    public bool IsExplicit { get; init; }

    /// <summary><c>episodic</c> or <c>serial</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The square cover.</summary>
    public Picture? Image { get; init; }

    /// <summary>Whether other hosts may not take it over.</summary>
    public bool? IsLocked { get; init; }
}
