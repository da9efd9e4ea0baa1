using System.Text;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Writes the signs that Word shows by a font as characters, because the sanitiser removes fonts: a bullet in Wingdings would become "§",
/// an arrow "à". The words around stay.
/// </summary>
internal static class SymbolFonts
{
    private const string WingdingsLetters = "§Øàßáâðüûvqnloutþ¨wsJLF";
    private const string WingdingsSigns = "▪➢→←↑↓⇨✓✗❖❑■●□◆⧫☑◻⬥⬧☺☹☞";
    private const string SymbolLetters = "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw·®¬°±³£¹´¸";
    private const string SymbolSigns = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω•→←°±≥≤≠×÷";

    /// <summary>Works in place, before the sanitiser.</summary>
    public static void Settle(HtmlTree tree, InlineStyles styles)
    {
        if (tree.Body.QuerySelector("[style*=ingdings],[style*=ymbol],font[face]") is not null)
        {
            Walk(tree, tree.Body, "", styles);
        }
    }

    private static void Walk(HtmlTree tree, IElement parent, string font, InlineStyles styles)
    {
        tree.CountSteps(parent.ChildNodes.Length);
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                Walk(tree, element, FontOf(element, styles) ?? font, styles);
            }
            else if (child is IText text && Signs(text.Data, font) is { } signs)
            {
                text.Data = signs;
            }
        }
    }

    private static string? FontOf(IElement element, InlineStyles styles)
    {
        var family = styles.Of(element)?.Font is { Length: > 0 } font ? font : null;
        family ??= element.LocalName == "font" ? element.GetAttribute("face") : null;
        return family?.Split(',')[0].Trim(' ', '"', '\'').ToLowerInvariant();
    }

    /// <summary>The text in other characters; null where the font is an ordinary one, or a letter is no sign in it.</summary>
    private static string? Signs(string text, string font)
    {
        var (letters, signs) = font switch
        {
            "wingdings" => (WingdingsLetters, WingdingsSigns),
            "symbol" => (SymbolLetters, SymbolSigns),
            _ => ("", ""),
        };
        var written = new StringBuilder(letters.Length == 0 ? 0 : text.Length);
        foreach (var c in text)
        {
            // The letters of these fonts stand in the private area U+F020 to U+F0FF too.
            var at = letters.IndexOf(c is >= '\uf020' and <= '\uf0ff' ? (char)(c - 0xf000) : c, StringComparison.Ordinal);
            if (at < 0 && !char.IsWhiteSpace(c))
            {
                return null;
            }

            written.Append(at < 0 ? c : signs[at]);
        }

        return written.ToString();
    }
}
