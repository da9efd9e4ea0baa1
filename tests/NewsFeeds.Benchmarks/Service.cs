using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Benchmarks;

/// <summary>The service over a generated newsroom, put together as it is in production, but not listening.</summary>
internal sealed class Service : IDisposable
{
    private readonly GeneratedNewsroom _newsroom;
    private readonly WebApplication _app;

    public Service(int entries, params string[] settings)
    {
        _newsroom = new GeneratedNewsroom(entries, entries);
        _app = NewsFeedsHost.Build(
            [$"--NewsFeeds:Content={_newsroom.Folder}", "--NewsFeeds:PublicUrl=https://feeds.example.vn", "--NewsFeeds:State=none",
            "--Logging:LogLevel:Default=Warning", .. settings]);
    }

    public Feed Feed()
    {
        var edition = Get<Newsroom>().Current;
        return Get<FeedSource>().GetAsync(edition, edition.Categories["tin"], CancellationToken.None).GetAwaiter().GetResult().Value;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public void Dispose()
    {
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _newsroom.Dispose();
    }
}
