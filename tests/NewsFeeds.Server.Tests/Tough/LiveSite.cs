using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsFeeds.Editions;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Tough;

/// <summary>The real host on a socket over a folder that the test changes; what it logs is kept.</summary>
internal sealed class LiveSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LiveSite(WebApplication app, LogLines log)
    {
        (_app, Log) = (app, log);
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What was logged since it listens.</summary>
    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    public IEnumerable<Uri> Addresses => _app.Urls.Select(url => new Uri(url));

    public Edition Edition => Services.GetRequiredService<Newsroom>().Current;

    public static async Task<LiveSite> StartAsync(TemporaryContent content, params string[] settings)
    {
        var app = NewsFeedsHost.Build([.. Settings(content.Folder, settings), .. settings]);
        var log = new LogLines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync();
        return new LiveSite(app, log);
    }

    public static string[] Settings(string folder, params string[] settings) =>
    [
        $"--NewsFeeds:Content={folder}", "--NewsFeeds:State=none", "--Logging:Console:LogLevel:Default=None",
        .. settings.Any(setting => setting.StartsWith("--Kestrel:Endpoints", StringComparison.Ordinal)) ? Array.Empty<string>() : ["--urls=http://127.0.0.1:0"],
    ];

    public async Task<string> TextAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public Task UntilFeedAsync(string path, Func<string, bool> shows, string what) => Eventually.HoldsAsync(async () => shows(await TextAsync(path)), what);

    /// <summary>What <c>/health/ready</c> answers.</summary>
    public async Task<(HttpStatusCode Code, string Status, int HeldBack)> HealthAsync()
    {
        using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, report.RootElement.GetProperty("status").GetString()!, report.RootElement.GetProperty("heldBack").GetInt32());
    }

    public Task UntilHeldBackAsync(int count) => Eventually.HoldsAsync(async () => (await HealthAsync()).HeldBack == count, $"{count} are to be held back");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
