using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>Whatever fails while a document is made, its subscribers get the last good one.</summary>
public sealed class FailingRendererTests : IDisposable
{
    private static readonly Lazy<PublicUrls> Addresses = new(() => new PublicUrls(new Uri("https://bao.example.vn/")));
    private readonly TemporaryContent _content = new();
    private readonly LogLines _log = new();
    private readonly LoggerFactory _logs;
    private readonly OpenNewsroom _newsroom;
    private readonly BrokenClock _clock = new();

    public FailingRendererTests()
    {
        _logs = new LoggerFactory([_log]);
        _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\n\nLời một.\n");
        _content.Write("khac/k.md", "---\ntitle: Tin khác\ndate: 2026-03-01T00:00:00Z\n---\n\nKhác.\n");
        _newsroom = new OpenNewsroom(_content, watchEvents: true);
    }

    [Fact]
    public void ATextThatFailsItsRendererLeavesTheOthers()
    {
        using var renderer = Renderer(new Lazy<PublicUrls>(() => throw new InvalidOperationException("broken")));
        var feed = Source(renderer).Get(_newsroom.Edition, _newsroom.Edition.All);
        Assert.Empty(feed.Entries);
        Assert.Equal(2, renderer.HeldBackIn(_newsroom.Edition));
        Assert.Equal(1, _log.Count("tin/a.md"));
    }

    [Fact]
    public void AnEntryThatNoWriterCanWriteLeavesTheOthers()
    {
        using var renderer = Renderer(Addresses);
        var feeds = Source(renderer);
        var all = _newsroom.Edition.All;
        var broken = Broken(all.Articles[0]);
        all = all with { Articles = all.Articles.Insert(0, broken) };

        Assert.Equal(
            ["Tin khác", "Tin một"], feeds.Get(_newsroom.Edition, all).Entries.Select(entry => entry.Title).Order(StringComparer.Ordinal));
        Assert.False(renderer.CanRender(broken));
        Assert.Equal(1, _log.Count("tin/hong.md"));
    }

    [Fact]
    public void AnArchiveLeavesSuchAnEntryOutToo()
    {
        using var renderer = Renderer(Addresses);
        var all = _newsroom.Edition.All;
        all = all with { Articles = all.Articles.Add(Broken(all.Articles[0])) };
        var archive = Encoding.UTF8.GetString(Source(renderer).Archive(_newsroom.Edition, all, 2026, 3)!);

        Assert.Contains("Tin một", archive, StringComparison.Ordinal);
        Assert.Contains("Tin khác", archive, StringComparison.Ordinal);
        Assert.Equal(1, _log.Count("tin/hong.md"));
    }

    [Fact]
    public async Task AFeedThatCannotBeBuiltLeavesTheLastGoodOneUntilItChangesAgain()
    {
        using var renderer = Renderer(Addresses);
        var feeds = Source(renderer);
        var good = feeds.Get(_newsroom.Edition, _newsroom.Edition.All);
        _clock.IsBroken = true;
        await SaveAsync("Tin hai");
        Assert.Same(good, feeds.Get(_newsroom.Edition, _newsroom.Edition.All));
        Assert.Same(good, feeds.Get(_newsroom.Edition, _newsroom.Edition.All));
        Assert.Equal(1, _log.Count("cannot be built"));
        _clock.IsBroken = false;
        await SaveAsync("Tin ba");
        Assert.Contains(feeds.Get(_newsroom.Edition, _newsroom.Edition.All).Entries, entry => entry.Title == "Tin ba");
    }

    [Fact]
    public async Task ADocumentThatCannotBeMadeKeepsItsLastGoodBytes()
    {
        var isBroken = false;
        var document = new Document("/x", edition => edition, (edition, _) => Material(edition, () => isBroken));
        using var cache = new RepresentationCache();
        using var documents = new DocumentTable(_newsroom.Newsroom, cache, [_ => [document]], []);
        var endpoint = new DocumentEndpoint(
            documents, _newsroom.Newsroom, cache, TimeProvider.System, _logs.CreateLogger<DocumentEndpoint>());
        var good = await GetAsync(endpoint);
        Assert.StartsWith("200 edition", good, StringComparison.Ordinal);
        isBroken = true;
        await SaveAsync("Tin hai");
        Assert.Equal(good, await GetAsync(endpoint));
        cache.Remove(document.State!.Content!.Key); // As when others need the room: no edition makes them again.
        Assert.Equal(good, await GetAsync(endpoint));
        Assert.Equal(1, _log.Count("cannot be made"));
        isBroken = false;
        await SaveAsync("Tin ba");
        Assert.NotEqual(good, await GetAsync(endpoint));
    }

    [Fact]
    public async Task AnEditionWithAFeedThatCannotBeBuiltDoesNotEndTheService()
    {
        using var renderer = Renderer(Addresses);
        _clock.IsBroken = true;
        using var lifetime = new Lifetime();
        using var service = new NewsroomService(
            _newsroom.Newsroom, Source(renderer), TimeProvider.System, lifetime,
                new NewsFeedsOptions { PublicUrl = new Uri("https://bao.example.vn/") },
            new Lazy<FeedDates>(() => new FeedDates(TimeProvider.System)), _logs.CreateLogger<NewsroomService>());
        await service.StartAsync(CancellationToken.None);
        await lifetime.StartAsync();
        await Eventually.HoldsAsync(() => _log.Count("cannot be built") == 3, "each of the three feeds is to be tried");
        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _content.Dispose();
        _logs.Dispose();
    }

    private EntryRenderer Renderer(Lazy<PublicUrls> addresses) => new(_newsroom.Store, addresses, _logs.CreateLogger<EntryRenderer>());

    private FeedSource Source(EntryRenderer renderer) =>
        new(_newsroom.Store, Addresses, renderer, new Lazy<FeedDates>(() => new FeedDates(_clock)), _logs.CreateLogger<FeedSource>());

    /// <summary>An article such as no reader of files makes: with a tag that is none.</summary>
    private static Article Broken(Article like) => new()
    {
        Folder = like.Folder,
        FileName = "hong.md",
        Authority = like.Authority,
        Slug = "hong",
        Title = "Tin hỏng",
        Tags = [null!],
        Category = like.Category,
        Published = like.Published,
        Day = like.Day,
        Updated = like.Updated,
        Appears = like.Appears,
        Modified = like.Modified,
        Length = 1,
    };

    /// <summary>Saves the article, and runs the newsroom until it is out.</summary>
    private async Task SaveAsync(string title)
    {
        _content.Write("tin/a.md", $"---\ntitle: {title}\ndate: 2026-03-01T00:00:00Z\n---\n\nLời.\n");
        await _newsroom.FollowUntilAsync(() => _newsroom.Titles("").Contains(title), title);
    }

    private static async Task<string> GetAsync(DocumentEndpoint endpoint)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("GET", "/x");
        using var body = new MemoryStream();
        context.Response.Body = body;
        await endpoint.ServeAsync(context, _ => throw new InvalidOperationException("There is no such document."));
        return $"{context.Response.StatusCode} {Encoding.UTF8.GetString(body.ToArray())}";
    }

    private static Material Material(Edition edition, Func<bool> isBroken) => new()
    {
        Source = edition,
        MediaType = "text/plain",
        MaxAge = TimeSpan.FromMinutes(1),
        Write = now => isBroken() ? throw new InvalidOperationException("broken") : Encoding.UTF8.GetBytes($"edition {now.Number}"),
    };

    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("broken") : base.GetUtcNow();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public Task StartAsync() => _started.CancelAsync();

        public void StopApplication()
        {
        }

        public void Dispose() => _started.Dispose();
    }
}
