using System.Globalization;
using System.Text.RegularExpressions;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Imports.Sources;

/// <summary>
/// Dates as feeds and exports have them: RFC 3339, and RFC 822 with all that RFC 5322 calls obsolete and publishers write besides, such as
/// <c>GMT+7</c>. Pure.
/// </summary>
internal static partial class SourceDate
{
    private const int FarthestZone = 14;

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // RFC 5322 §4.3. Any other name of a zone stands for UTC there.
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    };

    /// <summary>The moment in UTC; null where the text is no date. A date without a zone is in UTC.</summary>
    public static DateTimeOffset? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Dates.TryParse(text, TimeZoneInfo.Utc, out var moment, out _) ? moment : OfMail(text);
    }

    private static DateTimeOffset? OfMail(string text)
    {
        var match = Mail().Match(text.Trim());
        var month = 1 + Array.IndexOf(Months, match.Groups["month"].Value.ToLowerInvariant());
        if (!match.Success || month == 0 || ZoneOf(match.Groups["zone"].Value) is not { } zone)
        {
            return null;
        }

        var seconds = match.Groups["second"] is { Success: true, Value: var told } ? told : "00";
        var local = string.Create(
            CultureInfo.InvariantCulture,
            $"{YearOf(match.Groups["year"].Value):0000}-{month:00}-{match.Groups["day"].Value.PadLeft(2, '0')}T"
            + $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value}:{(seconds == "60" ? "59" : seconds)}");
        return Dates.TryParse(local, TimeZoneInfo.Utc, out var moment, out _) ? moment - zone : null;
    }

    // RFC 5322 §4.3.
    private static int YearOf(string digits) => (digits.Length, int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)) switch
    {
        (2, < 50 and var year) => 2000 + year,
        (3, var year) => 1900 + year,
        (_, var year) => year,
    };

    private static TimeSpan? ZoneOf(string text)
    {
        var match = Offset().Match(text);
        if (!match.Success)
        {
            return text.All(char.IsAsciiLetter) ? TimeSpan.FromHours(Zones.GetValueOrDefault(text)) : null;
        }

        var hours = int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = match.Groups[3].Success ? int.Parse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, 0);
        return hours <= FarthestZone && minutes < 60 ? match.Groups[1].Value == "-" ? -offset : offset : null;
    }

    [GeneratedRegex(
        """
        \A(?:[A-Za-z]+\.?,?\s+)?
        (?<day>[0-9]{1,2})[\s-]+(?<month>[A-Za-z]{3})[a-z]*\.?,?[\s-]+(?<year>[0-9]{2,4}),?\s+
        (?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.[0-9]+)?)?
        \s*(?<zone>[^\s()]*(?:\s+[+-][0-9:]+)?)\s*(?:\(.*\))?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\A(?:GMT|UTC?)?\s*([+-])([0-9]{1,2}):?([0-9]{2})?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
