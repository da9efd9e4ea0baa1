using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Exports;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Server.Tests;

/// <summary>Every document of a newsroom whose articles a test gives as the model has them, and an export of it.</summary>
internal sealed class ModelNewsroom : IAsyncDisposable
{
    private readonly TemporaryContent _media = TemporaryContent.Empty();
    private readonly TemporaryContent _out = TemporaryContent.Empty();
    private readonly ServiceProvider _services;

    public ModelNewsroom(InMemoryStore store)
    {
        var clock = new FakeTimeProvider(OpenNewsroom.Noon);
        var options = new NewsFeedsOptions { Content = _media.Folder, PublicUrl = OpenNewsroom.PublicUrl, Polling = true };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNewsroom(options, OpenNewsroom.PublicUrl, clock);
        services.AddSingleton<IArticleStore>(store); // The last one counts.
        services.AddSingleton(new LastModifiedDates(clock));
        services.AddServing(options);
        services.AddSingleton<AllRedirects>();
        services.AddSingleton<StaticSite>();
        _services = services.BuildServiceProvider();
    }

    public Edition Edition => _services.GetRequiredService<Newsroom>().Current;

    public DocumentCatalog Catalog => _services.GetRequiredService<DocumentCatalog>();

    /// <summary>The service's answer: its status, its header fields and its body, which the server leaves out for HEAD.</summary>
    public async Task<(HttpStatusCode Status, IHeaderDictionary Headers, string Text)> GetAsync(
        string path, string method = "GET", string? tag = null)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        (context.Request.Method, context.Request.Path, context.Request.Headers.IfNoneMatch) = (method, path, tag);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await _services.GetRequiredService<DocumentEndpoint>().ServeAsync(
            context, _ => throw new InvalidOperationException($"There is no document at {path}."));
        return ((HttpStatusCode)context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>Exports everything, and returns the folder.</summary>
    public async Task<string> ExportAsync()
    {
        using var folder = new ExportFolder(_out.Folder, isCoded: true);
        var exported = await _services.GetRequiredService<StaticSite>().WriteAsync(
            Edition, folder, isCoded: true, new Progress<(int Read, int Of)>(), CancellationToken.None);
        Assert.Empty(exported.Failures);
        return _out.Folder;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _media.Dispose();
        _out.Dispose();
    }
}
