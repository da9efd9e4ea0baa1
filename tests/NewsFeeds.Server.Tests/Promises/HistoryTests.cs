using System.Xml.Linq;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Promises;

public class HistoryTests
{
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    [Theory]
    [InlineData("")]
    [InlineData("kinh-te")]
    [InlineData("the-thao")]
    public async Task FollowingPrevArchiveReachesAllOfHistoryEachEntryInExactlyOneArchive(string category)
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill);
        var feed = await site.ReadAsync(Address.Feed(category, FeedForm.Atom).Path);
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

        var all = category.Length == 0 ? site.Edition.All : site.Edition.Categories[category];
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

    [Fact]
    public async Task AMonthOfMoreThan300EntriesIsArchivedDayByDayAndItsAddressLeadsToItsNewestDay()
    {
        await using var site = await PromisedNewsroom.OpenAsync(content =>
        {
            for (var i = 0; i < 298; i++)
            {
                content.Article($"kinh-te/nhieu-{i}.md", $"Nhiều {i}", $"2025-03-{(i % 20) + 1:00}T{i / 20:00}:00:00");
            }
        });
        var month = await site.ReadAsync("/feeds/kinh-te/archive/2025-03.xml");
        Assert.Equal((200, 300), (month.Status, month.Entries.Count));
        Assert.Equal(404, (await site.ReadAsync("/feeds/kinh-te/archive/2025-02-20.xml")).Status);
        var dayOfMonth = await site.ReadAsync("/feeds/kinh-te/archive/2025-03-05.xml");
        Assert.Equal((301, $"{Site.PublicUrl}/feeds/kinh-te/archive/2025-03.xml"), (dayOfMonth.Status, dayOfMonth.Location));

        site.Content.Article("kinh-te/mot-nua.md", "Một nữa", "2025-03-20T23:00:00");
        await site.UntilAsync(async () => (await site.ReadAsync("/feeds/kinh-te/archive/2025-03.xml")).Status == 301);
        Assert.Equal(
            $"{Site.PublicUrl}/feeds/kinh-te/archive/2025-03-20.xml",
            (await site.ReadAsync("/feeds/kinh-te/archive/2025-03.xml")).Location);
        var (ids, addresses) = (new List<string>(), new List<string>());
        for (var address = (await site.ReadAsync("/feeds/kinh-te/atom.xml")).Link("prev-archive"); address is not null;)
        {
            addresses.Add(address);
            var archive = await site.ReadAsync(address);
            Assert.Equal((200, address), (archive.Status, archive.Link("self")));
            ids.AddRange(archive.Entries.Select(entry => entry.Id));
            address = archive.Link("prev-archive");
        }

        Assert.Equal(21, addresses.Count); // Twenty days of March, and January.
        Assert.Equal(
            site.Edition.Categories["kinh-te"].Articles.Select(article => article.Id).Order(StringComparer.Ordinal),
            ids.Order(StringComparer.Ordinal));
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
