namespace NewsFeeds.Server.Tests.Proxies;

/// <summary>The service behind a caching proxy.</summary>
internal sealed class Behind : IAsyncDisposable
{
    private readonly CachingProxy _proxy;

    private Behind(Site site, CachingProxy proxy) => (Site, _proxy) = (site, proxy);

    public Site Site { get; }

    /// <summary>Asks the proxy.</summary>
    public HttpClient Client => _proxy.Client;

    /// <summary>Where the proxy listens without TLS.</summary>
    public Uri? Plain => _proxy.Plain;

    /// <summary>The targets for which the service was asked, by the proxy or directly.</summary>
    public IReadOnlyList<string> Asked =>
    [
        .. Site.Log.Lines.Where(line => line.Contains("Request starting", StringComparison.Ordinal))
            .Select(line => new Uri(line.Split(' ')[5]).PathAndQuery),
    ];

    /// <param name="kind">The proxy's program.</param>
    /// <param name="isBrief">Whether copies live for a second; they live as long as the test does where this is false.</param>
    /// <param name="prefix">The path of the public address.</param>
    public static async Task<Behind> StartAsync(string kind, bool isBrief = false, string prefix = "")
    {
        var site = await Site.StartAsync(
            [
                $"--NewsFeeds:PublicUrl={Site.PublicUrl}{prefix}", "--NewsFeeds:TrustedProxies=127.0.0.1",
                "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Information",
            ],
            content =>
            {
                content.Write(
                    "_index.md",
                    $$"""
                    ---
                    title: Báo thử
                    maxAge: {{(isBrief ? "1" : "3600")}}
                    feeds:
                      mo: {title: Mở}
                      kin: {title: Kín, private: true}
                    ---
                    """);
                content.Write("kinh-te/a.gif", Pictures.Gif(2, 3));
                content.Article("kinh-te/2026-03-02-cu.md", "Tin cũ", "2026-03-02T01:00:00Z", "aliases: ['/?p=12']");
            });
        return new Behind(site, await CachingProxy.StartAsync(kind, site.Address, isBrief, prefix));
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Client.SendAsync(request);
    }

    /// <summary>What was asked of the service while something was done.</summary>
    public async Task<IReadOnlyList<string>> AskedDuringAsync(Func<Task> done)
    {
        var before = Asked.Count;
        await done();
        return [.. Asked.Skip(before)];
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await Site.DisposeAsync();
    }
}
