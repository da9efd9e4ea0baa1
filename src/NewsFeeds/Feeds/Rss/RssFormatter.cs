using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Serialization;

namespace NewsFeeds.Feeds.Rss;

/// <summary>
/// The package's formatter without its <c>a10:</c> extensions. The package would put namespaces on <c>channel</c>, where some readers do
/// not look for them; here the root declares them.
/// </summary>
internal sealed class RssFormatter(RssChannel channel) : Rss20FeedFormatter(channel, serializeExtensionsAsAtom: false)
{
    public override void WriteTo(XmlWriter writer)
    {
        writer.WriteStartElement("rss");
        foreach (var (prefix, name) in channel.Namespaces)
        {
            writer.WriteAttributeString("xmlns", prefix, null, name);
        }

        ((IXmlSerializable)this).WriteXml(writer);
        writer.WriteEndElement();
    }
}
