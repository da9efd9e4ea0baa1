namespace NewsFeeds.Imports.Sources;

/// <summary>What a source says of a post's being public.</summary>
internal enum PostStatus
{
    /// <summary>It is public.</summary>
    Published,

    /// <summary>It becomes public at its date.</summary>
    Scheduled,

    /// <summary>It was never public, or is not yet ready: a draft, or a post that waits for its review.</summary>
    Draft,

    /// <summary>Only some may read it: it is private, or has a password.</summary>
    Private,

    /// <summary>It was thrown away.</summary>
    Trashed,
}
