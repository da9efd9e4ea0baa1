using System.Net;

namespace NewsFeeds.Server.Tests.Serving;

public class SiteRedirectsTests(SiteRedirectsTests.Fixture shared) : IClassFixture<SiteRedirectsTests.Fixture>
{
    private const string File = "_redirects.yml";

    private const string Lines = """
        /tag/bao-2/: /tags/bão/
        /tag/b%C3%A3o/: /tags/b%C3%A3o/rss.xml?a=bão&b=%C3%A3#tin-mới
        /?cat=4: /feeds/kinh-te/
        /?cat=4&feed=rss2: /feeds/kinh-te/rss.xml
        /?p=7: /2021/05/cu
        /2021/05/cu: /feeds/Kinh-Te/#follow
        /xa: https://việt.example.vn/bài?x=ế
        /tin-cu: https://feeds.example.vn/tu/2021/05/cu/
        /feeds/kinh-te/: /khac
        /feeds/kinh-te/rss.xml: /khac
        /dung: /feeds/kinh-te/
        /author/loi/: /authors/lợi/
        /tag/rieng/: /tags/riêng/
        /tag/rieng/feed/: /feeds/trong/atom.xml
        /moi-tin/: /
        /thang/: /feeds/kinh-te/archive/2026-03/
        /category/ten-khac/: /feeds/trong/
        /media/cu.png: /media/moi.png
        /media/kinh-te/hinh.png: /khac
        /category/kinh-te/: /feeds/trong/
        /comments/feed/atom/: /feeds/atom.xml
        /cua-bai: /khac
        /vong: /vong-2/
        /vong-2: https://feeds.example.vn/tu/vong
        /?p=8: /?p=8
        /dieu-khien: "/a\u0007%00 b?\u0007 \uFFFE#\u0007é"
        """;

