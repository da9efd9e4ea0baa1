using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Promises;

/// <summary>One newsroom with every way to subscribe, written as editors write it, and what its subscribers get.</summary>
public class SubscriptionTests(SubscriptionTests.Fixture shared) : IClassFixture<SubscriptionTests.Fixture>
{
    private const string License = "https://creativecommons.org/licenses/by/4.0/";
    private const string Original = "https://ttxvn.example/gia-vang?a=1&b=2";
    private const string Gold = "/articles/2026-11-22/gia-vang";
    private const string Coffee = "/articles/2026-11-22/ca-phe";
    private const string Podcast = Site.PublicUrl + "/feeds/nghe/podcast.xml";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace PodcastIndex = "https://podcastindex.org/namespace/1.0";
    private static readonly string[] Pages =
        ["/", "/feeds/kinh-te/", "/feeds/nghe/", "/tags/cà-phê/", "/tags/vàng/", "/authors/lê-hà/", "/authors/ttxvn/", Coffee, Gold];

    private readonly Site _site = shared.Site;

    [Theory]
    [InlineData("/feeds/", "Giá vàng", "Giá cà phê", "Lời nhà tài trợ", "Tập một")]
    [InlineData("/feeds/kinh-te/", "Giá vàng", "Giá cà phê", "Lời nhà tài trợ")]
    [InlineData("/feeds/nghe/", "Tập một")]
    [InlineData("/tags/cà-phê/", "Giá cà phê", "Tập một")]
    [InlineData("/tags/vàng/", "Giá vàng")]
    [InlineData("/authors/lê-hà/", "Giá cà phê", "Tập một")]
    [InlineData("/authors/lê-hạ/", "Lời nhà tài trợ")]
    [InlineData("/authors/ttxvn/", "Giá vàng")]
    [InlineData("/partners/msn/", "Giá cà phê")]
    public async Task EveryFeedHasItsArticlesUnderTheirOwnIdsAndTheLicence(string top, params string[] titles)
    {
        var query = top.StartsWith("/partners/", StringComparison.Ordinal) ? "?utm_source=msn" : "";
        var own = (await _site.ReadAsync("/feeds/atom.xml")).Entries.ToDictionary(entry => entry.Title);
        foreach (var form in Forms.All)
        {
            var answer = await _site.ReadAsync(top + form);
            Assert.Equal(titles, answer.Titles);
            Assert.All(answer.Entries, entry =>
                Assert.Equal((own[entry.Title].Id, own[entry.Title].Link + query), (entry.Id, entry.Link)));
            using var response = await _site.GetAsync(top + form);
            Assert.Contains($"<{License}>; rel=\"license\"", response.Headers.GetValues("Link"));
            if (form != "feed.json")
            {
                Assert.Equal(License, Relation(answer.Xml, "license"));
            }
        }
    }

