using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Folder;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>
/// A file that changes while it is asked for. The endpoint asks the clock between what it tells of a file and its bytes: a moment at which
/// an editor saves.
/// </summary>
public sealed class ChangingMediaTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _store;

    public ChangingMediaTests()
    {
        _content.Write("tin/tieng.mp3", new string('x', 1000));
        _store = _content.OpenStore();
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

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("bytes=990-", 10)]
    [InlineData("bytes=-10", 10)]
    [InlineData("bytes=0-5000", 1000)]
    public async Task AFileThatGrowsIsSentAsLongAsItWasTold(string? range, long length)
    {
        var grown = await GetAsync(() => File.AppendAllText(PathOf("tin/tieng.mp3"), new string('y', 500)), range: range);
        Assert.Equal((length, length), (grown.Length, grown.Told));
        Assert.StartsWith("\"3e8-", grown.Tag, StringComparison.Ordinal);
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

    [Fact]
    public async Task AFileInItsFoldersPlaceIsMissingToo()
    {
        await GetAsync(() => { });
        _content.Delete("tin/tieng.mp3");
        Directory.Delete(PathOf("tin"));
        _content.Write("tin", "x");
        Assert.Equal(404, (await GetAsync(() => { })).Status);
    }

    [Fact]
    public async Task AFileThatCannotBeReadNowIsAnsweredWithoutAFailure()
    {
        using (new FileStream(PathOf("tin/tieng.mp3"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(503, (await GetAsync(() => { })).Status);
        }

        Assert.Equal(200, (await GetAsync(() => { })).Status);
    }

    [Fact]
    public async Task ALinkWhoseTargetBecomesALinkLeadsNowhereElse()
    {
        using var elsewhere = TemporaryContent.Empty();
        elsewhere.Write("bi-mat.mp3", "bí mật");
        File.CreateSymbolicLink(PathOf("tin/khac.mp3"), "tieng.mp3");
        _store.Media.Find("tin/khac.mp3");
        Assert.Equal((200, 1000), await StatusAndLengthAsync("khac.mp3"));
        _content.Delete("tin/tieng.mp3");
        File.CreateSymbolicLink(PathOf("tin/tieng.mp3"), elsewhere["bi-mat.mp3"]);
        Assert.Equal(404, (await StatusAndLengthAsync("khac.mp3")).Status);
        Assert.Equal(404, (await StatusAndLengthAsync("tieng.mp3")).Status);
    }

    [Fact]
    public async Task AFolderThatBecomesALinkLeadsNowhereElse()
    {
        using var elsewhere = TemporaryContent.Empty();
        elsewhere.Write("tieng.mp3", "bí mật");
        _store.Media.Find("tin/tieng.mp3");
        Directory.Move(PathOf("tin"), PathOf("cu"));
        Directory.CreateSymbolicLink(PathOf("tin"), elsewhere.Folder);
        Assert.Equal(404, (await StatusAndLengthAsync("tieng.mp3")).Status);
    }

    [Fact]
    public async Task ALinkNamedLikeASoundDoesNotServeAnArticle()
    {
        _content.Write("tin/a.md", "x");
        File.CreateSymbolicLink(PathOf("tin/khac.mp3"), "a.md");
        Assert.Equal(404, (await StatusAndLengthAsync("khac.mp3")).Status);
        Assert.Null(_store.Media.Find("tin/khac.mp3"));
    }

    [Fact]
    public async Task NothingElsewhereIsSentWhileALinkTurnsToAndFro()
    {
        using var elsewhere = TemporaryContent.Empty();
        elsewhere.Write("bi-mat.mp3", "bí mật");
        var isOver = false;
        var turning = Task.Run(() =>
        {
            for (var turn = 0; !Volatile.Read(ref isOver); turn++)
            {
                File.CreateSymbolicLink(PathOf("tin/moi"), turn % 2 == 0 ? "tieng.mp3" : elsewhere["bi-mat.mp3"]);
                File.Move(PathOf("tin/moi"), PathOf("tin/khac.mp3"), overwrite: true);
            }
        });
        try
        {
            for (var i = 0; i < 3000; i++)
            {
                var (status, length) = await StatusAndLengthAsync("khac.mp3");
                Assert.True(status != 200 || length == 1000, $"{length} bytes from elsewhere");
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            await turning;
        }
    }

    [Fact]
    public async Task AContentFolderBehindALinkIsServed()
    {
        using var elsewhere = TemporaryContent.Empty();
        Directory.CreateSymbolicLink(elsewhere["a"], _content.Folder);
        Directory.CreateSymbolicLink(elsewhere["b"], "a");
        using var store = elsewhere.OpenStore(path: "b");
        using var file = store.Media.Open("tin/tieng.mp3", out _);
        Assert.Equal(1000, file!.Length);
        Assert.Equal((200, 1000), await StatusAndLengthAsync("tieng.mp3"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _content.Dispose();
    }

    private string PathOf(string file) => _content[file];

    private async Task<(int Status, long Length)> StatusAndLengthAsync(string name)
    {
        var (status, _, length, _) = await GetAsync(() => { }, name);
        return (status, length);
    }

    private async Task<(int Status, string Tag, long Length, long? Told)> GetAsync(
        Action meanwhile, string name = "tieng.mp3", string? range = null)
    {
        var endpoint = new MediaEndpoint(
            _store.Media, new PublicUrls(new Uri("https://bao.example.vn/")), new Interruption(meanwhile),
            NullLogger<MediaEndpoint>.Instance);
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        (context.Request.Method, context.Request.Path) = ("GET", $"/media/tin/{name}");
        context.Request.Headers.Range = range;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await endpoint.ServeAsync(context, next => Problem.WriteAsync(next, StatusCodes.Status404NotFound));
        return (context.Response.StatusCode, context.Response.Headers.ETag.ToString(), body.Length, context.Response.ContentLength);
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
