using System.IO.Compression;
using System.Net;

namespace NewsFeeds.Server.Tests.Serving;

public class FeedResponseTests(SiteTest.Fixture shared) : SiteTest(shared)
{
    [Theory]
    [InlineData("/feeds/rss.xml", 200)]
    [InlineData("/feeds/rss.xml", 304)]
    [InlineData("/feed/", 301)]
    [InlineData("/nothing", 404)]
    [InlineData("/media/kinh-te/tieng.mp3", 200)]
    public async Task AScriptMayReadWhatItNeedsForItsNextRequest(string path, int status)
    {
        using var response = await Site.GetAsync(path, ("If-None-Match", status == 304 ? "*" : "\"\""));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("ETag, Retry-After, Content-Range", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Theory]
    [InlineData("/feeds/rss.xml", "application/rss+xml")]
    [InlineData("/feeds/atom.xml", "application/atom+xml")]
    [InlineData("/feeds/feed.json", "application/feed+json")]
    [InlineData("/feeds/the-thao/bong-da/rss.xml", "application/rss+xml")]
    [InlineData("/feeds/trong/atom.xml", "application/atom+xml")]
    [InlineData("/feeds/opml.xml", "text/x-opml")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml", "application/atom+xml")]
    [InlineData("/feeds/archive/2026-02.xml", "application/atom+xml")]
    public async Task EachDocumentHasItsMediaTypeAndTheHeadersOfAll(string path, string mediaType)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{mediaType}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Matches(
            @"^public, max-age=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$",
            string.Join(", ", response.Headers.NonValidated["Cache-Control"]));
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(response.Headers.Server);
        Assert.Equal(response.Content.Headers.ContentLength, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("/feeds/kinh-te/rss.xml", "identity")]
    [InlineData("/feeds/kinh-te/rss.xml", "gzip")]
    [InlineData("/feeds/kinh-te/atom.xml", "gzip, deflate, br")]
    [InlineData("/feeds/opml.xml", "br")]
    [InlineData("/", "gzip")]
    [InlineData("/media/kinh-te/tieng.mp3", "gzip")]
    [InlineData("/health/live", "gzip")]
    [InlineData("/health/ready", "gzip")]
    [InlineData("/feed/", "gzip")]
    [InlineData("/MEDIA/kinh-te/tieng.mp3", "gzip")]
    [InlineData("/nothing", "gzip")]
    [InlineData("/feeds/cu/rss.xml", "gzip")]
    public async Task HeadIsGetWithoutTheBody(string path, string accepted)
    {
        using var get = await Site.GetAsync(path, ("Accept-Encoding", accepted));
        using var head = await Site.SendAsync(HttpMethod.Head, path, ("Accept-Encoding", accepted));
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(Fields(get), Fields(head));
        Assert.NotNull(head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        static IEnumerable<string> Fields(HttpResponseMessage response) =>
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(field => field.Key != "Date")
                .Select(field => field.ToString()).Order();
    }

    [Theory]
    [InlineData("identity", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("identity;q=0", "gzip")]
    public async Task TheCodingIsTheOneThatTheClientTakes(string accepted, string? coding)
    {
        using var response = await Site.GetAsync("/feeds/kinh-te/rss.xml", ("Accept-Encoding", accepted));
        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task TheCodedBodiesDecodeToTheDocumentAndHaveTagsOfTheirOwn()
    {
        using var identity = await Site.GetAsync("/feeds/kinh-te/rss.xml");
        using var gzip = await Site.GetAsync("/feeds/kinh-te/rss.xml", ("Accept-Encoding", "gzip"));
        using var brotli = await Site.GetAsync("/feeds/kinh-te/rss.xml", ("Accept-Encoding", "br"));
        var text = await identity.Content.ReadAsStringAsync();
        Assert.Equal(
            text, new StreamReader(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)).ReadToEnd());
        Assert.Equal(
            text, new StreamReader(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)).ReadToEnd());
        Assert.True(gzip.Content.Headers.ContentLength < text.Length / 2);
        Assert.Equal(3, new[] { identity, gzip, brotli }.Select(each => each.Headers.ETag!.Tag).Distinct().Count());
    }

    [Theory, InlineData("GET"), InlineData("HEAD")]
    public async Task ARangeOfAFeedIsTheWholeFeed(string method)
    {
        using var response = await Site.SendAsync(new(method), "/feeds/rss.xml", ("Range", "bytes=0-9"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.Headers.AcceptRanges);
    }

    [Theory]
    [InlineData("/feeds/rss.xml?")]
    [InlineData("/feeds/rss.xml?utm_source=x&page=2")]
    public async Task AQueryChangesNothing(string path)
    {
        using var plain = await Site.GetAsync("/feeds/rss.xml");
        await Site.MadeAheadAsync();
        var builds = Site.Catalog.Makes;
        using var response = await Site.GetAsync(path);
        Assert.Equal(plain.Headers.ETag, response.Headers.ETag);
        Assert.Equal(builds, Site.Catalog.Makes);
    }

    [Fact]
    public async Task NoHostReachesADocument()
    {
        using var plain = await Site.GetAsync("/feeds/rss.xml");
        using var spoofed = await Site.GetAsync(
            "/feeds/rss.xml", ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "gopher"),
            ("Forwarded", "host=evil.example"));
        Assert.Equal(plain.Headers.ETag, spoofed.Headers.ETag);
        using var moved = await Site.GetAsync("/feeds/RSS.XML", ("Host", "evil.example"));
        Assert.Equal(new Uri(Site.Address, "/feeds/rss.xml"), moved.Headers.Location);
    }

    [Fact]
    public async Task HttpOneZeroIsAnswered()
    {
        var response = await Site.RawAsync("GET /feeds/rss.xml HTTP/1.0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", response, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: ", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds/rss.xml")]
    [InlineData("/media/kinh-te/tieng.mp3")]
    [InlineData("/nothing")]
    public async Task OptionsIsAnsweredAndSoIsAPreflight(string path)
    {
        using var response = await Site.SendAsync(
            HttpMethod.Options, path, ("Origin", "https://reader.example"), ("Access-Control-Request-Method", "GET"),
                ("Access-Control-Request-Headers", "if-none-match"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("If-None-Match", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/feeds/rss.xml")]
    [InlineData("PUT", "/feeds/kinh-te/atom.xml")]
    [InlineData("DELETE", "/media/kinh-te/tieng.mp3")]
    [InlineData("POST", "/health/live")]
    [InlineData("BREW", "/feeds/rss.xml")]
    public async Task OtherMethodsAreNotAllowed(string method, string path)
    {
        using var response = await Site.SendAsync(new(method), path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("get", "/feeds/rss.xml")]
    [InlineData("Get", "/media/kinh-te/tieng.mp3")]
    [InlineData("head", "/feeds/rss.xml")]
    [InlineData("head", "/health/live")]
    [InlineData("options", "/nothing")]
    public async Task AMethodInAnotherCaseIsAnotherMethod(string method, string path)
    {
        // Raw, because a client library puts known methods right.
        var response = await Site.RawAsync($"{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 405 ", response, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD, OPTIONS\r\n", response, StringComparison.Ordinal);
        Assert.EndsWith("}", response, StringComparison.Ordinal);
    }
}
