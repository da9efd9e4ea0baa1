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
            Day(28, individuals: 3, Feed("/a", "Feedly", subscribers: 100), Feed("/b", "newsboat", individuals: 3)),
            Day(29, individuals: 2, Feed("/a", "Feedly", subscribers: 90), Feed("/b", "newsboat", individuals: 2)),
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
                29, 0,
                Feed("/old", "Feedbin", subscribers: 100, group: "7"), Feed("/new", "Feedbin", subscribers: 102, group: "7"),
                Feed("/new", "Feedbin", subscribers: 5, group: "8"), Feed("/old", "Feedly", subscribers: 10),
                Feed("/new", "Feedly", subscribers: 20)),
        ]);
        Assert.Equal(102 + 5 + 10 + 20, polls.All.Subscribers);
        Assert.Equal(
            [("/new", 127L), ("/old", 110L)],
            polls.Feeds.Select(feed => (feed.Key, feed.Value.Subscribers)).OrderBy(feed => feed.Key, StringComparer.Ordinal));
        Assert.Equal([("Feedbin", 107L), ("Feedly", 30L)], polls.Readers.Select(reader => (reader.Key, reader.Value.Subscribers)));
    }

    [Fact]
    public void NoDaysAreNoPolls()
    {
        var polls = Polls.Of([]);
        Assert.Equal(0, polls.All.Requests);
        Assert.Empty(polls.Feeds);
        Assert.False(polls.IsCapped);
    }

    private static RecordedDay Day(int day, long individuals, params TalliedFeed[] feeds) =>
        new(new DateOnly(2026, 11, day), individuals, IsCapped: false, feeds);

    private static TalliedFeed Feed(string path, string reader, int subscribers = 0, long individuals = 0, string group = "") =>
        new(path, reader, group, 1, 7, 2, 8, 1000, 2000, individuals, subscribers);
}
