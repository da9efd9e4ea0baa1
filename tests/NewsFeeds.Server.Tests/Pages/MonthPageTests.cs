using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Pages;

public class MonthPageTests(MonthPageTests.Fixture shared) : IClassFixture<MonthPageTests.Fixture>
{
    [Theory]
    [InlineData("2026-03", "2 bài", "2026-02/ Tháng 2/2026 302 bài", null)]
    [InlineData("2026-02", "302 bài", "2024-12/ Tháng 12/2024 1 bài", "2026-03/ Tháng 3/2026 2 bài")]
    [InlineData("2024-12", "1 bài", null, "2026-02/ Tháng 2/2026 302 bài")]
    [InlineData("2026-02-03", "1 bài", null, "2026-02-07/ Ngày 7/2/2026 301 bài")]
    [InlineData("2026-02-07", "301 bài", "2026-02-03/ Ngày 3/2/2026 1 bài", null)]
    public async Task AMonthLeadsToTheMonthsBesideItAndADayToTheDaysOfItsMonth(string span, string count, string? older, string? newer)
    {
        var page = await ReadAsync($"/feeds/tin/archive/{span}/");
        Assert.Equal(count, page.QuerySelector(".opening .count")!.TextContent);
        Assert.Equal(older, Told(page.QuerySelector(".steps .older")));
        Assert.Equal(newer, Told(page.QuerySelector(".steps .newer")));
        Assert.Equal(
            span.Length > 7 ? "/feeds/tin/archive/2026-02/" : "/feeds/tin/",
            page.QuerySelector(".path li:last-child a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task ABusyMonthListsItsDaysWithTheirCounts()
    {
        var page = await ReadAsync("/feeds/tin/archive/2026-02/");
        Assert.Equal(
            ["2026-02-07/ Ngày 7/2/2026 301 bài", "2026-02-03/ Ngày 3/2/2026 1 bài"], page.QuerySelectorAll(".days h2").Select(Told));
    }

    [Fact]
    public async Task TheArchiveIsFoldedByYearAndTheNewestIsOpen()
    {
        var page = await ReadAsync("/feeds/tin/");
        Assert.Equal(["2026 304", "2024 1"], page.QuerySelectorAll(".archive summary").Select(year => year.TextContent));
        Assert.Equal([true, false], page.QuerySelectorAll(".archive details").Select(year => year.HasAttribute("open")));
        Assert.Equal(
            ["2026-03/ Tháng 3/2026 2", "2026-02/ Tháng 2/2026 302", "2024-12/ Tháng 12/2024 1"],
            page.QuerySelectorAll(".archive li").Select(Told));
    }

    private async Task<IDocument> ReadAsync(string path) => new HtmlParser().ParseDocument(await shared.Site.TextAsync(path));

    private static string? Told(IElement? place) => place is null
        ? null
        : $"{place.QuerySelector("a")!.GetAttribute("href")!["/feeds/tin/archive/".Length..]} {place.QuerySelector("a")!.TextContent} "
            + place.QuerySelector(".count")!.TextContent;

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync(fill: content =>
        {
            content.Write("_index.md", "---\ntitle: Báo thử\nlanguage: vi\n---\n");
            content.Article("tin/a.md", date: "2026-03-01T05:00:00Z");
            content.Article("tin/b.md", date: "2026-03-02T05:00:00Z");
            content.Article("tin/c.md", date: "2026-02-03T05:00:00Z");
            content.Article("tin/d.md", date: "2024-12-31T05:00:00Z");

            for (var at = 0; at < 301; at++)
            {
                content.Article(string.Create(CultureInfo.InvariantCulture, $"tin/nhieu-{at}.md"), date: "2026-02-07T05:00:00Z");
            }
        });

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
