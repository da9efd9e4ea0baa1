using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace NewsFeeds.Server.Tests.Pages;

public class PageResponseTests(PageTest.Fixture shared) : PageTest(shared)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/feeds/kinh-te/", 200)]
    [InlineData("/feeds/kinh-te/archive/2026-03/", 200)]
    [InlineData(Sample.Full, 200)]
    [InlineData("/authors/quang-mẫn/", 200)]
    [InlineData("/nothing", 404), InlineData("/feeds/cu/", 410)]
    public async Task APageRunsNothingButOurOwn(string path, int status)
    {
        using var response = await OpenAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        var policy = Header(response, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("style,[style]"));
        Assert.All(page.QuerySelectorAll("script"), script =>
            Assert.True(script.GetAttribute("type") == "application/ld+json" || script.HasAttribute("src")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feeds/kinh-te/")]
    [InlineData(Sample.Full)]
    [InlineData("/tags/cà-phê/")]
    [InlineData("/feeds/kinh-te/archive/2026-03/")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/rss.css"), InlineData("/assets/atom.css"), InlineData("/assets/opml.css")]
    [InlineData("/assets/copy.js"), InlineData("/robots.txt")]
    public async Task APollOfWhatDidNotChangeIsA304(string path)
    {
        using var first = await Site.GetAsync(path, ("Accept-Encoding", "br"));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("br", first.Content.Headers.ContentEncoding.SingleOrDefault() ?? (path == "/robots.txt" ? "br" : null));
        using var second = await Site.GetAsync(path, ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var head = await Site.SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        using var post = await Site.SendAsync(HttpMethod.Post, path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Theory]
    [InlineData("/assets/site.css", "text/css")]
    [InlineData("/assets/rss.css", "text/css"), InlineData("/assets/atom.css", "text/css"), InlineData("/assets/opml.css", "text/css")]
    [InlineData("/assets/copy.js", "text/javascript")]
    [InlineData("/robots.txt", "text/plain")]
    public async Task AssetsAreWhatTheyAreAndMayBeKept(string path, string mediaType)
    {
        using var response = await Site.GetAsync(path + "?v=1");
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.MaxAge >= TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("/feeds/kinh-te", "/feeds/kinh-te/")]
    [InlineData("/feeds/Kinh tế/", "/feeds/kinh-te/")]
    [InlineData("/feeds/", "/")]
    [InlineData("/category/kinh-te/", "/feeds/kinh-te/")]
    [InlineData("/feeds/bong-da-cu/", "/feeds/the-thao/bong-da/")]
    [InlineData("/feeds/kinh-te/archive/2026-03", "/feeds/kinh-te/archive/2026-03/")]
    [InlineData(Sample.Full + "/", Sample.Full)]
    [InlineData("/Articles/2026-03-01/Cà phê đặc sản", Sample.Full)]
    [InlineData("/articles/2026-03-01/ten-cu", Sample.Full)]
    [InlineData("/2019/05/ten-cu/", Sample.Full)]
    [InlineData("/2019/05/ten-cu", Sample.Full)]
    [InlineData("/cu/trang-khac", Sample.Elsewhere)]
    [InlineData("/favicon.ico", "/media/icon.png")]
    public async Task OtherAddressesLeadToTheOne(string path, string canonical)
    {
        using var response = await OpenAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Origin + canonical, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(BrowserAccept, true)]
    [InlineData("text/html", true)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    [InlineData("application/json", false)]
    [InlineData("application/rss+xml, application/atom+xml, text/html;q=0.5, */*;q=0.1", false)]
    [InlineData("application/rss+xml, text/html", false)]
    [InlineData("text/html;q=0", false)]
    public async Task PeopleGetAPageAndProgramsAProblemDocument(string accept, bool isPage)
    {
        foreach (
            var (path, status) in new[] { ("/nothing", HttpStatusCode.NotFound), ("/feeds/cu/", HttpStatusCode.Gone),
            ("/feeds/cu/rss.xml", HttpStatusCode.Gone), ("/articles/2026-03-01/x", HttpStatusCode.NotFound) })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var response = await Site.SendAsync(method, path, ("Accept", accept));
                Assert.Equal(status, response.StatusCode);
                Assert.Equal(isPage ? "text/html" : "application/problem+json", response.Content.Headers.ContentType!.MediaType);
                Assert.Contains("Accept", response.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task APageForNothingIsNotToBeFound()
    {
        var missing = await ReadAsync("/nothing", HttpStatusCode.NotFound);
        Assert.Equal("noindex", missing.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(missing.QuerySelector("link[rel=canonical]"));
        Assert.Equal("Không có trang này", missing.QuerySelector("h1")!.TextContent);
        var gone = await ReadAsync("/feeds/cu/", HttpStatusCode.Gone);
        Assert.Equal("Chuyên mục này đã đóng", gone.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/feeds/kinh-te/rss.xml", "application/rss+xml"), InlineData("/feeds/kinh-te/atom.xml", "application/atom+xml")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml", "application/atom+xml"), InlineData("/feeds/opml.xml", "text/x-opml")]
    public async Task ABrowserMayShowAFeedThatProgramsGetAsWhatItIs(string path, string mediaType)
    {
        using var program = await Site.GetAsync(path, ("Accept", "*/*"));
        using var browser = await OpenAsync(path);
        Assert.Equal(mediaType, program.Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/xml", browser.Content.Headers.ContentType!.MediaType);
        Assert.Equal(program.Headers.ETag, browser.Headers.ETag);
        Assert.Equal(await program.Content.ReadAsByteArrayAsync(), await browser.Content.ReadAsByteArrayAsync());
    }

    [Theory, InlineData(null), InlineData("empty"), InlineData("image")]
    public async Task AProgramThatAcceptsWhatABrowserDoesIsAProgram(string? destination)
    {
        using var response = await Site.GetAsync(
            "/feeds/kinh-te/rss.xml",
                [("Accept", BrowserAccept), .. destination is null ? Array.Empty<(string, string)>() : [("Sec-Fetch-Dest", destination)]]);
        Assert.Equal("application/rss+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.Public);
    }

    [Theory]
    [InlineData("/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds/kinh-te/feed.json")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml")]
    [InlineData("/feeds/opml.xml")]
    [InlineData(Sample.Full)]
    public async Task ANotModifiedHasTheCacheHeadersOfTheOk(string path)
    {
        using var program = await Site.GetAsync(path);
        using var browser = await OpenAsync(path);
        using var programAgain = await Site.GetAsync(path, ("If-None-Match", program.Headers.ETag!.Tag));
        using var browserAgain = await OpenAsync(path, ("If-None-Match", browser.Headers.ETag!.Tag));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (programAgain.StatusCode, browserAgain.StatusCode));
        Assert.Equal(Caching(program), Caching(programAgain));
        Assert.Equal(Caching(browser), Caching(browserAgain));
        Assert.True(program.Headers.CacheControl!.Public);
        Assert.Equal(path.EndsWith(".xml", StringComparison.Ordinal), browser.Headers.CacheControl!.Private);

        static string Caching(HttpResponseMessage response) =>
            $"{response.Headers.NonValidated["Cache-Control"]}; {response.Headers.NonValidated["Vary"]}";
    }

    [Theory]
    [InlineData("/feeds/kinh-te/rss.xml", "rss.css"), InlineData("/feeds/kinh-te/atom.xml", "atom.css")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml", "atom.css"), InlineData("/feeds/opml.xml", "opml.css")]
    [InlineData("/feeds/trong/podcast.xml", "rss.css")]
    public async Task EachXmlFormNamesAStyleSheetThatSpeaksThePublicationsLanguage(string path, string sheet)
    {
        var document = XDocument.Parse(await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
        var instruction = Assert.IsType<XProcessingInstruction>(document.FirstNode);
        Assert.Equal(
            ("xml-stylesheet", $"type=\"text/css\" href=\"{Origin}/assets/{sheet}\""), (instruction.Target, instruction.Data));
        using var response = await Site.GetAsync($"/assets/{sheet}");
        Assert.Equal((HttpStatusCode.OK, "text/css"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.True(response.Headers.CacheControl is { Public: true, MaxAge: { TotalHours: 1 } });
        var css = await response.Content.ReadAsStringAsync();
        Assert.Contains("--rss: \"Đây là nguồn tin (RSS) của Đài thử. ", css, StringComparison.Ordinal);
        Assert.Contains("--publication: \"Đài thử\\a © 2026 Đài thử\"", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheJsonFormAndTheSitemapsNameNone()
    {
        foreach (var path in new[] { "/feeds/kinh-te/feed.json", "/sitemap.xml", "/news-sitemap.xml" })
        {
            Assert.DoesNotContain(
                "xml-stylesheet", await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task APageStaysLight()
    {
        foreach (var path in new[] { "/", "/feeds/kinh-te/", Sample.Full })
        {
            using var response = await OpenAsync(path);
            var styles = await Site.Client.GetByteArrayAsync(new Uri("/assets/site.css", UriKind.Relative));
            var script = await Site.Client.GetByteArrayAsync(new Uri("/assets/copy.js", UriKind.Relative));
            var bytes = (await response.Content.ReadAsByteArrayAsync()).Length + styles.Length + script.Length;
            Assert.True(bytes < 100_000, string.Create(CultureInfo.InvariantCulture, $"{path} weighs {bytes} bytes"));
        }
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
