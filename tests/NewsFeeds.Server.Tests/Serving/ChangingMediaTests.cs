using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>A file that changes while it is asked for. The endpoint asks the clock between what it tells of a file and its bytes: a moment at which an editor saves.</summary>
public sealed class ChangingMediaTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _store;

    public ChangingMediaTests()
    {
        _content.Write("tin/tieng.mp3", new string('x', 1000));
        _store = new ContentFolder(_content.Folder, "example.vn,2026");
    }

    [Fact]
    public async Task AFileThatAnotherReplacesIsSentUnderItsOwnTag()
    {
        var before = await GetAsync(() => { });
        var meanwhile = await GetAsync(() => _content.Write("tin/tieng.mp3", new string('y', 2000)));
        var after = await GetAsync(() => { });
        Assert.Equal((200, 1000), (before.Status, before.Length));
        Assert.Equal(before, meanwhile);
        Assert.Equal((200, 2000), (after.Status, after.Length));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"\"{after.Length:x}-"), after.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatGoesIsSentToWhoeverHasItAndIsMissingFromThenOn()
    {
        var meanwhile = await GetAsync(() => _content.Delete("tin/tieng.mp3"));
        var after = await GetAsync(() => { });
        Assert.Equal((200, 1000), (meanwhile.Status, meanwhile.Length));
        Assert.Equal(404, after.Status);
    }

    [Fact]
    public async Task AFolderInAFilesPlaceIsMissing()
    {
        await GetAsync(() => { });
        _content.Delete("tin/tieng.mp3");
        _content.Write("tin/tieng.mp3/_index.md", "");
        Assert.Equal(404, (await GetAsync(() => { })).Status);
    }

    public void Dispose()
    {
        _store.Dispose();
        _content.Dispose();
    }

    private async Task<(int Status, string Tag, long Length)> GetAsync(Action meanwhile)
    {
        var endpoint = new MediaEndpoint(_store, new Addresses(new Uri("https://bao.example.vn/")), new Interruption(meanwhile));
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        (context.Request.Method, context.Request.Path) = ("GET", "/media/tin/tieng.mp3");
        using var body = new MemoryStream();
        context.Response.Body = body;
        await endpoint.ServeAsync(context, _ => throw new InvalidOperationException("It is a file."));
        return (context.Response.StatusCode, context.Response.Headers.ETag.ToString(), body.Length);
    }

    /// <summary>The system's clock, with something that happens when it is asked.</summary>
    private sealed class Interruption(Action happens) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            happens();
            return base.GetUtcNow();
        }
    }
}
