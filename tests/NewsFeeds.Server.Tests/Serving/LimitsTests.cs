using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class LimitsTests
{
    [Fact]
    public async Task BeyondTheRateAClientIsToldWhenToComeAgainButHealthIsAlwaysTold()
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:RateLimit=3"]);
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

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("--NewsFeeds:TrustedProxies=127.0.0.1", HttpStatusCode.OK)]
    public async Task ForwardedAddressesCountOnlyFromTrustedProxies(string? setting, HttpStatusCode second)
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:RateLimit=1", .. setting is null ? Array.Empty<string>() : [setting]]);
        using var one = await site.GetAsync("/feeds/rss.xml", ("X-Forwarded-For", "203.0.113.1"));
        using var two = await site.GetAsync("/feeds/rss.xml", ("X-Forwarded-For", "203.0.113.2"));
        Assert.Equal(second, two.StatusCode);
    }

    [Fact]
    public void AnIpV6ClientIsItsNetwork() =>
        Assert.Equal(RateLimiting.NetworkOf(IPAddress.Parse("2001:db8:1:2:3:4:5:6")), RateLimiting.NetworkOf(IPAddress.Parse("2001:db8:1:2::1")));

    [Fact]
    public async Task ABodyIsNotAccepted()
    {
        await using var site = await Site.StartAsync();
        var response = await site.RawAsync("GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\nxxxx");
        Assert.Matches("^HTTP/1.1 (200|413) ", response); // Never read; the connection ends with the answer.
    }

    [Fact]
    public async Task HeadersBeyondTheLimitAreRefused()
    {
        await using var site = await Site.StartAsync();
        var response = await site.RawAsync($"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStopFinishesTheRunningResponse()
    {
        var site = await Site.StartAsync(fill: folder => Site.Write(folder, "kinh-te/dai.mp3", new string('x', 20_000_000)));
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
}
