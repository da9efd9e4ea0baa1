using System.Net;

namespace NewsFeeds.Server.Tests.Serving;

public class MediaTests(SiteTest.Fixture shared) : SiteTest(shared)
{
    private const string Sound = "/media/kinh-te/tieng.mp3";

    [Theory, InlineData("GET"), InlineData("HEAD")]
    public async Task AFileIsSentWithItsTypeAndValidators(string method)
    {
        using var response = await Site.SendAsync(new(method), Sound);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/mpeg", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(1000, response.Content.Headers.ContentLength);
        Assert.Equal(["bytes"], response.Headers.AcceptRanges);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull(response.Headers.ETag);
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    [Theory]
    [InlineData("bytes=0-9", 206, "bytes 0-9/1000")]
    [InlineData("bytes=990-", 206, "bytes 990-999/1000")]
    [InlineData("bytes=-10", 206, "bytes 990-999/1000")]
    [InlineData("bytes=2000-", 416, "bytes */1000")]
    [InlineData("lines=1-2", 200, null)]
    public async Task RangesAreSent(string range, int status, string? contentRange)
    {
        using var response = await Site.GetAsync(Sound, ("Range", range));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task IfRangeSendsTheRangeOnlyOfTheFileThatTheClientHas()
    {
        using var whole = await Site.GetAsync(Sound);
        using var same = await Site.GetAsync(Sound, ("Range", "bytes=0-9"), ("If-Range", whole.Headers.ETag!.Tag));
        using var other = await Site.GetAsync(Sound, ("Range", "bytes=0-9"), ("If-Range", "\"other\""));
        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task RangeIsIgnoredForHead()
    {
        using var response = await Site.SendAsync(HttpMethod.Head, Sound, ("Range", "bytes=0-9"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task PreconditionsHoldForFilesToo()
    {
        using var whole = await Site.GetAsync(Sound);
        using var notModified = await Site.GetAsync(Sound, ("If-None-Match", "W/" + whole.Headers.ETag!.Tag), ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.Equal(whole.Headers.ETag, notModified.Headers.ETag);
        using var failed = await Site.GetAsync(Sound, ("If-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
        using var both = await Site.GetAsync(Sound, ("If-Match", whole.Headers.ETag.Tag), ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, both.StatusCode);
    }

    [Fact]
    public async Task APictureThatIsADocumentRunsNothing()
    {
        using var response = await Site.GetAsync("/media/kinh-te/hinh.svg");
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
