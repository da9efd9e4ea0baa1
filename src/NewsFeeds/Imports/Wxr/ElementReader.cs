using System.Text;
using System.Xml;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>Walks over the children of an element.</summary>
internal static class ElementReader
{
    /// <summary>Calls for each child element; the call reads all of it. The reader ends behind the element.</summary>
    public static void Each(XmlReader reader, FieldNames names, Action<string> field)
    {
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                field(names.Of(reader.Name));
            }
            else
            {
                reader.Read();
            }
        }

        if (!isEmpty)
        {
            reader.Read();
        }
    }

    /// <summary>The text of the element. The reader ends behind it.</summary>
    public static string Text(XmlReader reader) => Read(reader).Text;

    /// <summary>
    /// The words of the element, as plain text. In a CDATA section WordPress writes HTML, and without one plain text.
    /// </summary>
    public static string Words(XmlReader reader)
    {
        var (text, isHtml) = Read(reader);
        return isHtml ? HtmlText.Of(text) : PlainText.Line(text);
    }

    /// <summary>The text of the element, and whether it is HTML. The reader ends behind it.</summary>
    public static (string Text, bool IsHtml) Read(XmlReader reader)
    {
        var (text, isHtml, depth) = (default(StringBuilder), false, reader.Depth);
        var first = "";
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    isHtml |= reader.NodeType == XmlNodeType.CDATA;
                    Join(reader.Value, ref first, ref text);
                }
            }
        }

        reader.Read();
        return (text?.ToString() ?? first, isHtml);
    }

    // Nearly every text is in one piece.
    private static void Join(string piece, ref string first, ref StringBuilder? text)
    {
        if (first.Length == 0)
        {
            first = piece;
        }
        else
        {
            text = (text ?? new StringBuilder(first)).Append(piece);
        }
    }
}
