using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Tests.Desk;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>What the machine does to the service costs no reader anything, and is told once.</summary>
public class TroubleTests
{
    private static readonly Uri Feed = new("/feeds/rss.xml", UriKind.Relative);

    [Fact]
    public async Task AHangUpChangesNothingAndIsToldOnce()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder);
        await SignalAsync(service, "HUP");
        await Eventually.HoldsAsync(() => service.Output.Contains("SIGHUP", StringComparison.Ordinal), "the signal is told");
        await SignalAsync(service, "HUP");
        await service.Client.GetStringAsync(Feed);
        Assert.Equal(0, await service.StopAsync());
        Assert.Single(service.Output.Split('\n'), line => line.Contains("SIGHUP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnOutputOnAFullDiskStopsNoService()
    {
        using var content = SmallNewsroom.OfOneArticle();
        using var stop = new CancellationTokenSource();
        await using var full = new FullWriter();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var serving = NewsFeedsHost.ServeAsync(
            [
                $"--NewsFeeds:Content={content.Folder}", "--NewsFeeds:State=none", "--Logging:LogLevel:Default=None",
                $"--urls=http://unix:{path}",
            ],
            full,
            stop.Token);
        await Task.WhenAny(serving, full.Refused);
        using var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await caller.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task ToListenEverywhereWithoutAPublicUrlIsAWarning()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder, environment: new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__A__Url"] = "http://*:0",
            ["Kestrel__Endpoints__B__Url"] = "http://127.0.0.1:0",
        });
        await service.StopAsync();
        var warning = Assert.Single(service.Output.Split('\n'), line => line.Contains("PublicUrl", StringComparison.Ordinal));
        Assert.Contains(" warn: ", warning, StringComparison.Ordinal);
        Assert.Contains("link to http://localhost:", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAKilledServiceKeptIsWhole()
    {
        using var content = SmallNewsroom.OfOneArticle();
        using var state = TemporaryContent.Empty();
        var settings = new Dictionary<string, string> { ["NewsFeeds__State"] = state.Folder, ["NewsFeeds__Desk"] = OpenDesk.NewAddress() };
        await using (var stopped = await RunningService.StartAsync(content.Folder, Site.PublicUrl, settings))
        {
            await stopped.Client.GetStringAsync(Feed); // A stop keeps what was counted.
        }

        for (var round = 0; round < 3; round++)
        {
            await using var service = await RunningService.StartAsync(content.Folder, Site.PublicUrl, settings);
            for (var edit = 0; edit < 30; edit++)
            {
                content.Article($"tin/tin-{round}.md", $"Tin {round}-{edit}");
                await service.Client.GetStringAsync(Feed);
            }

            await SignalAsync(service, "KILL");
            await service.StopAsync();
            Assert.DoesNotContain("warn:", service.Output, StringComparison.Ordinal);
            var kept = Directory.GetFiles(state.Folder, "*.json", SearchOption.AllDirectories);
            Assert.Contains(kept, file => file.Contains("polls-", StringComparison.Ordinal));
            Assert.Contains(kept, file => file.Contains("feeds-", StringComparison.Ordinal));
            Assert.All(kept, file => JsonDocument.Parse(File.ReadAllBytes(file)).Dispose());
        }
    }

    private static async Task SignalAsync(RunningService service, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", service.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>An output to a file on a disk that is full.</summary>
    private sealed class FullWriter : StringWriter
    {
        private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FullWriter()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public Task Refused => _refused.Task;

        public override void Flush()
        {
            _refused.TrySetResult();
            throw new IOException("No space left on device");
        }
    }
}
