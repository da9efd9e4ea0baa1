using System.Net;
using System.Text.RegularExpressions;
using NewsFeeds.Rendering.Html;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Sources;

/// <summary>The words of a piece of HTML, such as a title or an excerpt. Pure.</summary>
internal static partial class HtmlText
{
    /// <summary>
    /// Plain text in one line: without tags, character references decoded once. A <c>&lt;</c> that opens no tag stays, as in
    /// <c>5 &lt; 7</c>.
    /// </summary>
    public static string Of(string html) => PlainText.Line(
        html.AsSpan().IndexOfAny('<', '&') < 0
            ? html
            : WebUtility.HtmlDecode(Tag().Replace(html, tag => IsApart(tag.Groups["name"].Value) ? " " : "")));

    // Words in two blocks are two words.
    private static bool IsApart(string name) => name == "br" || HtmlElements.IsBlock(name);

    [GeneratedRegex(
        """
        <!--.*?(?:-->|\z) | <(?:script|style)\b.*?(?:</(?:script|style)\s*>|\z) | </?(?<name>[a-z][a-z0-9]*)(?:[\s/][^<>]*)?>
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
