using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace NewsFeeds.Rendering.Html;

/// <summary>Writes a tree as HTML. AngleSharp's own writing looks through all siblings of each node for the next one.</summary>
internal static class HtmlWriter
{
    private static readonly IMarkupFormatter Formatter = HtmlMarkupFormatter.Instance;

    /// <summary>The HTML of an element.</summary>
    public static string Outer(IElement element)
    {
        using var html = new StringWriter();
        Write(element, html);
        return html.ToString();
    }

    /// <summary>The HTML of an element's content.</summary>
    public static string Inner(IElement element)
    {
        using var html = new StringWriter();
        WriteChildren(element, html);
        return html.ToString();
    }

    private static void Write(INode node, StringWriter html)
    {
        if (node is IText text)
        {
            // A parser reads no character reference in a script or a style sheet.
            var isLiteral = text.ParentElement?.Flags.HasFlag(NodeFlags.LiteralText) == true;
            html.Write(isLiteral ? Formatter.LiteralText(text) : Formatter.Text(text));
        }
        else if (node is IElement element)
        {
            var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
            html.Write(Formatter.OpenTag(element, isVoid));

            // A parser takes the first line break of these for none.
            if (element.Flags.HasFlag(NodeFlags.LineTolerance) && element.FirstChild is IText { Data: ['\n', ..] })
            {
                html.Write('\n');
            }

            WriteChildren(element, html);
            html.Write(Formatter.CloseTag(element, isVoid));
        }
    }

    private static void WriteChildren(IElement element, StringWriter html)
    {
        foreach (var child in element.ChildNodes)
        {
            Write(child, html);
        }
    }
}
