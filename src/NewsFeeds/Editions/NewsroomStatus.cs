using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>How well the newsroom follows its store.</summary>
/// <param name="HeldBack">Articles and descriptions whose newest version is not served, so that an older one or none stands.</param>
/// <param name="StoreAvailable">False while the store is away and the last edition stays in service.</param>
/// <param name="FailedTurns">How often in a row the next edition could not be made.</param>
/// <param name="Obstacle">What keeps the store from being followed as promised; null for nothing.</param>
/// <param name="StoreSince">Since when the store is there or away, UTC: at first since the first edition; null before it.</param>
/// <param name="Unrenderable">How many of those held back cannot be rendered. The newsroom renders nothing, so it knows of none.</param>
public sealed record NewsroomStatus(
    int HeldBack, bool StoreAvailable, int FailedTurns = 0, Fault? Obstacle = null, DateTimeOffset? StoreSince = null,
    int Unrenderable = 0);
