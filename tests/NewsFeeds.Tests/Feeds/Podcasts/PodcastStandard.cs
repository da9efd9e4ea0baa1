using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsFeeds.Tests.Feeds.Podcasts;

/// <summary>The Podcast Standards Project's PSP-1, as far as it can be checked in a document.</summary>
internal static partial class PodcastStandard
{
    public static readonly XNamespace Index = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Apple = Documents.Podcasts;

    /// <summary>What is missing or wrong among the required elements.</summary>
    public static IEnumerable<string> Faults(byte[] document)
    {
        var rss = Documents.Root(document);
        var channel = rss.Element("channel")!;
        string[] declared = [.. rss.Attributes().Where(each => each.IsNamespaceDeclaration).Select(each => each.Value)];
        return
        [
            .. Missing(declared.Contains(Apple.NamespaceName), "xmlns:itunes"),
            .. Missing(declared.Contains(Index.NamespaceName), "xmlns:podcast"),
            .. Missing(declared.Contains(Documents.Atom.NamespaceName), "xmlns:atom"),
            .. Missing(channel.Elements(Documents.Atom + "link").Count(IsSelf) == 1, "atom:link rel=self"),
            .. Missing(HasText(channel, "title"), "title"),
            .. Missing(HasText(channel, "description"), "description"),
            .. Missing(Documents.IsAbsolute((string?)channel.Element("link")), "link"),
            .. Missing(HasText(channel, "language"), "language"),
            .. Missing(channel.Elements(Apple + "category").Any(IsNamed), "itunes:category"),
            .. Missing((string?)channel.Element(Apple + "explicit") is "true" or "false", "itunes:explicit"),
            .. Missing(IsCover(channel.Element(Apple + "image")), "itunes:image"),
            .. channel.Elements("item").SelectMany(Item),
        ];
    }

    /// <summary>Which of the recommended elements are missing.</summary>
    public static IEnumerable<string> Advice(byte[] document)
    {
        var channel = Documents.Root(document).Element("channel")!;
        var items = channel.Elements("item").ToList();
        return
        [
            .. Missing((string?)channel.Element(Index + "locked") is "yes" or "no", "podcast:locked"),
            .. Missing(Uuid().IsMatch((string?)channel.Element(Index + "guid") ?? ""), "podcast:guid"),
            .. Missing(HasText(channel, Apple + "author"), "itunes:author"),
            .. Missing(items.TrueForAll(item => Documents.IsAbsolute((string?)item.Element("link"))), "item link"),
            .. Missing(items.TrueForAll(item => HasText(item, "pubDate")), "item pubDate"),
            .. Missing(items.TrueForAll(item => HasText(item, "description")), "item description"),
            .. Missing(items.TrueForAll(item => Whole().IsMatch((string?)item.Element(Apple + "duration") ?? "")), "item itunes:duration"),
            .. Missing(items.TrueForAll(item => IsCover(item.Element(Apple + "image"))), "item itunes:image"),
            .. Missing(
                items.TrueForAll(item => (string?)item.Element(Apple + "explicit") is "true" or "false"), "item itunes:explicit"),
            .. Missing(items.TrueForAll(item => item.Elements(Index + "transcript").Any(IsTranscript)), "item podcast:transcript"),
        ];
    }

    private static IEnumerable<string> Item(XElement item)
    {
        var enclosures = item.Elements("enclosure").ToList();
        return
        [
            .. Missing(HasText(item, "title"), "item title"),
            .. Missing(enclosures is [var only] && IsEnclosure(only), "item enclosure"),
            .. Missing(item.Elements("guid").Count() == 1 && HasText(item, "guid"), "item guid"),
        ];
    }

    private static bool IsSelf(XElement link) =>
        (string?)link.Attribute("rel") == "self" && (string?)link.Attribute("type") == "application/rss+xml"
        && Documents.IsAbsolute((string?)link.Attribute("href"));

    private static bool IsNamed(XElement category) => (string?)category.Attribute("text") is { Length: > 0 };

    private static bool IsEnclosure(XElement enclosure) =>
        Documents.IsAbsolute((string?)enclosure.Attribute("url")) && Whole().IsMatch((string?)enclosure.Attribute("length") ?? "")
        && (string?)enclosure.Attribute("type") is { Length: > 0 };

    private static bool IsTranscript(XElement transcript) =>
        Documents.IsAbsolute((string?)transcript.Attribute("url"))
        && (string?)transcript.Attribute("type") is "text/vtt" or "application/x-subrip";

    private static bool IsCover(XElement? image) =>
        (string?)image?.Attribute("href") is { } href && Documents.IsAbsolute(href) && CoverFile().IsMatch(href);

    private static bool HasText(XElement parent, XName name) => ((string?)parent.Element(name))?.Trim() is { Length: > 0 };

    private static IEnumerable<string> Missing(bool isThere, string what) => isThere ? [] : [what];

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\.(jpe?g|png)$")]
    private static partial Regex CoverFile();

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();
}
