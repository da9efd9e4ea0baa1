using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsFeeds.Server.Tests.Exports;

namespace NewsFeeds.Server.Tests.Pages;

public class NamePagesTests(NamePagesTests.Fixture shared) : IClassFixture<NamePagesTests.Fixture>
{
    private const string Named = "/articles/2026-02-10/bao-lon";
    private const string Unnamed = "/articles/2026-03-01/ca-phe";
    private const string Withdrawn = "/articles/2026-02-12/sai";

    private Site Site => shared.Site;

    [Theory]
    [InlineData("/tags/bão/", "Từ khóa", "bão", "Bão lớn", "Đã rút: Sai")]
    [InlineData("/tags/báo/", "Từ khóa", "báo", "Báo mới")]
    [InlineData("/tags/c++/", "Từ khóa", "c++", "Bão lớn")]
    [InlineData("/tags/c%23/", "Từ khóa", "c#", "Báo mới")]
    [InlineData("/authors/lê-hà/", "Tác giả", "Lê Hà", "Bão lớn")]
    [InlineData("/authors/lê-hạ/", "Tác giả", "Lê Hạ", "Báo mới", "Bão lớn")]
    public async Task ATagAndAPersonHaveAPageOfTheirArticles(string path, string kind, string title, params string[] articles)
    {
        var page = await ReadAsync(path);
        Assert.Equal(kind, page.QuerySelector(".opening .kind")!.TextContent);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{title} – Báo thử", page.Title);
        Assert.Equal(articles.Order(), page.QuerySelectorAll(".entry h3").Select(heading => heading.TextContent).Order());
        Assert.Equal(["/"], page.QuerySelectorAll(".path a").Select(link => link.GetAttribute("href")));
        Assert.Equal(3, page.QuerySelectorAll(".panel .addresses code").Length);
        Assert.Empty(page.QuerySelectorAll(".archive"));
    }

