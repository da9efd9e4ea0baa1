using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>The real host on a real socket over a content folder of its own.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, string folder)
    {
        _app = app;
        Folder = folder;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Address };
    }

    public string Folder { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    internal DocumentCatalog Catalog => _app.Services.GetRequiredService<DocumentCatalog>();

    /// <summary>What the document at a path last answered with.</summary>
    internal Representation Made(string path) => Catalog.Find(path, _app.Services.GetRequiredService<Newsroom>().Current)!.Representation!;

    /// <summary>Waits until every document that is made ahead is made.</summary>
    internal Task MadeAheadAsync() => Catalog.MakeAheadAsync(_app.Services.GetRequiredService<Newsroom>().Current, CancellationToken.None);


    internal IServiceProvider Services => _app.Services;

    public static async Task<Site> StartAsync(string[]? settings = null, Action<string>? fill = null, TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("newsfeeds-").FullName;
        Write(folder, "_index.md", "---\ntitle: Báo thử\n---\n");
        Write(folder, "kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        Write(folder, "kinh-te/2026-03-01-ca-phe.md", "---\ntitle: Giá cà phê\ndate: 2026-03-01T01:00:00Z\n---\n\n" + string.Concat(Enumerable.Repeat("Giá cà phê tăng. ", 200)));
        Write(folder, "the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\naliases: [bong-da-cu]\n---\n");
        Write(folder, "the-thao/bong-da/2026-02-01-tran-dau.md", "---\ntitle: Trận đấu\ndate: 2026-02-01T01:00:00Z\n---\n\nTrận đấu.\n");
        Write(folder, "cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");
        Write(folder, "trong/_index.md", "---\ntitle: Trống\n---\n");
        fill?.Invoke(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc));
        }

        var app = NewsFeedsHost.Build([$"--NewsFeeds:Content={folder}", "--urls=http://127.0.0.1:0", "--NewsFeeds:State=none", "--Logging:LogLevel:Default=Error", .. settings ?? []], time);
        await app.StartAsync();
        return new Site(app, folder);
    }

    public static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return Client.SendAsync(request);
    }

    /// <summary>Sends bytes as they are, which no client library does, and returns all that comes back.</summary>
    public async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    /// <summary>The status line of a GET whose target no client library would send.</summary>
    public async Task<int> StatusOfAsync(string target)
    {
        var response = await RawAsync($"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return int.Parse(response.AsSpan(9, 3), null);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
