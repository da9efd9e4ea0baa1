using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>Reads the style attributes of one body. Editors repeat the same few, so each spelling is parsed once.</summary>
internal sealed class InlineStyles
{
    private readonly Dictionary<string, InlineStyle?> _parsed = new(StringComparer.Ordinal);

    // Word's own properties are unknown to CSS, and some of them hide text.
    private readonly Lazy<CssParser> _parser = new(() => new CssParser(new CssParserOptions { IsIncludingUnknownDeclarations = true }));

    /// <summary>Reads style sheets in the same way.</summary>
    public CssParser Parser => _parser.Value;

    /// <summary>The style of an element; null where it has none.</summary>
    public InlineStyle? Of(IElement element)
    {
        if (element.GetAttribute("style") is not { Length: > 0 } text)
        {
            return null;
        }

        if (!_parsed.TryGetValue(text, out var style))
        {
            style = _parser.Value.ParseDeclaration(text) is { } declared ? new InlineStyle(declared) : null;
            _parsed.Add(text, style);
        }

        return style;
    }
}
