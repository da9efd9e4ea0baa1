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
    public static byte[] Write(Edition edition, PublicUrls addresses)
    {
        var live = edition.Categories.Values.Where(category => !category.Gone)
            .OrderBy(category => category.Path, StringComparer.Ordinal).ToDictionary(category => category.Path, StringComparer.Ordinal);
        var children = live.Values.ToLookup(category => LiveParent(category, live), StringComparer.Ordinal);
        return XmlBytes.Write(
            writer => new Outlines(writer, edition.Publication, addresses, children).Write(), addresses.Of(Address.Asset("opml.css")));
    }

    // A category whose parent is gone is listed where the parent stood.
    private static string LiveParent(Listing category, Dictionary<string, Listing> live)
    {
        var path = category.Parent;
        while (path.Length > 0 && !live.ContainsKey(path))
        {
            path = Category.ParentOf(path);
        }

        return path;
    }

    private sealed class Outlines(XmlWriter writer, Publication publication, PublicUrls addresses, ILookup<string, Listing> children)
    {
        public void Write()
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteStartElement("head");
            writer.WriteElementString("title", PlainText.Line(publication.Title));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            WriteFeed("", publication.Title, publication.Description, publication.Language);
            WriteChildren("");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        private void WriteChildren(string path)
        {
            foreach (var category in children[path])
            {
                // A subscription list has feeds, and outlines that hold feeds (OPML 2.0). Many readers pass over what lies inside a feed.
                var isFolder = children[category.Path].Any();
                if (isFolder)
                {
                    writer.WriteStartElement("outline");
                    WriteName(category.Title);
                }

                WriteFeed(category.Path, category.Title, category.Description, category.Language ?? publication.Language);
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
