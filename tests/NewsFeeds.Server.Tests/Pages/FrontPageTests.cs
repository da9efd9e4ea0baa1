using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Pages;

public class FrontPageTests
{
    [Fact]
    public async Task TheNewestStoryWithAPictureLeadsAndTheOthersFollowInOrder()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            Article(content, "the-thao", 5);
            Article(content, "the-thao", 4, "image: {src: hinh.png, alt: Sân cỏ}\nsummary: Tóm tắt của bài.\nauthors: [Hoàng Lợi]");
            content.Write("the-thao/hinh.png", Sample.Png(90, 60));
            for (var day = 6; day < 13; day++)
            {
                Article(content, "kinh-te", day, day == 6 ? "retracted: Số liệu sai.\nimage: https://x.example/a.jpg" : "");
            }
        });
        var page = await ReadAsync(site);
        Assert.Equal("Bài 4", page.QuerySelector(".story h2 a")!.TextContent);
        Assert.Equal("/articles/2026-04-04/bai", page.QuerySelector(".story h2 a")!.GetAttribute("href"));
        Assert.Equal("/media/the-thao/hinh.png", page.QuerySelector(".story img")!.GetAttribute("src"));
        Assert.Equal("90x60", Size(page, ".story img"));
        Assert.Contains("Tóm tắt của bài.", page.QuerySelector(".story p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Bài 12", "Bài 11", "Bài 10", "Bài 9", "Bài 8", "Bài 7", "Đã rút: Bài 6"], Texts(page, ".river li > a"));
        Assert.Equal("Kinh tế", page.QuerySelector(".river .byline a")!.TextContent);
    }

    [Fact]
    public async Task AnOldPictureDoesNotLeadAndAWithdrawnStoryNeverDoes()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            Article(content, "kinh-te", 3, "image: https://x.example/a.jpg");
            for (var day = 4; day < 13; day++)
            {
                Article(content, "kinh-te", day);
            }

            Article(content, "kinh-te", 20, "retracted: Số liệu sai.");
        });
        var page = await ReadAsync(site);
        Assert.Equal("Bài 12", page.QuerySelector(".story h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".story img"));
        var withdrawn = page.QuerySelector(".river li > a")!;
        Assert.Equal(("Đã rút: Bài 20", "withdrawn"), (withdrawn.TextContent, withdrawn.ClassName));
    }

    [Fact]
    public async Task ACategoryShowsThreeHeadlinesOnePictureAndAllThatIsBelowIt()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("the-thao/_index.md", "---\ntitle: Thể thao\n---\n");
            content.Write("the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\n---\n");
            content.Write("the-thao/bong-da/giai-xa/_index.md", "---\ntitle: Giải các xã\n---\n");
            content.Write("the-thao/vo/_index.md", "---\ntitle: Võ\n---\n");
            content.Write("the-thao/cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");
            for (var day = 1; day < 6; day++)
            {
                Article(content, "the-thao/bong-da/giai-xa", day, day == 3 ? "image: {src: https://x.example/3.jpg, alt: Cờ}" : "");
            }

            Article(content, "kinh-te", 29, "image: https://x.example/lead.jpg");
        });
        var page = await ReadAsync(site);
        var sport = page.QuerySelectorAll(".category").Single(each => each.QuerySelector("h2")!.TextContent == "Thể thao");
        Assert.Equal(["Bóng đá", "Giải các xã", "Võ"], Texts(sport, ".inside a"));
        Assert.Equal(["Bài 3", "Bài 5", "Bài 4"], Texts(sport, "h3"));
        Assert.Equal("https://x.example/3.jpg", sport.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("Cờ", sport.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal("/feeds/the-thao/#follow", sport.QuerySelector("a.follow")!.GetAttribute("href"));
    }

    [Fact]
    public async Task NoStoryLeadsAndStandsInACategoryAndNoPictureIsShownTwice()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("the-thao/_index.md", "---\ntitle: Thể thao\n---\n");
            content.Write("y-te/_index.md", "---\ntitle: Y tế\n---\n");
            Article(content, "kinh-te", 9, "image: https://x.example/9.jpg\ncategories: [y-te]");
            Article(content, "kinh-te", 8, "image: https://x.example/8.jpg\ncategories: [the-thao, y-te]");
        });
        var page = await ReadAsync(site);
        Assert.Equal(
            ["https://x.example/9.jpg", "https://x.example/8.jpg"],
            page.QuerySelectorAll(":is(.story, .category) img").Select(each => each.GetAttribute("src")));
        Assert.DoesNotContain("Bài 9", Texts(page, ".category h3"));
        Assert.Equal(3, Texts(page, ".category h3").Count(headline => headline == "Bài 8"));
    }

    [Fact]
    public async Task ACategoryWithTheLeadAloneShowsItAndOneWithoutArticlesComesLast()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("a-trong/_index.md", "---\ntitle: Trống\n---\n");
            content.Write("y-te/_index.md", "---\ntitle: Y tế\n---\n");
            Article(content, "y-te", 9, "image: https://x.example/9.jpg");
        });
        var page = await ReadAsync(site);
        var categories = page.QuerySelectorAll(".category");
        Assert.Equal("Trống", categories[^1].QuerySelector("h2")!.TextContent);
        Assert.Contains("chưa có bài", categories[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["Bài 9"], Texts(categories.Single(each => each.QuerySelector("h2")!.TextContent == "Y tế"), "h3"));
    }

    [Fact]
    public async Task ANewPictureFileMakesItAgain()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            Article(content, "kinh-te", 9, "image: lead.png");
            Article(content, "kinh-te", 8, "image: hinh.png");
            content.Write("kinh-te/lead.png", Sample.Png(90, 60));
            content.Write("kinh-te/hinh.png", Sample.Png(90, 60));
        });
        Assert.Equal("90x60", Size(await ReadAsync(site), ".category img"));
        site.Content.Write("kinh-te/hinh.png", Sample.Png(80, 60));
        await Eventually.HoldsAsync(async () => Size(await ReadAsync(site), ".category img") == "80x60", "a category's picture");
        site.Content.Write("kinh-te/lead.png", Sample.Png(70, 60));
        await Eventually.HoldsAsync(async () => Size(await ReadAsync(site), ".story img") == "70x60", "the lead's picture");
    }

    [Fact]
    public async Task ANewsroomWithoutArticlesHasAFrontPage()
    {
        await using var site = await Site.StartAsync(
            fill: content => Array.ForEach(Directory.GetDirectories(content.Folder), each => Directory.Delete(each, recursive: true)));
        var page = await ReadAsync(site);
        Assert.Contains("chưa có bài", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".sections, .story, .river"));
    }

    [Fact]
    public async Task EveryPageHasTheCategoriesAndMarksTheOneThatItIsIn()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("the-thao/_index.md", "---\ntitle: Thể thao\n---\n");
            Article(content, "the-thao/bong-da", 9);
        });
        string[] paths =
            ["/articles/2026-04-09/bai", "/feeds/the-thao/", "/feeds/the-thao/bong-da/", "/feeds/the-thao/archive/2026-04/"];
        foreach (var path in paths)
        {
            var page = await ReadAsync(site, path);
            Assert.Equal("Kinh tế", page.QuerySelector(".sections a")!.TextContent);
            Assert.Equal("Thể thao", page.QuerySelector(".sections a[aria-current]")!.TextContent);
        }

        Assert.Empty((await ReadAsync(site)).QuerySelectorAll(".sections a[aria-current]"));
        var missing = await ReadAsync(site, "/nothing", HttpStatusCode.NotFound);
        Assert.Equal(Texts(await ReadAsync(site), ".sections a"), Texts(missing, ".sections a"));
    }

    [Fact]
    public async Task OfManyCategoriesTheMastheadNamesSomeAndLeadsToAll()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            for (var i = 10; i < 70; i++)
            {
                content.Write(string.Create(CultureInfo.InvariantCulture, $"muc-{i}/_index.md"), $"---\ntitle: Mục {i}\n---\n");
            }
        });
        var links = (await ReadAsync(site)).QuerySelectorAll(".sections a");
        Assert.Equal(13, links.Length);
        Assert.Equal(("Tất cả chuyên mục", "/#categories"), (links[^1].TextContent, links[^1].GetAttribute("href")));
    }

    private static void Article(TemporaryContent content, string category, int day, string more = "") =>
        content.Write(
            string.Create(CultureInfo.InvariantCulture, $"{category}/2026-04-{day:00}-bai.md"),
            $"---\ntitle: Bài {day}\n{more}\n---\n\nThân bài.\n");

    private static string Size(IParentNode page, string picture) =>
        $"{page.QuerySelector(picture)!.GetAttribute("width")}x{page.QuerySelector(picture)!.GetAttribute("height")}";

    private static IEnumerable<string> Texts(IParentNode node, string selector) =>
        node.QuerySelectorAll(selector).Select(each => each.TextContent.Trim());

    private static async Task<IHtmlDocument> ReadAsync(Site site, string path = "/", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await site.GetAsync(path, ("Accept", PageTest.BrowserAccept));
        Assert.Equal(expected, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
