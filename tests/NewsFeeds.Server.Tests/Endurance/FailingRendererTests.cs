using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>Whatever fails while a document is made, its subscribers get the last good one.</summary>
public sealed class FailingRendererTests : IDisposable
{
    private static readonly PublicUrls Addresses = new(new Uri("https://bao.example.vn/"));
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
    public async Task AFeedWhoseEntriesAllFailIsNotPublishedEmpty()
    {
        var isBroken = true;
        using var renderer = Renderer(() => isBroken ? throw new InvalidOperationException("broken") : Addresses);
        var feeds = Source(renderer);
        await Assert.ThrowsAsync<FeedException>(() => FeedAsync(feeds, _newsroom.Edition.All));
        Assert.Empty(renderer.StatusOf(_newsroom.Newsroom).HeldBack);
        Assert.Equal(1, _log.Count("tin/a.md"));
        isBroken = false;
        Assert.Equal(2, (await FeedAsync(feeds, _newsroom.Edition.All)).Value.Entries.Length);
    }

    [Theory, InlineData("rss.xml"), InlineData("atom.xml"), InlineData("feed.json")]
    public async Task AnEntryThatFailsItsWriterLeavesTheOthersAtTheFirstAttempt(string form)
    {
        using var renderer = Renderer(() => Addresses);
        var feeds = Source(renderer);
        var all = _newsroom.Edition.All;
        var broken = Broken(all.Articles[0]);
        all = all with { Articles = all.Articles.Insert(0, broken) };
        var format = FeedFormat.All.Single(each => each.FileName == form);
        var written = await feeds.WriteAsync(_newsroom.Edition, all, await FeedAsync(feeds, all), format, CancellationToken.None);

        var text = Encoding.UTF8.GetString(written.Value);
        Assert.Contains("Tin một", text, StringComparison.Ordinal);
        Assert.Contains("Tin khác", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tin hỏng", text, StringComparison.Ordinal);
        Assert.Equal(
            RenderingStatus.Failed,
            Assert.Single(await renderer.RenderAsync([broken], _newsroom.Edition.Publication, default)).Status);
        Assert.Equal(1, _log.Count("tin/hong.md"));
    }

    [Fact]
    public async Task AnArchiveLeavesSuchAnEntryOutToo()
    {
        using var renderer = Renderer(() => Addresses);
        var all = _newsroom.Edition.All;
        all = all with { Articles = all.Articles.Add(Broken(all.Articles[0])) };
        var built = await Source(renderer).ArchiveAsync(
            _newsroom.Edition, all, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), CancellationToken.None);

        var archive = Encoding.UTF8.GetString(built!.Value);
        Assert.Contains("Tin một", archive, StringComparison.Ordinal);
        Assert.Contains("Tin khác", archive, StringComparison.Ordinal);
        Assert.Equal(1, _log.Count("tin/hong.md"));
    }

    [Fact]
    public async Task AFeedThatCannotBeMadeKeepsItsLastGoodBytes()
    {
        using var renderer = Renderer(() => Addresses);
        using var documents = Documents(renderer);
        var endpoint = new DocumentEndpoint(
            documents, _newsroom.Newsroom, TimeProvider.System, _logs.CreateLogger<DocumentEndpoint>());
        var good = await GetAsync(endpoint);
        Assert.StartsWith("200 ", good, StringComparison.Ordinal);
        _clock.IsBroken = true;
        await SaveAsync("Tin hai");
        Assert.Equal(good, await GetAsync(endpoint));
        Assert.Equal(good, await GetAsync(endpoint));
        Assert.Equal(1, _log.Count("cannot be made"));
        _clock.IsBroken = false;
        await SaveAsync("Tin ba");
        Assert.Contains("Tin ba", await GetAsync(endpoint), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFeedThatWasNeverMadeIsUnavailableForAMinute()
    {
        using var renderer = Renderer(() => Addresses);
        using var documents = Documents(renderer);
        var endpoint = new DocumentEndpoint(
            documents, _newsroom.Newsroom, TimeProvider.System, _logs.CreateLogger<DocumentEndpoint>());
        _clock.IsBroken = true;
        Assert.StartsWith("503 60 ", await GetAsync(endpoint), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditionWithAFeedThatCannotBeMadeDoesNotEndTheService()
    {
        using var renderer = Renderer(() => Addresses);
        using var documents = Documents(renderer);
        _clock.IsBroken = true;
        using var service = new PrebuildService(
            _newsroom.Newsroom,
            documents,
            new LastModifiedDates(TimeProvider.System),
            TimeProvider.System,
            _logs.CreateLogger<PrebuildService>());
        await service.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => _log.Count("cannot be made") == 9, "each of the three feeds is to be tried in each form");
        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _content.Dispose();
        _logs.Dispose();
    }

    private EntryRenderer Renderer(Func<PublicUrls> addresses) =>
        new(
            _newsroom.Store, new ContentPaths(_newsroom.Store.Media, _newsroom.Newsroom, Addresses), addresses, TimeProvider.System,
            _logs.CreateLogger<EntryRenderer>());

    private FeedSource Source(EntryRenderer renderer) => new(renderer, _newsroom.Store.Media, Addresses, _clock);

    private Task<Built<Feed>> FeedAsync(FeedSource feeds, Listing listing) =>
        feeds.GetAsync(_newsroom.Edition, listing, CancellationToken.None);

    private DocumentCatalog Documents(EntryRenderer renderer)
    {
        var feeds = Source(renderer);
        return new(
            [new FeedDocuments(new SharedFeeds(feeds), feeds, ListingKinds.Few)], new LastModifiedDates(TimeProvider.System),
            TimeProvider.System,
            _logs.CreateLogger<DocumentCatalog>());
    }

    /// <summary>An article such as no reader of files makes: with a tag that is none.</summary>
    private static Article Broken(Article like) => new()
    {
        Folder = like.Folder,
        Name = "hong.md",
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
        Revision = 1,
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
        (context.Request.Method, context.Request.Path) = ("GET", "/feeds/rss.xml");
        using var body = new MemoryStream();
        context.RequestServices = new ServiceCollection().BuildServiceProvider();
        context.Response.Body = body;
        await endpoint.ServeAsync(context, _ => throw new InvalidOperationException("There is no such document."));
        return $"{context.Response.StatusCode} {context.Response.Headers.RetryAfter} {Encoding.UTF8.GetString(body.ToArray())}";
    }

    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("broken") : base.GetUtcNow();
    }
}
