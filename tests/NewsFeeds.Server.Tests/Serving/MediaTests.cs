using System.Net;
using Microsoft.Extensions.Time.Testing;

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
    public async Task AFileWhoseTimeIsInNoCalendarIsSentWithoutADate()
    {
        // Of the usual file systems, only that of the memory keeps such a time.
        var folder = Directory.CreateDirectory($"/dev/shm/newsfeeds-{Path.GetRandomFileName()}").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "_index.md"), "---\ntitle: Đài thử\nauthority: example.vn,2026\n---\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "tieng.mp3"), "ID3");
            using var touch = System.Diagnostics.Process.Start("touch", ["-d", "@9999999999999", Path.Combine(folder, "tieng.mp3")]);
            await touch.WaitForExitAsync();
            await using var site = await Site.StartAsync([$"--NewsFeeds:Content={folder}"]);
            using var response = await site.GetAsync("/media/tieng.mp3");
            Assert.Equal((HttpStatusCode.OK, null), (response.StatusCode, response.Content.Headers.LastModified));
            using var poll = await site.GetAsync("/media/tieng.mp3", ("If-None-Match", response.Headers.ETag!.Tag));
            Assert.Equal(HttpStatusCode.NotModified, poll.StatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task ARangeThatTheFileDoesNotHaveIsAProblemThatNoCacheKeeps()
    {
        using var response = await Site.GetAsync(Sound, ("Range", "bytes=1000-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */1000", response.Content.Headers.ContentRange!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("\"status\":416", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("Mon, 02 Mar 2026 00:00:00 GMT", HttpStatusCode.PartialContent)]
    [InlineData("Mon, 02 Mar 2026 00:00:01 GMT", HttpStatusCode.OK)]
    [InlineData("Sun, 01 Mar 2026 23:59:59 GMT", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("blah", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("0", HttpStatusCode.OK)]
    [InlineData("W/", HttpStatusCode.OK)]
    public async Task IfRangeThatDoesNotMatchExactlySendsTheWholeFile(string ifRange, HttpStatusCode expected)
    {
        using var response = await Site.GetAsync(Sound, ("Range", "bytes=0-9"), ("If-Range", ifRange));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task IfRangeIsOneStrongTag()
    {
        using var whole = await Site.GetAsync(Sound);
        var tag = whole.Headers.ETag!.Tag;
        foreach (var not in new[] { tag.Trim('"'), "W/" + tag, $"{tag}, \"other\"", $"\"other\", {tag}" })
        {
            using var response = await Site.GetAsync(Sound, ("Range", "bytes=0-9"), ("If-Range", not));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var twice = await Site.RawAsync(
            $"GET {Sound} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nRange: bytes=0-9\r\nIf-Range: {tag}\r\nIf-Range: {tag}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", twice, StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(3600)]
    public async Task AFileHasNoLastModifiedUntilThatSecondIsOver(int secondsAhead)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 3, 0, 0, 0, 500, TimeSpan.Zero));
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/tieng.mp3", new string('x', 1000)), time: clock);
        var file = site.Content["kinh-te/tieng.mp3"];
        var date = clock.GetUtcNow().UtcDateTime.AddSeconds(secondsAhead);
        File.SetLastWriteTimeUtc(file, date);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var whole = await site.SendAsync(method, Sound);
            Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
            Assert.Equal(1000, whole.Content.Headers.ContentLength);
            Assert.Null(whole.Content.Headers.LastModified);
        }

        using var part = await site.GetAsync(Sound, ("Range", "bytes=0-9"), ("If-Range", date.ToString("R")));
        Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        using var ranged = await site.GetAsync(Sound, ("Range", "bytes=0-9"));
        Assert.Equal(HttpStatusCode.PartialContent, ranged.StatusCode);
        Assert.Null(ranged.Content.Headers.LastModified);
    }

    [Theory]
    [InlineData("/media/kinh-te/gi%E1%BA%A3m%2050%25.jpg", 200)]
    [InlineData("/media/kinh-te/50%25.jpg?v=1", 200)]
    [InlineData("/media/kinh-te/a%252Fb.jpg", 200)]
    [InlineData("/MEDIA/kinh-te/50%25.jpg", 301)]
    [InlineData("/media/kinh-te/50%.jpg", 404)]
    [InlineData("/media/kinh-te/50%.jpg?%25", 404)]
    [InlineData("/media/kinh-te/a%2Fb.jpg", 404)]
    [InlineData("/media/kinh-te%2F50%25.jpg", 400)]
    [InlineData("/media/kinh-te/%FF.jpg", 404)]
    [InlineData("/media/kinh-te/%25FF.jpg", 200)]
    [InlineData("/media/kinh-te/%FF50%25.jpg", 404)]
    [InlineData("/media/trong/%2e%2e/kinh-te/50%25.jpg", 400)]
    [InlineData("/media/trong/%252e%252e/kinh-te/50%25.jpg", 404)]
    [InlineData("/media/kinh-te/50%25.jpg%00", 400)]
    [InlineData("/media/kinh-te/50%25%5C.jpg", 400)]
    public async Task APercentSignInANameIsOneThatTheClientEncoded(string target, int status)
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("kinh-te/giảm 50%.jpg", "x");
            content.Write("kinh-te/50%.jpg", "x");
            content.Write("kinh-te/a%2Fb.jpg", "x");
            content.Write("kinh-te/%FF.jpg", "x");
        });
        Assert.Equal(status, await site.StatusOfAsync(target));
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
        using var notModified = await Site.GetAsync(
            Sound, ("If-None-Match", "W/" + whole.Headers.ETag!.Tag), ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.Equal(whole.Headers.ETag, notModified.Headers.ETag);
        using var failed = await Site.GetAsync(Sound, ("If-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
        using var invented = await Site.GetAsync(Sound, ("If-Match", whole.Headers.ETag.Tag[..^1] + "-gzip\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, invented.StatusCode); // No coding is made of a file, so none has a tag.
        using var both = await Site.GetAsync(
            Sound, ("If-Match", whole.Headers.ETag.Tag), ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, both.StatusCode);
    }

    [Theory]
    [InlineData("hinh.jpg", "image/png")]
    [InlineData("trang.jpg", "image/jpeg")]
    [InlineData("trang.mp3", "audio/mpeg")]
    public async Task AFileIsSentAsWhatItsBytesAreOrElseItsName(string name, string mediaType)
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("kinh-te/hinh.jpg", Pictures.Png(9, 9));
            content.Write("kinh-te/trang.jpg", "<!doctype html><script>alert(1)</script>");
            content.Write("kinh-te/trang.mp3", "<!doctype html><script>alert(1)</script>");
        });
        for (var time = 0; time < 2; time++)
        {
            using var response = await site.GetAsync($"/media/kinh-te/{name}");
            Assert.Equal(mediaType, response.Content.Headers.ContentType!.ToString());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }

        Assert.Equal(1, site.Log.Count($"kinh-te/{name}:1:1: warning: the"));
    }

    [Fact]
    public async Task AFileThatBecomesAnotherTypeHasAnotherTagAtTheSameLengthAndTime()
    {
        const string Path = "/media/kinh-te/hinh.jpg";
        var (png, jpeg) = (Pictures.Png(9, 9), Pictures.Jpeg(9, 9));
        var length = Math.Max(png.Length, jpeg.Length);
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/hinh.jpg", [.. jpeg, .. new byte[length - jpeg.Length]]));
        using var before = await site.GetAsync(Path);
        Assert.Equal("image/jpeg", before.Content.Headers.ContentType!.MediaType);

        var file = site.Content["kinh-te/hinh.jpg"];
        var written = File.GetLastWriteTimeUtc(file);
        File.WriteAllBytes(file, [.. png, .. new byte[length - png.Length]]);
        File.SetLastWriteTimeUtc(file, written);
        await site.UntilAsync(async () =>
        {
            using var after = await site.GetAsync(Path, ("If-None-Match", before.Headers.ETag!.Tag));
            return after.StatusCode == HttpStatusCode.OK && after.Content.Headers.ContentType!.MediaType == "image/png";
        });
    }

    [Fact]
    public async Task APictureOfAPhoneHasTheSizeAtWhichItIsShownEverywhere()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Article(
                "kinh-te/a.md", date: "2026-03-01T02:00:00Z", more: "image: {src: dung.jpg, alt: Ảnh}", body: "![Ảnh](dung.webp)");
            content.Write("kinh-te/dung.jpg", Pictures.Jpeg(400, 300, Pictures.TurnedByAQuarter));
            content.Write("kinh-te/dung.webp", Pictures.WebP(400, 300, Pictures.TurnedByAQuarter));
        });
        foreach (var path in new[] { "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/", "/articles/2026-03-01/a" })
        {
            var text = await site.TextAsync(path);
            Assert.Contains("width=\"300\" height=\"400\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("width=\"400\"", text, StringComparison.Ordinal);
        }

        var page = await site.TextAsync("/articles/2026-03-01/a");
        Assert.Contains("<meta property=\"og:image:width\" content=\"300\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APictureThatIsADocumentRunsNothing()
    {
        using var response = await Site.GetAsync("/media/kinh-te/hinh.svg");
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
