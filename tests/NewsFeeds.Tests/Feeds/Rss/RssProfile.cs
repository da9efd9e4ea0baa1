using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsFeeds.Tests.Feeds.Rss;

/// <summary>
/// The RSS 2.0 specification and the RSS Advisory Board's best practices profile, as far as they can be checked in a document.
/// </summary>
internal static partial class RssProfile
{
    private static readonly string[] ChannelElements =
        ["title", "link", "description", "language", "copyright", "generator", "image", "ttl", "lastBuildDate", "item"];

    private static readonly string[] ItemElements = ["title", "link", "description", "guid", "pubDate", "category", "enclosure", "source"];

    public static IEnumerable<string> Faults(byte[] document)
    {
        var rss = Documents.Root(document);
        var channel = rss.Elements().Single();
        if (rss.Name != "rss" || (string?)rss.Attribute("version") != "2.0" || channel.Name != "channel")
        {
            return ["not an RSS 2.0 document"];
        }

        return [.. Documents.NamespaceFaults(rss), .. Channel(channel), .. channel.Elements("item").SelectMany(Item), .. Guids(channel)];
    }

    private static IEnumerable<string> Channel(XElement channel)
    {
        foreach (var fault in Shape(channel, ChannelElements, many: "item", required: ["title", "link", "description"]))
        {
            yield return fault;
        }

        if (!Documents.IsAbsolute((string?)channel.Element("link")))
        {
            yield return "channel link is not absolute";
        }

        if (channel.Element("lastBuildDate") is not { } date || !IsDate(date.Value))
        {
            yield return "lastBuildDate is no RFC 822 date";
        }

        if (channel.Element("ttl") is { } ttl && !Positive().IsMatch(ttl.Value))
        {
            yield return "ttl is no positive integer";
        }

        if (channel.Element("language") is { } language && !LanguageTag().IsMatch(language.Value))
        {
            yield return "language is no language tag";
        }

        var self = channel.Elements(Documents.Atom + "link").Where(link => (string?)link.Attribute("rel") == "self").ToArray();
        if (self.Length != 1
            || !Documents.IsAbsolute((string?)self[0].Attribute("href"))
            || (string?)self[0].Attribute("type") != "application/rss+xml")
        {
            yield return "atom:link rel=self is missing or incomplete";
        }

        if (channel.Element("image") is { } image
            && (!Documents.IsAbsolute((string?)image.Element("url"))
                || (string?)image.Element("title") != (string?)channel.Element("title")
                || (string?)image.Element("link") != (string?)channel.Element("link")))
        {
            yield return "image does not have an absolute url and the channel's title and link";
        }
    }

    private static IEnumerable<string> Item(XElement item)
    {
        foreach (var fault in Shape(item, ItemElements, many: "category", required: ["title", "link", "description", "guid", "pubDate"]))
        {
            yield return fault;
        }

        if (Markup().IsMatch((string?)item.Element("title") ?? ""))
        {
            yield return "title has markup";
        }

        if (!Documents.IsAbsolute((string?)item.Element("link")))
        {
            yield return "item link is not absolute";
        }

        if ((string?)item.Element("guid")?.Attribute("isPermaLink") != "false" || item.Element("guid")!.Value.Length == 0)
        {
            yield return "guid is empty or says that it is a link";
        }

        if (item.Element("pubDate") is not { } date || !IsDate(date.Value))
        {
            yield return "pubDate is no RFC 822 date";
        }

        if (item.Elements(Documents.DublinCore + "creator").Count() > 1)
        {
            yield return "more than one dc:creator";
        }

        if (item.Element("source") is { } source && (!Documents.IsAbsolute((string?)source.Attribute("url")) || source.Value.Length == 0))
        {
            yield return "source does not have an absolute url and a title";
        }

        if (item.Element("enclosure") is { } enclosure
            && (!Documents.IsAbsolute((string?)enclosure.Attribute("url"))
                || !Digits().IsMatch((string?)enclosure.Attribute("length") ?? "")
                || !MediaType().IsMatch((string?)enclosure.Attribute("type") ?? "")
                || enclosure.Attributes().Count() != 3))
        {
            yield return "enclosure does not have url, length and type";
        }
    }

    private static IEnumerable<string> Shape(XElement parent, string[] allowed, string many, string[] required)
    {
        foreach (var group in parent.Elements().Where(child => child.Name.Namespace == XNamespace.None)
            .GroupBy(child => child.Name.LocalName))
        {
            if (!allowed.Contains(group.Key))
            {
                yield return $"{group.Key} is not known in {parent.Name}";
            }

            if (group.Key != many && group.Count() > 1)
            {
                yield return $"{group.Key} stands more than once in {parent.Name}";
            }
        }

        foreach (var name in required.Where(name => string.IsNullOrWhiteSpace((string?)parent.Element(name))))
        {
            yield return $"{name} is missing in {parent.Name}";
        }
    }

    private static IEnumerable<string> Guids(XElement channel) =>
        channel.Elements("item").GroupBy(item => (string?)item.Element("guid")).Where(group => group.Count() > 1)
            .Select(group => $"guid {group.Key} twice");

    // The weekday must also be the right one: ParseExact checks it.
    private static bool IsDate(string text) =>
        DateText().IsMatch(text) && DateTime.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$")]
    private static partial Regex DateText();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex("</?[A-Za-z][^<]*>|&(#[0-9]+|[a-z]+);")]
    private static partial Regex Markup();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[1-9][0-9]*$")]
    private static partial Regex Positive();

    [GeneratedRegex("^[a-z]+/[A-Za-z0-9.+-]+$")]
    private static partial Regex MediaType();
}
