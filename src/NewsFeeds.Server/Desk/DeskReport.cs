using NewsFeeds.Editions;

namespace NewsFeeds.Server.Desk;

/// <summary>What the desk shows: everything at one moment, because the newsroom goes on while it is written down.</summary>
/// <param name="Time">The moment, UTC.</param>
/// <param name="Edition">The edition in service.</param>
/// <param name="Status">How well the newest versions of everything are served.</param>
/// <param name="HeldBack">What is not served, and why.</param>
/// <param name="Upcoming">What the clock does next.</param>
/// <param name="Days">The polls of each day, newest first.</param>
/// <param name="Edits">The last edits, newest first.</param>
internal sealed record DeskReport(
    DateTimeOffset Time, Edition Edition, NewsroomStatus Status, IReadOnlyList<HeldBack> HeldBack, IReadOnlyList<Upcoming> Upcoming,
    IReadOnlyList<RecordedDay> Days, IReadOnlyList<Edit> Edits);
