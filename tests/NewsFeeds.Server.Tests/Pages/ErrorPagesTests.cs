using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>A page's pictures ask for the addresses, so these tell when and where it is rendered.</summary>
public sealed class ErrorPagesTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly OpenNewsroom _newsroom;
    private readonly ErrorPages _pages;
    private readonly DocumentCatalog _documents;

    public ErrorPagesTests()
    {
        _content.Write("_index.md", "---\ntitle: Đài thử\nicon: https://vi.example/icon.png\nauthority: example.vn,2026\n---\n");
        _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\n\nLời một.\n");
        _newsroom = new OpenNewsroom(_content);
        _pages = new ErrorPages(_newsroom.Feeds, new PublicUrls(new Uri("https://bao.example.vn/")));
        _documents = new DocumentCatalog(
            [], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);
    }

    [Theory, InlineData(404), InlineData(410)]
    public async Task AProgramsProblemRendersNoPage(int status)
    {
        var context = Request("*/*");
        await Problem.WriteAsync(context, status);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Equal("Accept", context.Response.Headers.Vary);
        Assert.Equal(0, _documents.Makes);
    }

    [Fact]
    public async Task APageIsRenderedBesideTheThreadThatAsksForItAndOnceForAllWhoWait()
    {
        var contexts = Enumerable.Range(0, 20).Select(_ => Request("text/html")).ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answers = contexts.ConvertAll(context => Problem.WriteAsync(context, StatusCodes.Status404NotFound));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000); // Rendering the page once takes several times as much.
        await Task.WhenAll(answers);
        Assert.All(contexts, context => Assert.StartsWith("text/html", context.Response.ContentType, StringComparison.Ordinal));
        Assert.Equal(1, _documents.Makes);
        await Problem.WriteAsync(Request("text/html"), StatusCodes.Status404NotFound);
        Assert.Equal(1, _documents.Makes);
        await Problem.WriteAsync(Request("text/html"), StatusCodes.Status410Gone);
        Assert.Equal(2, _documents.Makes);
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _content.Dispose();
        _documents.Dispose();
    }

    private DefaultHttpContext Request(string accept)
    {
        var services = new ServiceCollection()
            .AddSingleton<ErrorDocument>(_pages.Find).AddSingleton(_documents).AddSingleton(_newsroom.Newsroom);
        var context = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() };
        (context.Request.Method, context.Request.Path) = ("GET", "/x");
        context.Request.Headers.Accept = accept;
        return context;
    }
}
