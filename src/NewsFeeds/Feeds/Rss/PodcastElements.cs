using System.Globalization;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Rss;

/// <summary>Elements of Apple's namespace for podcasts.</summary>
internal static class PodcastElements
{
    /// <summary>An element with a text; none for null.</summary>
    public static void Write(XmlWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteElementString(RssNames.PodcastsPrefix, name, RssNames.Podcasts, PlainText.Line(text));
        }
    }

    /// <summary>A flag; none for null.</summary>
    public static void Write(XmlWriter writer, string name, bool? flag) =>
        Write(writer, name, flag switch { true => "true", false => "false", null => null });

    /// <summary>A number; none for null.</summary>
    public static void Write(XmlWriter writer, string name, long? number) =>
        Write(writer, name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A picture.</summary>
    public static void WriteImage(XmlWriter writer, string url)
    {
        writer.WriteStartElement(RssNames.PodcastsPrefix, "image", RssNames.Podcasts);
        writer.WriteAttributeString("href", WebAddress.Text(url));
        writer.WriteEndElement();
    }
}
