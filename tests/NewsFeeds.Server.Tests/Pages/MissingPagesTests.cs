using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Pages;

public sealed class MissingPagesTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _store;
    private readonly Newsroom _newsroom;
    private readonly EntryRenderer _renderer;
    private readonly Func<MissingPages> _pages;

    public MissingPagesTests()
    {
        _content.Write("_index.md", "---\ntitle: Đài thử\nicon: https://vi.example/icon.png\nauthority: example.vn,2026\n---\n");
        _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\n\nLời một.\n");
        _store = new ContentFolder(_content.Folder, "example.vn,2026");
        _newsroom = Newsroom.OpenAsync(_store, TimeProvider.System, NullLogger<Newsroom>.Instance).GetAwaiter().GetResult();
        var addresses = new PublicUrls(new Uri("https://bao.example.vn/"));
        _renderer = new EntryRenderer(_store, addresses, NullLogger<EntryRenderer>.Instance);
        var feeds = new FeedSource(_store, addresses, _renderer, new FeedDates(TimeProvider.System), NullLogger<FeedSource>.Instance);
        _pages = () => new MissingPages(_newsroom, feeds, addresses);
    }

    [Theory, InlineData(404), InlineData(410)]
    public async Task AProgramsProblemRendersNoPage(int status)
    {
        var context = Request("*/*", _ => new(() => throw new InvalidOperationException("The page is rendered."), "text/html", []));
        await Problem.WriteAsync(context, status);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Equal("Accept", context.Response.Headers.Vary);
    }

    [Fact]
    public async Task APageIsRenderedBesideTheThreadThatAsksForItAndOnceForAllWhoWait()
    {
        await _pages().Page(StatusCodes.Status404NotFound)!.Body(); // What is made once for all pages is not measured.
        var pages = _pages();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var asked = pages.Page(StatusCodes.Status404NotFound)!.Body();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096); // Rendering takes tens of kilobytes.

        var contexts = Enumerable.Range(0, 20).Select(_ => Request("text/html", pages.Page)).ToList();
        var answers = contexts.ConvertAll(context => Problem.WriteAsync(context, StatusCodes.Status404NotFound));
        var bodies = Enumerable.Range(0, 20).Select(_ => pages.Page(StatusCodes.Status404NotFound)!.Body()).ToList();
        await Task.WhenAll(answers);
        Assert.All(contexts, context => Assert.StartsWith("text/html", context.Response.ContentType, StringComparison.Ordinal));
        var first = await asked;
        Assert.All(await Task.WhenAll(bodies), body => Assert.Same(first, body));
        Assert.Same(first, await pages.Page(StatusCodes.Status404NotFound)!.Body());
        Assert.NotEqual(first, await pages.Page(StatusCodes.Status410Gone)!.Body());
    }

    public void Dispose()
    {
        _newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _renderer.Dispose();
        _store.Dispose();
        _content.Dispose();
    }

    private static DefaultHttpContext Request(string accept, PageForPeople pages)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(pages).BuildServiceProvider() };
        (context.Request.Method, context.Request.Path) = ("GET", "/x");
        context.Request.Headers.Accept = accept;
        return context;
    }
}
