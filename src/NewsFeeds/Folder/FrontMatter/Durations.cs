using System.Globalization;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads time spans as editors write them: <c>48h</c>, <c>7d</c>, <c>90</c> (seconds), <c>3:25</c> or <c>1:02:09</c>.</summary>
internal static class Durations
{
    private const int MostSeconds = 10 * 366 * 24 * 3600;

    public static bool TryParse(string? text, out TimeSpan span)
    {
        span = default;
        text = text?.Trim() ?? "";
        if (text.Contains(':', StringComparison.Ordinal))
        {
            var parts = text.Split(':');
            var numbers = parts.Select(part => TryNumber(part, out var number) ? number : -1).ToArray();
            if (parts.Length is < 2 or > 3 || numbers.Any(number => number < 0))
            {
                return false;
            }

            span = TimeSpan.FromSeconds(numbers.Aggregate(0d, (sum, number) => (sum * 60) + number));
            return span.TotalSeconds <= MostSeconds;
        }

        var unit = SecondsPerUnit(text);
        if (!TryNumber(unit == 0 ? text : text[..^1], out var count) || count * Math.Max(unit, 1) > MostSeconds)
        {
            return false;
        }

        span = TimeSpan.FromSeconds(count * Math.Max(unit, 1));
        return true;
    }

    private static int SecondsPerUnit(string text) => text is not [.., var unit] ? 0 : char.ToLowerInvariant(unit) switch
    {
        'd' => 86400,
        'h' => 3600,
        'm' => 60,
        's' => 1,
        _ => 0,
    };

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
