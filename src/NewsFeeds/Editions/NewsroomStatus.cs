namespace NewsFeeds.Editions;

/// <summary>How well the store can be read.</summary>
/// <param name="HeldBack">Article files whose newest version cannot be served, so that an older one or none stands.</param>
/// <param name="StoreAvailable">False while the store is away and the last edition stays in service.</param>
public sealed record NewsroomStatus(int HeldBack, bool StoreAvailable)
{
    /// <summary>How many turns in a row failed to make an edition; 0 once one succeeds.</summary>
    public int FailedTurns { get; init; }
}
