using System.Globalization;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads RFC 3339, and ISO 8601 as editors write it. A date without an offset is in the publication's zone; the machine's zone and culture
/// do not count.
/// </summary>
internal static class Dates
{
    private const int SecondAt = 17;
    private const int FractionAt = 20;
    private const int MostDigits = 7;

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
        text = Usual(text.Trim(), out var isLeapSecond);
        hasOffset = text.Length > 10 && text.AsSpan(10).ContainsAny('+', '-');
        return TryParse(text, zone, hasOffset, out moment) && (!isLeapSecond || IsEndOfMonth(moment));
    }

    private static bool TryParse(string text, TimeZoneInfo zone, bool hasOffset, out DateTimeOffset moment)
    {
        if (!hasOffset)
        {
            moment = default;
            return DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                && TryPlace(local, zone.GetUtcOffset(local), out moment);
        }

        if (DateTimeOffset.TryParseExact(text, Offset, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment))
        {
            moment = moment.ToUniversalTime();
            return moment.Year is > 1 and < 9999;
        }

        return false;
    }

    /// <summary>
    /// The same date in the forms above: a capital T, an offset for Z, seven digits of a fraction, and the second before a leap second.
    /// </summary>
    private static string Usual(string text, out bool isLeapSecond)
    {
        isLeapSecond = text.Length >= FractionAt - 1 && text.AsSpan(SecondAt - 1, 3) is ":60";
        if (text.Length <= 10)
        {
            return text;
        }

        if (text[10] == 't')
        {
            text = $"{text.AsSpan(0, 10)}T{text.AsSpan(11)}";
        }

        if (text[^1] is 'Z' or 'z')
        {
            text = $"{text.AsSpan(0, text.Length - 1)}+00:00";
        }

        if (isLeapSecond)
        {
            text = $"{text.AsSpan(0, SecondAt)}59{text.AsSpan(SecondAt + 2)}";
        }

        return text.Length > FractionAt + MostDigits && text[FractionAt - 1] == '.' ? WithoutFurtherDigits(text) : text;
    }

    private static string WithoutFurtherDigits(string text)
    {
        var digits = text.AsSpan(FractionAt).IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length - FractionAt : digits;
        return digits <= MostDigits ? text : text.Remove(FractionAt + MostDigits, digits - MostDigits);
    }

    // A leap second is the last one of a month in UTC (RFC 3339 §5.7).
    private static bool IsEndOfMonth(DateTimeOffset moment) =>
        moment.AddSeconds(1) is { Day: 1, Hour: 0, Minute: 0, Second: 0 };

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
