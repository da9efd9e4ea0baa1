using System.Xml;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Opml;

/// <summary>The list of all feeds, for readers to subscribe to in one step: OPML 2.0.</summary>
public static class OpmlWriter
{
    /// <summary>
    /// The publication's own feed first, then the categories in path order. A category with sub-categories is a folder that holds its own
    /// feed and theirs. There are no dates in it, so the same categories give the same bytes. Thread-safe.
    /// </summary>
    public static byte[] Write(Edition edition, PublicUrls addresses) =>
        XmlBytes.Write(writer => new Outlines(writer, edition, addresses).Write(), addresses.Of(Address.Asset("opml.css")));

    private sealed class Outlines(XmlWriter writer, Edition edition, PublicUrls addresses)
    {
        private readonly Publication _publication = edition.Publication;

        public void Write()
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteStartElement("head");
            writer.WriteElementString("title", PlainText.Line(_publication.Title));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            WriteFeed("", _publication.Title, _publication.Description, _publication.Language);
            WriteChildren("");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        private void WriteChildren(string path)
        {
            foreach (var category in edition.ChildrenOf(path))
            {
                // A subscription list has feeds, and outlines that hold feeds (OPML 2.0). Many readers pass over what lies inside a feed.
                var isFolder = edition.ChildrenOf(category.Path).Any();
                if (isFolder)
                {
                    writer.WriteStartElement("outline");
                    WriteName(category.Title);
                }

                WriteFeed(category.Path, category.Title, category.Description, category.Language ?? _publication.Language);
                if (isFolder)
                {
                    WriteChildren(category.Path);
                    writer.WriteEndElement();
                }
            }
        }

        private void WriteFeed(string path, string title, string? description, string language)
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("type", "rss");
            WriteName(title);
            writer.WriteAttributeString("xmlUrl", WebAddress.Text(addresses.Of(Address.Feed(path, FeedForm.Rss))));
            writer.WriteAttributeString("htmlUrl", WebAddress.Text(addresses.Of(Address.Page(path))));
            if (description is not null)
            {
                writer.WriteAttributeString("description", PlainText.Line(description));
            }

            writer.WriteAttributeString("language", PlainText.Line(language));
            writer.WriteEndElement();
        }

        private void WriteName(string title)
        {
            writer.WriteAttributeString("text", PlainText.Line(title));
            writer.WriteAttributeString("title", PlainText.Line(title));
        }
    }
}
