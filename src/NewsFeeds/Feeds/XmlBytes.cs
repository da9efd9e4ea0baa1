using System.Text;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>The one way in which XML documents of this service become bytes.</summary>
internal static class XmlBytes
{
    // No byte order mark: a few readers refuse anything before "<?xml". Line ends are fixed, so that every system writes the same bytes.
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
        Indent = true,
        IndentChars = " ",
        CloseOutput = false,
    };

    public static byte[] Write(Action<XmlWriter> write, string? stylesheetUrl = null)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartDocument();
            if (stylesheetUrl is not null)
            {
                // The pseudo-attributes escape as attributes do (xml-stylesheet §3); an escaped address has no '"', '<' or '>'.
                var href = WebAddress.Text(stylesheetUrl).Replace("&", "&amp;", StringComparison.Ordinal);
                writer.WriteProcessingInstruction("xml-stylesheet", $"type=\"text/css\" href=\"{href}\"");
            }

            write(writer);
            writer.WriteEndDocument();
        }

        return bytes.ToArray();
    }
}
