namespace NewsFeeds.Server.Tests.Serving;

public class ContentLengthTests
{
    public static TheoryData<string> NoLengths =>
    [
        "99999999999999999999999", "9999999999999999999", "00000000000000000000000", new string('1', 100), "+0", "-0", "+5", "-1",
        "", "0x10",
        "1 2", "5, 5", "5;q=1", "1e1", "\xb2", "x",
    ];

    [Theory]
    [MemberData(nameof(NoLengths))]
    public async Task WhatIsNoLengthIsRefusedAndTheConnectionEnds(string length)
    {
        await using var site = await Site.StartAsync();
        foreach (var method in new[] { "GET", "HEAD", "POST" })
        {
            var answers = (await site.RawAsync(
                $"{method} /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n"
                + "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")).Split("HTTP/1.1 ");
            Assert.Equal(2, answers.Length);
            Assert.StartsWith("400 ", answers[1], StringComparison.Ordinal);
            Assert.Contains("\r\nConnection: close\r\n", answers[1], StringComparison.Ordinal);
        }

        Assert.Empty(site.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(NoLengths))]
    public async Task InHttp2ItEndsItsStreamAlone(string length)
    {
        await using var site = await Site.StartAsync([RawHttp2.Setting]);
        foreach (var hasBody in new[] { false, true })
        {
            var answers = await RawHttp2.SendAsync(
                site, hasBody, RawHttp2.Get("/feeds/rss.xml", "content-length", length), RawHttp2.Get("/feeds/rss.xml"));
            Assert.Equal((RawHttp2.Reset, 1), (answers[0].Type, answers[0].Payload[3])); // PROTOCOL_ERROR
            Assert.Equal((RawHttp2.Headers, 0x88), (answers[1].Type, answers[1].Payload[0])); // a status of 200
        }

        Assert.Empty(site.Log.Lines);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: +5")]
    [InlineData("Content-Length: 0\r\nContent-Length: 0")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    public async Task ALengthThatIsToldTwiceIsRefused(string fields)
    {
        await using var site = await Site.StartAsync();
        var answer = await site.RawAsync($"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\n{fields}\r\n\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.Empty(site.Log.Lines);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData(" 5\t")]
    [InlineData("9223372036854775806")]
    public async Task ALengthIsMadeOfDigits(string length)
    {
        await using var site = await Site.StartAsync();
        var answer = await site.RawAsync(
            $"GET /feeds/rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }
}
