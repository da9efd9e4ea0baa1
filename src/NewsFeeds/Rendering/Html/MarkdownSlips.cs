using System.Buffers;
using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Rendering.Html.Dialect;

namespace NewsFeeds.Rendering.Html;

/// <summary>Collects the slips of one body from its parsed parts, visited in the order of the text.</summary>
internal sealed class MarkdownSlips(string text)
{
    // An editor corrects the first few and checks again.
    private const int Most = 100;

    private const int MaxShown = 40;

    private static readonly string[] Addresses = ["https://", "http://", "www.", "mailto:", "/"];
    private static readonly SearchValues<char> CodeSigns = SearchValues.Create("{}[]<>=#*$|\\`");
    private static readonly SearchValues<char> Signs = SearchValues.Create("#*]!<%|");

    private readonly List<(int At, string Kind, string[] Arguments)> _found = [];

    // The end of the paragraph, heading or cell that is visited, and of the last ones in which asterisks and pipes were reported.
    private int _end;
    private int _boldNamedTo;
    private int _tableNamedTo;

    /// <summary>The slips found so far, with their places.</summary>
    public ImmutableArray<Slip> ToImmutable()
    {
        var slips = ImmutableArray.CreateBuilder<Slip>(_found.Count);
        var (line, lineStart, counted) = (1, 0, 0);
        foreach (var (at, kind, arguments) in _found.OrderBy(slip => slip.At))
        {
            var passed = text.AsSpan(counted, at - counted);
            line += passed.Count('\n');
            lineStart = passed.LastIndexOf('\n') is >= 0 and var last ? counted + last + 1 : lineStart;
            counted = at;
            slips.Add(new Slip(line, at - lineStart + 1, kind, arguments));
        }

        return slips.ToImmutable();
    }

    /// <summary>Notes what is wrong with one part, without the parts in it.</summary>
    public void Add(MarkdownObject part)
    {
        _end = part is LeafBlock block ? Math.Clamp(block.Span.End + 1, 0, text.Length) : _end;
        switch (part)
        {
            case ForeignInline or ForeignBlock:
                AddForeign(part.Span);
                break;
            case HtmlBlock html:
                AddHtml(html);
                break;
            case FencedCodeBlock { ClosingFencedCharCount: 0 } code when GoesToTheEnd(code):
                Warn(code.Span.Start, "unclosed-code", new string(code.FencedChar, code.OpeningFencedCharCount));
                break;
            case CodeBlock code and not FencedCodeBlock when IsProse(code):
                Warn(code.Span.Start, "visible-markup/indented");
                break;
            case LinkDelimiterInline { IsImage: true }:
                AddPicture(part.Span.Start);
                break;
            case LiteralInline { IsFirstCharacterEscaped: false } literal:
                AddVisible(literal);
                break;
            default:
                break;
        }
    }

    /// <summary>Notes the HTML that is never closed and so swallows the rest of the text.</summary>
    public void AddUnclosed(MarkdownDocument document)
    {
        var places = new MarkdownPlaces(text);
        if (UnclosedHtml.Find(MarkdownText.ToHtml(document, places)) is var (at, opening, close))
        {
            Warn(places.FindOffset(at), "unclosed-html", opening, close);
        }
    }

    private bool GoesToTheEnd(LeafBlock block) =>
        block.Lines.Count > 0 && block.Lines.Lines[block.Lines.Count - 1] is { } last
        && string.IsNullOrWhiteSpace(text[Math.Min(last.Position + last.Slice.Length, text.Length)..]);

    // In a newsroom, four spaces before a paragraph are an indent. Code has signs, or few words.
    private static bool IsProse(CodeBlock code)
    {
        var line = code.Lines.Count == 0 ? "" : code.Lines.Lines[0].Slice.AsSpan().Trim();
        return line.Count(' ') > 3 && !line.ContainsAny(CodeSigns);
    }

    private void AddHtml(HtmlBlock html)
    {
        foreach (var foreign in ForeignHtml.In(html))
        {
            AddForeign(foreign);
        }

        // These three end for Markdown where they do not for HTML, and the other way round.
        var start = html.Span.Start;
        var block = text.AsSpan(start, Math.Max(html.Span.Length, 0));
        if (html.Type == HtmlBlockType.ProcessingInstruction && !block.Contains("?>", StringComparison.Ordinal))
        {
            Warn(start, "unclosed-html", "<?", "?>");
        }
        else if (html.Type == HtmlBlockType.CData && !block.Contains("]]>", StringComparison.Ordinal))
        {
            Warn(start, "unclosed-html", "<![CDATA[", "]]>");
        }
        else if (html.Type == HtmlBlockType.ScriptPreOrStyle && block.StartsWith("<pre", StringComparison.OrdinalIgnoreCase)
            && !block.Contains("</", StringComparison.Ordinal))
        {
            Warn(start, "unclosed-html", "<pre", "</pre>");
        }
    }

    private void AddForeign(SourceSpan span)
    {
        var markup = text.AsSpan(span.Start, span.Length);
        var shown = markup[..Math.Min(MaxShown, markup.Length)];
        var end = shown.IndexOf('\n') is >= 0 and var line ? line : shown.Length;
        var name = shown[..end].TrimEnd().ToString() + (end < markup.Length ? "…" : "");
        if (HasWords(markup, span.Start))
        {
            Warn(span.Start, "foreign-markup/words", name);
        }
        else
        {
            Warn(span.Start, "foreign-markup", name);
        }
    }

