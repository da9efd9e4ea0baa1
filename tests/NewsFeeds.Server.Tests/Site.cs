using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests;

/// <summary>
/// The service in this process, on a port of the system's choice, over a content folder of its own. It runs by the system's clock or by one
/// that the test turns, and can be stopped and started again.
/// </summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>The address that subscribers know, where a test sets one.</summary>
    public const string PublicUrl = "https://feeds.example.vn";

    /// <summary>
    /// A start or a stop that takes longer hangs. Its test fails then, names the step, and does not keep the others waiting.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TimeProvider? _clock;
    private readonly TemporaryContent? _state;
    private WebApplication? _app;

    private Site(TemporaryContent content, TimeProvider? clock, TemporaryContent? state) =>
        (Content, _clock, _state) = (content, clock, state);

    public TemporaryContent Content { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Follows no redirects and decodes nothing.</summary>
    public HttpClient Client { get; private set; } = new();

    internal IServiceProvider Services => _app!.Services;

    internal Edition Edition => Services.GetRequiredService<Newsroom>().Current;

    internal DocumentCatalog Catalog => Services.GetRequiredService<DocumentCatalog>();

    /// <summary>What was logged since it listens.</summary>
    internal LogLines Log { get; private set; } = new();

    /// <summary>Starts over a folder, which it deletes when it is disposed.</summary>
    public static async Task<Site> StartAsync(TemporaryContent content, params string[] settings)
    {
        var site = new Site(content, clock: null, state: null);
        await site.StartAgainAsync(settings);
        return site;
    }

    /// <summary>Starts over <see cref="SmallNewsroom"/> and what <paramref name="fill"/> adds to it.</summary>
    public static async Task<Site> StartAsync(string[]? settings = null, Action<TemporaryContent>? fill = null, TimeProvider? time = null)
    {
        var site = new Site(SmallNewsroom.Make(fill), time, state: null);
        await site.StartAgainAsync(settings ?? []);
        return site;
    }

    /// <summary>Starts under <see cref="PublicUrl"/> with a folder in which it remembers over restarts.</summary>
    /// <param name="content">Its folder, which it deletes when it is disposed.</param>
    /// <param name="now">Where a clock stands that the test turns; the system's clock where this is null.</param>
    public static async Task<Site> StartRememberingAsync(TemporaryContent content, DateTimeOffset? now = null)
    {
        var site = new Site(content, now is { } moment ? new FakeTimeProvider(moment) : null, TemporaryContent.Empty());
        await site.StartAgainAsync();
        return site;
    }

    /// <summary>The service over a folder, not yet listening.</summary>
    internal static WebApplication Build(TemporaryContent content, IReadOnlyCollection<string> settings, TimeProvider? clock = null) =>
        NewsFeedsHost.Build(
        [
            $"--NewsFeeds:Content={content.Folder}", "--NewsFeeds:State=none", "--Logging:Console:LogLevel:Default=None",
            .. settings.Any(setting => setting.StartsWith("--Kestrel:Endpoints:", StringComparison.Ordinal)) ? Array.Empty<string>()
                : ["--urls=http://127.0.0.1:0"],
            .. settings,
        ],
        clock);

    /// <summary>Starts it, for the first time or after <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync(params string[] settings)
    {
        string[] remembering = _state is null ? [] : [$"--NewsFeeds:State={_state.Folder}", $"--NewsFeeds:PublicUrl={PublicUrl}"];
        var app = _app = await Task.Run(() => Build(Content, [.. remembering, .. settings], _clock)).WaitAsync(Patience);
        Log = new LogLines();
        Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        var starting = Task.Run(() => app.StartAsync());
        if (_state is not null)
        {
            // It waits for the second in which its feeds have their dates.
            await UntilAsync(() => Task.FromResult(starting.IsCompleted));
        }

        await starting.WaitAsync(Patience);
        Address = new Uri(_app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = Address,
        };
    }

    public async Task StopAsync()
    {
        Client.Dispose();
        if (_app is { } app)
        {
            _app = null;
            await Task.Run(() => app.StopAsync()).WaitAsync(Patience);
            await Task.Run(() => app.DisposeAsync().AsTask()).WaitAsync(Patience);
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Client.SendAsync(request);
    }

    /// <summary>The text of a document that is there.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Waits until the text of a document is as the test expects.</summary>
    public Task UntilTextAsync(string path, Func<string, bool> expected, string what) =>
        Eventually.HoldsAsync(async () => expected(await TextAsync(path)), what);

    /// <summary>An answer as a reader of feeds understands it. The path may be an address under <see cref="PublicUrl"/>.</summary>
    internal async Task<Answer> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(
            path.StartsWith(PublicUrl, StringComparison.Ordinal) ? path[PublicUrl.Length..] : path, headers);
        return await Answer.ReadAsync(response);
    }

    /// <summary>The answer to a client that keeps a date and no tag.</summary>
    internal Task<Answer> ReadSinceAsync(string path, DateTimeOffset date) =>
        ReadAsync(path, ("If-Modified-Since", date.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The answer once it is as the test expects and has its date, which takes a second after a change at most.</summary>
    internal async Task<Answer> ReadSettledAsync(string path, Func<Answer, bool>? expected = null)
    {
        Answer? last = null;
        await UntilAsync(async () => (last = await ReadAsync(path)).LastModified is not null && expected?.Invoke(last) != false);
        return last!;
    }

    /// <summary>What the document at a path last answered with.</summary>
    internal Representation Made(string path) => Catalog.Find(path, Edition)!.Representation!;

    /// <summary>Waits until every document that is made ahead is made.</summary>
    internal Task MadeAheadAsync() => Catalog.MakeAheadAsync(Edition, CancellationToken.None);

    /// <summary>The answers to requests for every document and page there is.</summary>
    internal Task<SortedDictionary<string, Answer>> ReadEverythingAsync() => Everything.OfAsync(Client, Edition);

    /// <summary>What <c>/health/ready</c> answers.</summary>
    public async Task<(HttpStatusCode Code, string Status, int HeldBack)> HealthAsync()
    {
        using var response = await GetAsync("/health/ready");
        using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, report.RootElement.GetProperty("status").GetString()!,
            report.RootElement.GetProperty("heldBack").GetInt32());
    }

    public Task UntilHeldBackAsync(int count) =>
        Eventually.HoldsAsync(async () => (await HealthAsync()).HeldBack == count, $"{count} are to be held back");

    /// <summary>Turns the clock to a moment and waits for what then holds.</summary>
    public Task TurnToAsync(DateTimeOffset moment, Func<Task<bool>> holds)
    {
        TurnTo(moment);

        // The newsroom may begin to wait just after the clock was turned, and then for a moment that is over: the next step wakes it.
        return Eventually.HoldsAsync(
            holds,
            string.Create(CultureInfo.InvariantCulture, $"the condition did not come true at {moment:O}"),
            () => TurnTo(Assert.IsType<FakeTimeProvider>(_clock).GetUtcNow().AddMilliseconds(1)));
    }

    /// <summary>Sets the clock, perhaps back, as a time server does. What waits goes on waiting as long as before.</summary>
    public void SetClock(DateTimeOffset moment) => Assert.IsType<FakeTimeProvider>(_clock).AdjustTime(moment);

    /// <summary>Turns the clock to a moment.</summary>
    public void TurnTo(DateTimeOffset moment)
    {
        var clock = Assert.IsType<FakeTimeProvider>(_clock);
        clock.Advance(moment - clock.GetUtcNow());
    }

    /// <summary>Waits for what comes true while the clock runs.</summary>
    public Task UntilAsync(Func<Task<bool>> holds, string what = "the condition did not come true") =>
        Eventually.HoldsAsync(holds, what, () => (_clock as FakeTimeProvider)?.Advance(TimeSpan.FromMilliseconds(100)));

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

    /// <summary>The status of a GET whose target no client library would send.</summary>
    public async Task<int> StatusOfAsync(string target)
    {
        var response = await RawAsync($"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return int.Parse(response.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Content.Dispose();
        _state?.Dispose();
    }
}
