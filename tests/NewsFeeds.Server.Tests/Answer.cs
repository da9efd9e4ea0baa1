using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace NewsFeeds.Server.Tests;

/// <summary>What came back, and how a reader understands it.</summary>
internal sealed record Answer(
    int Status, string Body, string? Tag, DateTimeOffset? LastModified, TimeSpan? MaxAge, string? Location, DateTimeOffset? Sent)
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.Tag,
            response.Content.Headers.LastModified,
        response.Headers.CacheControl?.MaxAge, response.Headers.Location?.OriginalString, response.Headers.Date);

    public XElement Xml => XDocument.Parse(Body, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The entries of a feed of any form.</summary>
    public IReadOnlyList<Entry> Entries => Body[0] == '{' ? OfJson() : Xml.Name.LocalName == "rss" ? OfRss() : OfAtom();

    public IEnumerable<string> Titles => Entries.Select(entry => entry.Title);

    public Entry this[string id] => Entries.Single(entry => entry.Id == id);

    /// <summary>The document's own date; null for JSON, which has none.</summary>
    public DateTimeOffset? Date => Body[0] == '{' ? null
        : Xml.Name.LocalName == "rss" ? Parse(Xml.Element("channel")!.Element("lastBuildDate")!.Value)
            : Parse(Xml.Element(Atom + "updated")!.Value);

    public string? Link(string relation) =>
        Xml.Elements(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == relation)?.Attribute("href")!.Value;

    private Entry[] OfRss() =>
    [
        .. Xml.Descendants("item").Select(item => new Entry(
            item.Element("guid")!.Value, item.Element("title")!.Value, item.Element("link")!.Value, Parse(item.Element("pubDate")!.Value),
            Parse((item.Element(Atom + "updated") ?? item.Element("pubDate"))!.Value),
            WebUtility.HtmlDecode(item.Element("description")!.Value), item.Element(Content + "encoded")?.Value ?? "")),
    ];

    private Entry[] OfAtom() =>
    [
        .. Xml.Elements(Atom + "entry").Select(entry => new Entry(
            entry.Element(Atom + "id")!.Value, entry.Element(Atom + "title")!.Value,
            entry.Elements(Atom + "link").First(link => (string?)link.Attribute("rel") is null or "alternate").Attribute("href")!.Value,
            Parse(entry.Element(Atom + "published")!.Value), Parse(entry.Element(Atom + "updated")!.Value),
                entry.Element(Atom + "summary")!.Value,
            entry.Element(Atom + "content")?.Value ?? "")),
    ];

    private Entry[] OfJson()
    {
        using var json = JsonDocument.Parse(Body);
        return
        [
            .. json.RootElement.GetProperty("items").EnumerateArray().Select(item => new Entry(
                Text(item, "id"), Text(item, "title"), Text(item, "url"), Parse(Text(item, "date_published")),
                    Parse(Text(item, "date_modified")), Text(item, "summary"),
                item.TryGetProperty("content_html", out var content) ? content.GetString()! : "")),
        ];

        static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
    }

    private static DateTimeOffset Parse(string date) => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture);
}

/// <summary>An entry as every form tells it.</summary>
internal sealed record Entry(
    string Id, string Title, string Link, DateTimeOffset Published, DateTimeOffset Updated, string Summary, string Content);
