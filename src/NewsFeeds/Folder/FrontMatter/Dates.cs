using System.Globalization;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>ISO 8601 as editors write it; a date without an offset is in the publication's zone. No machine's zone or culture has a say.</summary>
internal static class Dates
{
    public const string Expected = "a date such as 2026-11-23, 2026-11-23T08:30:00 or 2026-11-23T08:30:00+07:00";

    // The usual form first: each one tried costs as much as the one that fits.
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

    /// <summary>The moment in UTC, and whether the text itself named its offset.</summary>
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
        // The ends of the calendar leave no room for an offset, and no newsroom publishes there.
        if (local.Year is <= 1 or >= 9999)
        {
            moment = default;
            return false;
        }

        moment = new DateTimeOffset(local, offset).ToUniversalTime();
        return true;
    }
}
