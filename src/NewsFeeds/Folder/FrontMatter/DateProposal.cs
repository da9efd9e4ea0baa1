using System.Text.RegularExpressions;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>What to write instead of a date that is spelled as people write it, such as <c>8h30 22/12/2021</c>.</summary>
/// <param name="Date">The date as <see cref="Dates"/> reads it; null where the calendar has no such day.</param>
/// <param name="IsDayFirst">Whether the day was taken to come before the month; null where only one reading is possible.</param>
internal sealed partial record DateProposal(string? Date, bool? IsDayFirst = null)
{
    private const string Time =
        """
        (?<hour>[0-9]{1,2})
        (?: : (?<minute>[0-9]{2}) (?: : (?<second>[0-9]{2}) )? | \s? (?:h|giờ) \s? (?: (?<minute>[0-9]{2}) (?: \s? phút )? )? )
        """;

    /// <summary>The proposal for a text that is no date yet; null where no day can be meant by it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isMonthFirst">Whether 5/6/2021 is a day of May.</param>
    public static DateProposal? Of(string text, bool isMonthFirst)
    {
        if (Written().Match(text.Trim()) is not { Success: true } written)
        {
            return null;
        }

        var (one, two) = (written.Groups["one"], written.Groups["two"]);
        var (monthFirst, dayFirst) = (Spelled(written, month: one, day: two), Spelled(written, month: two, day: one));
        if ((monthFirst ?? dayFirst) is null)
        {
            return new DateProposal(Date: null);
        }

        // Behind a year, the month comes first everywhere.
        var isYearFirst = written.Groups["year"].Index < one.Index;
        if (isYearFirst || monthFirst is null || dayFirst is null || monthFirst == dayFirst)
        {
            return new DateProposal(isYearFirst ? monthFirst ?? dayFirst : dayFirst ?? monthFirst);
        }

        return new DateProposal(isMonthFirst ? monthFirst : dayFirst, IsDayFirst: !isMonthFirst);
    }

    private static string? Spelled(Match written, Group month, Group day)
    {
        var (hour, minute, second) = (written.Groups["hour"].Value, written.Groups["minute"].Value, written.Groups["second"].Value);
        var time = hour.Length == 0 ? "" : $"T{hour.PadLeft(2, '0')}:{minute.PadLeft(2, '0')}";
        var date = $"{written.Groups["year"].ValueSpan}-{month.Value.PadLeft(2, '0')}-{day.Value.PadLeft(2, '0')}{time}"
            + (second.Length == 0 ? "" : ":" + second) + (time.Length == 0 ? "" : written.Groups["offset"].Value);
        return Dates.TryParse(date, TimeZoneInfo.Utc, out _, out _) ? date : null;
    }

    // A time may stand before the date or behind it, as in '08:30, 22/12/2021' and '22/12/2021 8h30'.
    [GeneratedRegex(
        $$"""
        \A (?: {{Time}} [\s,-]+ )?
        (?: (?<one>[0-9]{1,2}) (?<sign>[-/.]) (?<two>[0-9]{1,2}) \k<sign> (?<year>[0-9]{4})
          | (?<year>[0-9]{4}) (?<sign>[-/.]) (?<one>[0-9]{1,2}) \k<sign> (?<two>[0-9]{1,2}) )
        (?: [\s,T-]+ {{Time}} \s? (?<offset>Z|[-+][0-9]{2}:?[0-9]{2})? )? \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
