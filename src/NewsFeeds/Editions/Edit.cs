using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What an edition did to an article.</summary>
public enum EditKind
{
    /// <summary>It became public.</summary>
    Out,

    /// <summary>Another version of it is public.</summary>
    Changed,

    /// <summary>It was withdrawn: its notice takes the place of its words.</summary>
    Withdrawn,

    /// <summary>It is no longer public: it expired, became a draft, or was deleted.</summary>
    Removed,
}

/// <summary>What an edition did to an article, and when.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Article">The public version; the last one where it was removed.</param>
/// <param name="Caused">
/// When the cause came, UTC: the version was written, or the article's moment came; null for unknown, as where an old file was moved here.
/// </param>
/// <param name="Done">When the edition went into service, UTC.</param>
public sealed record Edit(EditKind Kind, Article Article, DateTimeOffset? Caused, DateTimeOffset Done);
