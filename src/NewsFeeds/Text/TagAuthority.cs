using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFeeds.Text;

/// <summary>The tagging entity of <c>tag:</c> URIs (RFC 4151 §2.1), such as <c>example.vn,2026</c>.</summary>
public static partial class TagAuthority
{
    /// <summary>Whether a text is a domain or an e-mail address, a comma and a date of the calendar.</summary>
    public static bool Is(string text) =>
        Form().Match(text) is { Success: true } form
        && DateOnly.TryParseExact(
            form.Groups["date"].ValueSpan, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(
        """
        \A(?:[a-z0-9._-]+@)?
        (?!-)[a-z0-9-]+(?<!-)(?:\.(?!-)[a-z0-9-]+(?<!-))*
        ,(?<date>[0-9-]+)\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
