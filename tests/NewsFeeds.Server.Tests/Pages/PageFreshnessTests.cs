using System.Net;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

public class PageFreshnessTests
{
    [Fact]
    public async Task ASavedArticleIsOnItsPagesAndTheOthersKeepTheirTags()
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("the-thao/2026-02-10-khac.md", "---\ntitle: Bài khác\ndate: 2026-02-10\n---\n\nThân.\n"));
        var (article, other, front, elsewhere) = ("/articles/2026-03-01/ca-phe", "/articles/2026-02-10/khac", "/", "/feeds/the-thao/");
        var before = await TagsAsync(site, article, other, front, elsewhere);
        site.Content.Write("kinh-te/2026-03-01-ca-phe.md", "---\ntitle: Giá mới\ndate: 2026-03-01T01:00:00Z\n---\n\nThân.\n");
        await Eventually.HoldsAsync(
            async () =>
                (await site.Client.GetStringAsync(new Uri(article, UriKind.Relative))).Contains("Giá mới", StringComparison.Ordinal),
            "the new title");
        Assert.Contains("Giá mới", await site.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        var after = await TagsAsync(site, article, other, front, elsewhere);
        Assert.NotEqual(before[0], after[0]);
        Assert.Equal(before[1], after[1]);
        Assert.NotEqual(before[2], after[2]);
        Assert.Equal(before[3], after[3]);
    }

    [Fact]
    public async Task ANeighbourThatIsRenamedWithdrawnDeletedOrNewChangesAPageAndAnEditElsewhereDoesNot()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Article("kinh-te/a.md", "Bài A", "2026-02-20T01:00:00Z");
            content.Article("trong/b.md", "Bài B", "2026-02-21T01:00:00Z");
        });
        const string Page = "/articles/2026-03-01/ca-phe";
        var seen = new HashSet<string>(await TagsAsync(site, Page), StringComparer.Ordinal);
        await ChangesAsync("kinh-te/a.md", "Bài A mới", "", page => page.Contains(">Bài A mới</a>", StringComparison.Ordinal));
        await ChangesAsync(
            "kinh-te/a.md", "Bài A mới", "retracted: Sai", page => page.Contains("Đã rút: Bài A", StringComparison.Ordinal));
        await ChangesAsync("kinh-te/c.md", "Bài C", "", page => page.Contains(">Bài C</a>", StringComparison.Ordinal));
        site.Content.Delete("kinh-te/a.md");
        await site.UntilTextAsync(Page, page => !page.Contains("Bài A", StringComparison.Ordinal), "that it is gone");

        var made = site.Made(Page);
        var number = site.Edition.Number;
        site.Content.Article("trong/b.md", "Bài B mới", "2026-02-21T01:00:00Z");
        await Eventually.HoldsAsync(() => Task.FromResult(site.Edition.Number > number), "the next edition");
        using var response = await site.GetAsync(Page, ("If-None-Match", made.Validators!.Tag(ContentCoding.Identity).ToString()));
        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Same(made, site.Made(Page));

        async Task ChangesAsync(string file, string title, string more, Func<string, bool> expected)
        {
            site.Content.Article(file, title, "2026-02-20T01:00:00Z", more);
            await site.UntilTextAsync(Page, expected, title);
            Assert.True(seen.Add(Assert.Single(await TagsAsync(site, Page))));
        }
    }

    [Fact]
    public async Task APictureOfARelatedArticleThatIsWrittenAgainTellsItsSize()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Article("tin/a.md", "Bài A", "2026-02-20T01:00:00Z", "tags: [bão]");
            content.Article("tin/b.md", "Bài B", "2026-02-21T01:00:00Z");
            content.Article("tin/c.md", "Bài C", "2026-02-22T01:00:00Z", "tags: [bão]\nimage: c.png");
            content.Article("tin/d.md", "Bài D", "2026-02-23T01:00:00Z", "tags: [bão]\nimage: {src: c.png, distribute: false}");
            content.Write("tin/c.png", Sample.Png(70, 60));
        });
        const string Page = "/articles/2026-02-20/a";
        Assert.Equal(2, (await site.TextAsync(Page)).Split("width=\"70\"").Length);
        site.Content.Write("tin/c.png", Sample.Png(80, 60));
        await site.UntilTextAsync(Page, page => page.Contains("width=\"80\"", StringComparison.Ordinal), "the width");
    }

    [Fact]
    public async Task ARequestThatStillReadsAnOlderEditionDoesNotMakeThePageAgain()
    {
        var content = SmallNewsroom.Make();
        await using var site = await Site.StartAsync(content);
        var older = site.Edition;
        var kept = new KeptNeighbours(Address.Article(new DateOnly(2026, 3, 1), "ca-phe"));
        var first = kept.In(older);
        content.Article("trong/b.md", "Bài B", "2026-02-21T01:00:00Z");
        await Eventually.HoldsAsync(() => Task.FromResult(site.Edition.Number > older.Number), "the next edition");
        Assert.Same(first, kept.In(site.Edition));
        content.Article("kinh-te/a.md", "Bài A", "2026-02-20T01:00:00Z");
        await Eventually.HoldsAsync(() => Task.FromResult(kept.In(site.Edition)?.Older is not null), "the neighbour");
        var newest = kept.In(site.Edition);
        Assert.Equal(first, kept.In(older));
        Assert.Same(newest, kept.In(site.Edition));
    }

    [Fact]
    public async Task ARenamedCategoryIsRenamedOnEveryPageThatNamesIt()
    {
        await using var site = await Site.StartAsync();
        var article = new Uri("/articles/2026-03-01/ca-phe", UriKind.Relative);
        Assert.Contains(">Kinh tế<", await site.Client.GetStringAsync(article), StringComparison.Ordinal);
        site.Content.Write("kinh-te/_index.md", "---\ntitle: Làm ăn\n---\n");
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(article)).Contains(">Làm ăn<", StringComparison.Ordinal), "the new name");
        using var missing = await site.GetAsync("/nothing", ("Accept", "text/html"));
        Assert.Contains("Làm ăn", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARenamedCategoryIsRenamedInTheListOfFeedsThatAnArticleLeavesAsItIs()
    {
        await using var site = await Site.StartAsync();
        var list = new Uri("/feeds/opml.xml", UriKind.Relative);
        var before = await TagsAsync(site, "/feeds/opml.xml", "/feeds/kinh-te/rss.xml");
        var opml = site.Made("/feeds/opml.xml");
        site.Content.Write("kinh-te/2026-03-03-moi.md", "---\ntitle: Tin mới\ndate: 2026-03-03T01:00:00Z\n---\n\nMới.\n");
        await Eventually.HoldsAsync(async () => (await TagsAsync(site, "/feeds/kinh-te/rss.xml"))[0] != before[1], "the new article");
        Assert.Equal(before[0], (await TagsAsync(site, "/feeds/opml.xml"))[0]);
        Assert.Same(opml, site.Made("/feeds/opml.xml"));
        site.Content.Write("kinh-te/_index.md", "---\ntitle: Làm ăn\n---\n");
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(list)).Contains("Làm ăn", StringComparison.Ordinal), "the new name");
    }

    [Fact]
    public async Task ARenamedPublicationWithoutCategoriesIsRenamedInTheListOfFeeds()
    {
        await using var site = await Site.StartAsync(
            fill: content => Array.ForEach(Directory.GetDirectories(content.Folder), each => Directory.Delete(each, recursive: true)));
        var list = new Uri("/feeds/opml.xml", UriKind.Relative);
        Assert.Contains("Báo thử", await site.Client.GetStringAsync(list), StringComparison.Ordinal);
        site.Content.Write("_index.md", "---\ntitle: Báo khác\n---\n");
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(list)).Contains("Báo khác", StringComparison.Ordinal), "the new name");
    }

    [Fact]
    public async Task AChangedImprintIsOnEveryPageAndNoFeedChanges()
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("_index.md", "---\ntitle: Báo thử\nimprint: |\n  Giám đốc: Hoàng Lợi\n  Số 1\n---\n"));
        string[] pages = ["/", "/feeds/kinh-te/", "/articles/2026-03-01/ca-phe", "/feeds/kinh-te/archive/2026-03/"];
        string[] others = ["/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/opml.xml"];
        var (before, tags) = (await TagsAsync(site, pages), await TagsAsync(site, others));
        Assert.Equal("Giám đốc: Hoàng Lợi\nSố 1", await ImprintAsync(pages[2]));
        site.Content.Write("_index.md", "---\ntitle: Báo thử\nimprint: |\n  Giám đốc: Quang Mẫn\n  Số 1\n---\n");
        foreach (var path in pages)
        {
            await Eventually.HoldsAsync(
                async () => await ImprintAsync(path) == "Giám đốc: Quang Mẫn\nSố 1", $"the new imprint on {path}");
        }

        Assert.Empty(before.Intersect(await TagsAsync(site, pages)));
        Assert.Equal(tags, await TagsAsync(site, others));

        async Task<string> ImprintAsync(string path) => new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await site.Client.GetStringAsync(new Uri(path, UriKind.Relative)))
            .QuerySelector("footer > p.imprint[dir=auto]")!.TextContent;
    }

    [Fact]
    public async Task ADeletedArticleHasNoPageAnyMore()
    {
        await using var site = await Site.StartAsync();
        using var before = await site.GetAsync("/articles/2026-03-01/ca-phe");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        site.Content.Delete("kinh-te/2026-03-01-ca-phe.md");
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await site.GetAsync("/articles/2026-03-01/ca-phe");
            return response.StatusCode == HttpStatusCode.NotFound;
        }, "the page is to go");
    }

    [Theory]
    [InlineData("_index.md", "---\ntitle: Báo thử\nlogo: hinh.png\n---\n", "hinh.png")]
    [InlineData("kinh-te/_index.md", "---\ntitle: Kinh tế\nimage: hinh.png\n---\n", "kinh-te/hinh.png")]
    public async Task APictureOfACategoryThatComesOrIsWrittenAgainTellsItsSizeAndItsFeedsStayAsTheyAre(
        string index, string words, string picture)
    {
        await using var site = await Site.StartAsync(fill: content => content.Write(index, words));
        var (page, feed) = (new Uri("/feeds/kinh-te/", UriKind.Relative), "/feeds/kinh-te/atom.xml");
        Assert.DoesNotContain("og:image:width", await site.Client.GetStringAsync(page), StringComparison.Ordinal);
        (string Tag, DateTimeOffset? Date) before = default;
        await Eventually.HoldsAsync(
            async () => (before = await TagAndDateAsync()).Date is not null, "the second of the date, until which none is told");
        foreach (byte width in new[] { 90, 80 })
        {
            site.Content.Write(picture, Sample.Png(width, 60));
            await Eventually.HoldsAsync(
                async () =>
                    (await site.Client.GetStringAsync(page))
                        .Contains($"<meta property=\"og:image:width\" content=\"{width}\"", StringComparison.Ordinal),
                        $"the width of {width}");
        }

        Assert.Equal(before, await TagAndDateAsync());

        async Task<(string Tag, DateTimeOffset? Date)> TagAndDateAsync()
        {
            using var response = await site.GetAsync(feed);
            return (response.Headers.ETag!.Tag, response.Content.Headers.LastModified);
        }
    }

    [Fact]
    public async Task MaxAgeChangesThoughTheDocumentsRoundIt()
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nmaxAge: 95\n---\n"));
        Assert.Equal(95, await SecondsAsync());
        site.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\nmaxAge: 100\n---\n");
        await Eventually.HoldsAsync(async () => await SecondsAsync() == 100, "the new time");

        async Task<double?> SecondsAsync()
        {
            using var response = await site.GetAsync("/feeds/kinh-te/rss.xml");
            return response.Headers.CacheControl!.MaxAge?.TotalSeconds;
        }
    }

    [Fact]
    public async Task APictureInABodyThatComesGoesOrIsWrittenAgainTellsItsSize()
    {
        await using var site = await Site.StartAsync(fill: content =>
            content.Write("kinh-te/2026-02-10-anh.md", "---\ntitle: Ảnh\ndate: 2026-02-10\n---\n\n![Ảnh](q.png)\n"));
        var (page, picture) = (new Uri("/articles/2026-02-10/anh", UriKind.Relative), site.Content["kinh-te/q.png"]);
        var without = await site.Client.GetStringAsync(page);
        Assert.DoesNotContain("alt=\"Ảnh\" width=", without, StringComparison.Ordinal);
        foreach (byte width in new[] { 90, 80 })
        {
            await File.WriteAllBytesAsync(picture, Sample.Png(width, 60));
            await Eventually.HoldsAsync(
                async () =>
                    (await site.Client.GetStringAsync(page)).Contains($" width=\"{width}\" height=\"60\"", StringComparison.Ordinal),
                $"the width of {width}");
        }

        File.Delete(picture);
        await Eventually.HoldsAsync(
            async () => await site.Client.GetStringAsync(page) == without, "the page as it was without the picture");
    }

    [Fact]
    public async Task DocumentsMadeWhileTheFolderWasAwayAreMadeAgainWhenItIsBack()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            // No feed has rendered the article before.
            content.Write("_index.md", "---\ntitle: Báo thử\nitems: 1\nwindow: 0s\n---\n");
            content.Write("kinh-te/2026-02-10-anh.md", "---\ntitle: Ảnh\ndate: 2026-02-10\nenclosures: [nghe.mp3]\n---\n\n![Ảnh](q.png)\n");
            content.Write("kinh-te/q.png", Sample.Png(90, 60));
            content.Write("kinh-te/nghe.mp3", new byte[10]);
        });
        var (page, month) =
            (new Uri("/articles/2026-02-10/anh", UriKind.Relative), new Uri("/feeds/kinh-te/archive/2026-02.xml", UriKind.Relative));
        Directory.Move(site.Content.Folder, site.Content.Folder + "-away");
        var ready = new Uri("/health/ready", UriKind.Relative);
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(ready)).Contains("store-away", StringComparison.Ordinal), "that it is away");
        Assert.DoesNotContain("<img width", await site.Client.GetStringAsync(page), StringComparison.Ordinal);
        await site.Client.GetStringAsync(month);
        Directory.Move(site.Content.Folder + "-away", site.Content.Folder);
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(page)).Contains("alt=\"Ảnh\" width=\"90\"", StringComparison.Ordinal),
            "the width");
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(month)).Contains("nghe.mp3", StringComparison.Ordinal), "the sound");
    }

    [Fact]
    public async Task ANewPictureMakesOnlyThePagesAgainThatShowIt()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Write("kinh-te/2026-02-10-anh.md", "---\ntitle: Ảnh\ndate: 2026-02-10\n---\n\n![Ảnh](q.png)\n");
            content.Write("kinh-te/2026-02-11-khac.md", "---\ntitle: Ảnh khác\ndate: 2026-02-11\n---\n\n![Ảnh khác](khac.png)\n");
            content.Write("kinh-te/khac.png", Sample.Png(70, 60));
        });
        var page = new Uri("/articles/2026-02-10/anh", UriKind.Relative);
        string[] others = ["/articles/2026-03-01/ca-phe", "/articles/2026-02-11/khac"];
        await site.MadeAheadAsync();
        await TagsAsync(site, others);
        var made = others.Select(site.Made).ToList();
        await site.Client.GetStringAsync(page);
        site.Content.Write("kinh-te/q.png", Sample.Png(90, 60));
        await Eventually.HoldsAsync(
            async () => (await site.Client.GetStringAsync(page)).Contains("alt=\"Ảnh\" width=\"90\"", StringComparison.Ordinal),
            "the width");
        await TagsAsync(site, others);
        Assert.Equal(made, others.Select(site.Made)); // What is made again has another representation.
    }

    private static async Task<string[]> TagsAsync(Site site, params string[] paths)
    {
        var tags = new List<string>();
        foreach (var path in paths)
        {
            using var response = await site.GetAsync(path);
            tags.Add(response.Headers.ETag!.Tag);
        }

        return [.. tags];
    }
}
