using System.Globalization;

namespace NewsFeeds.Text;

/// <summary>Dates as documents carry them: UTC, whole seconds, the same in every culture of the machine.</summary>
internal static class FeedTimestamp
{
    /// <summary>
    /// The moment in UTC. The syndication package takes the least date of all for "now", which would change the bytes from minute to
    /// minute, so the Unix epoch replaces it.
    /// </summary>
    public static DateTimeOffset Fixed(DateTimeOffset instant) =>
        instant.UtcTicks < TimeSpan.TicksPerSecond ? DateTimeOffset.UnixEpoch : instant.ToUniversalTime();

    /// <summary><c>Tue, 03 Nov 2026 01:02:03 GMT</c>: RFC 822 with the year in full and the one zone that every reader knows.</summary>
    public static string Rfc822(DateTimeOffset instant) => Fixed(instant).ToString("r", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-03T01:02:03Z</c>.</summary>
    public static string Rfc3339(DateTimeOffset instant) =>
        Fixed(instant).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
