using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Truth;

/// <summary>
/// A newsroom's folder, the service over it on a real socket, and the folder in which it remembers: closed and opened again as often as a test
/// wants, by the system's clock or by one that the test turns.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string PublicUrl = "https://feeds.example.vn";

    private readonly string _state = Directory.CreateTempSubdirectory("newsfeeds-state-").FullName;
    private readonly FakeTimeProvider? _clock;
    private WebApplication? _app;
    private HttpClient _client = new();

    private Desk(FakeTimeProvider? clock) => _clock = clock;

    public TemporaryContent Content { get; } = new();

    public Edition Edition => _app!.Services.GetRequiredService<Newsroom>().Current;

    /// <summary>Opens over a publication with the categories kinh-te, the-thao/bong-da and trong, and what <paramref name="fill"/> writes.</summary>
    public static async Task<Desk> OpenAsync(Action<Desk>? fill = null, DateTimeOffset? now = null, params string[] settings)
    {
        var desk = new Desk(now is { } moment ? new FakeTimeProvider(moment) : null);
        desk.Publication();
        desk.Content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        desk.Content.Write("the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\n---\n");
        desk.Content.Write("trong/_index.md", "---\ntitle: Trống\n---\n");
        desk.Article("kinh-te/cu.md", "Tin cũ", "2025-01-20T08:00:00");
        desk.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00");
        desk.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00");
        desk.Article("the-thao/bong-da/tran-dau.md", "Trận đấu", "2025-02-01T08:00:00");
        fill?.Invoke(desk);
        desk.Age();
        await desk.OpenAgainAsync(settings);
        return desk;
    }

    public void Publication(string more = "", string title = "Đài thử") => Content.Write(
        "_index.md", $"---\ntitle: {title}\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2021\n{more}\n---\n");

    public void Article(string file, string title, string date, string more = "", string body = "Thân bài.") =>
        Content.Write(file, $"---\ntitle: {title}\ndate: {date}\n{more}\n---\n{body}\n");

    /// <summary>Makes everything as if it had been written long ago, so that only what a test does is a change.</summary>
    public void Age()
    {
        var past = new DateTime(2025, 3, 10, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in Directory.EnumerateFiles(Content.Folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, past);
        }

        foreach (var folder in Directory.EnumerateDirectories(Content.Folder, "*", SearchOption.AllDirectories).Append(Content.Folder))
        {
            Directory.SetLastWriteTimeUtc(folder, past);
        }
    }

    public async Task OpenAgainAsync(params string[] settings)
    {
        string[] standing = [$"--NewsFeeds:Content={Content.Folder}", $"--NewsFeeds:PublicUrl={PublicUrl}", $"--NewsFeeds:State={_state}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"];
        _app = NewsFeedsHost.Build([.. standing, .. settings], _clock);
        var starting = _app.StartAsync();
        await UntilAsync(() => Task.FromResult(starting.IsCompleted)); // by a clock that is turned while it starts
        await starting;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task CloseAsync()
    {
        _client.Dispose();
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path.StartsWith(PublicUrl, StringComparison.Ordinal) ? path[PublicUrl.Length..] : path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await _client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>The answer to a client that keeps a date and no tag.</summary>
    public Task<Answer> SinceAsync(string path, DateTimeOffset date) => GetAsync(path, ("If-Modified-Since", date.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The answer once it is as the test expects and has its date: a second after a change at most.</summary>
    public async Task<Answer> SettledAsync(string path, Func<Answer, bool>? expected = null)
    {
        Answer? last = null;
        await UntilAsync(async () => (last = await GetAsync(path)).LastModified is not null && expected?.Invoke(last) != false);
        return last!;
    }

    /// <summary>Turns the clock to a moment and waits for what then holds.</summary>
    public async Task TurnToAsync(DateTimeOffset moment, Func<Task<bool>> holds)
    {
        _clock!.Advance(moment - _clock.GetUtcNow());
        await UntilAsync(holds, turn: false);
    }

    public Task UntilAsync(Func<Task<bool>> holds, bool turn = true) =>
        Eventually.HoldsAsync(holds, "the condition did not come true", turn ? () => _clock?.Advance(TimeSpan.FromMilliseconds(100)) : null);

    /// <summary>Every document there is: feeds of all forms, archives, pages, lists.</summary>
    public async Task<IReadOnlyDictionary<string, Answer>> EverythingAsync()
    {
        var answers = new SortedDictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var path in PathsOf(Edition))
        {
            answers[path] = await GetAsync(path);
        }

        return answers;
    }

    /// <summary>The addresses of every document of an edition.</summary>
    public static IEnumerable<string> PathsOf(Edition edition)
    {
        foreach (var listing in edition.Categories.Values.Append(edition.All))
        {
            var category = listing.Path;
            yield return Address.Page(category).Path;
            foreach (var form in Enum.GetValues<FeedForm>())
            {
                yield return Address.Feed(category, form).Path;
            }

            foreach (var span in listing.ArchiveSpans())
            {
                yield return Address.Archive(category, span.First, span.Last).Path;
                yield return Address.ArchivePage(category, span.First, span.Last).Path;
            }
        }

        foreach (var article in edition.All.Articles)
        {
            yield return Address.Article(article.Day, article.Slug).Path;
        }

        yield return Address.Opml.Path;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Content.Dispose();
        Directory.Delete(_state, recursive: true);
    }
}
