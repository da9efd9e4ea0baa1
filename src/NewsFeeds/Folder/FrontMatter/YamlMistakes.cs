using System.Text.RegularExpressions;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Finds what its author did wrong in front matter that is not YAML. The parser gives up behind the mistake and speaks of tokens, so the
/// lines are read once more as they were written: the first of them that cannot be meant so is the mistake.
/// </summary>
internal sealed partial class YamlMistakes
{
    private readonly string _file;
    private readonly string[] _lines;

    // The columns at which lists and mappings that are still open begin, the innermost last.
    private readonly Stack<(int Column, bool IsList)> _levels = new();

    private int _line;
    private int _first = -1;
    private bool _isOpen = true; // A key or a hyphen had no value yet, so that a deeper line is its value.
    private bool _isPlain; // The value is a text without quotation marks, which deeper lines continue.

    private YamlMistakes(string file, string yaml) => (_file, _lines) = (file, yaml.Split('\n'));

    /// <summary>The mistake in front matter that was refused; null where none is known that the lines have.</summary>
    /// <param name="file">The file that the fault names.</param>
    /// <param name="yaml">The text between the fences.</param>
    /// <param name="last">The line at which the parser gave up, from 1. The mistake is in it or before it.</param>
    public static Fault? Find(string file, string yaml, int last)
    {
        var mistakes = new YamlMistakes(file, yaml);
        for (; mistakes._line < Math.Min(last, mistakes._lines.Length); mistakes._line++)
        {
            if (mistakes.OfLine(mistakes._lines[mistakes._line] = mistakes._lines[mistakes._line].TrimEnd('\r')) is { } mistake)
            {
                return mistake;
            }
        }

        return null;
    }

    /// <summary>The mistake of a text whose first word YAML takes for an anchor or a tag; null where the text is not there.</summary>
    /// <param name="yaml">The text between the fences.</param>
    /// <param name="line">The line of the text, from 1.</param>
    /// <param name="column">Its column, from 1.</param>
    public static Fault? Lost(string yaml, int line, int column)
    {
        var mistakes = new YamlMistakes("", yaml.ReplaceLineEndings("\n")) { _line = line - 1 };
        var (text, at) = (mistakes._lines.ElementAtOrDefault(line - 1) ?? "", column - 1);
        if (at >= text.Length || text[at] is not ('&' or '!'))
        {
            return null;
        }

        var start = text.AsSpan().IndexOfAnyExcept(' ', '-') is var first && first < at ? first : at;
        var colon = start < at ? ColonOfKey(text, start) : at - 1;
        if (colon < 0 || text.AsSpan(colon + 1, at - colon - 1).ContainsAnyExcept(' ', '\t'))
        {
            return mistakes.Wrong(at, "yaml/reserved-item", text[at]);
        }

        var key = start < at ? text[start..(colon + 1)] + " " : "";
        var level = start < at ? start : text.AsSpan().IndexOfAnyExcept(' ');
        return mistakes.Wrong(at, "yaml/reserved", text[at], key + Proposed(mistakes.Whole(text, at, level)));
    }

    private Fault Wrong(int line, int at, string kind, params IReadOnlyList<object> arguments) =>
        new(_file, line + 2, at + 1, Severity.Error, kind, arguments); // The front matter begins behind the file's first line.

    private Fault Wrong(int at, string kind, params IReadOnlyList<object> arguments) => Wrong(_line, at, kind, arguments);

    private Fault? OfLine(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(' ');
        if (start < 0 || text[start] == '#' || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text[start] == '\t')
        {
            return Wrong(start, "yaml/tab");
        }

        var sign = text.AsSpan().IndexOfAnyExcept(' ', '\u00a0');
        if (sign != start && ItemSign().IsMatch(text.AsSpan(sign)))
        {
            return Wrong(start, "yaml/white-space", (int)text[start]);
        }

        if (Fences.Hidden(text) is { } hidden)
        {
            return hidden == ' ' ? Wrong(0, "yaml/fence-space") : Wrong(0, "yaml/fence-character", (int)hidden);
        }

        if (text.StartsWith("---", StringComparison.Ordinal) || (Fences.Is(text) && text.AsSpan().Trim().Length > 1))
        {
            return Wrong(start, "yaml/fence", Shown(text.Trim()));
        }

        return _isPlain && _levels.TryPeek(out var level) && start > level.Column ? OfContinuation(text, start) : OfEntry(text, start);
    }

    /// <summary>Looks at a line that continues the text of the lines above.</summary>
    private Fault? OfContinuation(string text, int start)
    {
        if (ShortKey().Match(text, start) is { Success: true } key)
        {
            return Wrong(start, "yaml/indent", key.Groups["key"].Value);
        }

        return ColonIn(text, start) is >= 0 and var colon ? Wrong(colon, "yaml/colon-below") : null;
    }

    private Fault? OfEntry(string text, int start)
    {
        var at = start;
        while (IsItem(text, at))
        {
            if (Enter(at, isList: true) is { } mistake)
            {
                return mistake;
            }

            (_isOpen, _isPlain) = (true, false);
            at = text.AsSpan(at + 1).IndexOfAnyExcept(' ') is >= 0 and var spaces ? at + 1 + spaces : text.Length;
            if (at == text.Length || text[at] == '#')
            {
                return null;
            }
        }

        if (at > start || !IsMeantForItem(text, at))
        {
            return OfKey(text, at, isInItem: at > start);
        }

        var isSpaced = text[at] == '-' && text.AsSpan(at + 1) is [var next, ..] && IsUnusual(next);
        return isSpaced ? Wrong(at, "yaml/white-space-dash") : Wrong(at, "yaml/dash");
    }

