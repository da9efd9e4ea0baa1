namespace NewsFeeds.Feeds.Atom;

/// <summary>Where an archive document stands among its neighbours; absolute addresses.</summary>
/// <param name="Year">Of the month that it holds.</param>
/// <param name="Month">From 1.</param>
/// <param name="Self">Its own address.</param>
/// <param name="Previous">The next older archive, or null for the oldest.</param>
/// <param name="Next">The next newer archive, or null for the newest.</param>
public sealed record ArchiveLinks(int Year, int Month, string Self, string? Previous = null, string? Next = null);
