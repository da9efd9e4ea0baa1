using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Rendering;
using NewsFeeds.Tests.Folder;

namespace NewsFeeds.Tests.Rendering;

public sealed class EntryRendererTests : IDisposable
{
    private const string File = "tin/a.md";

    private readonly TemporaryContent _content = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero));
    private readonly LogLines _log = new();
    private readonly ScannedFolder _store;
    private readonly EntryRenderer _renderer;
    private Exception? _trouble;
    private Publication _publication = null!;

    public EntryRendererTests()
    {
        _store = new ScannedFolder(_content);
        _renderer = new EntryRenderer(
            _store.Store, Content, () => _trouble is null ? Content.Addresses : throw _trouble, _time, _log.CreateLogger<EntryRenderer>());
    }

    private ContentPaths Content => new(_store.Media, _store, new PublicUrls(new Uri(Some.Root)));

    public void Dispose()
    {
        _renderer.Dispose();
        _store.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task TellsWhichMediaItLookedUp()
    {
        Picture("tin/bia.png", 90);
        Picture("tin/a\u0309nh.png", 80); // As macOS spells it, in Unicode's form D.
        _content.Article(
            File, more: "image: bia.png\nenclosures: [mất.mp3]", body: "![Ảnh](ảnh.png) ![Mất](mất.png) ![Xa](https://example.org/x.png)");

        var entry = (await RenderAsync(Look())).Entry!;

        Assert.Equal(["tin/bia.png", "tin/mất.mp3", "tin/mất.png", "tin/ảnh.png"], entry.LookedUp.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((90, 80), (Found("tin/bia.png")!.Width, Found("tin/ảnh.png")!.Width));
        Assert.Null(Found("tin/mất.mp3") ?? Found("tin/mất.png"));
        Assert.Contains("alt=\"Ảnh\" width=\"80\" height=\"60\">", entry.Content, StringComparison.Ordinal);
        Assert.EndsWith("alt=\"Xa\"></p>", entry.Content, StringComparison.Ordinal);

        MediaFile? Found(string path) => (MediaFile?)entry.LookedUp[path];
    }

    [Theory]
    [InlineData("https://cdn.example.vn/anh?id=7", "image/webp", 5000L, 1200, 800)]
    [InlineData("thieu.jpg", "image/webp", 5000L, 1200, 800)]
    [InlineData("co.png", "image/png", null, 90, 60)]
    public async Task WhatIsSaidOfAPictureCountsWhereItsFileDoesNotTell(string source, string type, long? length, int width, int height)
    {
        Picture("tin/co.png", 90);
        _content.Article(File, more: $"image: {{src: \"{source}\", type: image/webp, length: 5000, width: 1200, height: 800}}");

        var entry = (await RenderAsync(Look())).Entry!;
        var image = entry.Image!;
        Assert.Equal((type, width, height), (image.MediaType, image.Width, image.Height));
        Assert.Equal(length ?? Pictures.Png(90, 60).Length, image.Length);
        Assert.Contains($" width=\"{width}\" height=\"{height}\">", entry.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=\"q.png\" width=\"30\">", "width=\"30\">")]
    [InlineData("<img src=\"q.png\" height=\"20\">", "height=\"20\">")]
    [InlineData("<img src=\"q.png\" width=\"100%\">", "width=\"90\" height=\"60\">")]
    [InlineData("<img src=\"/media/tin/q.png?v=2\">", "width=\"90\" height=\"60\">")]
    public async Task ASizeInTheTextStays(string picture, string size)
    {
        Picture("tin/q.png", 90);
        _content.Article(File, body: picture);

        Assert.EndsWith(size, (await RenderAsync(Look())).Entry!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARenderingIsKeptAsLongAsItsPicturesAre()
    {
        _content.Article(File, body: "![Ảnh](q.png)");
        var article = Look();
        var without = (await RenderAsync(article)).Entry!;
        Assert.Same(without, (await RenderAsync(article)).Entry);

        foreach (var width in new[] { 90, 80 })
        {
            Picture("tin/q.png", width);
            _store.Scan(); // It is told of the picture alone: the article's version is the same.
            var entry = (await RenderAsync(article)).Entry!;
            Assert.Contains($"width=\"{width}\"", entry.Content, StringComparison.Ordinal);
            Assert.Same(entry, (await RenderAsync(article)).Entry);
        }

        _content.Delete("tin/q.png");
        _store.Scan();
        Assert.Equal(without.Content, (await RenderAsync(article)).Entry!.Content);
    }

    [Fact]
    public async Task WhatAVersionLosesIsToldOnceAtEachOfItsPlaces()
    {
        _content.Article(File, body: "![Ảnh](a.heic) [xem](b.md) ![Mất](q.png) [lại](b.md)");
        var article = Look();
        await RenderAsync(article);
        Picture("tin/q.png", 90);
        await RenderAsync(article);
        string[] places = ["tin/a.md:6:1", "tin/a.md:6:16", "tin/a.md:6:42"];
        Assert.Equal(places, _log.Lines.Select(line => line.Split(": ")[0]).Order(StringComparer.Ordinal));

        _content.Article(File, "Hai", body: "![Ảnh](a.heic)");
        await RenderAsync(Look());
        Assert.Equal([.. places, "tin/a.md:6:1"], _log.Lines.Select(line => line.Split(": ")[0]));
    }

    [Fact]
    public async Task APictureThatNobodyToldOfIsSeenWhereItsArticleIsAskedFor()
    {
        _content.Article(File, body: "![Ảnh](q.png)");
        var article = Look();
        await RenderAsync(article);
        Picture("tin/q.png", 90);

        Assert.Contains("width=\"90\"", (await RenderAsync(article)).Entry!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnreadableVersionLeavesTheLastGoodOne()
    {
        _content.Article(File, "Một", body: "Lời một.");
        var first = Look();
        await RenderAsync(first);
        _content.Article(File, "Hai", body: "Lời hai.");
        var second = Look();
        _content.Article(File, "Bốn", body: "Lời thứ tư.");
        using var another = new EntryRenderer(_store.Store, Content, _time, _log.CreateLogger<EntryRenderer>());

        var rendered = await RenderAsync(second); // Its words were kept when it was read.
        Assert.Equal((RenderingStatus.Rendered, second), (rendered.Status, rendered.Version));

        _content.Article(File, "Ba", body: "Lời ba, lại dài hơn.");
        using var store = new ScannedFolder(_content);
        var third = Assert.Single(store.Scan().Articles); // The renderer's store never read this version.
        _content.Article(File, "Năm", body: "x");
        var last = await RenderAsync(third);
        Assert.Equal((RenderingStatus.LastGood, second), (last.Status, last.Version));
        Assert.Same(rendered.Entry, last.Entry);
        Assert.Equal(RenderingStatus.TextUnavailable, (await another.RenderAsync([third], _publication, default))[0].Status);
    }

    [Fact]
    public async Task AnUnrenderableVersionIsHeldBackAtOnceAndToldOnce()
    {
        _content.Article(File, body: "Lời.");
        var good = Look();
        _content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: TooMuch);
        var alone = Look();
        await RenderAsync(good);
        _content.Article(File, body: TooMuch);
        var broken = Look();

        Assert.Equal((RenderingStatus.LastGood, good), await StatusAsync(broken));
        Assert.Equal((RenderingStatus.Unrenderable, alone), await StatusAsync(alone));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((RenderingStatus.LastGood, good), await StatusAsync(broken));
        Assert.Equal((RenderingStatus.Unrenderable, alone), await StatusAsync(alone));
        Assert.Equal([File, "tin/b.md"], _log.Lines.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task APassingFailurePasses()
    {
        _content.Article(File);
        var article = Look();
        _trouble = new InvalidOperationException("broken");
        Assert.Equal((RenderingStatus.Failed, article), await StatusAsync(article));
        Assert.Contains("is tried again", Assert.Single(_log.Lines), StringComparison.Ordinal);
        _trouble = null;
        Assert.Equal((RenderingStatus.Rendered, article), await StatusAsync(article));
    }

    [Fact]
    public async Task AVersionThatFailsTwiceRestsForAMinute()
    {
        _content.Article(File);
        var article = Look();
        _trouble = new InvalidOperationException("broken");
        await RenderAsync(article);
        await RenderAsync(article);
        Assert.Equal(2, _log.Lines.Count);
        _trouble = null;
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal((RenderingStatus.Failed, article), await StatusAsync(article));

        _trouble = new InvalidOperationException("broken");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((RenderingStatus.Failed, article), await StatusAsync(article));
        _trouble = null;
        Assert.Equal((RenderingStatus.Failed, article), await StatusAsync(article));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((RenderingStatus.Rendered, article), await StatusAsync(article));
        Assert.Equal(3, _log.Lines.Count);
        Assert.Equal($"{File} is no longer held back", _log.Lines[^1]);
    }

    [Fact]
    public async Task NothingIsHeldBackForWantOfMemory()
    {
        _content.Article(File);
        var article = Look();
        _trouble = new InsufficientMemoryException(); // An OutOfMemoryException that a test may throw.
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((RenderingStatus.Failed, article), await StatusAsync(article));
        }

        _trouble = null;
        Assert.Equal((RenderingStatus.Rendered, article), await StatusAsync(article));
    }

    [Fact]
    public async Task ManyAreRenderedInTheirOrder()
    {
        _content.Article(File, body: "Một.");
        _content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: TooMuch);
        _content.Article("tin/c.md", date: "2026-11-20T10:00:00", more: "retracted: Rút.", body: "Ba.");
        var change = _store.Scan();
        _publication = change.Publication!;
        var articles = change.Articles.OrderBy(article => article.Key, StringComparer.Ordinal).ToList();
        var results = await _renderer.RenderAsync(articles, _publication, default);

        Assert.Equal(articles, results.Select(result => result.Version));
        Assert.Equal(
            [RenderingStatus.Rendered, RenderingStatus.Unrenderable, RenderingStatus.Rendered], results.Select(result => result.Status));
        Assert.Equal(["<p>Một.</p>", null, "<p>Rút.</p>"], results.Select(result => result.Entry?.Content));
    }

    [Fact]
    public void TheAddressesOfARowAreRelativeToTheTopOfTheContent()
    {
        Picture("anh/a.png", 90);
        _content.Article("tin/b.md");
        _publication = _store.Scan().Publication!;
        const string Html =
            "<p><a href=\"tin/b.md\">*b*</a> <a href=\"/tin/b.md#x\">c</a></p><img src=\"anh/a.png\"><img src=\"/anh/a.png\">";

        var (text, losses) = (new ArticleText(Html, 1, null, IsHtml: true), new List<LostLink>());
        var entry = EntryRenderer.RenderOnce(Row(), text, _publication, Content.Addresses, Content, losses);

        Assert.Empty(losses);
        Assert.Equal(
            $"""
            <p><a href="{Some.Root}/articles/2026-11-20/b">*b*</a> <a href="{Some.Root}/articles/2026-11-20/b#x">c</a></p>
            """ + string.Concat(Enumerable.Repeat($"<img src=\"{Some.Root}/media/anh/a.png\" width=\"90\" height=\"60\">", 2)),
            entry.Content);
        Assert.Equal("*b* c", entry.Summary);
    }

    [Fact]
    public async Task AnEmptyBodyHasItsSummaryAndItsPictureBesideTheContentInFeedsAndInItOnItsPage()
    {
        Picture("tin/bia.png", 90);
        _content.Article(File, more: "summary: Tóm tắt\nimage: {src: bia.png, alt: Bìa}", body: "<p><br></p>");

        var entry = (await RenderAsync(Look())).Entry!;
        Assert.Equal(("", "Tóm tắt", 90), (entry.Content, entry.Summary, entry.Image!.Width));
        Assert.Equal(
            $"<figure><img src=\"{Some.Root}/media/tin/bia.png\" alt=\"Bìa\" width=\"90\" height=\"60\"></figure>\n<p>Tóm tắt</p>",
            entry.PageContent);
    }

    [Fact]
    public async Task TheCorrectionsOfAnEmptyBodyStandBehindItsSummary()
    {
        _content.Article(File, more: "summary: Tóm tắt\ncorrection: {date: 2026-11-21, note: Sửa}", body: "");

        var entry = (await RenderAsync(Look())).Entry!;
        Assert.StartsWith("<p>Tóm tắt</p>\n<section><h2>Đính chính</h2>", entry.Content, StringComparison.Ordinal);
        Assert.Equal(
            entry.Content.Replace("<section>", "<section id=\"corrections\">", StringComparison.Ordinal), entry.PageContent);
    }

    [Theory]
    [InlineData("vi", "", "Tòa soạn đã rút bài viết này.")]
    [InlineData("en-GB", "", "The newsroom has withdrawn this article.")]
    [InlineData("vi", "language: en\n", "The newsroom has withdrawn this article.")]
    [InlineData("en", "language: vi-VN\n", "Tòa soạn đã rút bài viết này.")]
    public async Task AWithdrawalWithoutANoticeIsSaidInTheArticlesLanguage(string language, string more, string words)
    {
        _content.Write("_index.md", $"---\ntitle: Báo\nlanguage: {language}\nauthority: example.vn,2026\n---\n");
        _content.Article(File, more: more + "retracted: {date: 2026-11-21, notice: }", body: "Lời bị rút.");

        var entry = (await RenderAsync(Look())).Entry!;
        Assert.Equal(($"<p>{words}</p>", $"<p>{words}</p>", words), (entry.Content, entry.PageContent, entry.Summary));
    }

    [Fact]
    public async Task WhatWasWithdrawnStandsInForNothing()
    {
        _content.Article(File, body: "Lời bị rút.");
        await RenderAsync(Look());
        _content.Article(File, more: "retracted: Rút.");
        await RenderAsync(Look());
        _content.Article(File, body: TooMuch);

        Assert.Equal(RenderingStatus.Unrenderable, (await RenderAsync(Look())).Status);
    }

    private Article Row() => new ArticleDraft
    {
        Folder = "",
        Name = "articles[12]",
        Category = "tin",
        Modified = default,
        Revision = 1,
        Title = "Một tin",
        Date = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
    }.ToArticle(_publication);

    private static string TooMuch => new('[', 5000);

    private void Picture(string path, int width) => _content.Write(path, Pictures.Png(width, 60));

    /// <summary>The article that came with the last change.</summary>
    private Article Look()
    {
        var change = _store.Scan();
        _publication = change.Publication ?? _publication;
        return Assert.Single(change.Articles);
    }

    private async Task<RenderingResult> RenderAsync(Article article) =>
        Assert.Single(await _renderer.RenderAsync([article], _publication, default));

    private async Task<(RenderingStatus Status, Article Version)> StatusAsync(Article article)
    {
        var result = await RenderAsync(article);
        return (result.Status, result.Version);
    }
}
