using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class LimitsTests
{
    [Fact]
    public async Task BeyondTheRateAClientGetsRetryAfterButHealthIsAlwaysAnswered()
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:RateLimit=3"], time: StandingClock());
        for (var i = 0; i < 3; i++)
        {
            using var ok = await site.GetAsync("/feeds/rss.xml");
            Assert.Equal(HttpStatusCode.OK, ok.StatusCode);
        }

        using var refused = await site.GetAsync("/feeds/rss.xml");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var health = await site.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task ARequestIsAnsweredOnceItsRetryAfterIsOverAndNotBefore()
    {
        var clock = StandingClock();
        await using var site = await Site.StartAsync(["--NewsFeeds:RateLimit=1"], time: clock);
        async Task<int?> WaitAsync()
        {
            using var response = await site.GetAsync("/feeds/rss.xml");
            return (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds;
        }

        Assert.Null(await WaitAsync());
        var wait = (await WaitAsync())!.Value;
        Assert.InRange(wait, 1, 60);
        clock.Advance(TimeSpan.FromSeconds(wait - 0.5));
        Assert.Equal(1, await WaitAsync());
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(await WaitAsync());
        Assert.Equal(60, await WaitAsync());
        clock.Advance(TimeSpan.FromSeconds(19.5));
        Assert.Equal(41, await WaitAsync());
    }

    [Fact]
    public async Task APictureThatTheClientHasDoesNotCountAndIsAnsweredBeyondTheRate()
    {
        const string Picture = "/media/kinh-te/hinh.png";
        await using var site = await Site.StartAsync(
            ["--NewsFeeds:RateLimit=2"],
            content => File.SetLastWriteTimeUtc(content[content.Write("kinh-te/hinh.png", Pictures.Png(9, 9))], new DateTime(2026, 3, 1)),
            StandingClock());
        using var first = await site.GetAsync(Picture);
        string[] conditions = [$"If-None-Match: {first.Headers.ETag}", $"If-Modified-Since: {first.Content.Headers.LastModified:R}"];
        foreach (var condition in conditions)
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(site, Picture, condition));
            }
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, Picture, "If-None-Match: \"another\""));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(site, Picture, "If-None-Match: \"another\""));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(site, "/media/kinh-te/khong.png", conditions[0]));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(site, Picture, conditions[0]));
    }

    [Theory]
    [InlineData("/feeds/rss.xml")]
    [InlineData("/tin/feeds/rss.xml")]
    public async Task APollThatFindsNothingNewDoesNotCountAndIsAnsweredBeyondTheRate(string path)
    {
        await using var site = await Site.StartAsync(
            ["--NewsFeeds:RateLimit=2", "--NewsFeeds:PublicUrl=https://thu.example/tin"], time: StandingClock());
        using var feed = await site.GetAsync(path);
        for (var i = 0; i < 5; i++)
        {
            using var poll = await site.GetAsync(path, ("If-None-Match", feed.Headers.ETag!.Tag));
            Assert.Equal(HttpStatusCode.NotModified, poll.StatusCode);
        }

        using var second = await site.GetAsync(path, ("If-None-Match", "\"other\""));
        using var third = await site.GetAsync(path, ("If-None-Match", "\"other\""));
        using var poll6 = await site.GetAsync(path, ("If-None-Match", feed.Headers.ETag!.Tag));
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.NotModified),
            (second.StatusCode, third.StatusCode, poll6.StatusCode));
    }

    [Fact]
    public async Task HealthIsAnsweredBelowAPathToo()
    {
        await using var site = await Site.StartAsync(
            ["--NewsFeeds:RateLimit=1", "--NewsFeeds:PublicUrl=https://thu.example/tin"], time: StandingClock());
        using var first = await site.GetAsync("/tin/feeds/rss.xml");
        using var second = await site.GetAsync("/tin/feeds/rss.xml");
        using var elsewhere = await site.GetAsync("/TIN/feeds/rss.xml");
        using var health = await site.GetAsync("/tin/health/live");
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode, elsewhere.StatusCode, health.StatusCode));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("--NewsFeeds:TrustedProxies=127.0.0.1", HttpStatusCode.OK)]
    public async Task ForwardedAddressesCountOnlyFromTrustedProxies(string? setting, HttpStatusCode second)
    {
        await using var site = await Site.StartAsync(
            ["--NewsFeeds:RateLimit=1", .. setting is null ? Array.Empty<string>() : [setting]], time: StandingClock());
        using var one = await site.GetAsync("/feeds/rss.xml", ("X-Forwarded-For", "203.0.113.1"));
        using var two = await site.GetAsync("/feeds/rss.xml", ("X-Forwarded-For", "203.0.113.2"));
        Assert.Equal(second, two.StatusCode);
    }

    [Fact]
    public void AnIpV6ClientIsItsNetwork() =>
        Assert.Equal(
            RateLimiting.NetworkOf(IPAddress.Parse("2001:db8:1:2:3:4:5:6")), RateLimiting.NetworkOf(IPAddress.Parse("2001:db8:1:2::1")));

    [Theory]
    [InlineData("GET", "Content-Length: 4\r\n\r\nxxxx", 200)]
    [InlineData("GET", "Transfer-Encoding: chunked\r\n\r\n4\r\nxxxx\r\n0\r\n\r\n", 200)]
    [InlineData("POST", "Content-Length: 100000000\r\n\r\nxxxx", 405)]
    public async Task ABodyIsNeverReadAndEndsTheConnection(string method, string rest, int status)
    {
        await using var site = await Site.StartAsync();
        var answers =
            (await site.RawAsync($"{method} /feeds/rss.xml HTTP/1.1\r\nHost: a\r\n{rest}GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"))
            .Split("HTTP/1.1 ");
        Assert.Equal(2, answers.Length);
        Assert.StartsWith($"{status} ", answers[1], StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutABodyTheConnectionStays()
    {
        await using var site = await Site.StartAsync();
        var answers = (await site.RawAsync(
            "GET /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: a\r\n"
            + "Connection: close\r\n\r\n")).Split("HTTP/1.1 ");
        Assert.Equal(3, answers.Length);
        Assert.DoesNotContain("\r\nConnection: close\r\n", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeyondTheRateNothingIsAnsweredButTheTwoHealthAddresses()
    {
        await using var site = await Site.StartAsync(
            ["--NewsFeeds:RateLimit=1", "--NewsFeeds:PublicUrl=https://thu.example/tin"], time: StandingClock());
        using var first = await site.GetAsync("/tin/feeds/rss.xml");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        foreach (var line in new[] { "OPTIONS /feeds/rss.xml", "POST /feeds/rss.xml", "GET /feeds/x/../rss.xml", "GET /health/anything",
            "GET /health/live/", "GET /tin/health", "POST /" })
        {
            var body = line.StartsWith("POST", StringComparison.Ordinal) ? "Content-Length: 4\r\n\r\nxxxx" : "Connection: close\r\n\r\n";
            var answer = await site.RawAsync($"{line} HTTP/1.1\r\nHost: a\r\n{body}");
            Assert.StartsWith("HTTP/1.1 429 ", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        }

        Assert.Equal(200, await site.StatusOfAsync("/health/live"));
        Assert.Equal(200, await site.StatusOfAsync("/tin/health/ready"));
    }

    [Fact]
    public async Task AFieldThatIsNoUtf8HurtsNothing()
    {
        await using var site = await Site.StartAsync();
        using var feed = await site.GetAsync("/feeds/rss.xml");
        var answer =
            await site.RawAsync(
            $"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: \xff\r\n"
            + $"If-None-Match: \"\xe9\", {feed.Headers.ETag}\r\n\r\n");
        // RFC 9110 §8.8.3: a tag is made of any bytes from 0x80 on, too.
        Assert.StartsWith("HTTP/1.1 304 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProxyMayPassOnTheSchemeThatItsClientSpoke()
    {
        await using var site = await Site.StartAsync([RawHttp2.Setting]);
        var answer = Assert.Single(await RawHttp2.SendAsync(site, hasBody: false, RawHttp2.Get("/feeds/rss.xml")));

        // HEADERS that begin with a status of 200; of a request that is refused, RST_STREAM.
        Assert.Equal((RawHttp2.Headers, 0x88), (answer.Type, answer.Payload[0]));
    }

    [Fact]
    public async Task AClientThatSendsItsHeaderTooSlowlyIsDropped()
    {
        await using var site = await Site.StartAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, site.Address.Port);
        await socket.SendAsync("GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nX: "u8.ToArray());
        var answer = new byte[12];
        var receiving = socket.ReceiveAsync(answer);
        for (var seconds = 0; !receiving.IsCompleted; seconds++)
        {
            Assert.True(seconds < 28, "Kestrel's own limit is 30 s");
            try
            {
                await socket.SendAsync("x"u8.ToArray());
            }
            catch (SocketException)
            {
                break; // The server has closed the connection since it was looked at; its answer is still to be read.
            }

            await Task.WhenAny(receiving, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        await receiving;
        Assert.Equal("HTTP/1.1 408", Encoding.ASCII.GetString(answer));
    }

    [Fact]
    public async Task HeadersBeyondTheLimitAreRefused()
    {
        await using var site = await Site.StartAsync();
        var response = await site.RawAsync(
            $"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStopFinishesTheRunningResponse()
    {
        var site = await Site.StartAsync(fill: content => content.Write("kinh-te/dai.mp3", new string('x', 20_000_000)));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, site.Address.Port);
        socket.Send(Encoding.ASCII.GetBytes("GET /media/kinh-te/dai.mp3 HTTP/1.1\r\nHost: a\r\n\r\n"));
        var buffer = new byte[1 << 16];
        long received = socket.Receive(buffer);
        var stopping = site.DisposeAsync().AsTask();
        for (int length; (length = socket.Receive(buffer)) > 0;)
        {
            received += length;
        }

        await stopping;
        Assert.InRange(received, 20_000_000, 20_002_000);
    }

    // Else a test might run over the end of a client's minute.
    private static async Task<HttpStatusCode> StatusAsync(Site site, string path, string condition)
    {
        using var response = await site.GetAsync(path, (condition.Split(": ")[0], condition.Split(": ")[1]));
        return response.StatusCode;
    }

    private static FakeTimeProvider StandingClock() => new(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));
}
