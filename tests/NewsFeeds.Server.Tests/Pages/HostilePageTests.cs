using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Pages;

public class HostilePageTests
{
    private const string Markup = "<script>alert(1)</script><img src=x onerror=alert(1)></title></head><!--";

    [Fact]
    public async Task TextsThatLookLikeMarkupStayTexts()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write(
                "_index.md",
                $"---\ntitle: '{Markup}'\ndescription: '{Markup}'\ncopyright: '{Markup}'\nimprint: '{Markup}'\n---\n");
            content.Write("kinh-te/_index.md", $"---\ntitle: '{Markup}'\ndescription: '{Markup}'\n---\n");
            content.Write("kinh-te/2026-03-01-x.md", $"""
                ---
                title: '{Markup}'
                date: 2026-03-01
                summary: '{Markup}'
                authors: ['{Markup}']
                tags: ['{Markup}', '</script><script>alert(2)</script>']
                image: '{'{'} src: "https://example.com/x.png", alt: "{"\\\""}><script>", caption: "<script>", credit: "<script>" {'}'}'
                ---

                {Markup}
                """);
        });
        foreach (var path in new[] { "/", "/feeds/kinh-te/", "/articles/2026-03-01/x", "/feeds/kinh-te/archive/2026-03/", "/nothing",
            Address.Page(ListingKey.OfTag(Markup)).Path, Address.Page(ListingKey.OfAuthor(Markup)).Path })
        {
            using var response = await site.GetAsync(path, ("Accept", "text/html"));
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            Assert.All(page.QuerySelectorAll("script"), script =>
                Assert.True(script.HasAttribute("src") || script.GetAttribute("type") == "application/ld+json"));
            Assert.InRange(page.QuerySelectorAll("script").Length, 1, 2);
            Assert.Empty(page.QuerySelectorAll("[onerror]"));
            Assert.NotNull(page.QuerySelector("body > main#content"));
            Assert.Equal(Markup, page.QuerySelector("body > footer > .imprint")!.TextContent);
        }
    }

    [Fact]
    public async Task ABodyThatDoesNotCloseItsMarkupCannotReachOutOfItsPlace()
    {
        await using var site = await Site.StartAsync(fill: content =>
            content.Write("kinh-te/2026-03-01-x.md",
                "---\ntitle: X\ndate: 2026-03-01\n---\n\n"
                + "<div><article><section><table><b></article></div></main></body></html><style>body{display:none}</style>\n"));
        using var response = await site.GetAsync("/articles/2026-03-01/x");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector("main > footer.filed"));
        Assert.NotNull(page.QuerySelector("body > footer"));
        Assert.Empty(page.QuerySelectorAll("style"));
    }

    [Fact]
    public async Task AnAttributeThatLooksLikeATagStaysAnAttribute()
    {
        await using var site = await Site.StartAsync(fill: content =>
            content.Write("kinh-te/2026-03-01-x.md", """
                ---
                title: X
                date: 2026-03-01
                ---

                <a href="https://example.com/" title="<table><img src=x onerror=alert(1)></table>">liên kết</a>
                và <b title='"><table>'>chữ</b>
                """));
        using var response = await site.GetAsync("/articles/2026-03-01/x");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal("<table><img src=x onerror=alert(1)></table>", page.QuerySelector(".body a")!.GetAttribute("title"));
        Assert.Empty(page.QuerySelectorAll(".body table, .body img, .body .wide"));
    }

    [Fact]
    public async Task SixtyCategoriesAndLongTextsStayUnderAHundredKilobytes()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            for (var i = 0; i < 60; i++)
            {
                var category = string.Create(CultureInfo.InvariantCulture, $"chuyen-muc-so-{i}");
                content.Write($"{category}/_index.md",
                    $"---\ntitle: Chuyên mục thứ {i} của tòa soạn\n"
                    + $"description: {string.Concat(Enumerable.Repeat("Tin trong vùng. ", 10))}\n---\n");
                for (var day = 1; day < 4; day++)
                {
                    content.Write($"{category}/2026-03-0{day}-bai.md",
                        $"---\ntitle: Một bài có đầu đề dài vừa phải, như bài báo thường có {i}\nimage: bai.jpg\n---\n\nThân.\n");
                }
            }

            content.Write("chuyen-muc-so-1/hai/ba/bon/nam/2026-03-09-bai.md", "---\ntitle: Ở cấp thứ năm\n---\n\nThân.\n");
            for (var i = 0; i < 100; i++)
            {
                content.Write($"kinh-te/2026-02-{1 + (i % 28):00}-bai-{i}.md",
                    $"---\ntitle: {new string('W', 300)}\ndate: 2026-02-{1 + (i % 28):00}\n"
                    + $"summary: {string.Concat(Enumerable.Repeat("Tóm tắt dài. ", 300))}\n---\n\nThân.\n");
            }
        });
        foreach (var path in new[] { "/", "/feeds/kinh-te/", "/feeds/kinh-te/archive/2026-02/" })
        {
            using var response = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, 100_000);
        }
    }

    [Fact]
    public async Task ABusyMonthIsListedDayByDay()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            for (var i = 0; i < 310; i++)
            {
                content.Write($"kinh-te/2026-02-{1 + (i % 28):00}-bai-{i}.md", $"---\ntitle: Bài {i}\n---\n\nThân.\n");
            }
        });
        using var response = await site.GetAsync("/feeds/kinh-te/archive/2026-02/");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(28, page.QuerySelectorAll(".days a").Length);
        using var day = await site.GetAsync(page.QuerySelector(".days a")!.GetAttribute("href")!);
        Assert.Equal(11, new HtmlParser().ParseDocument(await day.Content.ReadAsStringAsync()).QuerySelectorAll(".days li a").Length);
    }

    [Fact]
    public async Task AnArticleWithoutPictureSummaryOrAuthorIsAPage()
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/2026-03-01-x.md", "---\ntitle: X\ndate: 2026-03-01\n---\n"));
        foreach (var path in new[] { "/articles/2026-03-01/x", "/feeds/kinh-te/", "/" })
        {
            using var response = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task TextFromRightToLeftSaysSo()
    {
        await using var site = await Site.StartAsync(fill: content =>
            content.Write("kinh-te/2026-03-01-x.md", "---\ntitle: مرحبا بالعالم\ndate: 2026-03-01\nlanguage: ar\n---\n\nهذا نص عربي.\n"));
        using var response = await site.GetAsync("/articles/2026-03-01/x");
        var article = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector("main > article")!;
        Assert.Equal(("ar", "rtl"), (article.GetAttribute("lang"), article.GetAttribute("dir")));
    }
}
