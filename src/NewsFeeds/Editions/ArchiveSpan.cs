namespace NewsFeeds.Editions;

/// <summary>
/// A stretch of a listing's history that has an archive document of its own: a month, or one day of a month with many articles.
/// </summary>
/// <param name="First">The first day, in the publication's time zone.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Count">How many articles it holds.</param>
public readonly record struct ArchiveSpan(DateOnly First, DateOnly Last, int Count)
{
    /// <summary>Whether it is one day of a month with many articles.</summary>
    public bool IsDay => First == Last;

    /// <summary>The first day of its month.</summary>
    public DateOnly Month => new(First.Year, First.Month, 1);

    internal static ArchiveSpan OfMonth(DateOnly day, int count) =>
        new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)), count);
}
