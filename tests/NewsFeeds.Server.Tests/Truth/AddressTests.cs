namespace NewsFeeds.Server.Tests.Truth;

public class AddressTests
{
    [Theory]
    [InlineData("/feeds/tai-chinh/rss.xml", "/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds/tai-chinh/", "/feeds/kinh-te/")]
    [InlineData("/feeds/tien-te/nam-xua/atom.xml", "/feeds/kinh-te/atom.xml")]
    [InlineData("/category/tai-chinh/feed/", "/feeds/kinh-te/rss.xml")]
    [InlineData("/category/tai-chinh/feed/atom", "/feeds/kinh-te/atom.xml")]
    [InlineData("/category/tai-chinh/feed/rss2/", "/feeds/kinh-te/rss.xml")]
    [InlineData("/articles/2025-03-02/ten-xua", "/articles/2025-03-02/ten-moi")]
    [InlineData("/2019/05/ten-xua/", "/articles/2025-03-02/ten-moi")]
    [InlineData("/2019/05/ten-xua", "/articles/2025-03-02/ten-moi")]
    public async Task FormerAddressesLeadForGoodToThePresentOne(string former, string present)
    {
        await using var desk = await Desk.OpenAsync(desk =>
        {
            desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\naliases: [tai-chinh, /feeds/tien-te/nam-xua/]\n---\n");
            desk.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", "slug: ten-moi\naliases: [ten-xua, /2019/05/ten-xua/]");
        });
        var answer = await desk.GetAsync(former);
        Assert.Equal(301, answer.Status);
        Assert.Equal(Desk.PublicUrl + present, answer.Location);
        Assert.Equal(200, (await desk.GetAsync(present)).Status);
    }

    [Fact]
    public async Task AnEmptyCategoryIsServedAsValidDocumentsWithoutEntries()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var form in Forms.All)
        {
            var answer = await desk.GetAsync("/feeds/trong/" + form);
            Assert.Equal(200, answer.Status);
            Assert.Empty(answer.Entries);
            Assert.Contains("Trống – Đài thử", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ACategoryThatIsGoneAnswersSoUntilItComesBack()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\ngone: true\n---\n");
        foreach (var path in Forms.All.Append("").Append("archive/2025-03.xml"))
        {
            await desk.UntilAsync(async () => (await desk.GetAsync("/feeds/kinh-te/" + path)).Status == 410);
        }

        desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        foreach (var path in Forms.All.Append("").Append("archive/2025-03.xml"))
        {
            await desk.UntilAsync(async () => (await desk.GetAsync("/feeds/kinh-te/" + path)).Status == 200);
        }
    }

    [Fact]
    public async Task AnUnknownCategoryIsNotFoundUntilItsFolderIsMade()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Equal(404, (await desk.GetAsync("/feeds/van-hoa/rss.xml")).Status);
        desk.Article("van-hoa/a.md", "Lễ hội", "2025-03-03T08:00:00");
        await desk.UntilAsync(async () => (await desk.GetAsync("/feeds/van-hoa/rss.xml")).Status == 200);
        Directory.Delete(Path.Combine(desk.Content.Folder, "van-hoa"), recursive: true);
        await desk.UntilAsync(async () => (await desk.GetAsync("/feeds/van-hoa/rss.xml")).Status == 404);
    }
}
