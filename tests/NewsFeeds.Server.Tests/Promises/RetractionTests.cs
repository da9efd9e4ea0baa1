using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Tests.Promises;

public class RetractionTests
{
    private const string Moi = "tag:example.vn,2026:2025-03-02/moi";
    private const string Secret = "xyzzy";
    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Tops = ["/feeds/kinh-te/", "/feeds/", "/feeds/the-thao/bong-da/"];

    // Everything that an article can say or show; its title alone is kept.
    private const string Everything = $$"""
        summary: Tóm tắt {{Secret}}
        authors: [Người viết {{Secret}}, {name: Ảnh {{Secret}}, email: {{Secret}}@example.vn, url: "https://example.vn/{{Secret}}"}]
        tags: [{{Secret}}-the, khác]
        correction: [{date: 2025-03-05, note: Sửa {{Secret}}}]
        image: {src: {{Secret}}.png, alt: Ảnh {{Secret}}, caption: Chú thích {{Secret}}, credit: Người chụp {{Secret}}}
        enclosures:
          - {src: {{Secret}}.mp3, title: Băng {{Secret}}}
          - {src: "https://cdn.example.vn/{{Secret}}.mp4", type: video/mp4, title: Phim {{Secret}}}
        categories: [the-thao/bong-da]
        """;

    [Fact]
    public async Task AWithdrawnArticleKeepsItsIdAndTheNoticeStandsInPlaceOfAllItSaid()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        var before = (await site.ReadSettledAsync("/feeds/kinh-te/atom.xml"))[Moi];
        Assert.Contains(Secret, before.Content, StringComparison.Ordinal);

