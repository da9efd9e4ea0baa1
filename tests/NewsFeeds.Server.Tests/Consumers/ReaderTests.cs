using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>
/// Real readers subscribe to the running service over HTTP. What they read is compared with the service's JSON form, which needs no reader.
/// </summary>
public class ReaderTests
{
    private static readonly JsonSerializerOptions Lines =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task EveryEntryOfTheSampleArrivesWhole(string name, string form)
    {
        using var content = TemporaryContent.OfTheSample();
        await using var service = await RunningService.StartAsync(content.Folder);
        var read = 0;
        foreach (var category in await CategoriesAsync(service))
        {
            using var reader = new Reader(name, new Uri(service.Address, $"feeds/{category}{form}"));
            var reading = await reader.SubscribeAsync();

            var expected = await JsonFormAsync(service, category);
            Assert.Equal(expected.Title, reading.Title);
            Assert.Equal(Show(expected.Entries.Select(reader.Expect)), Show(reading.Entries));
            read += reading.Entries.Count;
        }

        Assert.True(read > 60, $"{read} entries are not the sample.");
    }

    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task ASecondPollIsNotModified(string name, string form)
    {
        using var content = ThreeArticles();
        await using var service = await RunningService.StartAsync(content.Folder);
        using var reader = new Reader(name, new Uri(service.Address, "feeds/kinh-te/" + form));
        Assert.Equal(200, (await reader.SubscribeAsync()).Status);

        Assert.Equal(304, (await reader.PollAsync()).Status);
    }

    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task AfterAnEditExactlyOneEntryHasChanged(string name, string form)
    {
        using var content = ThreeArticles();
        await using var service = await RunningService.StartAsync(content.Folder);
        var feed = new Uri(service.Address, "feeds/kinh-te/" + form);
        using var reader = new Reader(name, feed);
        var before = await reader.SubscribeAsync();

        await ChangeAsync(service, feed, () => content.Write(
            "kinh-te/cao-su.md",
            Article("Giá cao su giảm mạnh", "2026-01-02T08:00:00+07:00", "Giảm mạnh.", "lastmod: 2026-01-04T08:00:00+07:00\n")));
        var after = await reader.PollAsync();

        Assert.Equal(200, after.Status);
        Assert.Equal(before.Entries.Select(entry => entry.Id), after.Entries.Select(entry => entry.Id));
        var changed = after.Entries.Where((entry, index) => Show(entry) != Show(before.Entries[index])).ToArray();
        Assert.Equal(["Giá cao su giảm mạnh"], changed.Select(entry => entry.Title));
        Assert.Equal("<p>Giảm mạnh.</p>", changed[0].Content?.Trim());
    }

    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task AfterADeletionExactlyOneEntryIsGone(string name, string form)
    {
        using var content = ThreeArticles();
        await using var service = await RunningService.StartAsync(content.Folder);
        var feed = new Uri(service.Address, "feeds/kinh-te/" + form);
        using var reader = new Reader(name, feed);
        var before = await reader.SubscribeAsync();

        await ChangeAsync(service, feed, () => content.Delete("kinh-te/cao-su.md"));
        var after = await reader.PollAsync();

        Assert.Equal(200, after.Status);
        // newsboat is an archive too: what it has once read, it keeps.
        var left = name == "newsboat" ? before.Entries : before.Entries.Where(entry => entry.Title != "Giá cao su giảm");
        Assert.Equal(Show(left), Show(after.Entries));
    }

    [Theory]
    [ReaderData("feedparser", "rss.xml", "atom.xml")]
    [ReaderData("newsboat", "rss.xml", "atom.xml")]
    [ReaderData("rss-parser", "rss.xml")]
    [ReaderData("feedsmith", "rss.xml", "atom.xml", "feed.json")]
    public async Task TextsWithSignsOfMarkupArriveAsTheyAre(string name, string form)
    {
        const string Markup = "Thẻ <img src=x onerror=alert(1)>";
        const string Mathematics = "a<b và c>d &amp; AT&T";
        using var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài\nlanguage: vi\nauthority: kontumtv.vn,2021\nfullText: false\n---\n");
        content.Write("a/_index.md", $"---\ntitle: {Markup}\n---\n");
        content.Write("a/b/_index.md", $"---\ntitle: {Mathematics}\n---\n");
        content.Write("a/b/1.md", Article(Mathematics, "2026-01-02T08:00:00+07:00", $"Mã `{Markup}` và `{Mathematics}`."));
        content.Write("a/b/2.md", Article(Markup, "2026-01-01T08:00:00+07:00", $"`{Mathematics}`"));
        await using var service = await RunningService.StartAsync(content.Folder);
        foreach (var category in new[] { "a/", "a/b/" })
        {
            using var reader = new Reader(name, new Uri(service.Address, $"feeds/{category}{form}"));
            var reading = await reader.SubscribeAsync();

            var expected = await JsonFormAsync(service, category);
            Assert.Equal($"{(category == "a/" ? Markup : Mathematics)} – Đài", reading.Title);
            Assert.Equal([Mathematics, Markup], reading.Entries.Select(entry => entry.Title));
            Assert.Equal($"Mã {Markup} và {Mathematics}.", expected.Entries[0].Summary);
            Assert.Equal(Show(expected.Entries.Select(reader.Expect)), Show(reading.Entries));
        }
    }

