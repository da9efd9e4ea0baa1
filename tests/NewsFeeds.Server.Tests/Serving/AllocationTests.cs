using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NewsFeeds.Server.Tests.Desk;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>Counts the allocations of the whole process.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
#if DEBUG
    private const int Allowance = 128; // Unoptimised, an async method's state machine is an object.
#else
    private const int Allowance = 16;
#endif
    private const int Rounds = 100;
    private const int Requests = 50;

    [Theory]
    [InlineData("/feeds/kinh-te/rss.xml", false)]
    [InlineData("/feeds/kinh-te/rss.xml", true)]
    [InlineData("/partners/rieng/rss.xml", false)]
    public async Task APollAllocatesNoMoreThanAnEmptyEndpoint(string path, bool isCounted)
    {
        await using var empty = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        empty.Run(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        });
        await empty.StartAsync();
        var leastOfAll = BytesPerRequest(new Uri(empty.Urls.Single()), path, "\"x\"");

        await using var site = await Site.StartAsync(
            isCounted ? [$"--NewsFeeds:Desk={OpenDesk.NewAddress()}"] : [],
            content => content.Publication("feeds: {rieng: {private: true}}"));
        using var feed = await site.GetAsync(path, ("Accept-Encoding", "gzip"));
        var ours = BytesPerRequest(site.Address, path, feed.Headers.ETag!.Tag);
        Assert.True(ours <= leastOfAll + Allowance, $"{ours} bytes a poll, an empty endpoint {leastOfAll}");
    }

    private static double BytesPerRequest(Uri address, string path, string tag)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, address.Port);
        var request = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nUser-Agent: newsboat/2.30\r\nIf-None-Match: {tag}\r\n\r\n");
        var buffer = new byte[4096];
        Poll();
        return Enumerable.Range(0, Rounds).Min(_ => // The least: now and then the watcher and the runtime allocate as well.
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Poll();
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
        });

        void Poll()
        {
            for (var i = 0; i < Requests; i++)
            {
                socket.Send(request);
                var length = socket.Receive(buffer);
                Assert.Equal((byte)'3', buffer[9]);
                Assert.True(buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8));
            }
        }
    }
}
