namespace NewsFeeds.Editions;

/// <summary>Knows the dates of a clock that was far ahead, such as that of a machine before a time server has set it. Pure.</summary>
public static class WrongClock
{
    // No two clocks that are right differ by so much.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    /// <summary>Whether only a clock that was wrong can have given a date: it is more than a day ahead.</summary>
    public static bool Gave(DateTimeOffset date, DateTimeOffset now) => date - now > FurthestAhead;
}
