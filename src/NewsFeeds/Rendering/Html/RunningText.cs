using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>The running text of a body, for summaries.</summary>
internal static class RunningText
{
    /// <summary>Paragraphs, lists and quotations in one line; all text where there are none of them.</summary>
    /// <param name="body">The finished body.</param>
    /// <param name="asides">Nodes that are not running text: footnotes and their markers, links that stand for embeds.</param>
    public static string Of(IHtmlElement body, IEnumerable<INode> asides)
    {
        var skipped = asides.ToHashSet();
        var text = new StringBuilder();
        Append(body, skipped, running: true, text);
        if (text.Length == 0)
        {
            Append(body, skipped, running: false, text);
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(INode node, HashSet<INode> skipped, bool running, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                Fold(words.Data, text);
            }
            else if (child is IElement element && !skipped.Contains(element) && !(running && IsAside(element.LocalName)))
            {
                var separate = HtmlElements.IsBlock(element.LocalName) || element.LocalName is "br";
                if (separate)
                {
                    Fold(" ", text);
                }

                Append(element, skipped, running, text);
                if (separate)
                {
                    Fold(" ", text);
                }
            }
        }
    }

    private static bool IsAside(string name) => name is "figure" or "figcaption" or "table" or "pre" or "audio" or "video" or "rt" or "rp"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    private static void Fold(string words, StringBuilder text)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
    }
}
