using System.Globalization;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads ISO 8601 as editors write it. A date without an offset is in the publication's zone; the machine's zone and culture do not count.
/// </summary>
internal static class Dates
{
    // The usual form comes first, because every form that is tried takes the same time.
    private static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Offset =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm zzz",
    ];

    /// <summary>Gives the moment in UTC, and whether the text itself has an offset.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset moment, out bool hasOffset)
    {
        text = text.Trim();
        hasOffset = text.Length > 10 && text.AsSpan(10).ContainsAny("+-Zz");
        if (!hasOffset && DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return TryPlace(local, zone.GetUtcOffset(local), out moment);
        }

        var zulu = text.EndsWith('Z') || text.EndsWith('z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(zulu, Offset, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment))
        {
            moment = moment.ToUniversalTime();
            return moment.Year is > 1 and < 9999;
        }

        return false;
    }

    private static bool TryPlace(DateTime local, TimeSpan offset, out DateTimeOffset moment)
    {
        // An offset would lead out of the calendar in its first and last year.
        if (local.Year is <= 1 or >= 9999)
        {
            moment = default;
            return false;
        }

        moment = new DateTimeOffset(local, offset).ToUniversalTime();
        return true;
    }
}
