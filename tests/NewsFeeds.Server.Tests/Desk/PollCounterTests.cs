using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>Who polls what, counted without the network.</summary>
public sealed partial class PollCounterTests : IDisposable
{
    private const string Feed = "/feeds/kinh-te/rss.xml";
    private const string Feedly = "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; [like FeedFetcher-Google])";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2026-11-29T16:30:00Z", null));
    private readonly TemporaryContent _content = TemporaryContent.Empty();
    private readonly OpenNewsroom _newsroom;
    private readonly TemporaryContent _state = TemporaryContent.Empty();
    private PollCounter _polls;

    public PollCounterTests()
    {
        _content.Publication();
        _newsroom = new OpenNewsroom(_content);
        _polls = NewCounter();
    }

    [Fact]
    public void AnswersAreCountedByOutcomeAndByReader()
    {
        Poll(Feedly, 200, 100, 300);
        Poll(Feedly, 304, 0, 400, isConditional: true);
        Poll(Feedly, 503, 0, 0);
        Poll("newsboat/2.30 (Linux x86_64)", 304, 0, 400, isConditional: true);
        var day = Assert.Single(_polls.Read());
        Assert.Equal(new DateOnly(2026, 11, 29), day.Date);
        Assert.Equal(
            [
                new TalliedFeed(Feed, "Feedly", "", 1, 1, 1, 1, 100, 700, 0, 462),
                new TalliedFeed(Feed, "newsboat", "", 0, 1, 0, 1, 0, 400, 1, 0),
            ],
            day.Feeds.OrderBy(feed => feed.Reader, StringComparer.Ordinal));
    }

    [Fact]
    public void APersonCountsOnceADayWhateverThePollsAndAsManyFeeds()
    {
        for (var i = 0; i < 3; i++)
        {
            Poll("newsboat/2.30", 304, from: "192.0.2.1");
            Poll("newsboat/2.30", 304, from: "192.0.2.2");
            Poll("Reeder/5", 304, from: "192.0.2.1");
            Poll("Reeder/5", 304, from: "2001:db8:1:2:3:4:5:6");
            Poll("Reeder/5", 304, from: "2001:db8:1:2::7");
            Poll("Reeder/5", 304, from: "2001:db8:1:3::7", path: "/feeds/rss.xml");
            Poll("Reeder/5", 304, from: "192.0.2.1", path: "/feeds/rss.xml");
        }

        var day = Assert.Single(_polls.Read());
        Assert.Equal(5, day.Individuals);
        Assert.Equal(6, day.Feeds.Sum(feed => feed.Individuals));
        Assert.Equal([new("Reeder", 3), new("newsboat", 2)], day.Readers);
    }

    [Fact]
    public void AnAnswerToHeadIsNoFeed()
    {
        Poll(Feedly, 200, sent: 100);
        Poll(Feedly, 200, sent: 0);
        var feed = Assert.Single(Assert.Single(_polls.Read()).Feeds);
        Assert.Equal((1, 1), (feed.Full, feed.Others));
    }

    [Fact]
    public void AForgedCountIsMarkedAndHidesNoOther()
    {
        Poll("NewsBlur Feed Fetcher - 27 subscribers", 200);
        Poll("NewsBlur Feed Fetcher - 1000000 subscribers", 200);
        var feed = Assert.Single(Assert.Single(_polls.Read()).Feeds);
        Assert.Equal((27, true), (feed.Subscribers, feed.IsForged));
    }

    [Theory]
    [InlineData("")]
    [InlineData("curl/8.5.0")]
    [InlineData("Spotify/1.0")]
    public void WhoeverIsNotKnownToBeAPersonIsNotCountedAsOne(string userAgent)
    {
        Poll(userAgent, 200);
        var day = Assert.Single(_polls.Read());
        Assert.Equal((0, 0, 1), (day.Individuals, day.Feeds.Sum(feed => feed.Individuals), day.Feeds.Sum(feed => feed.Requests)));
    }

    [Fact]
    public void AForgedStormStaysInItsBoundsAndIsMarked()
    {
        for (var i = 0; i < 30_000; i++)
        {
            Poll($"Bot{i}/1 ({i} subscribers; feed-id={i})", 200, from: "192.0.2.1");
        }

        var day = Assert.Single(_polls.Read());
        Assert.True(day.IsCapped);
        Assert.InRange(day.Feeds.Count, 1, 20_002);
        Assert.Equal(30_000, day.Feeds.Sum(feed => feed.Requests));
    }

    [Fact]
    public void AStormOfInventedNamesHidesNoReaderThatWasMetBefore()
    {
        Poll(Feedly, 200);
        for (var i = 0; i < 10_000; i++)
        {
            Poll($"Bot{i}/1", 200);
        }

        Poll(Feedly.Replace("462", "470", StringComparison.Ordinal), 304);
        Poll("Feedbin feed-id:7 - 102 subscribers", 304);
        var day = Assert.Single(_polls.Read());
        var feedly = Assert.Single(day.Feeds, feed => feed.Reader == "Feedly");
        Assert.Equal((2L, 470), (feedly.Requests, feedly.Subscribers));
        Assert.Single(day.Feeds, feed => feed.Reader == Reader.Other.Name && feed.Requests == 2); // Feedbin, and the last bot.
    }

    [Fact]
    public void APersonOfManyFeedsTakesNoPlaceOfAnother()
    {
        for (var person = 0; person < 1000; person++)
        {
            for (var feed = 0; feed < 400; feed++)
            {
                Poll("newsboat/2.30", 304, from: $"192.0.{person / 250}.{person % 250}", path: $"/tags/{feed}/rss.xml");
            }
        }

        var day = Assert.Single(_polls.Read());
        Assert.Equal(1000, day.Individuals);
        Assert.Equal(300_000, day.Feeds.Sum(feed => feed.Individuals));
        Assert.True(day.IsCapped);
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _state.Dispose();
        _content.Dispose();
    }

    private PollCounter NewCounter(PollFiles? files = null) => new(
        _newsroom.Newsroom, files ?? new PollFiles(_state.Folder, NullLogger<PollFiles>.Instance), _clock);

    private void Poll(
        string userAgent, int status, long sent = 0, long saved = 0, bool isConditional = false, string from = "192.0.2.1",
        string path = Feed)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = userAgent;
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (isConditional)
        {
            context.Request.Headers.IfNoneMatch = "\"x\"";
        }

        _polls.Count(new FeedAnswer(context, path, status, sent, saved, _clock.GetUtcNow()));
    }
}
