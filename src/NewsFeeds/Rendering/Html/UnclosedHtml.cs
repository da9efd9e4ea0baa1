using System.Buffers;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Finds the place in HTML from which a parser takes all that follows for a comment, a tag or the raw text of an element.
/// </summary>
internal static class UnclosedHtml
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    // All that follows one of these is text until its end tag.
    private static readonly string[] RawText =
        ["script", "style", "textarea", "title", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext"];

    /// <summary>What is opened, where, and what would close it; null where all is closed.</summary>
    public static (int At, string Opening, string Close)? Find(string html)
    {
        for (int at = 0, end; (at = html.IndexOf('<', at)) >= 0; at = end)
        {
            var (opening, close) = Pair(html.AsSpan(at));
            if (opening.Length == 0)
            {
                end = at + 1;
                continue;
            }

            end = EndOf(html, at, opening, close);
            if (end < 0)
            {
                return (at, opening, close);
            }
        }

        return null;
    }

    /// <summary>What begins here and what ends it; empty for a sign that is text.</summary>
    private static (string Opening, string Close) Pair(ReadOnlySpan<char> html)
    {
        switch (html)
        {
            case ['<', '!', '-', '-', ..]:
                return ("<!--", "-->");
            case ['<', '!', ..]:
                return ("<!", ">");
            case ['<', '?', ..]:
                return ("<?", ">");
            case ['<', var letter, ..] when char.IsAsciiLetter(letter):
                var length = html[1..].IndexOfAny(NameEnds);
                var name = (length < 0 ? html[1..] : html[1..(length + 1)]).ToString().ToLowerInvariant();
                return ($"<{name}", RawText.Contains(name) ? $"</{name}>" : ">");
            default:
                return ("", "");
        }
    }

    /// <summary>The offset behind the end; -1 where there is none.</summary>
    private static int EndOf(string html, int at, string opening, string close)
    {
        switch (opening)
        {
            case "<!--":
                // "<!-->" and "<!--->" are whole comments.
                return Behind(html, at + 2, close);
            case "<!" or "<?":
                return Behind(html, at, close);
        }

        var tag = EndOfTag(html, at + opening.Length);
        if (tag < 0 || close is ">")
        {
            return tag;
        }

        return Behind(html, tag, close[..^1]);
    }

    // A quotation mark that opens an attribute and is never closed swallows the tag and the text.
    private static int EndOfTag(string html, int at)
    {
        for (var isValue = false; at < html.Length; at++)
        {
            var c = html[at];
            if (c == '>')
            {
                return at + 1;
            }

            if (isValue && c is '"' or '\'')
            {
                at = html.IndexOf(c, at + 1);
                if (at < 0)
                {
                    return -1;
                }
            }

            isValue = c == '=' || (isValue && char.IsWhiteSpace(c));
        }

        return -1;
    }

    private static int Behind(string html, int from, string close) =>
        html.IndexOf(close, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + close.Length : -1;
}