    // The text of a link stays whose address another program was to fill in.
    private bool HasWords(ReadOnlySpan<char> markup, int start) =>
        (markup.StartsWith('[') && markup.Contains("](", StringComparison.Ordinal))
        || ForeignMarkup.At(text, start) is { WordsEnd: > 0 };

    private void AddVisible(LiteralInline literal)
    {
        var words = literal.Content.AsSpan();
        if (!words.ContainsAny(Signs))
        {
            return;
        }

        // The words of a table's cell are trimmed, but their span is not.
        var start = literal.Span.Start;
        start += words[0] == ' ' ? 0 : text.AsSpan(start).IndexOfAnyExcept(' ');
        if (!text.AsSpan(start).StartsWith(words))
        {
            return;
        }

        if (literal.PreviousSibling is null or LineBreakInline && literal.Parent is { ParentBlock: ParagraphBlock })
        {
            AddLineStart(words, start);
        }

        if (words.IndexOf("**") is >= 0 and var asterisks && start >= _boldNamedTo && IsMeantAsBold(start + asterisks))
        {
            Warn(start + asterisks, "visible-markup/bold");
            _boldNamedTo = _end;
        }

        if (words.IndexOf(']') is >= 0 and var bracket && IsLinkWithASpace(start + bracket))
        {
            Warn(start + bracket, "visible-markup/link");
        }

        if (words.IndexOf("](") is >= 0 and var end && IsLinkToASpace(start + end))
        {
            Warn(start + end, "visible-markup/address");
        }

        if (words.IndexOf("<!--") is >= 0 and var comment)
        {
            Warn(start + comment, "unclosed-html/visible", "<!--", "-->");
        }

        if (words.EndsWith("!["))
        {
            AddPicture(start + words.Length - 2);
        }
    }

    private void AddLineStart(ReadOnlySpan<char> words, int start)
    {
        var signs = words.IndexOfAnyExcept('#') is >= 0 and var length ? length : words.Length;

        // One sign before a word is a hashtag; before the space that does not break, it is a heading.
        if (signs is > 0 and < 7 && signs < words.Length && (signs > 1 || words[1] == '\u00A0'))
        {
            Warn(start, "visible-markup/heading", words[..signs].ToString());
        }
        else if (words.StartsWith("%%") && (words.Length == 2 || words[2] != '%'))
        {
            Warn(start, "foreign-markup/unclosed", "%%");
        }
        else if (words[0] == '|' && start >= _tableNamedTo && text.AsSpan(start + 1) is var row
            && row[..(row.IndexOf('\n') is >= 0 and var end ? end : row.Length)].TrimEnd().EndsWith('|'))
        {
            Warn(start, "visible-markup/table");
            _tableNamedTo = _end;
        }
    }

    // Nobody means bold in f**k and in (**), nor with white space on both sides.
    private bool IsMeantAsBold(int at)
    {
        var end = at + text.AsSpan(at).IndexOfAnyExcept('*') is var next && next > at ? next : text.Length;
        var (before, after) = (at == 0 ? '\n' : text[at - 1], end == text.Length ? '\n' : text[end]);
        var isCensored = char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        var isAlone = char.IsWhiteSpace(before) && char.IsWhiteSpace(after) && !HasMoreBold(end);
        return !isCensored && !isAlone && (before, after) is not ('(', ')');
    }

    private bool HasMoreBold(int from) => UpToEnd(from).Contains("**", StringComparison.Ordinal);

    private bool IsLinkWithASpace(int bracket) => AddressBehind(bracket, "] (") is { } address
        && (IsOfTheWeb(address) || MediaTypes.Of(address) is not null);

    private bool IsLinkToASpace(int bracket) => AddressBehind(bracket, "](") is { } address
        && address.Contains(' ', StringComparison.Ordinal) && (IsOfTheWeb(address) || ContentPath.IsMarkdown(address));

    private static bool IsOfTheWeb(string address) =>
        Addresses.Any(begin => address.StartsWith(begin, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands in the parentheses behind the text of a link that is written in one line; null where none does.</summary>
    private string? AddressBehind(int bracket, string between)
    {
        var behind = text.AsSpan(bracket);
        var before = text.AsSpan(0, bracket)[(text.LastIndexOf('\n', bracket) + 1)..];
        var open = before.LastIndexOf('[');
        var isPicture = open > 0 && before[open - 1] == '!';
        return behind.StartsWith(between) && open >= 0 && !isPicture && behind.IndexOfAny(")\n") is > 0 and var end && behind[end] == ')'
            ? behind[between.Length..end].ToString()
            : null;
    }

    private void AddPicture(int at)
    {
        if (UpToEnd(at).Contains("](", StringComparison.Ordinal))
        {
            Warn(at, "broken-picture");
        }
    }

    private ReadOnlySpan<char> UpToEnd(int from) => text.AsSpan(from, Math.Max(_end - from, 0));

    private void Warn(int at, string kind, params string[] arguments)
    {
        if (_found.Count < Most && !_found.Exists(slip => slip.At == at && slip.Kind == kind))
        {
            _found.Add((at, kind, arguments));
        }
    }
}
