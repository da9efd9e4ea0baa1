using System.Xml;
using NewsFeeds.Feeds.Rss;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Podcasts;

/// <summary>The channel of RSS, with what podcast programs and directories look for beside it (PSP-1).</summary>
internal sealed class PodcastChannel(PodcastFeed podcast)
    : RssChannel(podcast.Feed, podcast.Episodes.Select(episode => new PodcastItem(episode)))
{
    // PSP-1 wants both declared whether they are used or not.
    public override IEnumerable<(string Prefix, string Name)> Namespaces =>
        base.Namespaces.Union([(RssNames.PodcastsPrefix, RssNames.Podcasts), (PodcastIndex.Prefix, PodcastIndex.Namespace)]);

    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        base.WriteElementExtensions(writer, version);
        var about = podcast.About;
        WriteCategory(writer);
        PodcastElements.Write(writer, "explicit", about.IsExplicit);
        if (podcast.Cover is { } cover)
        {
            PodcastElements.WriteImage(writer, cover.Url);
        }

        PodcastElements.Write(writer, "author", about.Author ?? podcast.Feed.Publisher.Name);
        WriteOwner(writer);
        PodcastElements.Write(writer, "type", about.Type);
        if (about.Id is { } id)
        {
            writer.WriteElementString(PodcastIndex.Prefix, "guid", PodcastIndex.Namespace, PlainText.Line(id));
        }

        WriteLocked(writer);
    }

    private void WriteCategory(XmlWriter writer)
    {
        if (podcast.About.Category is not { } category)
        {
            return;
        }

        writer.WriteStartElement(RssNames.PodcastsPrefix, "category", RssNames.Podcasts);
        writer.WriteAttributeString("text", PlainText.Line(category));
        if (podcast.About.Subcategory is { } within)
        {
            writer.WriteStartElement(RssNames.PodcastsPrefix, "category", RssNames.Podcasts);
            writer.WriteAttributeString("text", PlainText.Line(within));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteOwner(XmlWriter writer)
    {
        if (podcast.About.Owner is { } owner)
        {
            writer.WriteStartElement(RssNames.PodcastsPrefix, "owner", RssNames.Podcasts);
            PodcastElements.Write(writer, "name", owner.Name);
            PodcastElements.Write(writer, "email", owner.Email);
            writer.WriteEndElement();
        }
    }

    private void WriteLocked(XmlWriter writer)
    {
        if (podcast.About.IsLocked is { } isLocked)
        {
            writer.WriteStartElement(PodcastIndex.Prefix, "locked", PodcastIndex.Namespace);
            if (podcast.About.Owner?.Email is { } email)
            {
                writer.WriteAttributeString("owner", PlainText.Line(email));
            }

            writer.WriteString(isLocked ? "yes" : "no");
            writer.WriteEndElement();
        }
    }
}
