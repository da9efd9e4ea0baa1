using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsFeeds.Articles;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>A start never shows a subscriber a 404 or an error: nobody is let in before there is something to read.</summary>
public class StartTests
{
    [Fact]
    public async Task ItListensOnlyWhenTheFirstEditionIsReady()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "Tin một", "2026-03-01T00:00:00Z");
        using var clock = new StoppedClock();

        // A socket with a name in the file system: a port that is free now may be another process's when the service listens.
        using var sockets = TemporaryContent.Empty();
        var address = new UnixDomainSocketEndPoint(sockets["socket"]);
        var starting = Task.Run(async () =>
        {
            var app = Site.Build(content, [$"--urls=http://unix:{sockets["socket"]}", $"--NewsFeeds:PublicUrl={Site.PublicUrl}"], clock);
            await app.StartAsync();
            return app;
        });

        await Task.WhenAny(clock.Asked, starting); // the folder is read, and what of it is public is about to be found
        Assert.False(starting.IsCompleted);
        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(address));

        clock.Go();
        await using var app = await starting;
        using var handler = new SocketsHttpHandler();
        handler.ConnectCallback = async (_, _) => await ConnectAsync(address);
        using var client =
            new HttpClient(handler) { BaseAddress = new Uri(Site.PublicUrl.Replace("https", "http", StringComparison.Ordinal)) };
        Assert.Contains("Tin một", await client.GetStringAsync(new Uri("/feeds/rss.xml", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAuthorityThatIsNoneStopsTheStart()
    {
        using var content = new TemporaryContent();
        var file = content.Write("_index.md", "---\ntitle: Báo thử\nauthority: example.vn, 2026\n---\n");

        var wrong = Assert.Throws<ContentException>(() => Site.Build(content, []));
        Assert.Equal(
            $"{content[file]}:3:12: error: 'authority' must be a domain or an e-mail address, a comma and a date, such as "
            + "example.vn,2026, not 'example.vn, 2026' [authority]",
            wrong.Message);
    }

    [Fact]
    public async Task AnAuthorityThatChangedSinceTheLastStartIsNamed()
    {
        const string Said = "The publication's 'authority' was 'example.vn,2026' at the last start and is 'tin.example.vn,2026' now";
        await using var site = await Site.StartRememberingAsync(SmallNewsroom.Make(WithAuthority("example.vn,2026")));
        Assert.Equal(0, site.Log.Count("at the last start"));
        await site.StopAsync();
        await site.StartAgainAsync();
        Assert.Equal(0, site.Log.Count("at the last start"));
        await site.StopAsync();

        WithAuthority("tin.example.vn,2026")(site.Content);
        await site.StartAgainAsync();
        Assert.Equal(1, site.Log.Count(Said));
        await site.StopAsync();
        await site.StartAgainAsync();
        Assert.Equal(0, site.Log.Count("at the last start"));

        static Action<TemporaryContent> WithAuthority(string authority) =>
            content => content.Write("_index.md", $"---\ntitle: Báo thử\nauthority: {authority}\n---\n");
    }

    [Fact]
    public async Task APartThatCannotStopHidesNoReasonWhyTheStartFailed()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder(["--Logging:LogLevel:Default=None"]);
        builder.Services.AddHostedService<FailingService>();
        await using var app = builder.Build();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => NewsFeedsHost.StartAsync(app, CancellationToken.None));
        Assert.Equal("start", failure.Message);
    }

    private static async Task<Stream> ConnectAsync(EndPoint address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class FailingService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("start");

        public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("stop");
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
