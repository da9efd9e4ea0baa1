using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Reads who asks from a User-Agent (RFC 9110 §10.1.5). Services write into its comments for how many subscribers they ask.
/// </summary>
internal static partial class UserAgent
{
    private const int LongestName = 40;

    // Browsers and what imitates them begin with these.
    private static readonly string[] OfBrowsers =
        ["Mozilla", "AppleWebKit", "KHTML", "Gecko", "Chrome", "Safari", "Version", "Firefox", "Mobile"];

    /// <summary>Who sends a User-Agent.</summary>
    /// <param name="userAgent">The field's value.</param>
    /// <param name="readerOf">Gives the reader of a name and a group.</param>
    public static Caller Read(string userAgent, Func<string, string, Reader> readerOf)
    {
        var count = Subscribers().Match(userAgent);
        var group = FeedId().Match(userAgent);
        var digits = count.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var subscribers = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var reader = readerOf(NameOf(userAgent), group.Groups["id"].Value);
        return new Caller(reader, Math.Min(subscribers, Caller.MostSubscribers), !count.Success && !group.Success);
    }

    private static string NameOf(string userAgent)
    {
        var product = Product().Matches(userAgent)
            .Select(match => match.Groups["name"].Value)
            .FirstOrDefault(name => !OfBrowsers.Contains(name, StringComparer.OrdinalIgnoreCase));
        var name = (product ?? "browser").Trim();
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    [GeneratedRegex(@"(?<n>[0-9][0-9,.]{0,9})\s+(?:subscribers?|readers?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subscribers();

    [GeneratedRegex(@"feed-?id[:=]\s*(?<id>[^\s;)]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedId();

    [GeneratedRegex(@"(?:^|\s|compatible;\s*)(?<name>[\p{L}][\p{L}\p{N}._-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Product();
}
