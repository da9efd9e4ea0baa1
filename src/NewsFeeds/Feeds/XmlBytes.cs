using System.Text;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>Writes every XML document of the service to bytes.</summary>
internal static class XmlBytes
{
    // There is no byte order mark, because a few readers refuse anything before "<?xml". Line ends are fixed, so that every system writes
    // the same bytes.
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
