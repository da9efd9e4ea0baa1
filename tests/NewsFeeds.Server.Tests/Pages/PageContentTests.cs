using System.Net;

namespace NewsFeeds.Server.Tests.Pages;

public class PageContentTests(PageTest.Fixture shared) : PageTest(shared)
{
    [Fact]
    public async Task TheFrontPageShowsTheLeadTheCategoriesAndHowToFollow()
    {
        var page = await ReadAsync("/");
        Assert.Equal("Đài thử", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["Kinh tế", "the-thao", "Trống"], page.QuerySelectorAll(".category h2").Select(heading => heading.TextContent));
        Assert.Equal("/feeds/the-thao/bong-da/", page.QuerySelector(".category .inside a")!.GetAttribute("href"));
        Assert.Equal("Cà phê đặc sản “Đăk Hà” & những chuyến hàng", page.QuerySelector(".story a")!.TextContent);
        Assert.Equal("2026-03-01T08:02:03+07:00", page.QuerySelector(".story time")!.GetAttribute("datetime"));
        Assert.Equal("08:02, 01/03/2026", page.QuerySelector(".story time")!.TextContent);
        Assert.Equal("/feeds/opml.xml", page.QuerySelector(".opml a")!.GetAttribute("href"));
        Assert.DoesNotContain(
            page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")),
            href => href!.Contains("/feeds/cu/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACategoryShowsItsNewestWithPictureSummaryBylineAndTime()
    {
        var page = await ReadAsync("/feeds/kinh-te/");
        var first = page.QuerySelector(".entry")!;
        Assert.Equal("/articles/2026-03-01/ca-phe-dac-san", first.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal(("90", "60"), (first.QuerySelector("img")!.GetAttribute("width"), first.QuerySelector("img")!.GetAttribute("height")));
        Assert.Equal(
            "Hoàng Lợi – Quang Mẫn",
            string.Join(' ', first.QuerySelector(".authors")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotNull(first.QuerySelector("time[datetime]"));
        Assert.Equal(
            "https://thu.example/trang-khac",
            page.QuerySelectorAll(".entry h3 a").Single(link => link.TextContent == "Trang khác").GetAttribute("href"));
        Assert.Equal(
            ["/feeds/kinh-te/archive/2026-03/", "/feeds/kinh-te/archive/2026-02/"],
            page.QuerySelectorAll(".archive a").Select(link => link.GetAttribute("href")));

        var parent = await ReadAsync("/feeds/the-thao/");
        Assert.Equal("/feeds/the-thao/bong-da/", parent.QuerySelector(".below a")!.GetAttribute("href"));
    }

    // Liferea takes a page with article elements for a feed of its own, and shows each entry twice.
    [Theory]
    [InlineData("/")]
    [InlineData("/feeds/kinh-te/")]
    [InlineData("/feeds/kinh-te/archive/2026-03/")]
    [InlineData("/tags/cà-phê/")]
    public async Task APageOfManyArticlesHasNoArticleElement(string path)
    {
        var page = await ReadAsync(path);
        Assert.NotEmpty(page.QuerySelectorAll("main li a"));
        Assert.Empty(page.QuerySelectorAll("article"));
        Assert.All(page.QuerySelectorAll(".entry"), entry => Assert.True(entry is { LocalName: "li", ParentElement.LocalName: "ul" }));
    }

    [Fact]
    public async Task AnArticleShowsAllThatBelongsToIt()
    {
        var page = await ReadAsync(Sample.Full);
        Assert.Equal("Cà phê đặc sản “Đăk Hà” & những chuyến hàng", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["/authors/ho%C3%A0ng-l%E1%BB%A3i/", "/authors/quang-m%E1%BA%ABn/"],
            page.QuerySelectorAll("a[rel=author]").Select(link => link.GetAttribute("href")));
        Assert.Equal("2026-03-02T09:00:00+07:00", page.QuerySelector(".updated time")!.GetAttribute("datetime"));
        Assert.Equal("Mùa chín. (Y Nhung)", page.QuerySelector(".body figcaption")!.TextContent);
        Assert.All(
            page.QuerySelectorAll(".body img"),
            picture => Assert.Equal(("90", "60"), (picture.GetAttribute("width"), picture.GetAttribute("height"))));
        Assert.Equal(2, page.QuerySelectorAll(".body img").Length);
        Assert.Equal("/media/kinh-te/tieng.mp3", page.QuerySelector("audio[controls]")!.GetAttribute("src"));
        Assert.Equal("https://thu.example/phim.mp4", page.QuerySelector("video[controls]")!.GetAttribute("src"));
        Assert.Contains("4:07", page.QuerySelector(".player figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ("Đính chính ngày 2/3/2026", "#corrections"),
            (page.QuerySelector(".corrected a")!.TextContent, page.QuerySelector(".corrected a")!.GetAttribute("href")));
        Assert.Same(page.QuerySelector("#corrections"), page.QuerySelector(".body > section:last-child"));
        Assert.Contains("Sửa số tấn.", page.QuerySelector(".body > section:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/feeds/kinh-te/", "/feeds/the-thao/bong-da/"], page.QuerySelectorAll(".filed p a").Select(link => link.GetAttribute("href")));
        Assert.Equal(
            [("cà phê", "/tags/c%C3%A0-ph%C3%AA/"), ("xuất khẩu", "/tags/xu%E1%BA%A5t-kh%E1%BA%A9u/")],
            page.QuerySelectorAll(".tags a[rel=tag]").Select(link => (link.TextContent, link.GetAttribute("href"))));
    }

    [Fact]
    public async Task AnArticleLeadsToThoseBesideItAndToThoseThatAreRelated()
    {
        var page = await ReadAsync(Sample.Full);
        Assert.Equal(["Giá cà phê"], page.QuerySelectorAll(".steps .older a").Select(link => link.TextContent));
        Assert.Empty(page.QuerySelectorAll(".steps .newer"));
        Assert.Equal(["Trang khác"], page.QuerySelectorAll(".related h3 a").Select(link => link.TextContent));
        var picture = page.QuerySelector(".related img")!;
        Assert.Equal(("90", "60", ""), (picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("alt")));

        page = await ReadAsync(Sample.Elsewhere);
        Assert.Equal("Đã rút: Số liệu sai", page.QuerySelector(".steps .older a.withdrawn")!.TextContent);
        Assert.Equal("Giá cà phê", page.QuerySelector(".steps .newer a:not(.withdrawn)")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".corrected"));
        Assert.DoesNotContain("Số liệu sai", page.QuerySelector(".related")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArticleWithdrawnAtAnUnknownTimeIsMarkedEverywhere()
    {
        await using var site = await Site.StartAsync(fill: content =>
            content.Article(
                "kinh-te/sai.md", "Bài sai", "2026-02-20T01:00:00Z", "correction: {date: 2026-02-21, note: Sửa}\nretracted: Sai"));
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        var page = parser.ParseDocument(await site.TextAsync("/articles/2026-02-20/sai"));
        Assert.Equal("Sai", page.QuerySelector(".retraction > p:last-child")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".corrected, .retraction time"));
        foreach (var path in new[] { "/feeds/kinh-te/", "/feeds/kinh-te/archive/2026-02/", "/articles/2026-03-01/ca-phe" })
        {
            page = parser.ParseDocument(await site.TextAsync(path));
            Assert.Equal("Đã rút: Bài sai", page.QuerySelector("a.withdrawn")!.TextContent);
        }
    }

    [Fact]
    public async Task ARetractedArticleShowsItsNoticeAlone()
    {
        var page = await ReadAsync(Sample.Retracted);
        Assert.Equal("Đã rút: Số liệu sai", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Số liệu chưa kiểm chứng.", page.QuerySelector(".retraction")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("không ai đọc nữa", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "\"creativeWorkStatus\":\"Retracted\"",
            page.QuerySelector("script[type='application/ld+json']")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMonthListsItsHeadlinesByDay()
    {
        var page = await ReadAsync("/feeds/kinh-te/archive/2026-02/");
        Assert.Equal("Tháng 2/2026", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Trang khác", "Đã rút: Số liệu sai"], page.QuerySelectorAll(".days a").Select(link => link.TextContent));
        Assert.Equal("/feeds/kinh-te/archive/2026-02.xml", page.QuerySelector(".forms a")!.GetAttribute("href"));
        var day = await ReadAsync("/feeds/archive/2026-02-03/");
        Assert.Equal(["Đã rút: Số liệu sai"], day.QuerySelectorAll(".days a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task EveryLinkOfEveryPageLeadsSomewhere()
    {
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/"]));
        while (waiting.TryDequeue(out var path))
        {
            using var response = await OpenAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            var addresses = page.QuerySelectorAll("[href],[src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Select(address => address.StartsWith(Origin, StringComparison.Ordinal) ? address[Origin.Length..] : address)
                .Where(address => address.StartsWith('/')).Select(address => address.Split('#')[0]);
            foreach (var address in addresses.Where(seen.Add))
            {
                waiting.Enqueue(address);
            }
        }

        Assert.Contains(Sample.Full, seen);
        Assert.Contains("/feeds/kinh-te/archive/2026-03.xml", seen);
    }
}
