using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>What RSS 2.0 says, and the formats before it as far as they say it alike. Pure.</summary>
internal static class RssFeed
{
    public static FeedHead HeadOf(string file, XmlFeed feed)
    {
        var around = feed.Around[^1].Name.Namespace;
        var page = FeedAddress.Of(feed.Head.Element(around + "link")?.Value, page: null);
        return new FeedHead
        {
            File = file,
            Title = Line(feed.Head.Element(around + "title")),
            Description = feed.Head.Element(around + "description") is { } description ? HtmlText.Of(description.Value) : null,
            Language = SourceText.LanguageIn(feed.Head.Element(around + "language")?.Value),
            Page = page,
            Base = XmlBase.Of(feed.Around),
        };
    }

    public static SourcePost? PostOf(XElement element, int line, FeedHead head, Action<Fault> tell)
    {
        var rss = element.Name.Namespace;
        var item = new FeedItem(element, line, head);
        string?[] dates = [element.Element(rss + "pubDate")?.Value, element.Element(FeedNames.DublinCore + "date")?.Value];
        if (item.Post(dates, element.Element(FeedNames.Atom + "updated")?.Value, tell) is not { } post)
        {
            return null;
        }

        var guid = element.Element(rss + "guid");
        var link = LinkOf(item, rss, guid);
        var page = item.Base ?? FeedAddress.Of(link, page: null) ?? head.Page;
        var description = element.Element(rss + "description")?.Value;
        var content = element.Element(FeedNames.Content + "encoded")?.Value.Trim();
        var hasContent = !string.IsNullOrEmpty(content);
        var (categories, tags) = FeedItem.Sorted(element.Elements(rss + "category")
            .Select(category => (HtmlText.Of(category.Value), (string?)category.Attribute("domain"))));
        var (image, enclosures) = item.Media(element.Elements(rss + "enclosure")
            .Select(enclosure => item.EnclosureOf(enclosure, "url", "length")).OfType<SourceEnclosure>());
        return post with
        {
            Guid = (guid?.Value ?? (string?)element.Attribute(FeedNames.Rdf + "about") ?? "").Trim(),
            Link = link,
            Slug = FeedAddress.SlugOf(link),
            Title = Line(element.Element(rss + "title")) ?? "",
            Authors = head.AuthorsOf(AuthorsOf(element)),
            Categories = categories,
            Tags = tags,
            Summary = hasContent && description is not null && HtmlText.Of(description) is { Length: > 0 } summary ? summary : null,
            Body = FeedHtml.Absolute(hasContent ? content! : FeedHtml.OfDescription((description ?? "").Trim()), page),
            Image = image,
            Enclosures = enclosures,
            Language = SourceText.LanguageIn(element.Element(FeedNames.DublinCore + "language")?.Value),
        };
    }

    // Titles are plain texts; but many publishers write them as HTML, in CDATA with references. A text that shows "&amp;" is rare.
    private static string? Line(XElement? element) => element is null ? null : HtmlText.Of(element.Value);

    private static string? LinkOf(FeedItem item, XNamespace rss, XElement? guid)
    {
        var permalink = (string?)guid?.Attribute("isPermaLink") is null or "true" ? guid?.Value : null;
        return FeedAddress.Absolute(item.Element.Element(rss + "link")?.Value, item.Base ?? item.Head.Page)
            ?? FeedAddress.Absolute(permalink, page: null);
    }

    // RSS has an address of mail here, perhaps with the name in brackets. Many write the name alone.
    private static IEnumerable<string> AuthorsOf(XElement item)
    {
        var creators = item.Elements(FeedNames.DublinCore + "creator").Select(creator => creator.Value).ToList();
        return FeedHead.Names(creators).Count > 0
            ? creators
            : item.Elements(item.Name.Namespace + "author").Concat(item.Elements(FeedNames.Podcasts + "author"))
                .Select(author => NameIn(author.Value));
    }

    private static string NameIn(string author)
    {
        var (from, to) = (author.IndexOf('(', StringComparison.Ordinal), author.LastIndexOf(')'));
        return author.Contains('@', StringComparison.Ordinal) && from >= 0 && to > from ? author[(from + 1)..to] : author;
    }
}