    [Fact]
    public async Task EveryFeedThatAPageAnnouncesIsThereAndNamesItself()
    {
        foreach (var path in Pages)
        {
            var page = await PageAsync(path);
            Assert.Equal(License, page.QuerySelector("link[rel=license]")!.GetAttribute("href"));
            var announced = page.QuerySelectorAll("link[rel=alternate][type]").Select(link => link.GetAttribute("href")!).ToList();
            Assert.NotEmpty(announced);
            Assert.DoesNotContain(announced, address => address.Contains("/partners/", StringComparison.Ordinal));
            foreach (var address in announced)
            {
                var answer = await _site.ReadAsync(address);
                Assert.Equal((address, 200), (address, answer.Status));
                Assert.Equal(
                    address,
                    answer.Body[0] == '{' ? Json(answer).GetProperty("feed_url").GetString() : Relation(answer.Xml, "self"));
            }
        }

        Assert.Contains(Podcast, (await PageAsync("/feeds/nghe/")).QuerySelectorAll("link[rel=alternate]")
            .Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task ARepublishedStoryNamesItsOriginalInEveryForm()
    {
        foreach (var top in new[] { "/feeds/", "/feeds/kinh-te/", "/tags/vàng/", "/authors/ttxvn/" })
        {
            var source = Assert.Single((await _site.ReadAsync(top + "rss.xml")).Xml.Descendants("source"));
            Assert.Equal(("TTXVN", Original), (source.Value, (string?)source.Attribute("url")));
            var links = (await _site.ReadAsync(top + "atom.xml")).Xml.Descendants(Answer.Atom + "link");
            var via = Assert.Single(links, link => (string?)link.Attribute("rel") == "via");
            Assert.Equal(Original, (string?)via.Attribute("href"));
            var items = Json(await _site.ReadAsync(top + "feed.json")).GetProperty("items").EnumerateArray()
                .Where(item => item.TryGetProperty("external_url", out _));
            Assert.Equal(Original, Assert.Single(items).GetProperty("external_url").GetString());
        }

        Assert.Equal(Original, (await PageAsync(Gold)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task APictureThatIsNotDistributedIsOnItsPageAlone()
    {
        var everything = await _site.ReadEverythingAsync();
        Assert.Equal(
            [Coffee],
            everything.Where(each => each.Value.Body.Contains("rieng.jpg", StringComparison.Ordinal)).Select(each => each.Key));
        var shown = (await PageAsync(Coffee)).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
        using var picture = await GetAsync(shown);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task APodcastProgramFindsTheSoundItsLengthAndItsTranscript()
    {
        var channel = (await _site.ReadAsync(Podcast)).Xml.Element("channel")!;
        Assert.Equal("917393e3-1b1e-5cef-ace4-edaa54e1f810", (string?)channel.Element(PodcastIndex + "guid"));
        Assert.Equal(License, Relation(channel.Parent!, "license"));
        var item = Assert.Single(channel.Elements("item"));
        Assert.Equal(
            ("Tập một", "1", "2", "36"),
            ((string?)item.Element("title"), (string?)item.Element(Itunes + "episode"), (string?)item.Element(Itunes + "season"),
                (string?)item.Element(Itunes + "duration")));

        var enclosure = item.Element("enclosure")!;
        using var sound = await GetAsync((string)enclosure.Attribute("url")!);
        Assert.Equal(await File.ReadAllBytesAsync(_site.Content["nghe/mot.mp3"]), await sound.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ((string?)enclosure.Attribute("type"), (long?)enclosure.Attribute("length")),
            (sound.Content.Headers.ContentType!.MediaType, sound.Content.Headers.ContentLength));

        var transcript = item.Element(PodcastIndex + "transcript")!;
        using var words = await GetAsync((string)transcript.Attribute("url")!);
        Assert.Equal((string?)transcript.Attribute("type"), words.Content.Headers.ContentType!.MediaType);
        Assert.Equal("WEBVTT\n", await words.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SearchEnginesAreToldOfWhatIsAtHomeHere()
    {
        Assert.Equal([Site.PublicUrl + Coffee], await LocationsAsync("/news-sitemap.xml"));
        var all = await LocationsAsync("/sitemap.xml");
        Assert.Equal(
            [Coffee, "/articles/2026-11-20/quang-cao", "/articles/2026-11-19/mot"],
            all.Where(url => url.Contains("/articles/", StringComparison.Ordinal)).Select(url => url[Site.PublicUrl.Length..]));
        Assert.DoesNotContain(all, url => url.Contains("/partners/", StringComparison.Ordinal));
        Assert.All(
            Pages.Where(path => !path.Contains("/articles/", StringComparison.Ordinal)),
            path => Assert.Contains(new Uri(Site.PublicUrl + path).AbsoluteUri, all));
    }

    private static string? Relation(XElement root, string relation) => root.Elements("channel").Append(root)
        .Elements(Answer.Atom + "link").Where(link => (string?)link.Attribute("rel") == relation).Attributes("href").Single().Value;

    private static JsonElement Json(Answer answer) => JsonElement.Parse(answer.Body);

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await _site.TextAsync(path));

    private async Task<List<string>> LocationsAsync(string path) =>
        [.. (await _site.ReadAsync(path)).Xml.Elements().Select(url => url.Elements().First().Value)];

    private Task<HttpResponseMessage> GetAsync(string address) => _site.GetAsync(address[Site.PublicUrl.Length..]);

    private static TemporaryContent Newsroom()
    {
        var content = new TemporaryContent();
        content.Publication($$"""
            license: {{License}}
            feeds:
              msn:
                categories: [Kinh tế, nghe]
                tags: [cà phê, vàng, tài trợ]
                exclude: {categories: [nghe], tags: [tài trợ], authors: [TTXVN]}
                linkQuery: utm_source=msn
            """);
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Write("kinh-te/rieng.jpg", Pictures.Jpeg(1200, 800));
        content.Article(
            "kinh-te/gia-vang.md", "Giá vàng", "2026-11-22T09:00:00",
            $"source: {{title: TTXVN, url: '{Original}'}}\ntags: [vàng]\nauthors: [TTXVN]");
        content.Article(
            "kinh-te/ca-phe.md", "Giá cà phê", "2026-11-22T08:00:00",
            "image: {src: rieng.jpg, alt: Cà phê, distribute: false}\ntags: [cà phê]\nauthors: [Lê Hà]");
        content.Article("kinh-te/quang-cao.md", "Lời nhà tài trợ", "2026-11-20T08:00:00", "tags: [tài trợ]\nauthors: [Lê Hạ]");
        content.Write(
            "nghe/_index.md",
            "---\ntitle: Nghe\npodcast: {guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, category: News/Daily News}\n---\n");
        content.Write("nghe/mot.mp3", Sounds.Mp3(1000));
        content.Write("nghe/loi.vtt", Encoding.UTF8.GetBytes("WEBVTT\n"));
        content.Article(
            "nghe/mot.md", "Tập một", "2026-11-19T08:00:00",
            "enclosures: [mot.mp3]\nepisode: {number: 1, season: 2, transcript: loi.vtt}\ntags: [cà phê]\nauthors: [Lê Hà]");
        return content;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartRememberingAsync(Newsroom(), Now);

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
