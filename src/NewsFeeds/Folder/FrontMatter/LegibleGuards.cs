using System.Text;
using System.Text.RegularExpressions;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Finds guards in a file that is no manuscript, such as <c>draft:true</c> without a space, Hugo's <c>draft = true</c>, or front matter
/// without an end. Who wrote them wanted the last good version back, too.
/// </summary>
internal static partial class LegibleGuards
{
    /// <summary>
    /// Whether an article may be a draft, withdrawn or private, or by its dates was not public when it was written.
    /// </summary>
    public static bool HoldBackArticle(ReadOnlySpan<byte> file, DateTimeOffset written, TimeZoneInfo zone) =>
        Pairs(file).Any(pair => HoldsBack(pair.Key, pair.Value, isIndex: false) || IsOut(pair.Key, pair.Value, written, zone));

    /// <summary>Whether a category may be held back or gone.</summary>
    public static bool HoldBackCategory(ReadOnlySpan<byte> file) =>
        Pairs(file).Any(pair => HoldsBack(pair.Key, pair.Value, isIndex: true));

    private static bool HoldsBack(string key, YamlNode value, bool isIndex)
    {
        if (value.Text is "" && key != "retracted")
        {
            return false;
        }

        var word = Guards.WordOf(key);
        return key switch
        {
            "draft" or "retracted" => !Guards.IsHarmless(key, value),
            "published" => value.Flag == false || (isIndex && value.Flag is null),
            "gone" => isIndex && value.Flag != false,
            _ when KeyNames.OfArticle.ContainsKey(key) => isIndex && Guards.Contains(key),
            _ => (word is not null || Guards.IsNear(key)) && !Guards.IsHarmless(word ?? key, value),
        };
    }

    private static bool IsOut(string key, YamlNode value, DateTimeOffset written, TimeZoneInfo zone)
    {
        if (!Dates.TryParse(value.Text!, zone, out var date, out _))
        {
            return false;
        }

        return Array.IndexOf(KeyNames.ExpiryDate, key) >= 0 ? date <= written
            : Array.IndexOf(KeyNames.PublishDate, key) >= 0 && date > written;
    }

    /// <summary>What looks like a key and its value, in order.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Pairs(ReadOnlySpan<byte> file)
    {
        // A file in UTF-16 has a NUL in each of these letters.
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, Manuscript.MaxBytes)]).Replace("\0", "", StringComparison.Ordinal);
        var lines = text.Split('\n').SkipWhile(line => Fences.Is(line)).TakeWhile(line => !Fences.Is(line) || line.AsSpan().Trim().IsEmpty);
        return lines.SelectMany(line => Pair().Matches(line))
            .Select(pair => (KeySpelling.Usual(pair.Groups["key"].Value), YamlNode.Scalar(pair.Groups["value"].Value.Trim(), 1, 1)));
    }

    // At the start of a line, or within braces.
    [GeneratedRegex(
        """
        (?:^|[{,]) (?>[\s"'?+<>:-]*)
        (?<key> [^\s"'{},:=：?+<>-] [^"'{},:=：]{0,40}? ) (?>["'\s]*) [:=：] (?>[\s"']*)
        (?<value> [^,}"'#]* )
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pair();
}
