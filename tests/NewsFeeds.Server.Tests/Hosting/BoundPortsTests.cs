using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Hosting;

public sealed class BoundPortsTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public BoundPortsTests() => _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\nLời.\n");

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0", "127.0.0.1")]
    [InlineData("--urls=http://*:0", "localhost")]
    [InlineData("--http_ports=0", "localhost")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "127.0.0.1")]
    public async Task TheFirstDocumentNamesThePortThatTheSystemChose(string urls, string host)
    {
        await using var app = Build(urls);
        var home = new Uri(app.Services.GetRequiredService<PublicUrls>().Of(Address.Home));
        Assert.Equal(host, home.Host);
        Assert.NotEqual(0, home.Port);

        await app.StartAsync();
        Assert.Equal(home.Port, new Uri(app.Urls.Single()).Port);
        using var client = new HttpClient();
        var feed = await client.GetStringAsync(new Uri(home, "/feeds/tin/rss.xml"));
        Assert.Contains($"<link>{home}articles/2026-03-01/a</link>", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyIsLetInBeforeTheServiceIsStarted()
    {
        await using var app = Build("--urls=http://127.0.0.1:0");
        var home = new Uri(app.Services.GetRequiredService<PublicUrls>().Of(Address.Home));
        using var early = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => early.ConnectAsync(home.Host, home.Port));
    }

    [Fact]
    public async Task APortThatNobodyTookIsFreeAgain()
    {
        var app = Build("--urls=http://127.0.0.1:0");
        var port = new Uri(app.Services.GetRequiredService<PublicUrls>().Of(Address.Home)).Port;
        await app.DisposeAsync();
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
    }

    [Fact]
    public void APortIsFreeAgainAfterAStartThatFailed()
    {
        var port = ServerProcess.FreePort();
        var state = $"--NewsFeeds:State={_content["tin/a.md"]}";
        var urls = string.Create(CultureInfo.InvariantCulture, $"--urls=http://127.0.0.1:{port}");
        Assert.Throws<SettingsException>(() => Build(urls, state));
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
    }

    public void Dispose() => _content.Dispose();

    private WebApplication Build(string urls, string state = "--NewsFeeds:State=none") =>
        NewsFeedsHost.Build([$"--NewsFeeds:Content={_content.Folder}", state, "--Logging:LogLevel:Default=Error", urls]);
}
