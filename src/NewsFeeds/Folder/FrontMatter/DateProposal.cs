using System.Globalization;
using System.Text.RegularExpressions;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>What to write instead of a date that is spelled as people write it, such as <c>8h30 22/12/2021</c>.</summary>
/// <param name="Date">The date as <see cref="Dates"/> reads it; null where the calendar has no such day, or the day no such time.</param>
/// <param name="IsDayFirst">Whether the day was taken to come before the month; null where only one reading is possible.</param>
/// <param name="IsTimeWrong">Whether the day is there, and its time or offset is not.</param>
/// <param name="IsYearWrong">Whether the year is one at either end of the calendar, in which an offset would lead out of it.</param>
/// <param name="Slip">What is wrong where the year comes first, as it must.</param>
internal sealed partial record DateProposal(
    string? Date, bool? IsDayFirst = null, bool IsTimeWrong = false, bool IsYearWrong = false, DateSlip? Slip = null)
{
    private const string Weekday =
        """
        (?: (?: chủ \s+ nhật | thứ \s+ (?:hai|ba|tư|năm|sáu|bảy|[2-7]) | cn | t[2-7]
          | (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? ) [\s,-]+ )?
        """;

    private const string Time =
        """
        (?<hour>[0-9]{1,2})
        (?: : (?<minute>[0-9]{2}) (?: : (?<second>[0-9]{2}) )? | \s? (?:h|giờ) \s? (?: (?<minute>[0-9]{2}) (?: \s? phút )? )? )
        (?: \s? (?<part>am|pm|sa|ch|sáng|trưa|chiều|tối) )?
        """;

    /// <summary>The proposal for a text that is no date yet; null where no day can be meant by it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isMonthFirst">Whether 5/6/2021 is a day of May.</param>
    public static DateProposal? Of(string text, bool isMonthFirst)
    {
        // Of two times, nobody can tell which is meant.
        if (Written().Match(NormalForm.Of(text.Trim())) is not { Success: true } written || written.Groups["hour"].Captures.Count > 1
            || TimeOf(written) is not { } time)
        {
            return null;
        }

        var (one, two) = (written.Groups["one"], written.Groups["two"]);
        var isNamed = written.Groups["named"].Success; // The word for month stands before the month.
        var monthFirst = isNamed ? null : DayOf(written, month: one, day: two);
        var dayFirst = DayOf(written, month: two, day: one);
        if ((monthFirst ?? dayFirst) is not { } anyDay)
        {
            return new DateProposal(Date: null, IsYearWrong: IsAtEnd(written));
        }

        if (!IsDate(anyDay + time))
        {
            return new DateProposal(Date: null, IsTimeWrong: true);
        }

        // Behind a year, the month comes first everywhere.
        if (written.Groups["year"] is { Success: true } year && year.Index < one.Index)
        {
            var isSpaced = written.Groups["space"].Success && time.Length > 0;
            var slip = SlipOf(written, isMonthFirst: monthFirst is not null);
            return new DateProposal(anyDay + (isSpaced ? " " + time[1..] : time), Slip: slip);
        }

        // A short year may be a day as well, so the proposal says which part it takes for the day.
        if (!written.Groups["short"].Success && (monthFirst is null || dayFirst is null || monthFirst == dayFirst))
        {
            return new DateProposal((dayFirst ?? monthFirst) + time);
        }

        var takesMonth = dayFirst is null || (isMonthFirst && monthFirst is not null);
        return new DateProposal((takesMonth ? monthFirst : dayFirst) + time, IsDayFirst: !takesMonth);
    }

    private static string YearOf(Match written) =>
        written.Groups["short"] is { Success: true } two ? "20" + two.Value : written.Groups["year"].Value;

    private static string? DayOf(Match written, Group month, Group day)
    {
        var date = $"{YearOf(written)}-{month.Value.PadLeft(2, '0')}-{day.Value.PadLeft(2, '0')}";
        return IsDate(date) ? date : null;
    }

    private static bool IsAtEnd(Match written)
    {
        var date = $"{written.Groups["year"].Value}-{written.Groups["one"].Value}-{written.Groups["two"].Value}";
        return DateOnly.TryParseExact(date, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is <= 1 or >= 9999;
    }

    /// <summary>The time with its T, and its offset; empty for none, and null where nobody can tell which hour is meant.</summary>
    private static string? TimeOf(Match written)
    {
        if (written.Groups["hour"] is not { Success: true } hour)
        {
            return "";
        }

        if (HourOf(int.Parse(hour.Value, CultureInfo.InvariantCulture), written.Groups["part"].Value.ToLowerInvariant()) is not { } meant)
        {
            return null;
        }

        var (minute, second) = (written.Groups["minute"].Value, written.Groups["second"].Value);
        var seconds = second.Length == 0 ? "" : ":" + second;
        return $"T{meant:00}:{minute.PadLeft(2, '0')}{seconds}{OffsetOf(written)}";
    }

    private static int? HourOf(int hour, string part) => (part, hour) switch
    {
        ("am" or "sa", 12) => 0,
        ("pm" or "ch", 12) or ("trưa", 10 or 11 or 12) => hour,
        ("pm" or "ch", >= 1 and < 12) or ("trưa", 1 or 2) or ("chiều", >= 1 and <= 6) or ("tối", >= 5 and <= 11) => hour + 12,
        ("", _) or ("pm" or "ch", > 12) or ("am" or "sa" or "sáng", < 12) or ("chiều", >= 13 and <= 18) or ("tối", >= 17) => hour,
        _ => null,
    };

    private static string OffsetOf(Match written)
    {
        if (written.Groups["digits"] is not { Success: true } digits)
        {
            return written.Groups["utc"].Success ? "Z" : "";
        }

        var minutes = written.Groups["minutes"].Value;
        return written.Groups["sign"].Captures[^1].Value + digits.Value.PadLeft(2, '0') + ":" + (minutes.Length == 0 ? "00" : minutes);
    }

    // The first thing that is wrong is enough, because the proposal mends the others with it.
    private static DateSlip SlipOf(Match written, bool isMonthFirst)
    {
        var isShort = written.Groups["one"].Length == 1 || written.Groups["two"].Length == 1 || written.Groups["hour"].Length == 1;
        var isPlain = !written.Groups["part"].Success && !written.Groups["named"].Success && !written.Groups["utc"].Success;
        return (isMonthFirst, written.Groups["line"].Value, isShort) switch
        {
            (false, _, _) => DateSlip.MonthSecond,
            (_, not "-", _) => DateSlip.Hyphens,
            (_, _, true) => DateSlip.Digits,
            _ when isPlain && written.Groups["digits"].Success && written.Groups["minutes"].Length == 0 => DateSlip.OffsetMinutes,
            _ when isPlain && written.Groups["offset"].Value.StartsWith(' ') => DateSlip.OffsetSpace,
            _ => DateSlip.Form,
        };
    }

    private static bool IsDate(string date) => Dates.TryParse(date, TimeZoneInfo.Utc, out _, out _);

    // A time may stand before the date or behind it, as in '08:30, 22/12/2021' and '22/12/2021 8h30'.
    [GeneratedRegex(
        $$"""
        \A {{Weekday}} (?: {{Time}} [\s,-]+ )? {{Weekday}} (?: ngày \s+ )?
        (?: (?<one>[0-9]{1,2}) (?<line>[-/.]) (?<two>[0-9]{1,2}) \k<line> (?<year>[0-9]{4})
          | (?<year>[0-9]{4}) (?<line>[-/.]) (?<one>[0-9]{1,2}) \k<line> (?<two>[0-9]{1,2})
          | (?<one>[0-9]{1,2}) (?<line>/) (?<two>[0-9]{1,2}) / (?<short>[0-4][0-9])
          | (?<one>[0-9]{1,2}) \s+ (?<named>tháng) \s+ (?<two>[0-9]{1,2}) (?: \s+ năm \s+ | \s*[,/]\s* | \s+ ) (?<year>[0-9]{4}) )
        (?: (?: (?<space>[ ]) | [\s,T-]+ ) {{Time}}
          (?<offset> \s? \(? (?<utc>GMT|UTC|Z)? \s? (?: (?<sign>[-+]) (?<digits>[0-9]{1,2}) (?: :? (?<minutes>[0-9]{2}) )? )? \)? ) )? \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
