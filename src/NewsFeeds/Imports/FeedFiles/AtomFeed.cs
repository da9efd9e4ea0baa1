using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>What Atom 1.0 (RFC 4287) says. Pure.</summary>
internal static class AtomFeed
{
    // HTML knows no other elements without an end tag.
    private static readonly string[] Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    public static FeedHead HeadOf(string file, XmlFeed feed)
    {
        var around = XmlBase.Of(feed.Around);
        return new FeedHead
        {
            File = file,
            Title = Line(feed.Head.Element(FeedNames.Atom + "title")),
            Description = Line(feed.Head.Element(FeedNames.Atom + "subtitle")),
            Language = LanguageOf(feed.Around[^1]),
            Page = FeedAddress.Of(LinkOf(feed.Head, around), around),
            Base = around,
            Authors = FeedHead.Names(feed.Head.Elements(FeedNames.Atom + "author").Select(NameOf)),
        };
    }

    public static SourcePost? PostOf(XElement element, int line, FeedHead head, Action<Fault> tell)
    {
        var item = new FeedItem(element, line, head);
        if (item.Post([Value(element, "published")], Value(element, "updated"), tell) is not { } post)
        {
            return null;
        }

        var link = LinkOf(element, item.Base ?? head.Page);
        var page = item.Base ?? FeedAddress.Of(link, page: null) ?? head.Page;
        var content = element.Element(FeedNames.Atom + "content") is { } told ? HtmlOf(told) : "";
        var summary = element.Element(FeedNames.Atom + "summary");
        var (categories, tags) = FeedItem.Sorted(element.Elements(FeedNames.Atom + "category").Select(category =>
            ((string?)category.Attribute("label") ?? (string?)category.Attribute("term") ?? "", (string?)category.Attribute("scheme"))));
        var (image, enclosures) = item.Media(Links(element, "enclosure")
            .Select(enclosure => item.EnclosureOf(enclosure, "href", "length")).OfType<SourceEnclosure>());
        return post with
        {
            Guid = (Value(element, "id") ?? "").Trim(),
            Link = link,
            Slug = FeedAddress.SlugOf(link),
            Title = Line(element.Element(FeedNames.Atom + "title")) ?? "",
            Authors = head.AuthorsOf(AuthorsOf(element)),
            Categories = categories,
            Tags = tags,
            Summary = content.Length > 0 && Line(summary) is { Length: > 0 } text ? text : null,
            Body = content.Length > 0 || summary is null
                ? FeedHtml.Absolute(content, XmlBaseOf(element, "content", page))
                : FeedHtml.Absolute(HtmlOf(summary), XmlBaseOf(element, "summary", page)),
            Image = image,
            Enclosures = enclosures,
            Language = LanguageOf(element),
        };
    }

    private static Uri? XmlBaseOf(XElement entry, string name, Uri? page) =>
        entry.Element(FeedNames.Atom + name) is { } text ? XmlBase.Of(text, page) : page;

    private static string? Value(XElement element, string name) => element.Element(FeedNames.Atom + name)?.Value;

    private static string? LanguageOf(XElement element) => SourceText.LanguageIn((string?)element.Attribute(XNamespace.Xml + "lang"));

    private static string? LinkOf(XElement element, Uri? page) =>
        Links(element, "alternate").Select(link => FeedAddress.Absolute((string?)link.Attribute("href"), page)).FirstOrDefault();

    private static IEnumerable<XElement> Links(XElement element, string relation) =>
        element.Elements(FeedNames.Atom + "link").Where(link => ((string?)link.Attribute("rel") ?? "alternate") == relation);

    // An entry that was taken from another feed has that one's authors (RFC 4287 §4.2.1).
    private static IEnumerable<string> AuthorsOf(XElement entry) =>
        entry.Elements(FeedNames.Atom + "author").Select(NameOf) is var own && FeedHead.Names(own).Count > 0
            ? own.OfType<string>()
            : (entry.Element(FeedNames.Atom + "source")?.Elements(FeedNames.Atom + "author") ?? []).Select(NameOf).OfType<string>();

    private static string? NameOf(XElement person) => Value(person, "name");

    private static string? Line(XElement? text) => (string?)text?.Attribute("type") switch
    {
        _ when text is null => null,
        "html" or "text/html" => HtmlText.Of(text.Value),
        _ => PlainText.Line(text.Value),
    };

    /// <summary>A text as HTML; empty where it stands elsewhere, or is neither text nor HTML.</summary>
    private static string HtmlOf(XElement text) => (string?)text.Attribute("type") switch
    {
        _ when text.Attribute("src") is not null => "",
        null or "text" or "text/plain" => FeedHtml.OfText(text.Value.Trim()),
        "html" or "text/html" => text.Value.Trim(),
        "xhtml" or "application/xhtml+xml" => HtmlIn(text),
        _ => "",
    };

    private static string HtmlIn(XElement text)
    {
        // The one <div> that must be around it is no part of it (RFC 4287 §3.1.1.3).
        var content = text.Elements().ToList() is [{ Name.LocalName: "div" } div] ? div : text;
        foreach (var element in content.Descendants())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
            {
                element.Value = "";
            }
        }

        return string.Concat(content.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Trim();
    }
}
