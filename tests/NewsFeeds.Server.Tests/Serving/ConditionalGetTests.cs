using System.Net;
using System.Security.Cryptography;

namespace NewsFeeds.Server.Tests.Serving;

public class ConditionalGetTests(SiteTest.Fixture shared) : SiteTest(shared)
{
    private const string Feed = "/feeds/kinh-te/atom.xml";

    [Theory]
    [InlineData("GET", "identity")]
    [InlineData("GET", "gzip")]
    [InlineData("GET", "br")]
    [InlineData("HEAD", "identity")]
    [InlineData("HEAD", "gzip")]
    [InlineData("HEAD", "br")]
    public async Task EveryTagThatWasGivenOutIsKnownAgainWhateverCodingIsWanted(string method, string coding)
    {
        using var given = await Site.GetAsync(Feed, ("Accept-Encoding", coding));
        foreach (var wanted in new[] { "identity", "gzip", "br, gzip", "*" })
        {
            using var again = await Site.SendAsync(
                new(method), Feed, ("If-None-Match", given.Headers.ETag!.Tag), ("Accept-Encoding", wanted));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(given.Headers.ETag, again.Headers.ETag);
        }
    }

    [Theory, InlineData("GET"), InlineData("HEAD")]
    public async Task ANotModifiedCarriesWhatTheOkWouldCarryButNoBodyAndNoContentType(string method)
    {
        using var ok = await Site.GetAsync(Feed);
        using var notModified = await Site.SendAsync(new(method), Feed, ("If-None-Match", ok.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        foreach (var name in new[] { "ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "X-Content-Type-Options" })
        {
            Assert.Equal(ok.Headers.GetValues(name), notModified.Headers.GetValues(name));
        }

        Assert.Equal(ok.Content.Headers.LastModified, notModified.Content.Headers.LastModified);
        Assert.NotNull(notModified.Content.Headers.LastModified);
        Assert.Null(notModified.Content.Headers.ContentType);
        Assert.Empty(notModified.Content.Headers.ContentEncoding);
        Assert.Empty(await notModified.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("\"\"", HttpStatusCode.OK)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.NotModified)]
    public async Task IfNoneMatch(string tags, HttpStatusCode expected)
    {
        using var response = await Site.GetAsync(Feed, ("If-None-Match", tags), ("If-Modified-Since", "Fri, 31 Dec 9999 23:59:59 GMT"));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task IfModifiedSinceWithTheDateGivenOutAnswersNotModified()
    {
        using var ok = await Site.GetAsync(Feed);
        using var notModified = await Site.GetAsync(Feed, ("If-Modified-Since", ok.Content.Headers.GetValues("Last-Modified").Single()));
        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        using var older = await Site.GetAsync(Feed, ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
    }

    [Theory]
    [InlineData("/feeds/opml.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-03.xml")]
    [InlineData("/")]
    [InlineData("/feeds/kinh-te/")]
    [InlineData("/articles/2026-03-01/ca-phe")]
    [InlineData("/feeds/kinh-te/archive/2026-03/"), InlineData("/assets/site.css")]
    public async Task PagesHaveNoLastModified(string path)
    {
        using var ok = await Site.GetAsync(
            path, ("If-Modified-Since", "Fri, 31 Dec 9999 23:59:59 GMT"), ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, ok.StatusCode);
        Assert.Null(ok.Content.Headers.LastModified);
        using var notModified = await Site.GetAsync(path, ("If-None-Match", ok.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.Null(notModified.Content.Headers.LastModified);
    }

    [Theory]
    [InlineData("If-Match", "\"other\"")]
    [InlineData("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")]
    public async Task AFailedPreconditionIsAProblem(string name, string value)
    {
        using var response = await Site.GetAsync(Feed, (name, value));
        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task TheTagIsAHashOfTheDocument()
    {
        using var response = await Site.GetAsync(Feed);
        var hash = SHA256.HashData(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal($"\"{System.Buffers.Text.Base64Url.EncodeToString(hash.AsSpan(0, 16))}\"", response.Headers.ETag!.Tag);
        Assert.False(response.Headers.ETag.IsWeak);
    }
}
