using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace NewsFeeds.Server.Tests.Pages;

public class PageHeadTests(PageTest.Fixture shared) : PageTest(shared)
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/feeds/archive/2026-03/", "")]
    [InlineData("/feeds/kinh-te/", "/feeds/kinh-te")]
    [InlineData("/feeds/the-thao/bong-da/", "/feeds/the-thao/bong-da")]
    [InlineData("/tags/cà-phê/", "/tags/c%C3%A0-ph%C3%AA")]
    [InlineData("/authors/quang-mẫn/", "/authors/quang-m%E1%BA%ABn")]
    [InlineData(Sample.Full, "/feeds/kinh-te")]
    [InlineData("/feeds/kinh-te/archive/2026-03/", "/feeds/kinh-te")]
    public async Task APageAnnouncesEveryFormOfItsOwnFeedThenOfEverythings(string path, string own)
    {
        var page = await ReadAsync(path);
        var announced = page.QuerySelectorAll("head link[rel=alternate]")
            .Select(link =>
                (link.GetAttribute("type"), link.GetAttribute("href"), HasTitle: !string.IsNullOrEmpty(link.GetAttribute("title"))))
                .ToList();
        Assert.Equal((own.Length > 0 ? Forms(own) : []).Concat(Forms("/feeds")), announced);
        foreach (var (type, href, _) in announced)
        {
            using var feed = await Site.GetAsync(href!);
            Assert.Equal((HttpStatusCode.OK, type), (feed.StatusCode, feed.Content.Headers.ContentType!.MediaType));
        }

        IEnumerable<(string?, string?, bool)> Forms(string of) =>
        [
            ("application/rss+xml", $"{Origin}{of}/rss.xml", true),
            ("application/atom+xml", $"{Origin}{of}/atom.xml", true),
            ("application/feed+json", $"{Origin}{of}/feed.json", true),
        ];
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/feeds/kinh-te/", "/feeds/kinh-te/")]
    [InlineData("/tags/cà-phê/", "/tags/c%C3%A0-ph%C3%AA/")]
    [InlineData("/authors/quang-mẫn/", "/authors/quang-m%E1%BA%ABn/")]
    [InlineData(Sample.Full, Sample.Full)]
    [InlineData(Sample.Elsewhere, "https://thu.example/trang-khac")]
    [InlineData("/feeds/kinh-te/archive/2026-03/", "/feeds/kinh-te/archive/2026-03/")]
    public async Task APageNamesItsOneAddress(string path, string canonical)
    {
        var page = await ReadAsync(path);
        var expected = canonical.StartsWith('/') ? Origin + canonical : canonical;
        Assert.Equal(expected, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(expected, Property(page, "og:url"));
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/media/icon.png", page.QuerySelector("link[rel=icon]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task AnArticleTellsWhatSharingNeeds()
    {
        var page = await ReadAsync(Sample.Full);
        Assert.Equal("Cà phê đặc sản “Đăk Hà” & những chuyến hàng – Đài thử", page.Title);
        Assert.Equal("article", Property(page, "og:type"));
        Assert.Equal("Cà phê đặc sản “Đăk Hà” & những chuyến hàng", Property(page, "og:title"));
        Assert.Equal("Đài thử", Property(page, "og:site_name"));
        Assert.Equal("vi_VN", Property(page, "og:locale"));
        Assert.Equal($"{Origin}/media/kinh-te/hinh.png", Property(page, "og:image"));
        Assert.Equal("90", Property(page, "og:image:width"));
        Assert.Equal("2026-03-01T08:02:03+07:00", Property(page, "article:published_time"));
        Assert.Equal("2026-03-02T09:00:00+07:00", Property(page, "article:modified_time"));
        Assert.StartsWith("Đoạn đầu", Property(page, "og:description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArticleIsANewsArticleOfSchemaOrg()
    {
        var page = await ReadAsync(Sample.Full);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var article = data.RootElement;
        Assert.Equal("NewsArticle", article.GetProperty("@type").GetString());
        Assert.Equal("Cà phê đặc sản “Đăk Hà” & những chuyến hàng", article.GetProperty("headline").GetString());
        Assert.Equal(Origin + Sample.Full, article.GetProperty("mainEntityOfPage").GetString());
        Assert.Equal("2026-03-01T08:02:03+07:00", article.GetProperty("datePublished").GetString());
        Assert.Equal("2026-03-02T09:00:00+07:00", article.GetProperty("dateModified").GetString());
        Assert.Equal(
            ["Hoàng Lợi", "Quang Mẫn"],
            article.GetProperty("author").EnumerateArray().Select(author => author.GetProperty("name").GetString()));
        Assert.Equal(
            ["https://thu.example/hoang-loi", $"{Origin}/authors/quang-m%E1%BA%ABn/"],
            article.GetProperty("author").EnumerateArray().Select(author => author.GetProperty("url").GetString()));
        Assert.Equal("Đài thử", article.GetProperty("publisher").GetProperty("name").GetString());
        Assert.Equal(["Kinh tế", "Bóng đá"], article.GetProperty("articleSection").EnumerateArray().Select(section => section.GetString()));
        Assert.Equal("PT4M7S", article.GetProperty("associatedMedia")[0].GetProperty("duration").GetString());
        Assert.Equal("Sửa số tấn.", article.GetProperty("correction")[0].GetProperty("text").GetString());
    }

    private static string? Property(IHtmlDocument page, string name) =>
        page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");
}