        Retract(site.Content, "retracted: {notice: Chúng tôi rút bài này., date: 2025-03-09T08:00:00}");
        foreach (var path in Tops.SelectMany(_ => Forms.All, (top, form) => top + form))
        {
            var answer = await site.ReadSettledAsync(path, answer => answer.Body.Contains("Chúng tôi rút", StringComparison.Ordinal));
            var entry = answer[Moi];
            Assert.Equal("Đã rút: Tin mới", entry.Title);
            Assert.Equal("Chúng tôi rút bài này.", entry.Summary);
            Assert.Equal("<p>Chúng tôi rút bài này.</p>", entry.Content.Trim());
            Assert.Equal(before.Published, entry.Published);
            Assert.Equal(new DateTimeOffset(2025, 3, 9, 1, 0, 1, TimeSpan.Zero), entry.Updated);
            Assert.DoesNotContain("enclosure", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("media:", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"image\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NothingOfTheWithdrawnTextRemainsInAnyDocument()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        var before = await site.ReadEverythingAsync();
        Assert.Contains(before, each => each.Key.Contains("archive/2025-03.xml", StringComparison.Ordinal)
            && each.Value.Body.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(before, each => each.Key.StartsWith("/articles/", StringComparison.Ordinal)
            && each.Value.Body.Contains(Secret, StringComparison.Ordinal));

        Retract(site.Content, "retracted: {notice: Chúng tôi rút bài này., date: 2025-03-09T08:00:00}");
        await site.ReadSettledAsync("/feeds/kinh-te/atom.xml", answer => answer.Body.Contains("Chúng tôi rút", StringComparison.Ordinal));
        var named = site.Edition.Tags.All.Concat(site.Edition.Authors.All)
            .Where(listing => listing.Title.Contains(Secret, StringComparison.Ordinal))
            .SelectMany(Tests.Everything.PathsOf, (listing, path) => (listing, path)).ToDictionary(each => each.path, each => each.listing);
        Assert.Equal(3, named.Values.Distinct().Count());
        foreach (var (path, answer) in await site.ReadEverythingAsync())
        {
            Assert.Equal(200, answer.Status);
            var told = answer.Body;
            if (named.TryGetValue(path, out var listing))
            {
                // A tag or person goes on naming its own documents. The entry in them names nothing.
                Assert.DoesNotContain(Secret, Assert.Single(EntriesOf(path, answer)), StringComparison.OrdinalIgnoreCase);
                told = WithoutNameOf(listing, told);
            }

            Assert.False(told.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{path} still tells it:\n{told}");
        }
    }

    [Theory]
    [InlineData("vi", "Đã rút: Tin mới")]
    [InlineData("vi-VN", "Đã rút: Tin mới")]
    [InlineData("en", "Retracted: Tin mới")]
    [InlineData("en-GB", "Retracted: Tin mới")]
    [InlineData("vi", "Đã rút: Tin mới", "language: en")]
    public async Task TheTitleStaysBehindAPrefixInThePublicationsLanguage(string language, string title, string more = "")
    {
        await using var site = await PromisedNewsroom.OpenAsync(content =>
        {
            content.Write(
                "_index.md", $"---\ntitle: Đài thử\nlanguage: {language}\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
            Retract(content, $"retracted: {{notice: Rút., date: 2025-03-09T08:00:00}}\n{more}");
        }, Now);
        foreach (var form in Forms.All)
        {
            Assert.Equal(title, (await site.ReadAsync($"/feeds/{form}"))[Moi].Title);
        }
    }

    [Theory]
    [InlineData("retracted: {notice: Rút., date: 2025-03-02}", "2025-03-02T01:00:01Z")] // the day alone begins before the article
    [InlineData("lastmod: 2025-03-08T08:00:00\nretracted: {notice: Rút., date: 2025-03-08}", "2025-03-08T01:00:01Z")]
    [InlineData("retracted: {notice: Rút., date: 2025-03-09}", "2025-03-08T17:00:01Z")]
    public async Task AWithdrawalAlwaysMovesUpdated(string keys, string updated)
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content => content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", keys), Now);
        Assert.Equal(DateTimeOffset.Parse(updated, CultureInfo.InvariantCulture), (await site.ReadAsync("/feeds/atom.xml"))[Moi].Updated);
    }

    [Fact]
    public async Task AfterThirtyDaysTheEntryLeavesEveryDocument()
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content => Retract(content, "retracted: {notice: Chúng tôi rút bài này., date: 2025-03-09T00:00:00Z}"), Now);
        var last = new DateTimeOffset(2025, 4, 8, 0, 0, 0, TimeSpan.Zero);
        site.TurnTo(last.AddSeconds(-1));
        Assert.Equal("Đã rút: Tin mới", (await site.ReadAsync("/feeds/kinh-te/rss.xml"))[Moi].Title);
        await site.TurnToAsync(last, async () => (await site.ReadAsync("/feeds/kinh-te/rss.xml")).Entries.Count == 2);
        foreach (var (path, answer) in await site.ReadEverythingAsync())
        {
            Assert.False(
                answer.Body.Contains("Tin mới", StringComparison.Ordinal) || answer.Body.Contains(Moi, StringComparison.Ordinal), path);
        }

        Assert.Equal(404, (await site.ReadAsync("/articles/2025-03-02/moi")).Status);
    }

    // A link that adds the feed to a reader has the address escaped once more.
    private static string WithoutNameOf(Listing listing, string text) =>
        new[] { listing.Title, listing.Key.Name, Escaped(listing.Key.Name), Escaped(Escaped(listing.Key.Name)) }
            .Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static IEnumerable<string> EntriesOf(string path, Answer answer) => Path.GetExtension(path) switch
    {
        ".xml" => answer.Xml.Descendants().Where(each => each.Name.LocalName is "item" or "entry").Select(each => each.ToString()),
        ".json" => JsonNode.Parse(answer.Body)!["items"]!.AsArray().Select(item => item!.ToJsonString()),
        _ => new HtmlParser().ParseDocument(answer.Body).QuerySelectorAll(".entry").Select(entry => entry.OuterHtml),
    };

    private static void Fill(TemporaryContent content)
    {
        content.Write($"kinh-te/{Secret}.mp3", "x");
        content.Write($"kinh-te/{Secret}.png", "x");
        content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", Everything, $"Thân bài {Secret}.\n\n![{Secret}]({Secret}.png)");
    }

    private static void Retract(TemporaryContent content, string keys) =>
        content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", $"{keys}\n{Everything}", $"Thân bài {Secret}.");
}