    [Theory]
    [InlineData("/tag/bao-2/", "https://feeds.example.vn/tu/tags/b%C3%A3o/")]
    [InlineData("/tag/bao-2", "https://feeds.example.vn/tu/tags/b%C3%A3o/")]
    [InlineData("/tag/bao-2?x", "https://feeds.example.vn/tu/tags/b%C3%A3o/")]
    [InlineData("/tag/b%C3%A3o/", "https://feeds.example.vn/tu/tags/b%C3%A3o/rss.xml?a=b%C3%A3o&b=%C3%A3#tin-m%E1%BB%9Bi")]
    [InlineData("/tag/ba%CC%83o", "https://feeds.example.vn/tu/tags/b%C3%A3o/rss.xml?a=b%C3%A3o&b=%C3%A3#tin-m%E1%BB%9Bi")]
    [InlineData("/?cat=4", "https://feeds.example.vn/tu/feeds/kinh-te/")]
    [InlineData("/?cat=4&feed=rss2", "https://feeds.example.vn/tu/feeds/kinh-te/rss.xml")]
    [InlineData("/?feed=rss2&cat=4", "https://feeds.example.vn/tu/feeds/kinh-te/rss.xml")]
    [InlineData("/?cat=4&feed=atom", "https://feeds.example.vn/tu/feeds/kinh-te/atom.xml")]
    [InlineData("/?feed=JSON&cat=4", "https://feeds.example.vn/tu/feeds/kinh-te/feed.json")]
    [InlineData("/?feed=atom&p=7", "https://feeds.example.vn/tu/feeds/kinh-te/atom.xml")]
    [InlineData("/?p=7", "https://feeds.example.vn/tu/feeds/kinh-te/#follow")]
    [InlineData("/tin-cu", "https://feeds.example.vn/tu/feeds/kinh-te/#follow")]
    [InlineData("/xa", "https://xn--vit-5kz.example.vn/b%C3%A0i?x=%E1%BA%BF")]
    [InlineData("/dung", "https://feeds.example.vn/tu/feeds/kinh-te/")]
    [InlineData("/tag/bao-2/feed/", "https://feeds.example.vn/tu/tags/b%C3%A3o/rss.xml")]
    [InlineData("/tag/bao-2/feed", "https://feeds.example.vn/tu/tags/b%C3%A3o/rss.xml")]
    [InlineData("/tag/bao-2/Feed/RSS2/", "https://feeds.example.vn/tu/tags/b%C3%A3o/rss.xml")]
    [InlineData("/tag/bao-2/feed/atom/", "https://feeds.example.vn/tu/tags/b%C3%A3o/atom.xml")]
    [InlineData("/author/loi/feed/", "https://feeds.example.vn/tu/authors/l%E1%BB%A3i/rss.xml")]
    [InlineData("/author/loi/feed/json?x=1", "https://feeds.example.vn/tu/authors/l%E1%BB%A3i/feed.json")]
    [InlineData("/tag/rieng/feed/", "https://feeds.example.vn/tu/feeds/trong/atom.xml")]
    [InlineData("/tag/rieng/feed/atom/", "https://feeds.example.vn/tu/tags/ri%C3%AAng/atom.xml")]
    [InlineData("/dung/feed/rdf", "https://feeds.example.vn/tu/feeds/kinh-te/rss.xml")]
    [InlineData("/tin-cu/feed/", "https://feeds.example.vn/tu/feeds/kinh-te/rss.xml")]
    [InlineData("/moi-tin/feed/atom", "https://feeds.example.vn/tu/feeds/atom.xml")]
    [InlineData("/category/ten-khac/feed/", "https://feeds.example.vn/tu/feeds/trong/rss.xml")]
    [InlineData("/category/kinh-te/feed/", "https://feeds.example.vn/tu/feeds/trong/rss.xml")]
    [InlineData("/media/cu.png", "https://feeds.example.vn/tu/media/moi.png")]
    [InlineData("/category/kinh-te", "https://feeds.example.vn/tu/feeds/trong/")]
    [InlineData("/comments/feed/atom", "https://feeds.example.vn/tu/feeds/atom.xml")]
    [InlineData("/cua-bai", "https://feeds.example.vn/tu/articles/2026-03-02/bai")]
    [InlineData("/?feed=rss", "https://feeds.example.vn/tu/feeds/rss.xml")]
    [InlineData("/?feed=rss2", "https://feeds.example.vn/tu/feeds/rss.xml")]
    [InlineData("/?feed=rdf", "https://feeds.example.vn/tu/feeds/rss.xml")]
    [InlineData("/?feed=atom", "https://feeds.example.vn/tu/feeds/atom.xml")]
    public async Task AFormerAddressLeadsToTheEndInOneAnswer(string path, string location)
    {
        var site = shared.Site;
        foreach (var method in new[] { "GET", "HEAD" })
        {
            var answer = await site.RawAsync($"{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 301 ", answer, StringComparison.Ordinal);
            Assert.Contains($"\r\nLocation: {location}\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nCache-Control: public, max-age=3600\r\n", answer, StringComparison.Ordinal);
            Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhateverSignsItHasTheAnswerIsInAscii()
    {
        var site = shared.Site;
        var answer = await site.RawAsync("GET /dieu-khien HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 301 ", answer, StringComparison.Ordinal);
        var location = answer.Split("\r\n").Single(line => line.StartsWith("Location: ", StringComparison.Ordinal));
        Assert.DoesNotContain(location, sign => sign is < ' ' or > '~');
    }

    [Theory]
    [InlineData("/feeds/kinh-te/", 200)]
    [InlineData("/feeds/kinh-te/rss.xml", 200)]
    [InlineData("/media/kinh-te/hinh.png", 200)]
    [InlineData("/", 200)]
    [InlineData("/?p=9", 200)]
    [InlineData("/?cat=4&feed=rss3", 200)]
    [InlineData("/?feed=rss3&cat=4", 200)]
    [InlineData("/?feed=rss2&cat=5", 200)]
    [InlineData("/?feed=rss2&cat=4&feed=atom", 200)]
    [InlineData("/?feed=rss2&p=8", 404)]
    [InlineData("/?feed=rss2&utm_source=x", 200)]
    [InlineData("/?feed=", 200)]
    [InlineData("/vong", 404)]
    [InlineData("/vong-2", 404)]
    [InlineData("/?p=8", 404)]
    [InlineData("/media/khong-co.png", 404)]
    [InlineData("/tag/bao-2/feed/x", 404)]
    [InlineData("/tag/bao-2/feed/atom/x", 404)]
    [InlineData("/tag/khong-co/feed/", 404)]
    [InlineData("/xa/feed/", 404)]
    [InlineData("/cua-bai/feed/", 404)]
    [InlineData("/thang/feed/", 404)]
    [InlineData("/vong/feed/", 404)]
    [InlineData("/comments/feed/", 410)]
    [InlineData("/comments/feed", 410)]
    [InlineData("/Comments/Feed/rss2/", 410)]
    [InlineData("/comments/feed/x/", 404)]
    [InlineData("/comments/", 404)]
    public async Task WhatIsThereAnswersItself(string path, int status)
    {
        var site = shared.Site;
        Assert.Equal(status, await site.StatusOfAsync(path));
    }

    [Fact]
    public async Task AnotherSpellingOfADocumentLeadsToItWhateverTheFileSays()
    {
        var site = shared.Site;
        using var moved = await site.GetAsync("/feeds/kinh-te");
        Assert.Equal("https://feeds.example.vn/tu/feeds/kinh-te/", moved.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task AnEditIsSeenAndMakesNoDocumentAgain()
    {
        await using var site = await StartAsync();
        await site.MadeAheadAsync();
        using var feed = await site.GetAsync("/feeds/kinh-te/rss.xml");
        using var page = await site.GetAsync("/articles/2026-03-02/bai");
        var made = site.Catalog.Makes;

        site.Content.Write(File, Lines + "\n/moi: /feeds/kinh-te/\n");
        await site.UntilAsync(async () => await site.StatusOfAsync("/moi") == 301);
        site.Content.Delete(File);
        await site.UntilAsync(async () => await site.StatusOfAsync("/moi") == 404);
        await site.MadeAheadAsync();

        using var feedAfter = await site.GetAsync("/feeds/kinh-te/rss.xml");
        using var pageAfter = await site.GetAsync("/articles/2026-03-02/bai");
        Assert.Equal((feed.Headers.ETag, page.Headers.ETag), (feedAfter.Headers.ETag, pageAfter.Headers.ETag));
        Assert.Equal(feed.Content.Headers.LastModified, feedAfter.Content.Headers.LastModified);
        Assert.Equal(made, site.Catalog.Makes);
    }

    [Fact]
    public async Task ABrokenFileLeavesTheServiceDegradedAndItsAddressesAsTheyWere()
    {
        await using var site = await StartAsync();
        var before = (await site.HealthAsync()).HeldBack;
        site.Content.Write(File, "/tag/bao-2/: /khac\n/hong\n");
        await site.UntilHeldBackAsync(before + 1);

        using var moved = await site.GetAsync("/tag/bao-2/");
        Assert.Equal("https://feeds.example.vn/tu/tags/b%C3%A3o/", moved.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.OK, "degraded", before + 1), await site.HealthAsync());

        site.Content.Write(File, "/tag/bao-2/: /khac\n");
        await site.UntilHeldBackAsync(before);
        using var mended = await site.GetAsync("/tag/bao-2/");
        Assert.Equal("https://feeds.example.vn/tu/khac", mended.Headers.Location!.OriginalString);
    }

    private static Task<Site> StartAsync() => Site.StartAsync(["--NewsFeeds:PublicUrl=https://feeds.example.vn/tu"], content =>
    {
        content.Article("kinh-te/2026-03-02-bai.md", "Bài", "2026-03-02T00:00:00Z", "aliases: [/cua-bai]");
        content.Write("kinh-te/hinh.png", "x");
        content.Write(File, Lines);
    });

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await StartAsync();

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
