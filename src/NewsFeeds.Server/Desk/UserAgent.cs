using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Reads who asks from a User-Agent (RFC 9110 §10.1.5). Services write into its comments for how many subscribers they ask. Whoever asks
/// for a service's subscribers is no individual, nor is a program that by its name nobody reads with; both keep their names.
/// </summary>
internal static partial class UserAgent
{
    /// <summary>What comes later is not read, so that no text takes long.</summary>
    public const int LongestRead = 512;

    private const int LongestName = 40;

    // Words with a space between them. A version, an address and a feed's id are none.
    private const string Name = @"(?<name>" + Word + "(?: " + Word + ")*)";
    private const string Word = @"(?>(?!v[0-9])\p{L}[\p{L}\p{M}\p{N}._!-]*)(?![:=])";

    // Thousands may be set apart.
    private const string Count = @"(?<![0-9,.])(?<n>[0-9][0-9,.]*)\s+";

    /// <summary>Who sends a User-Agent.</summary>
    /// <param name="userAgent">The field's value.</param>
    /// <param name="readerOf">Gives the reader of a name and a feed's number.</param>
    public static Caller Read(string userAgent, Func<string, string, Reader> readerOf)
    {
        var text = userAgent.Length <= LongestRead ? userAgent : userAgent[..LongestRead];
        var (name, isIndividual) = ReaderIn(text.Replace("%20", " ", StringComparison.Ordinal)); // Apple's systems write a space so.
        var count = Subscribers().Match(text);
        var feedId = FeedId().Match(text);
        var reader = readerOf(name.Length <= LongestName ? name : name[..LongestName].TrimEnd(), feedId.Groups["id"].Value);
        return new Caller(reader, NumberOf(count.Groups["n"].Value), isIndividual && !count.Success && !feedId.Success);
    }

    private static KnownReader ReaderIn(string text)
    {
        var found = Compatible().Matches(text).Concat(Product().Matches(OutsideComments(text))).Concat(Comment().Matches(text))
            .Select(match => match.Groups["name"].Value)
            .Select(words => KnownReaders.Find(words) ?? new KnownReader(words, !Robot().IsMatch(words)))
            .ToList();
        return found.Find(reader => reader.Name != KnownReaders.Browser)
            ?? found.FirstOrDefault() ?? new KnownReader(Reader.Other.Name, IsIndividual: false);
    }

    private static string OutsideComments(string text)
    {
        var outside = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(')
            {
                depth++;
            }

            outside.Append(depth == 0 ? c : ' ');
            if (c == ')' && depth > 0)
            {
                depth--;
            }
        }

        return outside.ToString();
    }

    private static int NumberOf(string count)
    {
        var digits = string.Concat(count.Where(char.IsAsciiDigit));
        var isSmall = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || digits.Length == 0;
        return isSmall ? (int)Math.Min(number, Caller.MostSubscribers) : Caller.MostSubscribers;
    }

    // "Reader" may be a part of a name and follow a version.
    [GeneratedRegex(
        "(?:" + Count + @"subscribers?|;\s*" + Count + @"readers?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subscribers();

    [GeneratedRegex(@"\bfeed-?id[:=]\s*(?<id>[a-z0-9._-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedId();

    [GeneratedRegex(@"compatible;\s*" + Name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compatible();

    [GeneratedRegex(@"(?<!\S)" + Name, RegexOptions.CultureInvariant)]
    private static partial Regex Product();

    // Some pretend to be a browser and name themselves in a comment at its end.
    [GeneratedRegex(@"\(" + Name + "(?=/)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(
        "bot(?![a-z])|crawl|fetch|http|monitor|preview|scan|spider|uptime|validat",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Robot();
}
