using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>How much the counters take, whatever clients send. Measures the memory of the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class PollMemoryTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(OpenNewsroom.Noon);
    private readonly OpenNewsroom _newsroom = new(TemporaryContent.OfTheSample());
    private readonly PollCounter _polls;

    public PollMemoryTests() =>
        _polls = new(_newsroom.Newsroom, new PollFiles(null, NullLogger<PollFiles>.Instance), _clock);

    [Fact]
    public void LongUserAgentsTakeAsLittleAsShortOnes()
    {
        var end = new string('x', 30_000);
        var before = Memory();
        for (var i = 0; i < 11_000; i++)
        {
            Poll($"Bot{i}/1 ({end})", "192.0.2.1");
        }

        Assert.InRange(Memory() - before, long.MinValue, 20_000_000);
        Poll($"Bot7/1 ({end}) and more that is not read", "192.0.2.1");
        Assert.Equal(2, _polls.Read()[0].Feeds.Single(feed => feed.Reader == "Bot7").Requests);
    }

    [Fact]
    public void ADayThatHasEndedForgetsWhatToldItsPersonsApart()
    {
        Poll("newsboat/2.30", "192.0.2.1");
        var before = Memory();
        for (var i = 0; i < 50_000; i++)
        {
            Poll("newsboat/2.30", $"10.0.{i / 250}.{i % 250}");
        }

        _clock.Advance(TimeSpan.FromDays(1));
        Poll("newsboat/2.30", "192.0.2.1");
        Assert.InRange(Memory() - before, long.MinValue, 1_000_000);
        Assert.Equal([1L, 50_001L], _polls.Read().Select(day => day.Individuals));
    }

    public void Dispose() => _newsroom.Dispose();

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private void Poll(string userAgent, string from)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = userAgent;
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        _polls.Count(new FeedAnswer(context, "/feeds/rss.xml", StatusCodes.Status304NotModified, 0, 0, _clock.GetUtcNow()));
    }
}
