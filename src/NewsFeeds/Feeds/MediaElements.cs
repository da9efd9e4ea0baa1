using System.Globalization;
using System.Xml;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds;

/// <summary>
/// Media RSS elements, the same in RSS and Atom. A picture has no <c>media:description</c>: feedparser takes a plain one for the entry's
/// content, and rss2email would mail it in place of the article.
/// </summary>
internal static class MediaElements
{
    public const string Prefix = "media";
    public const string Namespace = "http://search.yahoo.com/mrss/";

    public static void Write(XmlWriter writer, FeedPicture picture)
    {
        writer.WriteStartElement(Prefix, "content", Namespace);
        writer.WriteAttributeString("url", WebAddress.Text(picture.Url));
        Attribute(writer, "type", picture.MediaType);
        writer.WriteAttributeString("medium", "image");
        Attribute(writer, "fileSize", picture.Length);
        Attribute(writer, "width", picture.Width);
        Attribute(writer, "height", picture.Height);
        if (!string.IsNullOrWhiteSpace(picture.Credit))
        {
            writer.WriteElementString(Prefix, "credit", Namespace, PlainText.Line(picture.Credit));
        }

        writer.WriteStartElement(Prefix, "thumbnail", Namespace);
        writer.WriteAttributeString("url", WebAddress.Text(picture.Url));
        Attribute(writer, "width", picture.Width);
        Attribute(writer, "height", picture.Height);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public static void Write(XmlWriter writer, FeedEnclosure enclosure)
    {
        writer.WriteStartElement(Prefix, "content", Namespace);
        writer.WriteAttributeString("url", WebAddress.Text(enclosure.Url));
        Attribute(writer, "type", enclosure.MediaType);
        if (enclosure.MediaType.Split('/')[0] is "audio" or "video" or "image")
        {
            writer.WriteAttributeString("medium", enclosure.MediaType.Split('/')[0]);
        }

        Attribute(writer, "fileSize", enclosure.Length > 0 ? enclosure.Length : null);
        Attribute(writer, "duration", (long?)enclosure.Duration?.TotalSeconds);
        if (!string.IsNullOrWhiteSpace(enclosure.Title))
        {
            writer.WriteStartElement(Prefix, "title", Namespace);
            writer.WriteAttributeString("type", "plain");
            writer.WriteString(PlainText.Line(enclosure.Title));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Attribute(XmlWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteAttributeString(name, PlainText.Line(value));
        }
    }

    private static void Attribute(XmlWriter writer, string name, long? value) =>
        Attribute(writer, name, value?.ToString(CultureInfo.InvariantCulture));
}
