using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Removes what the author hid. The sanitiser would remove what hides it, and subscribers would read it. Works before everything that
/// reads the text.
/// </summary>
internal sealed class HiddenText
{
    // The usual names of WordPress, Bootstrap, Tailwind and Bulma. They hide wherever they are used.
    private static readonly FrozenSet<string> Classes =
        "d-none hidden is-hidden screen-reader-text sr-only visually-hidden".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly HtmlTree _tree;
    private readonly InlineStyles _styles;
    private readonly SanitizerReport _report;
    private readonly HashSet<IElement> _aroundPictures;

    private HiddenText(HtmlTree tree, InlineStyles styles, SanitizerReport report) =>
        (_tree, _styles, _report, _aroundPictures) = (tree, styles, report, tree.Around("figure img"));

    /// <summary>Works in place.</summary>
    public static void Remove(HtmlTree tree, InlineStyles styles, SanitizerReport report)
    {
        if (tree.Body.QuerySelector("[style],[class],[hidden],dialog") is not null)
        {
            new HiddenText(tree, styles, report).Walk(tree.Body, new Shown(IsVisible: true, HasSize: true, IsOpaque: true));
            tree.ApplyChanges();
        }
    }

    /// <summary>
    /// Removes what is hidden inside an element. Returns whether it removed anything that an element around hides: that element is
    /// reported once, not each piece of it.
    /// </summary>
    private bool Walk(IElement parent, Shown shown)
    {
        var removed = false;
        _tree.CountSteps(parent.ChildNodes.Length);
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                removed |= Settle(element, shown);
            }
            else if (child is IText text && !shown.HasText && !string.IsNullOrWhiteSpace(text.Data))
            {
                _tree.Remove(text);
                removed = true;
            }
        }

        return removed;
    }

    private bool Settle(IElement element, Shown around)
    {
        var style = _styles.Of(element);
        if (style is { Hides: true } || element.HasAttribute("hidden") || IsHiddenByClass(element) || IsClosedDialog(element))
        {
            if (element.HoldsAnything())
            {
                _report.Hidden(element);
            }

            _tree.RemoveWithFrame(element);
            return false;
        }

        // A visible element inside an invisible one is shown, and so are letters of their own size. A picture that fades in comes with
        // its caption.
        var shown = new Shown(
            style?.IsVisible ?? around.IsVisible,
            style?.HasSize ?? around.HasSize,
            (around.IsOpaque || IsCaption(element)) && style is not { HidesText: true });
        var isPicture = element.Matches(HtmlElements.Pictures);
        var isHiddenPicture = isPicture && !shown.IsVisible;
        var removed = isHiddenPicture || Walk(element, shown);
        if (removed && shown != around)
        {
            _report.Hidden(element);
            removed = false;
        }

        var isRest = !isPicture && !(shown.IsVisible && shown.IsOpaque) && (element.LocalName == "br" || _tree.IsBare(element));
        if (isHiddenPicture || isRest)
        {
            _tree.RemoveWithFrame(element);
        }

        return removed;
    }

    // Other classes can show the element on a wide screen: class="d-none d-md-block", class="hidden md:block".
    private static bool IsHiddenByClass(IElement element) =>
        element.ClassName is { } names && names.Split(' ', '\n') is var each && Array.Exists(each, Classes.Contains)
        && !Array.Exists(each, name => name.Contains(':', StringComparison.Ordinal)
            || (name.StartsWith("d-", StringComparison.Ordinal) && name != "d-none"));

    private bool IsCaption(IElement element) =>
        element is { LocalName: "figcaption", ParentElement: { LocalName: "figure" } figure } && _aroundPictures.Contains(figure);

    private static bool IsClosedDialog(IElement element) => element.LocalName == "dialog" && !element.HasAttribute("open");

    /// <summary>How an element is shown.</summary>
    /// <param name="IsVisible">Whether its text and pictures are visible.</param>
    /// <param name="HasSize">Whether its letters have a size.</param>
    /// <param name="IsOpaque">Whether its text is neither transparent nor cut off.</param>
    private readonly record struct Shown(bool IsVisible, bool HasSize, bool IsOpaque)
    {
        public bool HasText => IsVisible && HasSize && IsOpaque;
    }
}
