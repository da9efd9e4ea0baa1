using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Documents;

/// <summary>What is in memory stays in service while no words can be read, and everything else waits for the store.</summary>
public sealed class StoreAwayTests : IDisposable
{
    private static readonly string[] WithWords =
    [
        "/feeds/tin/", "/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/feeds/tin/rss.xml", "/feeds/tin/atom.xml",
        "/feeds/tin/feed.json",
    ];

    private readonly TemporaryContent _content = new();
    private readonly LogLines _log = new();
    private readonly LoggerFactory _logs;
    private readonly OpenNewsroom _newsroom;
    private readonly AwayStore _store;
    private readonly EntryRenderer _renderer;
    private readonly DocumentCatalog _documents;
    private readonly DocumentEndpoint _endpoint;

    public StoreAwayTests()
    {
        var urls = new PublicUrls(OpenNewsroom.PublicUrl);
        _logs = new LoggerFactory([_log], new LoggerFilterOptions { MinLevel = LogLevel.Trace });
        _content.Publication("feeds:\n  k9-Zt: {private: true}");
        Save("a", "Tin một");
        Save("b", "Tin hai");
        _newsroom = new OpenNewsroom(_content, watchEvents: true);
        _store = new AwayStore(_newsroom.Store);
        var media = _newsroom.Store.Media;
        _renderer = new EntryRenderer(
            _store, new ContentPaths(media, _newsroom.Newsroom, urls), _newsroom.Clock, _logs.CreateLogger<EntryRenderer>());
        var source = new FeedSource(_renderer, media, urls, _newsroom.Clock);
        var feeds = new SharedFeeds(source);
        _documents = new DocumentCatalog(
            [
                new FeedDocuments(feeds, source, ListingKinds.Few), new OpmlDocument(urls),
                new ListingPages(feeds, source, urls, ListingKinds.Few),
                new ArticlePages(source, urls),
            ],
            new LastModifiedDates(_newsroom.Clock), _newsroom.Clock, _logs.CreateLogger<DocumentCatalog>());
        _endpoint = new DocumentEndpoint(_documents, _newsroom.Newsroom, _newsroom.Clock, _logs.CreateLogger<DocumentEndpoint>());
    }

    [Fact]
    public async Task WhatWasMadeAheadAnswersWithItsLastGoodBytesUntilTheStoreIsBack()
    {
        await _documents.MakeAheadAsync(_newsroom.Edition, CancellationToken.None);
        var good = new Dictionary<string, Reply>();
        foreach (var path in WithWords)
        {
            good[path] = await GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, good[path].Status);
        }

        _store.IsAway = true;
        await PublishAsync("c", "Tin ba");
        await _documents.MakeAheadAsync(_newsroom.Edition, CancellationToken.None);
        foreach (var path in WithWords)
        {
            Assert.Equal(good[path], await GetAsync(path));
            Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(path, good[path].Tag)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/feeds/opml.xml")).Status);
        Assert.Empty(_log.Errors);
        _store.IsAway = false;
        _newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var path in WithWords)
        {
            Assert.Contains("Tin ba", (await GetAsync(path, good[path].Tag)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task APageInMemoryIsServedAndAnotherIsUnavailableUntilTheStoreIsBack()
    {
        var inMemory = await GetAsync("/articles/2026-11-20/a");
        _store.IsAway = true;
        await PublishAsync("c", "Tin ba");
        var away = await GetAsync("/articles/2026-11-20/a");
        Assert.Equal((HttpStatusCode.OK, inMemory.RetryAfter), (away.Status, away.RetryAfter));
        Assert.Contains("Lời của Tin một.", away.Text, StringComparison.Ordinal);
        Assert.Contains("Tin ba", away.Text, StringComparison.Ordinal); // It leads to the newer one.
        var missing = await GetAsync("/articles/2026-11-20/c");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (missing.Status, missing.RetryAfter));
        _store.IsAway = false;
        _newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/articles/2026-11-20/c")).Status);
    }

    [Fact]
    public async Task APageOfAnArticleWhoseRenderingIsKeptNeedsNoStore()
    {
        await GetAsync("/feeds/rss.xml");
        _store.IsAway = true;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/articles/2026-11-20/a")).Status);
        Assert.Equal(0, _store.Asked);
    }

    [Fact]
    public async Task ADocumentAsksTheStoreOnceASecondHoweverOftenItIsPolled()
    {
        _store.IsAway = true;
        for (var second = 1; second <= 3; second++)
        {
            for (var poll = 0; poll < 5; poll++)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync("/feeds/rss.xml")).Status);
            }

            Assert.Equal(second, _store.Asked);
            _newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(_log.Errors);
    }

    [Fact]
    public async Task TheLogNamesNoPartnerWhoseFeedWaitsForTheStore()
    {
        _store.IsAway = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync("/partners/k9-Zt/rss.xml")).Status);
        Assert.Contains(_log.Lines, line => line.Contains("waits for the article store", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("k9-Zt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task WhatWaitedForTheStoreIsMadeBeforeAnybodyAsksForIt()
    {
        using var service = new PrebuildService(
            _newsroom.Newsroom, _documents, new LastModifiedDates(_newsroom.Clock), _newsroom.Clock,
            _logs.CreateLogger<PrebuildService>());
        await service.StartAsync(CancellationToken.None);
        await _newsroom.UntilAsync(() => Kept().Contains("Tin hai", StringComparison.Ordinal), "the first edition is to be made");
        _store.IsAway = true;
        await PublishAsync("c", "Tin ba");
        await _newsroom.UntilAsync(() => _store.Asked > 20, "the second edition is to be tried again and again");
        Assert.Contains("Tin hai", Kept(), StringComparison.Ordinal);
        _store.IsAway = false;
        await _newsroom.UntilAsync(() => Kept().Contains("Tin ba", StringComparison.Ordinal), "the second edition is to be made");
        await service.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _documents.Dispose();
        _renderer.Dispose();
        _newsroom.Dispose();
        _content.Dispose();
        _logs.Dispose();
    }

    private void Save(string name, string title) =>
        _content.Write($"tin/{name}.md", $"---\ntitle: {title}\ndate: 2026-11-20T08:00:00Z\n---\n\nLời của {title}.\n");

    /// <summary>Saves an article, and runs the newsroom until it is out.</summary>
    private Task PublishAsync(string name, string title)
    {
        Save(name, title);
        return _newsroom.FollowUntilAsync(() => _newsroom.Titles("").Contains(title), title);
    }

    /// <summary>The feed of everything as it is in memory.</summary>
    private string Kept() =>
        _documents.Find("/feeds/rss.xml", _newsroom.Edition)!.Representation is { } made
            && _documents.TryGetBodies(made)?.TryGet(ContentCoding.Identity) is { } bytes
                ? Encoding.UTF8.GetString(bytes)
                : "";

    private async Task<Reply> GetAsync(string path, string? tag = null)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Request.Headers.IfNoneMatch) = ("GET", path, tag);
        using var body = new MemoryStream();
        context.RequestServices = new ServiceCollection().BuildServiceProvider();
        context.Response.Body = body;
        await _endpoint.ServeAsync(context, _ => throw new InvalidOperationException($"There is no document at {path}."));
        var headers = context.Response.Headers;
        return new Reply(
            (HttpStatusCode)context.Response.StatusCode, headers.ETag.ToString(), headers.RetryAfter.ToString(),
            Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed record Reply(HttpStatusCode Status, string Tag, string RetryAfter, string Text);
}
