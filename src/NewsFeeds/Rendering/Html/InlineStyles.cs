using System.Buffers;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Reads the style attributes of one body. Editors repeat the same few, so each spelling is parsed once.</summary>
internal sealed class InlineStyles
{
    // The parser goes one call deeper for each bracket, and some thousands would end the process.
    private const int MaxDepth = 50;

    private static readonly SearchValues<char> Brackets = SearchValues.Create("()[]{}");

    private readonly Dictionary<string, InlineStyle?> _parsed = new(StringComparer.Ordinal);

    // Word's own properties are unknown to CSS, and some of them hide text.
    private readonly Lazy<CssParser> _parser = new(() => new CssParser(new CssParserOptions { IsIncludingUnknownDeclarations = true }));

    /// <summary>The style of an element; null where it has none.</summary>
    /// <exception cref="UnrenderableException">It is nested too deeply.</exception>
    public InlineStyle? Of(IElement element)
    {
        if (element.GetAttribute("style") is not { Length: > 0 } text)
        {
            return null;
        }

        if (!_parsed.TryGetValue(text, out var style))
        {
            CheckDepth(text);
            style = _parser.Value.ParseDeclaration(text) is { } declared ? new InlineStyle(declared) : null;
            _parsed.Add(text, style);
        }

        return style;
    }

    /// <summary>The rules of a style sheet.</summary>
    /// <exception cref="UnrenderableException">It is nested too deeply.</exception>
    public ICssRuleList RulesOf(string sheet)
    {
        CheckDepth(sheet);
        return _parser.Value.ParseStyleSheet(sheet).Rules;
    }

    private static void CheckDepth(ReadOnlySpan<char> css)
    {
        var depth = 0;
        for (int at = 0, next; (next = css[at..].IndexOfAny(Brackets)) >= 0; at += next + 1)
        {
            depth = Math.Max(depth + (css[at + next] is '(' or '[' or '{' ? 1 : -1), 0);
            if (depth > MaxDepth)
            {
                throw new UnrenderableException("unrenderable/html", null);
            }
        }
    }
}
