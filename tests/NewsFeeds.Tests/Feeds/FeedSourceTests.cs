using System.Globalization;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds;

public class FeedSourceTests
{
    private const int MebiByte = 1024 * 1024;
    private static readonly DateTimeOffset Newest = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("items: 5\nwindow: 0s", 5)]
    [InlineData("items: 5\nwindow: 7h", 8)] // the newest and everything of the seven hours before it
    [InlineData("items: 1\nwindow: 3h", 4)]
    [InlineData("items: 100\nwindow: 0s", 100)]
    [InlineData("items: 1\nwindow: 30d", 100)]
    [InlineData("", 49)] // 48 hours are more than 30 entries here
    public void AtLeastItemsAndEverythingOfTheWindowButAtMostAHundred(string rules, int entries)
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", $"---\ntitle: Tin\n{rules}\n---\n");
        Write(content, 130);
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(Enumerable.Range(0, entries).Select(hour => $"Tin {hour}"), newsroom.Feed("tin").Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void AWindowMayBeginBeforeTheFirstYear()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nitems: 1\nwindow: 3650d\n---\n");
        content.Article("tin/a.md", "Cũ", "0002-01-02T00:00:00Z");
        content.Article("tin/b.md", "Mới", "0003-01-02T00:00:00Z");
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(["Mới", "Cũ"], newsroom.Feed("tin").Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void AllThereIsWhereThatIsLessThanItems()
    {
        using var content = new TemporaryContent();
        Write(content, 7);
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(7, newsroom.Feed("tin").Entries.Length);
    }

    [Theory]
    [InlineData("ế", 12_000)] // three bytes each
    [InlineData("a & b < c > \"d\" ", 12_000)] // longest where it is escaped
    [InlineData("*a* chữ giữa các dấu `b` ", 6_000)]
    [InlineData("😀", 12_000)]
    [InlineData("- a\n- b\n\n1. c\n", 3_000)]
    public void NoFormIsLargerThanAMebibyteAndTheOldestLeaveFirst(string text, int length)
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nitems: 100\n---\n");
        Write(content, 100, body: string.Concat(Enumerable.Repeat(text, length / text.Length)));
        using var newsroom = new OpenNewsroom(content);
        AssertFull(newsroom.Feed("tin"), least: 10);
    }

    [Fact]
    public void APartnersFeedIsCutByItsOwnRulesAndElseByThePublications()
    {
        using var content = new TemporaryContent();
        content.Publication("items: 6\nwindow: 0s\nfeeds: {it: {items: 3, fullText: false}, dai: {window: 8h}, nhu-the: {}}");
        Write(content, 12);
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(
            [("dai", 9, true), ("it", 3, false), ("nhu-the", 6, true)],
            newsroom.Edition.Partners.All.Select(partner => (partner.Path, Feed: newsroom.Feed(partner)))
                .Select(each => (each.Path, each.Feed.Entries.Length, each.Feed.Entries.All(entry => entry.Content is not null))));
    }

    [Fact]
    public void WhatStandsBesideTheContentCountsToo()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nitems: 100\nfullText: false\n---\n");
        var tags = string.Join(", ", Enumerable.Range(0, 100).Select(tag => $"nhãn-{tag}-{new string('ệ', 40)}"));
        Write(content, 100, $"tags: [{tags}]");
        using var newsroom = new OpenNewsroom(content);
        AssertFull(newsroom.Feed("tin"), least: 10);
    }

    [Fact]
    public void ArticlesOfACategoryThatIsGoneStayInTheFeedsAroundIt()
    {
        using var content = new TemporaryContent();
        content.Write("the-thao/sea-games/_index.md", "---\ntitle: SEA Games\ngone: true\n---\n");
        content.Article("the-thao/sea-games/a.md", "Huy chương vàng");
        using var newsroom = new OpenNewsroom(content);
        Assert.All(["", "the-thao"], path => Assert.Equal("Huy chương vàng", Assert.Single(newsroom.Feed(path).Entries).Title));
    }

    [Theory]
    [InlineData("", "2026-11-20T00:00:00")]
    [InlineData("lastmod: 2026-11-21T00:00:00Z", "2026-11-21T00:00:00")]
    [InlineData("publishDate: 2026-11-22T00:00:00Z", "2026-11-22T00:00:00")]
    [InlineData("correction: {date: 2026-11-22T00:00:00Z, note: Sửa}", "2026-11-22T00:00:00")]
    [InlineData("retracted: {date: 2026-11-22T00:00:00Z, notice: Rút}", "2026-11-22T00:00:01")]
    [InlineData("lastmod: 2027-05-01", "2026-11-20T00:00:00")] // It counts from its moment on.
    public void AFeedsDateIsTheNewestThatItsEntriesTell(string more, string date)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "Tin", "2026-11-20T00:00:00Z", more);
        content.Article("tin/cu.md", "Tin cũ", "2026-11-19T00:00:00Z");
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(date, newsroom.Feed("tin").Updated.ToString("s", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void AnEmptyFeedIsOfTheFirstDayOfTheAuthoritysYear()
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài\nauthority: example.vn,2021\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        using var newsroom = new OpenNewsroom(content);
        Assert.Equal(new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), newsroom.Feed("tin").Updated);
    }

    [Fact]
    public async Task ALastmodThatIsStillToComeTellsWhenTheFeedChanges()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "Tin", "2026-11-20T00:00:00Z", "lastmod: 2027-05-01T00:00:00Z");
        using var newsroom = new OpenNewsroom(content);
        var built = await newsroom.Feeds.GetAsync(newsroom.Edition, newsroom.Edition.Categories["tin"], CancellationToken.None);
        Assert.Equal(new DateTimeOffset(2027, 5, 1, 0, 0, 0, TimeSpan.Zero), built.ChangesAt);
    }

    private static void AssertFull(Feed feed, int least)
    {
        var largest = FeedFormat.All.Max(format => format.Write(feed).Length);
        Assert.InRange(largest, MebiByte / 2, MebiByte);
        Assert.InRange(feed.Entries.Length, least, 99);
        Assert.True(
            FeedFormat.All.Max(format => format.Write(feed with { Entries = feed.Entries.Add(feed.Entries[^1]) }).Length) > MebiByte,
            "one more would fit");
        Assert.Equal(Enumerable.Range(0, feed.Entries.Length).Select(hour => $"Tin {hour}"), feed.Entries.Select(entry => entry.Title));
    }

    private static void Write(TemporaryContent content, int count, string more = "", string body = "Thân bài.")
    {
        for (var hour = 0; hour < count; hour++)
        {
            content.Article(
                $"tin/{hour}.md", $"Tin {hour}", Newest.AddHours(-hour).ToString("O", CultureInfo.InvariantCulture), more, body);
        }
    }
}
