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
    public void WhatStandsBesideTheContentCountsToo()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nitems: 100\nfullText: false\n---\n");
        var tags = string.Join(", ", Enumerable.Range(0, 300).Select(tag => $"nhãn-{tag}-ệ"));
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

    [Fact]
    public void AnUnchangedCategoryHasTheSameFeed()
    {
        using var content = new TemporaryContent();
        Write(content, 3);
        using var newsroom = new OpenNewsroom(content);
        Assert.Same(newsroom.Feed("tin"), newsroom.Feed("tin"));
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
