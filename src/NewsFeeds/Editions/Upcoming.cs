using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What the clock does next to an article.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Article">The article.</param>
/// <param name="Appears">Whether it appears then; else it leaves.</param>
public sealed record Upcoming(DateTimeOffset Time, Article Article, bool Appears);
