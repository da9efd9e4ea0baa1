using System.Globalization;
using System.Net.Sockets;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>A start never shows a subscriber a 404 or an error: nobody is let in before there is something to read.</summary>
public class StartTests
{
    [Fact]
    public async Task ItListensOnlyWhenTheFirstEditionIsReady()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\nLời.\n");
        using var clock = new StoppedClock();
        var port = RunningService.FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var starting = Task.Run(async () =>
        {
            var app = NewsFeedsHost.Build([$"--NewsFeeds:Content={content.Folder}", "--NewsFeeds:State=none", $"--urls={address}", "--Logging:LogLevel:Default=Error"], clock);
            await app.StartAsync();
            return app;
        });

        await Task.WhenAny(clock.Asked, starting); // the folder is read, and what of it is public is about to be found
        Assert.False(starting.IsCompleted);
        using var early = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => early.ConnectAsync("127.0.0.1", port));

        clock.Go();
        await using var app = await starting;
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Contains("Tin một", await client.GetStringAsync(new Uri("/feeds/rss.xml", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>Whoever asks it waits until it goes.</summary>
    private sealed class StoppedClock : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goes = new();

        public Task Asked => _asked.Task;

        public void Go() => _goes.Set();

        public override DateTimeOffset GetUtcNow()
        {
            _asked.TrySetResult();
            _goes.Wait();
            return base.GetUtcNow();
        }

        public void Dispose() => _goes.Dispose();
    }
}
