using System.ServiceModel.Syndication;
using System.Xml;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Atom;

/// <summary>An entry as the package's Atom formatter takes it.</summary>
internal sealed class AtomEntry : SyndicationItem
{
    private readonly FeedEntry _entry;
    private readonly string? _language;

    public AtomEntry(FeedEntry entry, Feed feed)
    {
        (_entry, _language) = (entry, feed.LanguageOf(entry));
        Id = AtomDocument.IdOf(entry, feed);
        Title = new TextSyndicationContent(PlainText.Line(entry.Title));
        Summary = new TextSyndicationContent(XmlCharacters.Clean(entry.Summary));
        PublishDate = FeedTimestamp.Fixed(entry.Published);
        LastUpdatedTime = FeedTimestamp.Fixed(entry.Updated);
        if (!string.IsNullOrEmpty(entry.Content))
        {
            Content = new TextSyndicationContent(XmlCharacters.Clean(entry.Content), TextSyndicationContentKind.Html);
        }

        foreach (var author in entry.Authors)
        {
            Authors.Add(AtomDocument.Person(author));
        }

        Links.Add(SyndicationLink.CreateAlternateLink(WebAddress.Of(entry.Link)));
        if (entry.Source is { } source)
        {
            Links.Add(new SyndicationLink(WebAddress.Of(source.Url), "via", PlainText.Line(source.Title), null, 0));
        }

        foreach (var enclosure in entry.Enclosures)
        {
            var title = enclosure.Title is null ? null : PlainText.Line(enclosure.Title);
            Links.Add(new SyndicationLink(
                WebAddress.Of(enclosure.Url), "enclosure", title, PlainText.Line(enclosure.MediaType), Math.Max(0, enclosure.Length)));
        }

        // Many readers show the term, not the label, and bots make hashtags of it.
        foreach (var category in entry.Categories)
        {
            var title = PlainText.Line(category.Title);
            Categories.Add(new SyndicationCategory(title, WebAddress.Text(category.Scheme), title));
        }

        foreach (var tag in entry.OwnTags)
        {
            Categories.Add(new SyndicationCategory(tag, scheme: null, label: tag));
        }
    }

    protected override void WriteAttributeExtensions(XmlWriter writer, string version)
    {
        if (_language is { } language)
        {
            writer.WriteAttributeString("xml", "lang", null, PlainText.Line(language));
        }
    }

    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        if (_entry.Image is { } picture)
        {
            MediaElements.Write(writer, picture);
        }
    }
}
