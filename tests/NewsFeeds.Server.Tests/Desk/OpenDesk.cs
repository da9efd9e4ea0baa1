using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>A service with a desk, which a test reads as an operator does.</summary>
internal sealed class OpenDesk : IAsyncDisposable
{
    private static int _port = 5000;

    private OpenDesk(Site site, Uri address) => (Site, Address, Client) = (site, address, new HttpClient { BaseAddress = address });

    public Site Site { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<OpenDesk> StartAsync(
        TimeProvider? time = null, Action<TemporaryContent>? fill = null, params string[] settings)
    {
        var address = NewAddress();
        return new OpenDesk(await Site.StartAsync([$"--NewsFeeds:Desk={address}", .. settings], fill, time), new Uri(address));
    }

    /// <summary>An address that no other test and no other process uses: one of the loopback network's, named by this process.</summary>
    public static string NewAddress()
    {
        var id = Environment.ProcessId;
        var port = Interlocked.Increment(ref _port);
        return string.Create(
            CultureInfo.InvariantCulture, $"http://127.{64 + ((id >> 16) & 127)}.{(id >> 8) & 255}.{1 + (id & 255) % 254}:{port}");
    }

    /// <summary>Counts answers as the service does when it sends them.</summary>
    public void Poll(string userAgent, int status, long sent = 0, long saved = 0, string path = "/feeds/kinh-te/rss.xml")
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = userAgent;
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        if (status == StatusCodes.Status304NotModified)
        {
            context.Request.Headers.IfNoneMatch = "\"x\"";
        }

        var now = Site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Site.Services.GetRequiredService<FeedAnswered>()(new FeedAnswer(context, path, status, sent, saved, now));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Site.DisposeAsync();
    }
}
