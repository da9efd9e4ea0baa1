namespace NewsFeeds.Articles;

/// <summary>Why an article is not public at a moment.</summary>
public enum Absence
{
    /// <summary>It is a draft.</summary>
    Draft,

    /// <summary>Its moment has not come.</summary>
    Scheduled,

    /// <summary>It has left: it expired, or the notice of its withdrawal ended.</summary>
    Left,
}