    private static TemporaryContent ThreeArticles()
    {
        var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài Kon Tum\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: kontumtv.vn,2021\n---\n");
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Write("kinh-te/ca-phe.md", Article("Giá cà phê tăng", "2026-01-03T08:00:00+07:00", "Giá cà phê hôm nay tăng."));
        content.Write("kinh-te/cao-su.md", Article("Giá cao su giảm", "2026-01-02T08:00:00+07:00", "Giá cao su hôm nay giảm."));
        content.Write("kinh-te/sam.md", Article("Vào mùa sâm Ngọc Linh", "2026-01-01T08:00:00+07:00", "Đã vào mùa."));
        return content;
    }

    private static string Article(string title, string date, string body, string more = "") =>
        $"---\ntitle: {title}\ndate: {date}\nauthors: [Hoàng Lợi, Quang Mẫn]\n{more}---\n{body}\n";

    /// <summary>Touches the content folder and returns when the feed shows it.</summary>
    private static async Task ChangeAsync(RunningService service, Uri feed, Action change)
    {
        var before = await service.Client.GetByteArrayAsync(feed);
        change();
        await Eventually.HoldsAsync(
            async () => !(await service.Client.GetByteArrayAsync(feed)).AsSpan().SequenceEqual(before), "the change is to reach the feed");
    }

    /// <summary>The paths of all feeds, as its OPML names them; the one of everything is empty.</summary>
    private static async Task<string[]> CategoriesAsync(RunningService service)
    {
        var opml = XDocument.Parse(await service.Client.GetStringAsync(new Uri("feeds/opml.xml", UriKind.Relative)));
        var paths = opml.Descendants("outline").Select(outline => outline.Attribute("xmlUrl")?.Value).OfType<string>()
            .Select(url => new Uri(url).AbsolutePath["/feeds/".Length..]).Select(path => path[..(path.LastIndexOf('/') + 1)]).ToArray();
        Assert.NotEmpty(paths);
        return [.. paths.Append("").Distinct()];
    }

    private static async Task<Reading> JsonFormAsync(RunningService service, string category)
    {
        using var feed = JsonDocument.Parse(await service.Client.GetStringAsync(new Uri($"feeds/{category}feed.json", UriKind.Relative)));
        var entries = feed.RootElement.GetProperty("items").EnumerateArray().Select(item => new ReadEntry
        {
            Id = Text(item, "id"),
            Title = Text(item, "title"),
            Link = Text(item, "url"),
            Origin = Text(item, "external_url"),
            Published = Text(item, "date_published"),
            Updated = Text(item, "date_modified"),
            Authors = [.. List(item, "authors").Select(author => Text(author, "name")!)],
            Categories = [.. List(item, "tags").Select(tag => tag.GetString()!)],
            Summary = Text(item, "summary"),
            Content = Text(item, "content_html"),
            Enclosures = [.. List(item, "attachments").Select(Enclosure)],
        });
        return new Reading(200, Text(feed.RootElement, "title"), [.. entries]);
    }

    private static ReadEnclosure Enclosure(JsonElement attachment) =>
        new(Text(attachment, "url")!, Text(attachment, "mime_type"),
            attachment.TryGetProperty("size_in_bytes", out var size) ? size.GetInt64() : 0);

    private static JsonElement.ArrayEnumerator List(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>One line a field, so that a difference reads well. White space around texts is the readers' own affair.</summary>
    private static string Show(IEnumerable<ReadEntry> entries) => string.Join('\n', entries.Select(Show));

    private static string Show(ReadEntry entry) =>
        JsonSerializer.Serialize(entry with { Summary = entry.Summary?.Trim(), Content = entry.Content?.Trim() }, Lines);
}