    private static bool IsItem(string text, int at) => text[at] == '-' && (at + 1 == text.Length || text[at + 1] == ' ');

    private bool IsMeantForItem(string text, int at) =>
        ItemSign().IsMatch(text.AsSpan(at)) && (_isOpen || (_levels.TryPeek(out var level) && level.IsList));

    private Fault? OfKey(string text, int at, bool isInItem)
    {
        if (SplitKey().Match(text, at) is { Success: true } split && !isInItem)
        {
            var (key, sign) = (split.Groups["key"].Value, split.Groups["sign"]);
            return sign.Value switch
            {
                ":" when split.Groups["next"].Value is [var next, ..] && IsUnusual(next) =>
                    Wrong(sign.Index + 1, "yaml/white-space-colon", (int)next, key),
                ":" => Wrong(sign.Index, "yaml/space", key),
                _ => Wrong(sign.Index, "yaml/wide-colon", sign.Value, key),
            };
        }

        var colon = ColonOfKey(text, at);
        if (colon < 0)
        {
            // The value of an item, of the key above, or all of the front matter in braces.
            var isValue = _levels.TryPeek(out var level) ? isInItem || _isOpen : text[at] is '[' or '{';
            return isValue ? OfValue(text, at, _levels.Count > 0 ? level.Column : -1, "") : Wrong(at, "yaml/no-key");
        }

        if (Enter(at, isList: false) is { } mistake)
        {
            return mistake;
        }

        (_isOpen, _isPlain) = (false, false);
        var value = text.AsSpan(colon + 1).IndexOfAnyExcept(' ', '\t') is >= 0 and var spaces ? colon + 1 + spaces : text.Length;
        if (value == text.Length || text[value] == '#')
        {
            _isOpen = true;
            return null;
        }

        return IsItem(text, value) ? OfItemBehindKey(text, at, colon, value) : OfValue(text, value, at, text[at..(colon + 1)] + " ");
    }

    /// <summary>Looks at a hyphen behind a key: the first of a list, or a dash that begins a sentence.</summary>
    private Fault OfItemBehindKey(string text, int at, int colon, int value)
    {
        var (key, item) = (KeySpelling.Usual(text.AsSpan(at, colon - at)), text[(value + 1)..].Trim());
        if (KeyNames.Texts.Contains(key, StringComparer.Ordinal) && !KeyNames.Lists.Contains(key, StringComparer.Ordinal))
        {
            return Wrong(value, "yaml/reserved", text[value], text[at..(colon + 1)] + " " + Proposed(Whole(text, value, at)));
        }

        return item is ['[', .., ']']
            ? Wrong(value, "yaml/list-brackets", text[at..(colon + 1)] + " " + item)
            : Wrong(value, "yaml/list", text[at..colon]);
    }

    /// <summary>Where the colon behind a key is; -1 where the text at this place is no key.</summary>
    private static int ColonOfKey(string text, int at)
    {
        if (text[at] is '"' or '\'')
        {
            return QuotedKey().Match(text, at) is { Success: true } quoted ? quoted.Groups["sign"].Index : -1;
        }

        return text[at] is '[' or '{' ? -1 : ColonIn(text, at);
    }

    /// <summary>Where a colon makes a key of what is before it; -1 for nowhere.</summary>
    private static int ColonIn(string text, int at)
    {
        var end = text.IndexOf(" #", at, StringComparison.Ordinal) is >= 0 and var comment ? comment : text.Length;
        for (var i = text.IndexOf(':', at); i >= 0 && i < end; i = text.IndexOf(':', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is ' ' or '\t')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Finds the level to which an item or a key belongs by its column, or opens one.</summary>
    private Fault? Enter(int column, bool isList)
    {
        var isClosed = false;
        while (_levels.TryPeek(out var inner) && (inner.Column > column || (inner == (column, true) && !isList)))
        {
            _levels.Pop();
            isClosed = true;
        }

        if (!_levels.TryPeek(out var level))
        {
            if (isClosed && _first >= 0)
            {
                // The keys below are further to the left than the first one.
                var indent = _lines[_first].AsSpan().IndexOfAnyExcept(' ');
                return indent > column ? Wrong(_first, 0, "yaml/indent-first") : null;
            }

            _first = _line;
        }
        else if (level == (column, isList))
        {
            return null;
        }
        else if (isClosed || !_isOpen)
        {
            if (!isList)
            {
                return Wrong(column, "yaml/indent-key");
            }

            return level.Column == column ? Wrong(column, "yaml/list-text") : Wrong(column, "yaml/indent-list");
        }

        _levels.Push((column, isList));
        return null;
    }

    private static bool IsUnusual(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u2060';

    // A key as front matter has them, so that a sentence with a colon is none.
    [GeneratedRegex(@"\G(?<key>[A-Za-z_][A-Za-z_-]*):(?:\s|$)")]
    private static partial Regex ShortKey();

    // A key whose colon has no space behind it, or is another sign. An address is none.
    [GeneratedRegex(@"\G(?<key>[A-Za-z_][A-Za-z_-]*)(?:(?<sign>:)(?!//)(?<next>[^ \t])|[ ]*(?<sign>[：﹕∶꞉︓]))")]
    private static partial Regex SplitKey();

    [GeneratedRegex("""\G(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*(?<sign>:)(?:\s|$)""")]
    private static partial Regex QuotedKey();

    // A hyphen, and what word processors make of it.
    [GeneratedRegex(@"\A(?:[-–—•](?![-–—•])|[*·−]\s)")]
    private static partial Regex ItemSign();
}
