using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// The markup of other programs that newsrooms move from: Obsidian's comments, links, callouts and embedded notes, the shortcodes of
/// Hugo and WordPress, the tags of Jekyll, the attributes of kramdown. Each rule is tight, because a percent sign or a brace in a text
/// of news must not vanish.
/// </summary>
internal static partial class ForeignMarkup
{
    // Bounds the time for tags that are opened and never closed.
    private const int MaxTag = 2_000;
    private const int MaxAttributes = 200;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> NoAttribute = SearchValues.Create("{,;:!?");

    /// <summary>The markup that begins here; null for ordinary text.</summary>
    public static ForeignMatch? At(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (rest is ['[', '[', ..] or ['!', '[', '[', ..])
        {
            return Bracketed(rest);
        }

        if (rest is ['[', '!', ..])
        {
            return at == 0 || text[at - 1] == '\n' ? Callout(rest) : null;
        }

        if (rest[0] == '[')
        {
            return Shortcode(text, at);
        }

        if (CommentAt(text, at) is > 0 and var comment)
        {
            return new ForeignMatch(comment);
        }

        return rest[0] == '{' ? Braced(rest) : null;
    }

    /// <summary>The length of the comment that begins here; 0 where none does.</summary>
    public static int CommentAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        return rest switch
        {
            ['%', '%', not '%', ..] when at == 0 || char.IsWhiteSpace(text[at - 1]) => PercentComment(rest, IsBehindDigit(text, at)),
            ['{', '{', '/', '*', ..] => EndOf(rest, 4, "*/}}"),
            ['{', ':', ':', ..] when rest.StartsWith("{::comment}") => EndOf(rest, 11, "{:/comment}"),
            ['{', '%', ..] when NameOf(rest) is "comment" => Block(rest, "endcomment").Length,
            _ => 0,
        };
    }

    /// <summary>Whether an address holds a part that another program was to fill in.</summary>
    public static bool IsIn(string address) =>
        address.Contains("{{", StringComparison.Ordinal) || address.Contains("{%", StringComparison.Ordinal);

    // 5%% and 100%% are no comments: Obsidian's begins after a space and ends before one or before punctuation. One of several lines,
    // or one that begins behind a number, does not end behind a number: 5 %% and 10 %% are none either.
    private static int PercentComment(ReadOnlySpan<char> rest, bool isBehindDigit)
    {
        var line = rest.IndexOf('\n') is >= 0 and var first ? first : rest.Length;
        for (int from = 2, next; (next = rest[from..].IndexOf("%%")) >= 0; from += next + 2)
        {
            var end = from + next + 2;
            if ((end > line || isBehindDigit) && IsBehindDigit(rest, end - 2))
            {
                continue;
            }

            if (end == rest.Length || char.IsWhiteSpace(rest[end]) || ".,;:!?…)”".Contains(rest[end], StringComparison.Ordinal))
            {
                return end;
            }
        }

        return 0;
    }

    private static bool IsBehindDigit(ReadOnlySpan<char> text, int at) =>
        text[..at].TrimEnd(" \u00A0") is [.., var last] && char.IsAsciiDigit(last);

    private static ForeignMatch? Braced(ReadOnlySpan<char> rest)
    {
        switch (rest)
        {
            case ['{', '{', '<', ..]:
                return Tag(rest, ">}}");
            case ['{', '{', '%', ..]:
                return Tag(rest, "%}}");
            case ['{', '{', ..]:
                var end = 2 + rest[2..].IndexOfAny('{', '}');
                return end > 2 && rest[end..] is ['}', '}', ..] ? new ForeignMatch(end + 2) : null;
            case ['{', '%', ..] when NameOf(rest) is { Length: > 0 } name:
                return name is "raw" && Block(rest, "endraw") is { Length: > 0 } raw ? raw : Tag(rest, "%}");
            case ['{', '#' or '.', ..] when IsAttributesAtTheEnd(rest):
            case ['{', ':', ..] when IsAttributes(rest):
                return new ForeignMatch(rest.IndexOf('}') + 1);
            default:
                return null;
        }
    }

    // A tag that is not closed before the next begins is no tag.
    private static ForeignMatch? Tag(ReadOnlySpan<char> rest, string close)
    {
        var end = EndOf(rest[..Math.Min(rest.Length, MaxTag)], 2, close);
        return end > 0 && rest[2..end].IndexOf(rest[..2]) < 0 ? new ForeignMatch(end) : null;
    }

    // {: .class}, {:#id}, {:toc}, {::options …} and {:/comment}, but not {: )
    private static bool IsAttributes(ReadOnlySpan<char> rest)
    {
        var inside = rest[2..].TrimStart(' ');
        var end = inside.IndexOfAny("{}\n");
        return end > 0 && inside[end] == '}' && (inside[0] is '.' or '#' or ':' or '/' || char.IsAsciiLetterLower(inside[0]));
    }

    // {#id} and {.class key="value"} behind a heading or in a line of their own, as Hugo and Pandoc have them.
    private static bool IsAttributesAtTheEnd(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, MaxAttributes)].IndexOfAny("}\n");
        if (end < 3 || rest[end] != '}' || !char.IsLetter(rest[2]) || rest[1..end].ContainsAny(NoAttribute))
        {
            return false;
        }

        var behind = rest[(end + 1)..].TrimStart(" \t\r#");
        return behind.IsEmpty || behind[0] == '\n';
    }

    /// <summary>From a tag such as <c>{% raw %}</c> to the one that ends it; its words are what stands between.</summary>
    private static ForeignMatch Block(ReadOnlySpan<char> rest, string endName)
    {
        var start = EndOf(rest, 2, "%}");
        if (start == 0 || rest[start..].IndexOf(endName) is not (>= 0 and var name))
        {
            return default;
        }

        var words = rest[start..(start + name)].LastIndexOf("{%");
        var end = EndOf(rest, start + name, "%}");
        return words >= 0 && end > 0 ? new ForeignMatch(end, start, start + words) : default;
    }

    /// <summary>The name behind <c>{%</c> or <c>{%-</c>; empty where there is none.</summary>
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> rest)
    {
        var inside = rest[2..].TrimStart("- \t\n");
        var length = inside.IndexOfAnyExceptInRange('a', 'z');
        return length < 0 ? inside : inside[..length];
    }

    /// <summary>[[Trang]], [[Trang|chữ]] and ![[anh.jpg]], but not [[1]] and not [[chữ]](address).</summary>
    private static ForeignMatch? Bracketed(ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOf("[[") + 2;
        var length = rest[start..].IndexOfAny("[]\n");
        var end = start + length + 2;
        if (length <= 0 || !rest[(start + length)..].StartsWith("]]") || (end < rest.Length && rest[end] is '(' or '['))
        {
            return null;
        }

        var inside = rest[start..(start + length)];
        if (start == 3)
        {
            return new ForeignMatch(end);
        }

        var words = start + inside.IndexOf('|') + 1;
        return HasLetter(inside) ? new ForeignMatch(end, words, start + length) : null;
    }

    /// <summary>
    /// WordPress's shortcodes: <c>[caption width="640"]</c>, <c>[/caption]</c>, and a known name alone, but not [1], [sic], [video] and
    /// [chữ](address).
    /// </summary>
    private static ForeignMatch? Shortcode(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        foreach (var match in WordPress().EnumerateMatches(rest[..Math.Min(rest.Length, MaxTag)]))
        {
            var isLink = match.Length < rest.Length && rest[match.Length] is '(' or ':';
            var isEnd = rest[1] == '/';
            return isLink || (isEnd && !IsBegun(text[..at], rest[2..(match.Length - 1)])) ? null : new ForeignMatch(match.Length);
        }

        return null;
    }

    private static bool IsBegun(ReadOnlySpan<char> before, ReadOnlySpan<char> name) =>
        before.LastIndexOf(string.Concat("[", name)) >= 0;

    [GeneratedRegex("""
        ^\[(?:/[a-z][a-z0-9_-]{2,}
            |[a-z][a-z0-9_-]*(?:\s+[a-z0-9_-]+="[^"\[\]]*")+\s*/?
            |(?:caption|embed|gallery|playlist|(?:et_pb|vc)_[a-z0-9_]+)\s*/?)\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WordPress();

    /// <summary>The first word of Obsidian's and GitHub's callouts: <c>> [!note]</c>, <c>> [!tip]- Tiêu đề</c>.</summary>
    private static ForeignMatch? Callout(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        if (end < 3 || rest[2..end].ContainsAnyExcept(Letters))
        {
            return null;
        }

        return new ForeignMatch(end + (end + 1 < rest.Length && rest[end + 1] is '+' or '-' ? 2 : 1));
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOf(ReadOnlySpan<char> text, int from, string close) =>
        text[from..].IndexOf(close) is >= 0 and var next ? from + next + close.Length : 0;
}

/// <summary>Markup of another program.</summary>
/// <param name="Length">The length of all of it.</param>
/// <param name="WordsStart">Where the words that readers get begin in it.</param>
/// <param name="WordsEnd">Where they end.</param>
internal readonly record struct ForeignMatch(int Length, int WordsStart = 0, int WordsEnd = 0);
