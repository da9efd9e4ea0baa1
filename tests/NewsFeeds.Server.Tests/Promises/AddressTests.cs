namespace NewsFeeds.Server.Tests.Promises;

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
    [InlineData("/tin-t%E1%BB%A9c/x", "/articles/2025-03-02/ten-moi")]
    [InlineData("/tin-t\u01b0\u0301c/x/", "/articles/2025-03-02/ten-moi")]
    [InlineData("/2021/khong-gach", "/articles/2025-03-02/ten-moi")]
    [InlineData("/?p=123", "/articles/2025-03-02/ten-moi")]
    [InlineData("/?%70=123", "/articles/2025-03-02/ten-moi")]
    [InlineData("/giam-100%25/", "/articles/2025-03-02/ten-moi")]
    [InlineData("/feeds/chuyen-muc/rss.xml", "/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds/chuyên-mục/", "/feeds/kinh-te/")]
    public async Task FormerAddressesLeadForGoodToThePresentOne(string former, string present)
    {
        await using var site = await PromisedNewsroom.OpenAsync(content =>
        {
            content.Write(
                "kinh-te/_index.md",
                "---\ntitle: Kinh tế\naliases: [tai-chinh, /feeds/tien-te/nam-xua/, /chuy%C3%AAn-m%E1%BB%A5c]\n---\n");
            content.Article(
                "kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00",
                "slug: ten-moi\naliases: [ten-xua, /2019/05/ten-xua/, /tin-t%E1%BB%A9c/x, 2021/khong-gach, '/?p=123', /giam-100%]");
        });
        var answer = await site.ReadAsync(former);
        Assert.Equal(301, answer.Status);
        Assert.Equal(Site.PublicUrl + present, answer.Location);
        Assert.Equal(200, (await site.ReadAsync(present)).Status);
    }

    [Theory]
    [InlineData("/?p=124")]
    [InlineData("/?p=123&x=1")]
    [InlineData("/?utm_source=a")]
    [InlineData("/?")]
    public async Task AnyOtherQueryIsTheFrontPages(string path)
    {
        await using var site = await PromisedNewsroom.OpenAsync(
            content => content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", "aliases: ['/?p=123']"));
        Assert.Equal(200, (await site.ReadAsync(path)).Status);
    }

    [Fact]
    public async Task AnEmptyCategoryIsServedAsValidDocumentsWithoutEntries()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        foreach (var form in Forms.All)
        {
            var answer = await site.ReadAsync("/feeds/trong/" + form);
            Assert.Equal(200, answer.Status);
            Assert.Empty(answer.Entries);
            Assert.Contains("Trống – Đài thử", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ACategoryThatIsGoneAnswersSoUntilItComesBack()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        site.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\ngone: true\n---\n");
        foreach (var path in Forms.All.Append("").Append("archive/2025-03.xml"))
        {
            await site.UntilAsync(async () => (await site.ReadAsync("/feeds/kinh-te/" + path)).Status == 410);
        }

        site.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        foreach (var path in Forms.All.Append("").Append("archive/2025-03.xml"))
        {
            await site.UntilAsync(async () => (await site.ReadAsync("/feeds/kinh-te/" + path)).Status == 200);
        }
    }

    [Fact]
    public async Task AnUnknownCategoryIsNotFoundUntilItsFolderIsMade()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        Assert.Equal(404, (await site.ReadAsync("/feeds/van-hoa/rss.xml")).Status);
        site.Content.Article("van-hoa/a.md", "Lễ hội", "2025-03-03T08:00:00");
        await site.UntilAsync(async () => (await site.ReadAsync("/feeds/van-hoa/rss.xml")).Status == 200);
        Directory.Delete(site.Content["van-hoa"], recursive: true);
        await site.UntilAsync(async () => (await site.ReadAsync("/feeds/van-hoa/rss.xml")).Status == 404);
    }
}
