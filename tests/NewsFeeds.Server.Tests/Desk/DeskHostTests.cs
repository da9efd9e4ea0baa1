using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Tests.Commands;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>The desk listens where the public does not.</summary>
[Collection(nameof(Alone))] // Instruments are found by their name in all of the process.
public class DeskHostTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("/desk.json", HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task NoAnswerIsKeptFramedScriptedOrReadByAnotherSite(string path, HttpStatusCode expected)
    {
        await using var desk = await OpenDesk.StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", "https://attacker.example" } } };
            using var response = await desk.Client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
            Assert.DoesNotContain(response.Headers, header => header.Key == "Server");
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task ItIsOnlyRead(string method)
    {
        await using var desk = await OpenDesk.StartAsync();
        foreach (var path in new[] { "/desk.json", "/metrics" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await desk.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
            Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task NothingOfItIsPublicAndNothingPublicIsOnIt()
    {
        const string PublicUrl = $"--NewsFeeds:PublicUrl={Site.PublicUrl}";
        await using var desk = await OpenDesk.StartAsync(settings: [PublicUrl]);
        await using var without = await Site.StartAsync([PublicUrl]);
        Assert.Equal(await without.TextAsync("/"), await desk.Site.TextAsync("/"));
        foreach (var path in new[] { "/desk.json", "/metrics", "/assets/desk.css" })
        {
            using var response = await desk.Site.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        foreach (var path in new[] { "/feeds/rss.xml", "/health/ready", "/sitemap.xml", "/Metrics", "/metrics/", "/desk.json/" })
        {
            using var response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task ItIsUpBeforeTheServiceIsReadyAndDownWithIt()
    {
        var address = OpenDesk.NewAddress();
        using var content = SmallNewsroom.Make();
        await using var app = Site.Build(content, [$"--NewsFeeds:Desk={address}"]);
        var wasUp = false;
        app.Lifetime.ApplicationStarted.Register(() => wasUp = IsListening(new Uri(address)));
        await app.StartAsync();
        Assert.True(wasUp);
        await app.StopAsync();
        Assert.False(IsListening(new Uri(address)));
    }

    [Fact]
    public async Task WithoutASettingThereIsNone()
    {
        await using var site = await Site.StartAsync();
        Assert.DoesNotContain(site.Services.GetServices<IHostedService>(), service => service is DeskHost);
    }

    [Fact]
    public void AnAddressThatIsTakenIsOneLineThatNamesTheSetting()
    {
        var address = OpenDesk.NewAddress();
        using var other = Listen(new Uri(address));
        AssertRefused(address, "whose port another program uses; stop it, or choose another port");
    }

    [Fact]
    public void AnAddressOfAnotherMachineIsOneLineThatNamesTheSetting() =>
        AssertRefused("http://192.0.2.1:5001", "which is no address of this machine; choose one of its own, or * for all");

    [Fact]
    public async Task AStopLetsAScrapeEnd()
    {
        await using var desk = await OpenDesk.StartAsync();
        using var reached = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        using var slow = new Meter(FeedMetrics.Name);
        slow.CreateObservableGauge("newsfeeds.slow", () =>
        {
            reached.Release();
            go.Wait(Longest);
            return 7;
        });
        var scrape = desk.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        try
        {
            Assert.True(await reached.WaitAsync(Longest));
            var stop = desk.Site.StopAsync();
            await Eventually.HoldsAsync(() => !IsListening(desk.Address), "the desk is to stop");
            go.Set();
            Assert.Contains("newsfeeds_slow{otel_scope_name=\"NewsFeeds\"} 7", await scrape.WaitAsync(Longest), StringComparison.Ordinal);
            await stop.WaitAsync(Longest);
        }
        finally
        {
            go.Set(); // Else the scrape would wait for ever, and the process with it.
        }
    }

    [Fact]
    public void TheBannerSaysOnceWhereItIs()
    {
        using var newsroom = new OpenNewsroom(TemporaryContent.OfTheSample());
        using var banner = new StringWriter();
        StartupBanner.Write(
            banner, newsroom.Edition, new PublicUrls(new Uri(Site.PublicUrl)), ["http://127.0.0.1:5000"], "http://127.0.0.1:5001");
        Assert.Equal(2, banner.ToString().Split("http://127.0.0.1:5001").Length);
    }

    /// <summary>The home page, which differs in where each service listens.</summary>
    private static void AssertRefused(string address, string reason)
    {
        using var shell = new Shell();
        var (code, output, error) = shell.Run(
            "serve", "--NewsFeeds:State=none", "--urls=http://127.0.0.1:0", $"--NewsFeeds:Desk={address}");
        Assert.Equal((1, "", $"newsfeeds: NewsFeeds:Desk has '{address}', {reason}\n"), (code, output, error));
    }

    private static Socket Listen(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        socket.Listen();
        return socket;
    }

    private static bool IsListening(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
