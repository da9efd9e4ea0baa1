using AngleSharp.Dom;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Joins and settles the texts that the passes left, and removes blank lines, empty paragraphs and elements that say nothing.
/// </summary>
internal static class LooseEnds
{
    /// <summary>Works in place, behind all other passes.</summary>
    public static void Settle(HtmlTree tree)
    {
        SettleTexts(tree, tree.Body, isPreformatted: false);
        foreach (var element in tree.All("[alt],[title]"))
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is "alt" or "title"))
            {
                attribute.Value = PlainText.Meant(attribute.Value);
            }
        }

        foreach (var span in tree.All("span").Where(span => span.Attributes.Length == 0))
        {
            tree.Unwrap(span);
        }

        tree.ApplyChanges();

        // A paragraph with an id stays, because a link leads to it.
        foreach (var paragraph in tree.All("p:not([id])"))
        {
            if (tree.IsBare(paragraph))
            {
                tree.Remove(paragraph);
            }
            else if (paragraph.ParentElement is { LocalName: "figure" } && paragraph.QuerySelector("img") is not null
                && string.IsNullOrWhiteSpace(paragraph.TextContent))
            {
                tree.Unwrap(paragraph);
            }
        }

        tree.ApplyChanges();
    }

    private static void SettleTexts(HtmlTree tree, IElement parent, bool isPreformatted)
    {
        isPreformatted |= parent.LocalName == "pre";
        var children = parent.TakeChildren();
        tree.CountSteps(children.Length);
        for (int start = 0, end; start < children.Length; start = end)
        {
            end = start + 1;
            if (children[start] is IElement element)
            {
                parent.AddChildren([element]);
                SettleTexts(tree, element, isPreformatted);
            }

            if (children[start] is not IText text)
            {
                continue;
            }

            while (end < children.Length && children[end] is IText)
            {
                end++;
            }

            text.Data = Settled(string.Concat(children[start..end].Select(each => ((IText)each).Data)), isPreformatted);
            parent.AddChildren([text]);
        }
    }

    // The source was settled already, but a character reference (&#150;, &#8203;) can put any character into the tree. Removed comments
    // and scripts leave blank lines behind, which would only make a feed larger.
    private static string Settled(string text, bool isPreformatted)
    {
        var meant = PlainText.Meant(text);
        return !isPreformatted && meant.Contains('\n', StringComparison.Ordinal) && string.IsNullOrWhiteSpace(meant) ? "\n" : meant;
    }
}
