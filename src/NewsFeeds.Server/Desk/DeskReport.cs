using NewsFeeds.Editions;

namespace NewsFeeds.Server.Desk;

/// <summary>What the desk shows, at one moment.</summary>
/// <param name="Time">The moment, UTC.</param>
/// <param name="Newsroom">Its edition, what it holds back, and what comes next.</param>
/// <param name="Days">The polls of each day, newest first.</param>
/// <param name="Edits">The last edits, newest first.</param>
internal sealed record DeskReport(DateTimeOffset Time, Newsroom Newsroom, IReadOnlyList<RecordedDay> Days, IReadOnlyList<Edit> Edits);
