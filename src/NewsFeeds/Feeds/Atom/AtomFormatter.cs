using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Serialization;

namespace NewsFeeds.Feeds.Atom;

/// <summary>The package's formatter, but with the extensions' namespaces once on the root instead of on each element.</summary>
internal sealed class AtomFormatter(AtomDocument document) : Atom10FeedFormatter(document)
{
    public override void WriteTo(XmlWriter writer)
    {
        writer.WriteStartElement("feed", AtomNames.Atom);
        foreach (var (prefix, name) in document.Namespaces)
        {
            writer.WriteAttributeString("xmlns", prefix, null, name);
        }

        ((IXmlSerializable)this).WriteXml(writer);
        writer.WriteEndElement();
    }
}
