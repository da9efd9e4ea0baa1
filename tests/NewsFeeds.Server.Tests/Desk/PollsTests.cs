using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What some days sum up to.</summary>
public sealed class PollsTests
{
    [Fact]
    public void RequestsAddUpAndTheBusiestDayCountsPeople()
    {
        var polls = Polls.Of(
        [
            Day(28, Feed("/a", "Feedly", subscribers: 100), Feed("/b", "newsboat", individuals: 3)),
            Day(29, Feed("/a", "Feedly", subscribers: 90), Feed("/b", "newsboat", individuals: 2)),
        ]);
        Assert.Equal(new PollFigures(40, 4, 28, 32, 4000, 8000, 3, 100), polls.All);
        Assert.Equal([("/a", 20L), ("/b", 20L)], polls.Feeds.Select(feed => (feed.Key, feed.Value.Requests)));
        Assert.Equal(
            [("Feedly", 100L, 0L), ("newsboat", 0L, 3L)],
            polls.Readers.Select(reader => (reader.Key, reader.Value.Subscribers, reader.Value.Individuals)));
        Assert.Equal(8, polls.All.Others);
    }

    [Fact]
    public void AServicesNumberForAFeedCountsOnceHoweverManyAddressesTheFeedHas()
    {
        var polls = Polls.Of(
        [
            Day(
                29,
                Feed("/old", "Feedbin", subscribers: 100, feedId: "7"), Feed("/new", "Feedbin", subscribers: 102, feedId: "7"),
                Feed("/new", "Feedbin", subscribers: 5, feedId: "8"), Feed("/old", "Feedly", subscribers: 10),
                Feed("/new", "Feedly", subscribers: 20)),
        ]);
        Assert.Equal(102 + 5 + 10 + 20, polls.All.Subscribers);
        Assert.Equal(
            [("/new", 127L), ("/old", 110L)],
            polls.Feeds.Select(feed => (feed.Key, feed.Value.Subscribers)).OrderBy(feed => feed.Key, StringComparer.Ordinal));
        Assert.Equal([("Feedbin", 107L), ("Feedly", 30L)], polls.Readers.Select(reader => (reader.Key, reader.Value.Subscribers)));
    }

    [Fact]
    public void APersonWithTwoFeedsIsOneReaderOfEachAndOneOfAll()
    {
        var polls = Polls.Of([Day(29, Feed("/a", "newsboat", individuals: 1), Feed("/b", "newsboat", individuals: 1))]);
        Assert.Equal(1, polls.All.Individuals);
        Assert.Equal([("/a", 1L), ("/b", 1L)], polls.Feeds.Select(feed => (feed.Key, feed.Value.Individuals)));
        Assert.Equal([("newsboat", 1L)], polls.Readers.Select(reader => (reader.Key, reader.Value.Individuals)));
    }

    [Fact]
    public void InventedNumbersOfFeedsAddUpToNoMoreThanOneFeedCanHave()
    {
        var polls = Polls.Of([Day(29, [.. Enumerable.Range(0, 100).Select(id => Feed("/a", "Feedbin", 999_999, feedId: $"{id}"))])]);
        Assert.Equal(Caller.MostSubscribers, polls.All.Subscribers);
        Assert.Equal(Caller.MostSubscribers, Assert.Single(polls.Feeds).Value.Subscribers);
        Assert.Equal(Caller.MostSubscribers, Assert.Single(polls.Readers).Value.Subscribers);
    }

    [Fact]
    public void AForgedCountMarksItsFeedAndItsReaderAndAll()
    {
        var polls = Polls.Of([Day(29, Feed("/a", "Feedly", 5), Feed("/b", "NewsBlur", 27) with { IsForged = true }), Day(28)]);
        Assert.Equal((32L, true), (polls.All.Subscribers, polls.All.Forged));
        Assert.Equal([("/a", false), ("/b", true)], polls.Feeds.Select(feed => (feed.Key, feed.Value.Forged)));
        Assert.Equal([("NewsBlur", true), ("Feedly", false)], polls.Readers.Select(reader => (reader.Key, reader.Value.Forged)));
    }

    [Fact]
    public void NoDaysAreNoPolls()
    {
        var polls = Polls.Of([]);
        Assert.Equal(0, polls.All.Requests);
        Assert.Empty(polls.Feeds);
        Assert.False(polls.IsCapped);
    }

    private static RecordedDay Day(int day, params TalliedFeed[] feeds) => DeskSample.Day(day - 23, feeds);

    private static TalliedFeed Feed(string path, string reader, int subscribers = 0, long individuals = 0, string feedId = "") =>
        new(path, reader, feedId, 1, 7, 2, 8, 1000, 2000, individuals, subscribers);
}
