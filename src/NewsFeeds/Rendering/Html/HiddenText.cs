using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Removes what the author hid. The sanitiser would remove what hides it, and subscribers would read it. Works before everything that
/// reads the text.
/// </summary>
internal sealed class HiddenText
{
    private const string Pictures = "img,picture,video,audio,iframe,embed,object";

    private readonly InlineStyles _styles;
    private readonly SanitizerReport _report;

    private HiddenText(InlineStyles styles, SanitizerReport report) => (_styles, _report) = (styles, report);

    /// <summary>Works in place.</summary>
    public static void Remove(IHtmlElement body, InlineStyles styles, SanitizerReport report)
    {
        if (body.QuerySelector("[style],[hidden],dialog") is not null)
        {
            new HiddenText(styles, report).Walk(body, isVisible: true, hasSize: true);
        }
    }

    /// <summary>Returns whether text or pictures were removed that an element around hides. It is told as a whole.</summary>
    private bool Walk(IElement parent, bool isVisible, bool hasSize)
    {
        var removed = false;
        foreach (var child in parent.ChildNodes.ToArray())
        {
            if (child is IElement element)
            {
                removed |= Settle(element, isVisible, hasSize);
            }
            else if (child is IText text && !(isVisible && hasSize) && !string.IsNullOrWhiteSpace(text.Data))
            {
                text.Remove();
                removed = true;
            }
        }

        return removed;
    }

    private bool Settle(IElement element, bool isVisible, bool hasSize)
    {
        var style = _styles.Of(element);
        if (style is { Hides: true } || element.HasAttribute("hidden") || IsClosedDialog(element))
        {
            if (HoldsAnything(element))
            {
                _report.Hidden(element);
            }

            element.RemoveWithFrame();
            return false;
        }

        // A visible element inside an invisible one is shown, and so are letters of their own size.
        var visible = style?.IsVisible ?? isVisible;
        var sized = style?.HasSize ?? hasSize;
        var isPicture = !visible && element.Matches(Pictures);
        var removed = isPicture || Walk(element, visible, sized);
        if (removed && (visible, sized) != (isVisible, hasSize))
        {
            _report.Hidden(element);
            removed = false;
        }

        if (isPicture || (!visible && (element.LocalName == "br" || HtmlTree.IsBare(element))))
        {
            element.RemoveWithFrame();
        }

        return removed;
    }

    private static bool IsClosedDialog(IElement element) => element.LocalName == "dialog" && !element.HasAttribute("open");

    private static bool HoldsAnything(IElement element) =>
        !string.IsNullOrWhiteSpace(element.TextContent) || element.Matches(Pictures) || element.QuerySelector(Pictures) is not null;
}
