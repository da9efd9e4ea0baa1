namespace NewsFeeds.Server.Tests.Pages;

public class EmptyBodyTests
{
    [Fact]
    public async Task ThePageShowsTitleSummaryPictureAndTheLink()
    {
        await using var site = await Site.StartAsync(fill: content =>
        {
            content.Publication();
            content.Write("tin/hinh.png", Sample.Png(40, 30));
            content.Article(
                "tin/rong.md", "Chỉ tóm tắt", more: "summary: Tóm tắt.\nimage: {src: hinh.png, alt: Hình}\nlink: https://example.vn/rong",
                body: "<p><br></p>");
        });
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.TextAsync("/articles/2026-11-20/rong"));

        Assert.Equal("Chỉ tóm tắt", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Tóm tắt.", page.QuerySelector(".body p")!.TextContent);
        Assert.EndsWith("/media/tin/hinh.png", page.QuerySelector(".body figure img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".filed a[href='https://example.vn/rong']"));
    }
}
