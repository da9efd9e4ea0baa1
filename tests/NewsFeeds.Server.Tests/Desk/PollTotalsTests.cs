using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What one process counts over all its days.</summary>
public sealed class PollTotalsTests : IDisposable
{
    private const string Feed = "/feeds/kinh-te/rss.xml";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-29T16:30:00Z", null));
    private readonly TemporaryContent _state = TemporaryContent.Empty();
    private readonly OpenNewsroom _newsroom;

    public PollTotalsTests()
    {
        var content = TemporaryContent.Empty();
        content.Publication();
        _newsroom = new OpenNewsroom(content, watchEvents: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheyGoOnOverMidnightAndOverDaysThatAreWrittenAndForgotten(bool isKept)
    {
        var polls = NewCounter(isKept);
        for (var count = 1; count <= 200; count++)
        {
            Poll(polls, "Feedly/1 (5 subscribers)");
            Assert.Equal(count, Assert.Single(polls.ReadTotals().Feeds).Value.Requests);
            polls.Save();
            Assert.Equal(count, Assert.Single(polls.ReadTotals().Readers).Value.Requests);
            _clock.Advance(TimeSpan.FromHours(13));
            polls.Save();
            Assert.Equal(count, Assert.Single(polls.ReadTotals().Readers).Value.Requests);
        }
    }

    [Fact]
    public void TheyBeginWithTheProcess()
    {
        var before = NewCounter();
        Poll(before, "newsboat/2.30");
        before.Save();
        var polls = NewCounter();
        Assert.Empty(polls.ReadTotals().Feeds);
        Poll(polls, "newsboat/2.30");
        Assert.Equal(1, Assert.Single(polls.ReadTotals().Feeds).Value.Requests);
    }

    [Fact]
    public void PeopleAreThoseOfThePublicationsDay()
    {
        var polls = NewCounter();
        Poll(polls, "newsboat/2.30");
        Assert.Equal(1, polls.ReadTotals().IndividualsToday);
        _clock.Advance(TimeSpan.FromMinutes(30)); // 00:00 in Việt Nam.
        Assert.Equal(0, polls.ReadTotals().IndividualsToday);
        Assert.Empty(polls.ReadTotals().FeedsToday);
        Poll(polls, "Feedly/1 (5 subscribers)");
        Assert.Equal(
            [("Feedly", 5L)], polls.ReadTotals().ReadersToday.Select(reader => (reader.Key, reader.Value.Subscribers)));
        Assert.Equal(["Feedly", "newsboat"], polls.ReadTotals().Readers.Select(each => each.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ANameKeepsItsPlaceWhateverIsAskedForLater()
    {
        var polls = NewCounter();
        for (var i = 0; i < PollTotals.MostReaders + 10; i++)
        {
            Poll(polls, $"Reader{i}a/1", times: 1 + i % 3);
        }

        var first = polls.ReadTotals().Readers.ToDictionary(reader => reader.Key, reader => reader.Value.Requests);
        Assert.Equal(PollTotals.MostReaders + 1, first.Count);
        Assert.Equal(10, first["other"]); // Those that asked least.
        for (var day = 0; day < 3; day++)
        {
            Poll(polls, "Late/1", times: 1000);
            Poll(polls, "Reader0a/1", times: 1000);
            _clock.Advance(TimeSpan.FromDays(1));
            polls.Save();
            var now = polls.ReadTotals().Readers.ToDictionary(reader => reader.Key, reader => reader.Value.Requests);
            Assert.Equal(first.Keys.Order(StringComparer.Ordinal), now.Keys.Order(StringComparer.Ordinal));
            Assert.All(first, before => Assert.True(now[before.Key] >= before.Value));
            first = now;
        }
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _state.Dispose();
    }

    private PollCounter NewCounter(bool isKept = true) => new(
        _newsroom.Newsroom, new PollFiles(isKept ? _state.Folder : null, NullLogger<PollFiles>.Instance), _clock);

    private void Poll(PollCounter polls, string userAgent, int times = 1)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = userAgent;
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < times; i++)
        {
            polls.Count(new FeedAnswer(context, Feed, StatusCodes.Status200OK, 0, 0, _clock.GetUtcNow()));
        }
    }
}