    [Theory]
    [InlineData(Named)]
    [InlineData("/feeds/kinh-te/")]
    [InlineData("/authors/lê-hạ/")]
    public async Task TagsAndPeopleThatAPageNamesHavePages(string path)
    {
        var links = (await ReadAsync(path)).QuerySelectorAll("[rel=tag], [rel=author]").ToList();
        Assert.Contains("Lê Hà", links.Select(link => link.TextContent));
        foreach (var link in links)
        {
            var page = await ReadAsync(link.GetAttribute("href")!);
            Assert.Equal(link.TextContent, page.QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task ANameWithoutLetterOrDigitIsNoLink()
    {
        var page = await ReadAsync(Named);
        Assert.Equal(["bão", "c++"], page.QuerySelectorAll(".tags li a").Select(link => link.TextContent));
        Assert.Equal(["bão", "c++", "???"], page.QuerySelectorAll(".tags li").Select(tag => tag.TextContent));
        Assert.Equal(["Lê Hà", "Lê Hạ"], page.QuerySelectorAll(".authors a").Select(link => link.TextContent));
        Assert.Contains("***", page.QuerySelector(".authors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonsPageLeadsToThePageThatTheNewestArticleGives()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Article("tin/1.md", date: "2026-02-01T01:00:00Z", more: Authors("https://cũ.example/hà"));
            content.Article("tin/2.md", date: "2026-02-02T01:00:00Z", more: Authors("https://moi.example/hà"));
            content.Article("tin/3.md", date: "2026-02-03T01:00:00Z", more: "authors: [Lê Hà]");
        });
        var page = new HtmlParser().ParseDocument(await site.TextAsync("/authors/lê-hà/"));
        var own = page.QuerySelector("[rel=me]")!;
        Assert.Equal(("https://moi.example/h%C3%A0", "Trang riêng"), (own.GetAttribute("href"), own.TextContent));
        Assert.DoesNotContain("rel=\"me\"", await site.TextAsync("/feeds/tin/"), StringComparison.Ordinal);
        Assert.DoesNotContain("https://khac.example/", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        static string Authors(string url) =>
            $"authors: [{{name: Người Khác, url: 'https://khac.example/'}}, {{name: lê hà, url: '{url}'}}]";
    }

    [Fact]
    public async Task ThePublicationIsNobodyWithAPage()
    {
        var page = await ReadAsync(Unnamed);
        Assert.Equal("Báo thử", page.QuerySelector(".authors")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("[rel=author], .tags"));
        using var response = await Site.GetAsync("/authors/báo-thử/");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/tags/cũ/", "cũ")]
    [InlineData("/authors/người-cũ/", "người cũ")]
    public async Task WhatOnlyExpiredArticlesNamedIsAnEmptyPageThatSearchEnginesDoNotList(string path, string title)
    {
        var page = await ReadAsync(path);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector(".news .empty"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Equal(6, page.QuerySelectorAll("link[rel=alternate]").Length);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feeds/the-thao/")]
    [InlineData("/tags/bão/")]
    [InlineData("/tags/cũ/")]
    [InlineData("/authors/lê-hà/")]
    [InlineData("/authors/người-cũ/")]
    [InlineData("/authors/tên-giấu/")]
    public async Task SearchEnginesListThePagesThatTheSitemapNames(string path)
    {
        var page = await ReadAsync(path);
        var canonical = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        var address = new Uri(new Uri("https://example.vn"), path).AbsolutePath;
        var isNamed = (await Site.TextAsync("/sitemap.xml")).Contains($"{address}</loc>", StringComparison.Ordinal);
        Assert.Equal((isNamed, isNamed), (canonical is not null, page.QuerySelector("meta[name=robots]") is null));
    }

    [Fact]
    public async Task AWithdrawnArticleIsListedAndNamesNobody()
    {
        var page = await ReadAsync("/authors/tên-giấu/");
        var entry = page.QuerySelector(".entry")!;
        Assert.Equal("Đã rút: Sai", entry.QuerySelector("h3")!.TextContent);
        Assert.Equal("Báo thử", entry.QuerySelector(".authors")!.TextContent.Trim());
        Assert.Empty(entry.QuerySelectorAll("[rel=author], [rel=tag]"));

        var article = await ReadAsync(Withdrawn);
        Assert.Empty(article.QuerySelectorAll("[rel=author], .tags"));
        Assert.DoesNotContain("Tên Giấu", article.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ATagThatIsSpelledLikeACategoryShowsNothingOfThatCategory()
    {
        var page = await ReadAsync("/tags/the-thao/");
        Assert.Equal(["Báo mới"], page.QuerySelectorAll(".entry h3").Select(heading => heading.TextContent));
        Assert.Empty(page.QuerySelectorAll(".below"));
    }

    [Theory]
    [InlineData("/tags/không-có/")]
    [InlineData("/tags/kinh-te/")]
    [InlineData("/authors/bão/")]
    [InlineData("/tags/")]
    [InlineData("/authors/")]
    public async Task ThereIsNoPageOfWhatNoArticleNames(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task AnExportHasThem()
    {
        using var export = new Exported(SmallNewsroom.Make(Fill));
        await export.SucceedAsync(isCoded: false);
        foreach (var (path, title) in new[] { ("tags/bão", "bão"), ("tags/cũ", "cũ"), ("authors/lê-hà", "Lê Hà") })
        {
            var page = new HtmlParser().ParseDocument(export.Text($"{path}/index.html"));
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.All(Forms.All, form => Assert.Contains($"{path}/{form}", export.Files.Keys));
        }
    }

    [Fact]
    public async Task PagesOfNamesAreMadeWhenTheyAreAskedFor()
    {
        await using var site = await Site.StartAsync(fill: Fill);
        await site.MadeAheadAsync();
        Assert.NotNull(site.Made("/feeds/kinh-te/"));
        Assert.Null(site.Catalog.Find("/tags/bão/", site.Edition)!.Representation);
        await site.TextAsync("/tags/bão/");
        Assert.NotNull(site.Made("/tags/bão/"));
    }

    [Fact]
    public async Task ANewNameHasAPageAndThePagesOfOthersKeepTheirBytes()
    {
        await using var site = await Site.StartAsync(fill: Fill);
        var before = await site.TextAsync("/tags/báo/");
        var made = site.Made("/tags/báo/");
        site.Content.Article("kinh-te/2026-02-20-moi.md", "Mới", "2026-02-20T01:00:00Z", "tags: [bão, mới]");
        await site.UntilTextAsync("/tags/bão/", text => text.Contains(">Mới<", StringComparison.Ordinal), "the new article");
        Assert.Contains("<h1 dir=\"auto\">mới</h1>", await site.TextAsync("/tags/mới/"), StringComparison.Ordinal);
        Assert.Equal(before, await site.TextAsync("/tags/báo/"));
        Assert.Same(made, site.Made("/tags/báo/"));
    }

    private async Task<IHtmlDocument> ReadAsync(string path) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(await Site.TextAsync(path));

    private static void Fill(TemporaryContent content)
    {
        content.Article("kinh-te/2026-02-10-bao-lon.md", "Bão lớn", "2026-02-10T01:00:00Z",
            "tags: [bão, c++, '???']\nauthors: [Lê Hà, Lê Hạ, '***']");
        content.Article("kinh-te/2026-02-11-bao-moi.md", "Báo mới", "2026-02-11T01:00:00Z",
            "tags: [báo, 'c#', the-thao]\nauthor: Lê Hạ");
        content.Article("kinh-te/2026-02-12-sai.md", "Sai", "2026-02-12T01:00:00Z",
            "tags: [bão]\nauthor: Tên Giấu\nretracted: Số liệu sai.");
        content.Article("kinh-te/2026-02-13-cu.md", "Cũ", "2026-02-13T01:00:00Z",
            "tags: [cũ]\nauthor: Người Cũ\nexpiryDate: 2026-02-14T01:00:00Z");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync(fill: Fill);

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
