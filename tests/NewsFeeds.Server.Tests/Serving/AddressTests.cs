using System.Net;
using System.Text;

namespace NewsFeeds.Server.Tests.Serving;

public class AddressTests(SiteTest.Fixture shared) : SiteTest(shared)
{
    [Theory]
    [InlineData("/Feeds/Kinh-Te/RSS.xml", "/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds/kinh-te/rss.xml/", "/feeds/kinh-te/rss.xml")]
    [InlineData("//feeds///kinh-te//rss.xml", "/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds/Kinh tế/atom.xml", "/feeds/kinh-te/atom.xml")]
    [InlineData("/feeds/Thể thao/Bóng đá/feed.json", "/feeds/the-thao/bong-da/feed.json")]
    [InlineData("/feeds/bong-da-cu/rss.xml", "/feeds/the-thao/bong-da/rss.xml")]
    [InlineData("/feeds/bong-da-cu/archive/2026-02.xml", "/feeds/the-thao/bong-da/archive/2026-02.xml")]
    [InlineData("/feeds/OPML.xml", "/feeds/opml.xml")]
    [InlineData("/feed", "/feeds/rss.xml")]
    [InlineData("/feed/", "/feeds/rss.xml")]
    [InlineData("/feed/rss2/", "/feeds/rss.xml")]
    [InlineData("/feed/rss2", "/feeds/rss.xml")]
    [InlineData("/feed/atom/", "/feeds/atom.xml")]
    [InlineData("/Feed/Atom", "/feeds/atom.xml")]
    [InlineData("/category/kinh-te/feed/", "/feeds/kinh-te/rss.xml")]
    [InlineData("/category/kinh-te/feed", "/feeds/kinh-te/rss.xml")]
    [InlineData("/category/kinh-te/feed/atom/", "/feeds/kinh-te/atom.xml")]
    [InlineData("/category/the-thao/bong-da/feed/", "/feeds/the-thao/bong-da/rss.xml")]
    [InlineData("/category/the-thao/bong-da/feed/rss2", "/feeds/the-thao/bong-da/rss.xml")]
    [InlineData("/health/live/", "/health/live")]
    [InlineData("/Health/READY", "/health/ready")]
    [InlineData("/MEDIA/kinh-te/tieng.mp3", "/media/kinh-te/tieng.mp3")]
    [InlineData("/media//kinh-te/tieng.mp3/", "/media/kinh-te/tieng.mp3")]
    [InlineData("//media/kinh-te/tieng.mp3", "/media/kinh-te/tieng.mp3")]
    [InlineData("/media/kinh-te//tieng.mp3", "/media/kinh-te/tieng.mp3")]
    [InlineData("/media/Kinh-Te/Tieng.MP3", "/media/kinh-te/tieng.mp3")]
    [InlineData("/Assets/site.css", "/assets/site.css")]
    [InlineData("/assets//Site.css/", "/assets/site.css")]
    public async Task OtherSpellingsLeadToTheOneAddress(string path, string canonical)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                var address = Site.Address.GetLeftPart(UriPartial.Authority) + path.Normalize(form);
                using var response = await Site.SendAsync(method, address);
                Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
                Assert.Equal(Site.Address.GetLeftPart(UriPartial.Authority) + canonical, response.Headers.Location!.OriginalString);
            }
        }

        using var target = await Site.GetAsync(canonical);
        Assert.Equal(HttpStatusCode.OK, target.StatusCode);
    }

    [Theory]
    [InlineData("/TIN/feed/", "/tin/feeds/rss.xml")]
    [InlineData("/Tin/Feeds/Kinh-Te/RSS.xml", "/tin/feeds/kinh-te/rss.xml")]
    [InlineData("/TIN/feeds/rss.xml", "/tin/feeds/rss.xml")]
    [InlineData("/TIN/", "/tin/")]
    public async Task AnotherSpellingOfThePathInFrontIsNoDetour(string path, string canonical)
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:PublicUrl=https://thu.example/tin"]);
        using var moved = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal("https://thu.example" + canonical, moved.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/feeds/nothing/rss.xml")]
    [InlineData("/feeds/kinh-te/rss.html")]
    [InlineData("/feeds/kinh-te/archive/2020-01.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-13.xml")]
    [InlineData("/feeds/kinh-te/archive/x.xml")]
    [InlineData("/category/nothing/feed/")]
    [InlineData("/kinh-te/feed/")]
    [InlineData("/wp-login.php")]
    [InlineData("/media/kinh-te/2026-03-01-ca-phe.md")]
    [InlineData("/media/nothing.png")]
    [InlineData("/media/")]
    [InlineData("/media")]
    [InlineData("/health/")]
    [InlineData("/health/live/x")]
    public async Task NotFoundIsAProblemDocument(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.InRange(response.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 1, 60);
        Assert.Contains("\"status\":404", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("/feeds/cu/rss.xml"), InlineData("/feeds/cu/atom.xml"), InlineData("/feeds/cu/feed.json")]
    public async Task ACategoryThatIsGoneSaysSo(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
    }

    [Theory]
    [InlineData("/feeds/kinh-te%2Frss.xml")]
    [InlineData("/feeds%2frss.xml")]
    [InlineData("/feeds/%00/rss.xml")]
    [InlineData("/feeds/rss.xml%00")]
    [InlineData("/feeds/%c0%af/rss.xml")]
    [InlineData("/feeds/%e0%80%af/rss.xml")]
    [InlineData("/feeds/%ed%a0%80/rss.xml")]
    [InlineData("/feeds/%ef%bf%be/rss.xml")]
    [InlineData("/feeds/%ff/rss.xml")]
    [InlineData("/feeds/%zz/rss.xml")]
    [InlineData("/feeds/%/rss.xml")]
    [InlineData("/feeds/kinh-te%")]
    [InlineData("/%")]
    [InlineData("/media/..%2f..%2fetc/passwd.png")]
    [InlineData("/media/%2e%2e/%2e%2e/etc/hosts.png")]
    [InlineData("/media/../../../etc/passwd")]
    [InlineData("/media/..%5c..%5cx.png")]
    [InlineData("/media/x.png%00.md")]
    [InlineData("/media/%c0%ae%c0%ae/x.png")]
    [InlineData("/media//etc/hosts.png")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/feeds/\xe9/rss.xml")]
    public async Task BrokenAddressesAreRefusedAndHurtNothing(string target) => Assert.InRange(await Site.StatusOfAsync(target), 400, 404);

    [Theory]
    [InlineData("/feeds/./kinh-te/rss.xml")]
    [InlineData("/feeds/x/../kinh-te/rss.xml")]
    [InlineData("/feeds/%2e/kinh-te/rss.xml")]
    [InlineData("/feeds/x/%2E%2e/kinh-te/rss.xml")]
    [InlineData("/feeds/x/.%2e/kinh-te/rss.xml?y")]
    [InlineData("/feeds/kinh-te/..%2frss.xml")]
    [InlineData("/feeds/x/..%2F../rss.xml")]
    [InlineData("/feeds/x%5c..%5crss.xml")]
    [InlineData("/media/../feeds/rss.xml")]
    [InlineData("/media/x/../kinh-te/tieng.mp3")]
    [InlineData("/feeds/rss.xml/.")]
    [InlineData("/feeds/x/..")]
    [InlineData("/.")]
    [InlineData("/..?x")]
    [InlineData("http://a/feeds/x/../rss.xml")]
    [InlineData("http://a/feeds/%2e/rss.xml#x")]
    [InlineData("http://a/feeds%2frss.xml")]
    [InlineData("http://a/feeds/x/..%2frss.xml")]
    [InlineData("http://a/feeds\\rss.xml")]
    public async Task DotSegmentsAreRefused(string target) => Assert.True(await Site.StatusOfAsync(target) is 400 or 404);

    [Fact]
    public async Task ATargetWithDotSegmentsIsAProblemDocument()
    {
        var response = await Site.RawAsync("GET /feeds/x/../rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", response, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/problem+json\r\n", response, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/%66eeds/rss%2Exml")]
    [InlineData("http://a/feeds/rss.xml")]
    [InlineData("http://a/feeds/rss.xml?x=/../y")]
    [InlineData("http://u:p@a:80/%66eeds/rss.xml#/../y")]
    [InlineData("/feeds/rss.xml?x=/../y")]
    [InlineData("/%66eeds/rss.xml?%2e%2e/")]
    public async Task OtherFormsOfTheSameTargetAreTheSame(string target) => Assert.Equal(200, await Site.StatusOfAsync(target));

    [Theory]
    [InlineData("/feeds/rss.xml%00", "a", 400)]
    [InlineData("/feeds/rss.xml", "a/b", 400)]
    [InlineData("/feeds/rss.xml", "a\r\nHost: b", 400)]
    [InlineData("mailto:x", "a", 405)]
    public async Task ARequestThatKestrelCannotParseIsAnsweredWithoutABody(string target, string host, int status)
    {
        // Before any code of ours: there is no document to give, but nothing to sniff or to keep either. So go 414 and 431 (LimitsTests).
        var response = await Site.RawAsync($"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 0\r\n", response, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", response, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nServer:", response, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverlongAddressIsRefused() => Assert.Equal(414, await Site.StatusOfAsync("/feeds/" + new string('x', 9000)));
}
