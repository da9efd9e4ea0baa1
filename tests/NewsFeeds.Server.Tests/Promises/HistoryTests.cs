using System.Xml.Linq;

namespace NewsFeeds.Server.Tests.Promises;

public class HistoryTests
{
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    [Theory]
    [InlineData("")]
    [InlineData("kinh-te/")]
    [InlineData("the-thao/")]
    public async Task FollowingPrevArchiveReachesAllOfHistoryEachEntryInExactlyOneArchive(string category)
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        var feed = await site.ReadAsync($"/feeds/{category}atom.xml");
        var (ids, months) = (new List<string>(), new List<string>());
        string? newer = null;
        for (var address = feed.Link("prev-archive"); address is not null;)
        {
            var archive = await site.ReadAsync(address);
            Assert.Equal(200, archive.Status);
            Assert.NotNull(archive.Xml.Element(History + "archive"));
            Assert.Equal(address, archive.Link("self"));
            Assert.Equal(feed.Link("self"), archive.Link("current"));
            Assert.Equal(newer, archive.Link("next-archive"));
            Assert.NotEmpty(archive.Entries);
            ids.AddRange(archive.Entries.Select(entry => entry.Id));
            months.Add(address);
            (newer, address) = (address, archive.Link("prev-archive"));
        }

        var all = category.Length == 0 ? site.Edition.All : site.Edition.Categories[category.TrimEnd('/')];
        Assert.Equal(all.Articles.Select(article => article.Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        // Months without entries are skipped.
        Assert.Equal(all.Articles.Select(article => (article.Day.Year, article.Day.Month)).Distinct().Count(), months.Count);
    }

    [Fact]
    public async Task AnEntryIsInAnArchiveAsItIsInTheFeed()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        var feed = await site.ReadAsync("/feeds/kinh-te/atom.xml");
        var archive = await site.ReadAsync(feed.Link("prev-archive")!);
        Assert.All(archive.Entries, entry => Assert.Equal(feed[entry.Id], entry));
    }

    [Fact]
    public async Task AnArchiveThatDidNotChangeKeepsItsTag()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        var before = await TagsAsync();
        site.Content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00", body: "Đã sửa.");
        await site.ReadSettledAsync("/feeds/rss.xml", answer => answer.Body.Contains("Đã sửa", StringComparison.Ordinal));
        var after = await TagsAsync();
        Assert.Equal(
            ["/feeds/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03.xml"], before.Keys.Where(path => before[path] != after[path]));

        // A restart and another month change none either, but for the link to the neighbour.
        await site.StopAsync();
        site.Content.Article("kinh-te/thang-tu.md", "Tháng tư", "2025-04-02T08:00:00");
        await site.StartAgainAsync();
        var last = await TagsAsync();
        Assert.Equal(
            ["/feeds/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03.xml"], after.Keys.Where(path => last[path] != after[path]));

        async Task<Dictionary<string, string?>> TagsAsync() => (await site.ReadEverythingAsync())
            .Where(each => each.Key.Contains("/archive/", StringComparison.Ordinal) && each.Key.EndsWith(".xml", StringComparison.Ordinal))
            .ToDictionary(each => each.Key, each => each.Value.Tag);
    }

    private static void Fill(TemporaryContent content)
    {
        for (var i = 0; i < 40; i++) // more than the feed holds
        {
            content.Article(
                $"kinh-te/nhieu-{i}.md", $"Nhiều {i}", $"2024-{(i % 3 * 4) + 1:00}-{(i / 3) + 1:00}T23:30:00-10:00",
                i % 7 == 0 ? "categories: [the-thao]" : "");
        }
    }
}
