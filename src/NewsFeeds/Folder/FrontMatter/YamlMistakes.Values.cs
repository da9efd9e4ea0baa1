using System.Buffers;
using System.Text.RegularExpressions;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <content>Looks at values. Each begins at a place of the current line and may end in another, which then is the current one.</content>
internal sealed partial class YamlMistakes
{
    // A message shows no more of a text.
    private const int MostShown = 110;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly SearchValues<char> Marks = SearchValues.Create("“”„‘’«»");

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
                if (mistake is not null || IsEnd(_lines[_line], end))
                {
                    return mistake;
                }

                return OfEnd(end, key + (first == _line ? text[at..end] : "…"))
                    ?? Wrong(end - 1, "yaml/quote-inside", opening, key + Proposed(first == _line ? Unquoted(text, at, end) : "…"));
            case '[' or '{':
                return OfFlow(at, level, key);
            case '|' or '>' when BlockHeader().IsMatch(text, at):
                return OfBlock(level);
            case '|' or '>' when Continued(level).Any():
                return Wrong(at, "yaml/block", text[at]);
            case '&' or '!' when Property().IsMatch(text, at):
                _isPlain = true;
                return null;
            case '@' or '`' or '%' or '&' or '*' or '!' or '|' or '>' or ',' or ']' or '}':
            case '?' when at + 1 == text.Length || text[at + 1] == ' ':
                return Wrong(at, "yaml/reserved", text[at], key + Proposed(Whole(text, at, level)));
        }

        if (ColonIn(text, at) is not (>= 0 and var colon))
        {
            _isPlain = true;
            return null;
        }

        return text[at] is '“' or '”' or '„' or '‘' or '’' or '«'
            ? Wrong(at, "yaml/smart-quote", text[at], key + Proposed(WithoutMarks(Whole(text, at, level))))
            : Wrong(colon, "yaml/colon", key + Proposed(Whole(text, at, level)));
    }

    /// <summary>A comma or a bracket too many behind a value that has ended; null for none.</summary>
    private Fault? OfEnd(int end, string value) =>
        _lines[_line].AsSpan(end).Trim() is [',' or ']' or '}'] and [var sign]
            ? Wrong(_lines[_line].IndexOf(sign, end), "yaml/sign-behind", sign, value)
            : null;

    /// <summary>A text with the deeper lines that continue it, as YAML reads them.</summary>
    private string Whole(string text, int at, int level) =>
        string.Join(' ', Continued(level).Select(line => line.Trim()).Prepend(text[at..].TrimEnd()));

    private IEnumerable<string> Continued(int level) => _lines.Skip(_line + 1)
        .TakeWhile(line => line.AsSpan().IndexOfAnyExcept(' ') > level && !string.IsNullOrWhiteSpace(line));

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
                if (i + 1 < text.Length && !IsEscape(text.AsSpan(i + 1)))
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
    private const string Escapes = "0abtnvfre \"/\\N_LP\t";

    // Three of the signs want the digits of a number behind them, which names of folders do not have.
    private static bool IsEscape(ReadOnlySpan<char> text)
    {
        var digits = text[0] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        return digits == 0
            ? Escapes.Contains(text[0], StringComparison.Ordinal)
            : text.Length > digits && !text.Slice(1, digits).ContainsAnyExcept(HexDigits);
    }

    private Fault? OfFlow(int at, int level, string key)
    {
        var (first, start) = (_line, at);
        var open = new Stack<(int Line, int At, char Sign)>();
        var isItem = true; // Whether an item begins here. Elsewhere signs are part of a text.
        var (itemAt, hasKey) = (at + 1, false); // Where the item's text begins, and whether a colon has made a key of its beginning.
        (int Line, int At)? hidden = null; // A # that hides the closing bracket.
        for (var i = at; ; i++)
        {
            var text = _lines[_line];
            var isComment = i < text.Length && text[i] == '#' && (isItem || (i > 0 && text[i - 1] is ' ' or '\t'));
            if (i >= text.Length || isComment)
            {
                hidden ??= isComment && text.AsSpan(i).Contains(ClosingOf(open.Peek().Sign)) ? (_line, i) : null;
                if (NextOf(level) is null)
                {
                    if (hidden is (var hashLine, var hashAt))
                    {
                        var quoted = hashLine == first ? key + WithHashesQuoted(_lines[first][start..]) : "'#…'";
                        return Wrong(hashLine, hashAt, "yaml/hash", quoted);
                    }

                    var (line, place, sign) = open.Peek();
                    return Wrong(line, place, "yaml/bracket", sign, ClosingOf(sign));
                }

                (i, itemAt) = (-1, 0);
                continue;
            }

            switch (text[i])
            {
                case ' ' or '\t':
                    continue;
                case ',':
                    (isItem, itemAt, hasKey) = (true, i + 1, false);
                    continue;
                case ':' when i + 1 == text.Length || text[i + 1] is ' ' or '\t':
                    if (hasKey)
                    {
                        return OfSecondColon(text, itemAt, i, open.Peek().Sign);
                    }

                    (isItem, itemAt, hasKey) = (true, open.Peek().Sign == '{' ? i + 1 : itemAt, true);
                    continue;
                case '[' or '{':
                    open.Push((_line, i, text[i]));
                    (isItem, itemAt, hasKey) = (true, i + 1, false);
                    continue;
                case ']' or '}':
                    var (openedLine, opened, opening) = open.Pop();
                    if (text[i] != ClosingOf(opening))
                    {
                        return Wrong(openedLine, opened, "yaml/bracket", opening, ClosingOf(opening));
                    }

                    if (open.Count == 0)
                    {
                        if (IsEnd(text, i + 1))
                        {
                            return null;
                        }

                        return OfEnd(i + 1, first == _line ? key + text[start..(i + 1)] : text[i].ToString())
                            ?? Wrong(first, start, "yaml/bracket-text", opening, key + Proposed(first == _line ? text[start..] : "…"));
                    }

                    hasKey = false;
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

    /// <summary>Looks at a colon in an item that has one already: its text has a colon, or a comma is missing before a key.</summary>
    private Fault OfSecondColon(string text, int itemAt, int colon, char opening)
    {
        var at = itemAt + text.AsSpan(itemAt).IndexOfAnyExcept(' ', '\t');
        var word = text.LastIndexOf(' ', colon - 1) + 1;
        if (opening == '{' && word > at && KeyNames.IsWithin(text[word..colon]))
        {
            return Wrong(word, "yaml/comma", text[word..colon]);
        }

        var item = opening == '{' ? ValueInBraces().Match(text, at) : ItemInBrackets().Match(text, at);
        return Wrong(colon, "yaml/colon-item", Proposed(item.Value));
    }

    /// <summary>A list or a mapping in brackets in which every text that has a # is in quotation marks.</summary>
    private static string WithHashesQuoted(string flow) => FlowItem().Replace(
        flow, item => item.Value.Contains('#', StringComparison.Ordinal)
            ? item.Groups["key"].Value + ContentWriter.Scalar(item.Groups["text"].Value.TrimEnd())
            : item.Value);

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

    /// <summary>A text without the typographic quotation marks around all of it.</summary>
    private static string WithoutMarks(string text)
    {
        var inner = text.Length > 2 && text[^1] is '“' or '”' or '’' or '‘' or '»' ? text[1..^1] : text;
        return inner.AsSpan().ContainsAny(Marks) ? text : inner.Trim();
    }

    private static string Shown(string text) => text.Length > MostShown ? text[..MostShown] + "…" : text;

    private static string Proposed(string text) => text == "…" ? "'…'"
        : ContentWriter.Scalar(Shown(text.Trim()));

    // A standard tag before a text, and an anchor before what is no bare text. An anchor that takes words away is not meant as one.
    [GeneratedRegex(@"\G(?:!!(?:str|int|float|bool|null|timestamp|seq|map)(?:\s|$)|&\S+[ ]+[\[{""'|>])")]
    private static partial Regex Property();

    // The text behind a key in braces ends before the next key.
    [GeneratedRegex(@"\G[^{}\[\]]*?(?=\s*(?:,\s*[A-Za-z_-]+:|[{}\[\]]|$))")]
    private static partial Regex ValueInBraces();

    [GeneratedRegex(@"\G[^,{}\[\]]*")]
    private static partial Regex ItemInBrackets();

    [GeneratedRegex(@"(?<key>[A-Za-z_-]+:\s+)?(?<text>[^\s,\[\]{}""'][^,\[\]{}]*)")]
    private static partial Regex FlowItem();

    [GeneratedRegex(@"\G[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")]
    private static partial Regex BlockHeader();
}
