using System.Text;
using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Exports;

/// <summary>Writes texts into a configuration of nginx, so that no text ends the word that it stands in. Pure.</summary>
internal static partial class NginxText
{
    /// <summary>nginx reads no longer word. No browser sends an address of that length.</summary>
    private const int LongestWord = 4000;

    /// <summary>A text in double quotes. A backslash is kept where it stands before none of the characters that nginx replaces.</summary>
    public static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    /// <summary>A text in double quotes where nginx looks for variables. Only addresses have a dollar sign; theirs is encoded.</summary>
    public static string Value(string text) => Quoted(text.Replace("$", "%24", StringComparison.Ordinal));

    /// <summary>A pattern that matches this text alone, between two others. The text has no backslash.</summary>
    public static string Pattern(string before, string text, string after) => Quoted($"{before}\\Q{text}\\E{after}");

    /// <summary>Whether a text can stand in a configuration as a path.</summary>
    public static bool IsPath(string text) =>
        !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || rune.Value is '\\' or '\0')
        && Encoding.UTF8.GetByteCount(text) * 2 < LongestWord;

    /// <summary>Whether a text can stand there as the target of a redirect.</summary>
    public static bool IsTarget(string text) => !text.Any(char.IsControl) && Encoding.UTF8.GetByteCount(text) * 3 < LongestWord;

    /// <summary>Whether <c>rewrite</c> sends an address as it is. It decodes some characters, a question mark among them.</summary>
    public static bool IsRewritable(string target) => !Decoded().IsMatch(target);

    [GeneratedRegex("%(?:2[6-9A-F]|[3-6][0-9A-F]|7[0-9A-E])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decoded();
}
