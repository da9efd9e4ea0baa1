using System.Text.RegularExpressions;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <content>Looks at values. Each begins at a place of the current line and may end in another, which then is the current one.</content>
internal sealed partial class YamlMistakes
{
    // A message shows no more of a text.
    private const int MostShown = 60;

    /// <param name="text">The line.</param>
    /// <param name="at">Where the value begins.</param>
    /// <param name="level">The column of its key or list; deeper lines belong to it.</param>
    /// <param name="key">The key with its colon, for a message; empty for none.</param>
    private Fault? OfValue(string text, int at, int level, string key)
    {
        _isOpen = false;
        switch (text[at])
        {
            case '"' or '\'':
                var (first, opening) = (_line, text[at]);
                var (mistake, end) = OfQuoted(text, at, level);
                return mistake ?? (IsEnd(_lines[_line], end) ? null
                    : Wrong(end - 1, "yaml/quote-inside", opening, key + Proposed(first == _line ? Unquoted(text, at, end) : "…")));
            case '[' or '{':
                return OfFlow(at, level, key);
            case '|' or '>' when BlockHeader().IsMatch(text, at):
                return OfBlock(level);
            case '@' or '`' or '%' or '&' or '*' or '!' or '|' or '>' or ',' or ']' or '}':
                return Wrong(at, "yaml/reserved", text[at], key + Proposed(text[at..]));
        }

        if (ColonIn(text, at) is not (>= 0 and var colon))
        {
            _isPlain = true;
            return null;
        }

        return text[at] is '“' or '”' or '„' or '‘' or '’' or '«'
            ? Wrong(at, "yaml/smart-quote", text[at], key + Proposed(text[at..].Trim('“', '”', '„', '‘', '’', '«', '»', ' ')))
            : Wrong(colon, "yaml/colon", key + Proposed(text[at..]));
    }

    /// <summary>Passes over a text in quotation marks. Returns its mistake, or where it ends in what is then the current line.</summary>
    private (Fault? Mistake, int End) OfQuoted(string text, int at, int level)
    {
        var (first, opening) = (_line, text[at]);
        for (var i = at + 1; ; i++)
        {
            if (i >= text.Length)
            {
                if (NextOf(level) is not { } next)
                {
                    return (Wrong(first, at, "yaml/unclosed-quote", opening), 0);
                }

                (text, i) = (next, -1);
            }
            else if (opening == '"' && text[i] == '\\')
            {
                if (i + 1 < text.Length && !Escapes.Contains(text[i + 1], StringComparison.Ordinal))
                {
                    return (Wrong(i, "yaml/escape", text.Substring(i, 2)), 0);
                }

                i++;
            }
            else if (text[i] == opening)
            {
                if (opening == '"' || i + 1 == text.Length || text[i + 1] != opening)
                {
                    return (null, i + 1);
                }

                i++;
            }
        }
    }

    // What YAML knows behind a backslash.
    private const string Escapes = "0abtnvfre \"/\\N_LPxuU\t";

    private Fault? OfFlow(int at, int level, string key)
    {
        var (first, start) = (_line, at);
        var open = new Stack<(int Line, int At, char Sign)>();
        var isItem = true; // Whether an item begins here. Elsewhere signs are part of a text.
        for (var i = at; ; i++)
        {
            var text = _lines[_line];
            if (i >= text.Length || (text[i] == '#' && i > 0 && text[i - 1] is ' ' or '\t'))
            {
                if (NextOf(level) is null)
                {
                    var (line, place, sign) = open.Peek();
                    return Wrong(line, place, "yaml/bracket", sign, ClosingOf(sign));
                }

                i = -1;
                continue;
            }

            switch (text[i])
            {
                case ' ' or '\t':
                    continue;
                case ',':
                    isItem = true;
                    continue;
                case ':' when i + 1 == text.Length || text[i + 1] is ' ' or '\t':
                    isItem = true;
                    continue;
                case '[' or '{':
                    open.Push((_line, i, text[i]));
                    isItem = true;
                    continue;
                case ']' or '}':
                    var (openedLine, opened, opening) = open.Pop();
                    if (text[i] != ClosingOf(opening))
                    {
                        return Wrong(openedLine, opened, "yaml/bracket", opening, ClosingOf(opening));
                    }

                    if (open.Count == 0)
                    {
                        return IsEnd(text, i + 1) ? null
                            : Wrong(first, start, "yaml/bracket-text", opening, key + Proposed(first == _line ? text[start..] : "…"));
                    }

                    break;
                case '"' or '\'' when isItem:
                    var quote = text[i];
                    var (mistake, end) = OfQuoted(text, i, level);
                    if (mistake is not null)
                    {
                        return mistake;
                    }

                    text = _lines[_line];
                    if (text.AsSpan(end).TrimStart() is not ([] or [',' or ']' or '}' or ':' or '#', ..]))
                    {
                        return Wrong(end - 1, "yaml/quote-inside-item", quote);
                    }

                    i = end - 1;
                    break;
                case '@' or '`' or '%' or '&' or '*' or '!' or '|' or '>' when isItem:
                    return Wrong(i, "yaml/reserved-item", text[i]);
            }

            isItem = false;
        }
    }

    /// <summary>Passes over the lines of a text below <c>|</c> or <c>&gt;</c>.</summary>
    private Fault? OfBlock(int level)
    {
        while (_line + 1 < _lines.Length)
        {
            var next = _lines[_line + 1].TrimEnd('\r');
            var indent = next.AsSpan().IndexOfAnyExcept(' ');
            if (indent >= 0 && indent <= level)
            {
                return next[indent] == '\t' ? Wrong(_line + 1, indent, "yaml/tab") : null;
            }

            _line++;
        }

        return null;
    }

    /// <summary>The next line, if a value that has not ended may go on in it; null where a key begins there, and at the end.</summary>
    private string? NextOf(int level)
    {
        if (_line + 1 >= _lines.Length)
        {
            return null;
        }

        var next = _lines[_line + 1].TrimEnd('\r');
        var indent = next.AsSpan().IndexOfAnyExcept(' ');
        return indent >= 0 && indent <= level && ShortKey().IsMatch(next, indent) ? null : _lines[++_line] = next;
    }

    private static char ClosingOf(char opening) => opening == '[' ? ']' : '}';

    private static bool IsEnd(string text, int at) => text.AsSpan(at).TrimStart(" \t") is [] or ['#', ..];

    /// <summary>The text that is meant where its quotation mark ends it too early: inside a word, or inside a sentence.</summary>
    private static string Unquoted(string text, int at, int end)
    {
        var whole = text[at..].TrimEnd();
        return !char.IsWhiteSpace(text[end]) && whole[^1] == whole[0] && whole.Length > 2 ? whole[1..^1] : whole;
    }

    private static string Proposed(string text) => text == "…" ? "'…'"
        : ContentWriter.Scalar(text.Trim() is { Length: > MostShown } lengthy ? lengthy[..MostShown] + "…" : text.Trim());

    [GeneratedRegex(@"\G[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")]
    private static partial Regex BlockHeader();
}
