namespace NewsFeeds.Server.Tests.Promises;

/// <summary>What is promised of articles holds for those that are HTML files.</summary>
public class HtmlArticleTests
{
    private const string Id = "tag:example.vn,2026:2025-03-03/trang";
    private const string Page = "/articles/2025-03-03/trang";

    [Fact]
    public async Task ItsBodyIsInEveryFeedAndOnItsPageAsTheSanitiserLeavesIt()
    {
        await using var site = await PromisedNewsroom.OpenAsync(content =>
        {
            content.Write("kinh-te/vang.png", Pictures.Png(4, 3));
            Write(content, "<p>Một *hai* <b onclick=\"x()\">ba</b></p><script>bon()</script><img src=\"vang.png\" alt=\"Vàng\">");
        });
        foreach (var form in Forms.All)
        {
            var entry = (await site.ReadAsync($"/feeds/kinh-te/{form}"))[Id];
            Assert.Contains("<p>Một *hai* <b>ba</b></p>", entry.Content, StringComparison.Ordinal);
            Assert.Contains($"src=\"{Site.PublicUrl}/media/kinh-te/vang.png\"", entry.Content, StringComparison.Ordinal);
            Assert.DoesNotContain("bon()", entry.Content, StringComparison.Ordinal);
        }

        Assert.Contains("<p>Một *hai* <b>ba</b></p>", await site.TextAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditIsOutADraftIsNotAndADeletionLeaves()
    {
        await using var site = await PromisedNewsroom.OpenAsync(content => Write(content, "<p>Bản một</p>"));
        Write(site.Content, "<p>Bản hai</p>");
        await site.ReadSettledAsync("/feeds/kinh-te/rss.xml", answer => answer[Id].Content.Contains("Bản hai", StringComparison.Ordinal));

        Write(site.Content, "<p>Bản ba</p>", "draft: true");
        await site.ReadSettledAsync("/feeds/kinh-te/rss.xml", answer => answer.Entries.Count == 3);
        Assert.Equal(404, (await site.ReadAsync(Page)).Status);

        Write(site.Content, "<p>Bản bốn</p>");
        await site.ReadSettledAsync("/feeds/kinh-te/rss.xml", answer => answer.Entries.Count == 4);
        site.Content.Delete("kinh-te/trang.html");
        await site.ReadSettledAsync("/feeds/kinh-te/rss.xml", answer => answer.Entries.Count == 3);
    }

    [Fact]
    public async Task AMarkdownFileThatBecomesHtmlKeepsItsEntry()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        var before = (await site.ReadAsync("/feeds/kinh-te/atom.xml")).Entries.Select(entry => entry.Id).ToList();
        site.Content.Article("kinh-te/moi.html", "Tin mới", "2025-03-02T08:00:00", body: "<p>Thân bài mới.</p>");
        site.Content.Delete("kinh-te/moi.md");

        var after = await site.ReadSettledAsync(
            "/feeds/kinh-te/atom.xml", answer => answer.Body.Contains("Thân bài mới", StringComparison.Ordinal));
        Assert.Equal(before, after.Entries.Select(entry => entry.Id));
        await site.UntilHeldBackAsync(0);
    }

    [Fact]
    public async Task WithoutItsFrontMatterItLeavesAndTheLogSaysWhy()
    {
        await using var site = await PromisedNewsroom.OpenAsync(content =>
        {
            Write(content, "<p>Bản một</p>");
            content.Write("kinh-te/cu.html", "<html><body>Trang cũ</body></html>");
        });
        site.Content.Write("kinh-te/trang.html", "");
        await site.UntilHeldBackAsync(1);
        Assert.Contains("Bản một", (await site.ReadAsync("/feeds/kinh-te/rss.xml"))[Id].Content, StringComparison.Ordinal);

        site.Content.Write("kinh-te/trang.html", "<p>Bản một</p>");
        await site.ReadSettledAsync("/feeds/kinh-te/rss.xml", answer => answer.Entries.Count == 3);
        await site.UntilHeldBackAsync(0);
        Assert.Equal(1, site.Log.Count("kinh-te/trang.html:1:1: warning: this HTML file has lost its front matter"));
        Assert.Equal(0, site.Log.Count("kinh-te/cu.html"));
    }

    private static void Write(TemporaryContent content, string body, string more = "") =>
        content.Article("kinh-te/trang.html", "Trang", "2025-03-03T08:00:00", more, body);
}
