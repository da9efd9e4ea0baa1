using System.Text.RegularExpressions;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>What to write instead of a date that is spelled as people write it, such as <c>8h30 22/12/2021</c>.</summary>
/// <param name="Date">The date as <see cref="Dates"/> reads it; null where the calendar has no such day, or the day no such time.</param>
/// <param name="IsDayFirst">Whether the day was taken to come before the month; null where only one reading is possible.</param>
/// <param name="IsTimeWrong">Whether the day is there, and its time or offset is not.</param>
internal sealed partial record DateProposal(string? Date, bool? IsDayFirst = null, bool IsTimeWrong = false)
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
        // Of two times, nobody can tell which is meant.
        if (Written().Match(NormalForm.Of(text.Trim())) is not { Success: true } written || written.Groups["hour"].Captures.Count > 1)
        {
            return null;
        }

        var (one, two) = (written.Groups["one"], written.Groups["two"]);
        var (monthFirst, dayFirst) = (DayOf(written, month: one, day: two), DayOf(written, month: two, day: one));
        if ((monthFirst ?? dayFirst) is not { } anyDay)
        {
            return new DateProposal(Date: null);
        }

        var time = TimeOf(written);
        if (!IsDate(anyDay + time))
        {
            return new DateProposal(Date: null, IsTimeWrong: true);
        }

        // Behind a year, the month comes first everywhere.
        var isYearFirst = written.Groups["year"].Index < one.Index;
        if (isYearFirst || monthFirst is null || dayFirst is null || monthFirst == dayFirst)
        {
            return new DateProposal((isYearFirst ? monthFirst ?? dayFirst : dayFirst ?? monthFirst) + time);
        }

        return new DateProposal((isMonthFirst ? monthFirst : dayFirst) + time, IsDayFirst: !isMonthFirst);
    }

    private static string? DayOf(Match written, Group month, Group day)
    {
        var date = $"{written.Groups["year"].ValueSpan}-{month.Value.PadLeft(2, '0')}-{day.Value.PadLeft(2, '0')}";
        return IsDate(date) ? date : null;
    }

    private static string TimeOf(Match written)
    {
        var (hour, minute, second) = (written.Groups["hour"].Value, written.Groups["minute"].Value, written.Groups["second"].Value);
        var seconds = second.Length == 0 ? "" : ":" + second;
        return hour.Length == 0
            ? ""
            : $"T{hour.PadLeft(2, '0')}:{minute.PadLeft(2, '0')}{seconds}{written.Groups["offset"].ValueSpan}";
    }

    private static bool IsDate(string date) => Dates.TryParse(date, TimeZoneInfo.Utc, out _, out _);

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
