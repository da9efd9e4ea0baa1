using NewsFeeds.Editions;

namespace NewsFeeds.Feeds.Atom;

/// <summary>The place of an archive document among its neighbours. Addresses are absolute.</summary>
/// <param name="Span">The month or the day that it holds.</param>
/// <param name="Self">Its own address.</param>
/// <param name="Previous">The next older archive, or null for the oldest.</param>
/// <param name="Next">The next newer archive, or null for the newest.</param>
public sealed record ArchiveLinks(ArchiveSpan Span, string Self, string? Previous = null, string? Next = null);
