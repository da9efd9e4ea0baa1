using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>A page's pictures ask for the addresses, so these tell when and where it is rendered.</summary>
public sealed class MissingPagesTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly OpenNewsroom _newsroom;
    private readonly EntryRenderer _renderer;
    private readonly ManualResetEventSlim _gate = new();
    private readonly MissingPages _pages;
    private volatile bool _isRendering;

    public MissingPagesTests()
    {
        _content.Write("_index.md", "---\ntitle: Đài thử\nicon: https://vi.example/icon.png\nauthority: example.vn,2026\n---\n");
        _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\n\nLời một.\n");
        _newsroom = new OpenNewsroom(_content);
        var addresses = new PublicUrls(new Uri("https://bao.example.vn/"));
        var asked = new Lazy<PublicUrls>(() =>
        {
            _isRendering = true;
            Assert.True(_gate.Wait(TimeSpan.FromSeconds(30)), "the page is rendered where it is asked for");
            return addresses;
        });
        _renderer = new EntryRenderer(_newsroom.Store, asked, NullLogger<EntryRenderer>.Instance);
        var feeds = new FeedSource(
            _newsroom.Store, asked, _renderer, new Lazy<FeedDates>(() => new FeedDates(TimeProvider.System)),
            NullLogger<FeedSource>.Instance);
        _pages = new MissingPages(_newsroom.Newsroom, feeds, addresses);
    }

    [Theory, InlineData(404), InlineData(410)]
    public async Task AProgramsProblemRendersNoPage(int status)
    {
        var context = Request("*/*");
        await Problem.WriteAsync(context, status);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Equal("Accept", context.Response.Headers.Vary);
        Assert.False(_isRendering);
    }

    [Fact]
    public async Task APageIsRenderedBesideTheThreadThatAsksForItAndOnceForAllWhoWait()
    {
        var contexts = Enumerable.Range(0, 20).Select(_ => Request("text/html")).ToList();
        var answers = contexts.ConvertAll(context => Problem.WriteAsync(context, StatusCodes.Status404NotFound));
        Assert.All(answers, answer => Assert.False(answer.IsCompleted));
        var bodies = Enumerable.Range(0, 20).Select(_ => _pages.Page(StatusCodes.Status404NotFound)!.Body()).ToList();
        _gate.Set();
        await Task.WhenAll(answers);
        Assert.All(contexts, context => Assert.StartsWith("text/html", context.Response.ContentType, StringComparison.Ordinal));
        var first = await bodies[0];
        Assert.All(await Task.WhenAll(bodies), body => Assert.Same(first, body));
        Assert.Same(first, await _pages.Page(StatusCodes.Status404NotFound)!.Body());
        Assert.NotEqual(first, await _pages.Page(StatusCodes.Status410Gone)!.Body());
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _renderer.Dispose();
        _content.Dispose();
        _gate.Dispose();
    }

    private DefaultHttpContext Request(string accept)
    {
        var context =
            new DefaultHttpContext
            {
                RequestServices = new ServiceCollection().AddSingleton<PageForPeople>(_pages.Page)
            .BuildServiceProvider()
            };
        (context.Request.Method, context.Request.Path) = ("GET", "/x");
        context.Request.Headers.Accept = accept;
        return context;
    }
}
