namespace NewsFeeds.Imports.Wxr;

/// <summary>Finds the zone of a site's clock, which no export names, from dates that are told both in local time and in UTC.</summary>
internal sealed class SiteClock
{
    // Clocks were set otherwise before there were any websites, and a site's offset is often the one of today for all its dates.
    private const int FirstYear = 1980;

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);
    private static readonly long Quarter = TimeSpan.FromMinutes(15).Ticks;
    private static readonly long MostOffset = TimeSpan.FromHours(14).Ticks;

    // One date stands for all of its day with the same offset.
    private readonly Dictionary<(int Day, TimeSpan Offset), (DateTime Utc, int Count)> _seen = [];

    /// <summary>Learns from a date.</summary>
    public void Add(DateTime local, DateTime utc)
    {
        var offset = local - utc;
        if (utc.Year < FirstYear || offset.Ticks % Quarter != 0 || Math.Abs(offset.Ticks) > MostOffset)
        {
            return;
        }

        var key = ((int)(utc.Ticks / TimeSpan.TicksPerDay), offset);
        var (first, count) = _seen.GetValueOrDefault(key, (DateTime.SpecifyKind(utc, DateTimeKind.Utc), 0));
        _seen[key] = (first, count + 1);
    }

    /// <summary>
    /// The zone that explains most dates; null without any. Of equal ones, a fixed offset of whole hours, then the first one by name.
    /// A site in Vietnamese that is mostly seven hours ahead is in Vietnam.
    /// </summary>
    /// <param name="language">The site's language; null where it is not known.</param>
    public TimeZoneInfo? Zone(string? language)
    {
        if (_seen.Count == 0)
        {
            return null;
        }

        var offsets = _seen.GroupBy(day => day.Key.Offset, day => day.Value.Count);
        var usual = offsets.OrderByDescending(counts => counts.Sum()).ThenBy(counts => counts.Key).First().Key;
        if (language?.Split('-')[0] == "vi" && usual == VietnamOffset
            && TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Ho_Chi_Minh", out var vietnam))
        {
            return vietnam;
        }

        var (best, most, all) = (Fixed(usual), -1, _seen.Values.Sum(day => day.Count));
        foreach (var zone in Candidates(usual))
        {
            var explained = Explained(zone);
            if (explained > most)
            {
                (best, most) = (zone, explained);
            }

            if (most == all)
            {
                break;
            }
        }

        return best;
    }

    // A machine may have no data of zones: then there is the usual offset alone.
    private static IEnumerable<TimeZoneInfo> Candidates(TimeSpan usual)
    {
        if (usual.Minutes == 0)
        {
            yield return Fixed(usual);
        }

        foreach (var zone in TimeZoneInfo.GetSystemTimeZones(skipSorting: true).OrderBy(zone => zone.Id, StringComparer.Ordinal))
        {
            yield return zone;
        }
    }

    // In the names of fixed zones, the sign is the other one.
    private static TimeZoneInfo Fixed(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return TimeZoneInfo.Utc;
        }

        var sign = offset < TimeSpan.Zero ? '+' : '-';
        var minutes = offset.Minutes == 0 ? "" : FormattableString.Invariant($":{Math.Abs(offset.Minutes)}");
        var name = FormattableString.Invariant($"Etc/GMT{sign}{Math.Abs(offset.Hours)}{minutes}");
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone(name, offset, displayName: null, standardDisplayName: null);
    }

    private int Explained(TimeZoneInfo zone) =>
        _seen.Where(day => zone.GetUtcOffset(day.Value.Utc) == day.Key.Offset).Sum(day => day.Value.Count);
}
