using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Makes <c>align</c> of every alignment of text, because the sanitiser removes styles. Markdig aligns the cells of a table by style.
/// </summary>
internal sealed class Alignment
{
    /// <summary>The elements on which <c>align</c> is written.</summary>
    public static readonly FrozenSet<string> Elements = "p div h1 h2 h3 h4 h5 h6 td th".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly HtmlTree _tree;
    private readonly InlineStyles _styles;

    private Alignment(HtmlTree tree, InlineStyles styles) => (_tree, _styles) = (tree, styles);

    /// <summary>Works in place, before the sanitiser.</summary>
    public static void Settle(HtmlTree tree, InlineStyles styles)
    {
        if (tree.Body.QuerySelector("[align],[style],[class*=has-text-align],center") is not null)
        {
            new Alignment(tree, styles).Walk(tree.Body, asked: null, given: null, isRightToLeft: false);
            tree.ApplyChanges();
        }
    }

    /// <param name="parent">Whose children are settled.</param>
    /// <param name="asked">The alignment that an element around asks for and cannot have itself.</param>
    /// <param name="given">The alignment that an element around has.</param>
    /// <param name="isRightToLeft">Whether lines start at the right.</param>
    private void Walk(IElement parent, string? asked, string? given, bool isRightToLeft)
    {
        _tree.CountSteps(parent.ChildNodes.Length);
        foreach (var child in parent.Children)
        {
            var element = child.LocalName == "center" ? Centred(child) : child;
            var rightToLeft = Direction(element) ?? isRightToLeft;
            var own = Asked(element, rightToLeft) ?? asked;
            if (!Elements.Contains(element.LocalName))
            {
                Walk(element, own, given, rightToLeft);
                continue;
            }

            // A cell keeps what is said of it, because a table's columns are read by their edges. Elsewhere the usual is left out.
            var isSaid = own is not null && (element.LocalName is "td" or "th" || own != (given ?? (rightToLeft ? "right" : "left")));
            if (isSaid)
            {
                element.SetAttribute("align", own);
            }
            else
            {
                element.RemoveAttribute("align");
            }

            Walk(element, asked: null, isSaid ? own : given, rightToLeft);
        }
    }

    private IElement Centred(IElement center)
    {
        var block = _tree.Rename(center, "div");
        block.SetAttribute("align", "center");
        return block;
    }

    private string? Asked(IElement element, bool isRightToLeft)
    {
        var style = _styles.Of(element)?.Alignment switch
        {
            "start" => isRightToLeft ? "right" : "left",
            "end" => isRightToLeft ? "left" : "right",
            var value => Known(value),
        };
        return style ?? (HasAlign(element.LocalName) ? Known(element.GetAttribute("align")) : null) ?? OfWordPress(element);
    }

    // The align of a table, picture or caption says where it stands, and nothing of the text inside.
    private static bool HasAlign(string name) => Elements.Contains(name) || name is "tr" or "thead" or "tbody" or "tfoot";

    private static string? Known(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "left" => "left",
        "center" or "middle" => "center",
        "right" => "right",
        "justify" => "justify",
        _ => null,
    };

    private static string? OfWordPress(IElement element)
    {
        const string Prefix = "has-text-align-";
        return Known(element.ClassList.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..]);
    }

    private static bool? Direction(IElement element) => element.GetAttribute("dir")?.ToLowerInvariant() switch
    {
        "rtl" => true,
        "ltr" => false,
        _ => null,
    };
}
