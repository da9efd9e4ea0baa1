using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Rss;

/// <summary>
/// An entry as the package's RSS formatter takes it. The override writes id, date and enclosures, so they are left unset.
/// </summary>
internal class RssItem : SyndicationItem
{
    private readonly FeedEntry _entry;

    public RssItem(FeedEntry entry)
    {
        _entry = entry;

        // Readers take the description of an item for HTML. They show its title, and all texts of a channel, as they are.
        Title = new TextSyndicationContent(PlainText.Line(entry.Title));
        Summary = new TextSyndicationContent(PlainText.ToHtml(XmlCharacters.Clean(entry.Summary)));
        Links.Add(SyndicationLink.CreateAlternateLink(WebAddress.Of(entry.Link)));
        foreach (var category in entry.Categories)
        {
            Categories.Add(new SyndicationCategory(PlainText.Line(category.Title), WebAddress.Text(category.Scheme), label: null));
        }

        foreach (var tag in entry.OwnTags)
        {
            Categories.Add(new SyndicationCategory(tag));
        }
    }

    public static bool HasContent(FeedEntry entry) => !string.IsNullOrEmpty(entry.Content);

    public static bool HasCreator(FeedEntry entry) => entry.Authors.Length > 0;

    public static bool HasMedia(FeedEntry entry) => entry.Image is not null || entry.Enclosures.Length > 1;

    /// <summary>Whether it has anything to tell that podcast programs look for beside the enclosure.</summary>
    public static bool IsEpisode(FeedEntry entry) => SecondsOf(entry) is not null || CoverOf(entry) is not null;

    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        WriteGuid(writer);

        // The package ends dates in "Z", a zone that RFC 5322 calls obsolete.
        writer.WriteElementString("pubDate", FeedTimestamp.Rfc822(_entry.Published));
        if (_entry.Updated > _entry.Published)
        {
            writer.WriteElementString("atom", "updated", RssNames.Atom, FeedTimestamp.Rfc3339(_entry.Updated));
        }

        if (HasCreator(_entry))
        {
            // Most readers show the first dc:creator alone, so all names stand in one.
            var names = string.Join(", ", _entry.Authors.Select(author => PlainText.Line(author.Name)));
            writer.WriteElementString("dc", "creator", RssNames.DublinCore, names);
        }

        if (_entry.Source is { } source)
        {
            writer.WriteStartElement("source");
            writer.WriteAttributeString("url", WebAddress.Text(source.Url));
            writer.WriteString(PlainText.Line(source.Title));
            writer.WriteEndElement();
        }

        if (HasContent(_entry))
        {
            writer.WriteStartElement("content", "encoded", RssNames.Content);
            writer.WriteCData(XmlCharacters.Clean(_entry.Content!));
            writer.WriteEndElement();
        }

        WriteMedia(writer);
    }

    // The package writes isPermaLink="true" where the id is the link. Readers would then open the id, which stays as it is when the site
    // moves.
    private void WriteGuid(XmlWriter writer)
    {
        writer.WriteStartElement("guid");
        writer.WriteAttributeString("isPermaLink", "false");
        writer.WriteString(XmlCharacters.Clean(_entry.Id));
        writer.WriteEndElement();
    }

    private void WriteMedia(XmlWriter writer)
    {
        if (_entry.Image is { } picture)
        {
            MediaElements.Write(writer, picture);
        }

        if (_entry.Enclosures is [var first, .. var others])
        {
            // RSS allows one enclosure for each item, and requires these three attributes. A length that is not known is 0, which the
            // package would leave out.
            writer.WriteStartElement("enclosure");
            writer.WriteAttributeString("url", WebAddress.Text(first.Url));
            writer.WriteAttributeString("length", Math.Max(0, first.Length).ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("type", PlainText.Line(first.MediaType));
            writer.WriteEndElement();
            WriteEpisode(writer);
            foreach (var other in others)
            {
                MediaElements.Write(writer, other);
            }
        }
    }

    private void WriteEpisode(XmlWriter writer)
    {
        if (SecondsOf(_entry) is { } seconds)
        {
            PodcastElements.Write(writer, "duration", seconds);
        }

        if (CoverOf(_entry) is { } cover)
        {
            PodcastElements.WriteImage(writer, cover);
        }
    }

    private static long? SecondsOf(FeedEntry entry) =>
        entry.Enclosures is [{ Duration: { TotalSeconds: >= 1 } duration }, ..] ? (long)duration.TotalSeconds : null;

    // Podcast programs show no other kinds of pictures.
    private static string? CoverOf(FeedEntry entry) =>
        entry is { Enclosures.IsEmpty: false, Image: { MediaType: "image/jpeg" or "image/png", Url: var url } } ? url : null;
}
