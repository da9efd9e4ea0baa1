using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsFeeds.Postgres.Schema;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>The service over a database, behind a proxy that can be taken away.</summary>
public sealed class DatabaseTests : IAsyncLifetime, IDisposable
{
    private readonly LogLines _log = new();
    private readonly TemporaryContent _media = TemporaryContent.Empty();
    private PostgresDatabase _database = null!;
    private TcpProxy _proxy = null!;
    private WebApplication? _app;
    private HttpClient _client = new();

    public async Task InitializeAsync()
    {
        _database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        _proxy = new TcpProxy(_database.Server.Port);
        await _database.ExecuteAsync(DefaultSchema.Sql);
        await _database.ExecuteAsync(
            """
            insert into newsfeeds.masthead (title, authority) values ('Báo', 'a.vn,2026');
            insert into newsfeeds.section (path, title) values ('kinh-te', 'Kinh tế');
            insert into newsfeeds.article (category, title, body, published, draft, slug)
                values ('kinh-te', 'Tin một', 'Lời một.', '2026-11-20Z', false, 'mot')
            """);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _proxy.Dispose();
        await _database.DisposeAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        _media.Dispose();
    }

    [RequiresPostgresFact]
    public async Task ItsRowsAreServedAndNoFileIsWithoutAContentFolder()
    {
        await StartAsync();
        Assert.Contains("Tin một", await TextAsync("/feeds/kinh-te/rss.xml"), StringComparison.Ordinal);
        Assert.Contains("Lời một.", await TextAsync("/articles/2026-11-20/mot"), StringComparison.Ordinal);
        using var picture = await GetAsync("/media/a.jpg");
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [RequiresPostgresFact]
    public async Task AContentFolderThatIsNamedHoldsPicturesAlone()
    {
        _media.Write("tin/khong.md", "---\ntitle: Không\ndate: 2026-11-20\n---\n");
        File.WriteAllBytes(_media["a.png"], Pictures.Png(3, 2));
        await StartAsync($"--NewsFeeds:Content={_media.Folder}");
        using var picture = await GetAsync("/media/a.png");
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.DoesNotContain("Không", await TextAsync("/feeds/rss.xml"), StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task OriginEpisodePodcastAndPartnersOfItsRowsReachTheirFeeds()
    {
        await _database.ExecuteAsync(
            """
            update newsfeeds.masthead set license = 'https://a.vn/cc',
                feeds = '{"ban": {"categories": ["nghe"], "exclude": {"authors": ["TTXVN"]}, "linkQuery": "utm_source=ban"}}';
            insert into newsfeeds.section (path, title, podcast)
                values ('nghe', 'Nghe', '{"guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810", "category": "News/Daily News"}');
            insert into newsfeeds.article (category, title, published, draft, slug, authors, tags, enclosures, source, episode) values
                ('nghe', 'Tập của bạn', '2026-11-20Z', false, 'ban', '{TTXVN}', '{}',
                    '[{"src": "https://a.vn/ban.mp3", "length": 10, "duration": 61}]',
                    '{"title": "TTXVN", "url": "https://ttxvn.vn/a?b=1&c=2"}', null),
                ('nghe', 'Tập nhà', '2026-11-21Z', false, 'nha', '{"Lê Hà"}', '{bão}',
                    '[{"src": "https://a.vn/nha.mp3", "length": 20}]',
                    null, '{"number": 7, "season": 2, "transcript": "https://a.vn/nha.vtt"}')
            """);
        await StartAsync();
        const string Source = "<source url=\"https://ttxvn.vn/a?b=1&amp;c=2\">TTXVN</source>";
        Assert.Contains(Source, await TextAsync("/feeds/nghe/rss.xml"), StringComparison.Ordinal);
        Assert.Contains(Source, await TextAsync("/authors/ttxvn/rss.xml"), StringComparison.Ordinal);

        var podcast = await TextAsync("/feeds/nghe/podcast.xml");
        Assert.All(
            new[]
            {
                "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>", "<itunes:category text=\"Daily News\" />", Source,
                "href=\"https://a.vn/cc\" rel=\"license\"", "<itunes:duration>61</itunes:duration>", "<itunes:episode>7</itunes:episode>",
                "<itunes:season>2</itunes:season>", "<podcast:transcript url=\"https://a.vn/nha.vtt\" type=\"text/vtt\" />",
            },
            each => Assert.Contains(each, podcast, StringComparison.Ordinal));

        var partner = await TextAsync("/partners/ban/rss.xml");
        Assert.Contains("/articles/2026-11-21/nha?utm_source=ban</link>", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("Tập của bạn", partner, StringComparison.Ordinal);
        Assert.Contains("Tập nhà", await TextAsync("/tags/bão/rss.xml"), StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task WhileItIsAwayItsFeedsStayAndHealthAndTheLogSayWhyOnce()
    {
        await StartAsync();
        var feed = await TextAsync("/feeds/kinh-te/rss.xml");
        _proxy.Refuse();
        _proxy.Cut();
        await Eventually.HoldsAsync(async () => await ReasonsAsync() is ["store-away"], "health is to say that the store is away");
        Assert.Equal(feed, await TextAsync("/feeds/kinh-te/rss.xml"));

        _proxy.Accept();
        await _database.ExecuteAsync("update newsfeeds.article set title = 'Tin hai'");
        await Eventually.HoldsAsync(async () => await ReasonsAsync() is [], "health is to say that it is back");
        await Eventually.HoldsAsync(
            async () => (await TextAsync("/feeds/kinh-te/rss.xml")).Contains("Tin hai", StringComparison.Ordinal),
            "the change is to be out");
        var away = Assert.Single(_log.Lines, line => line.Contains("store-away", StringComparison.Ordinal));
        Assert.Contains("stays in service: ConnectionStrings:NewsFeeds: error: ", away, StringComparison.Ordinal);
        Assert.Equal(1, _log.Count("The article store is back"));
    }

    private async Task StartAsync(params string[] settings)
    {
        _app = NewsFeedsHost.Build(
        [
            "--NewsFeeds:Store=postgres", $"--ConnectionStrings:NewsFeeds={_proxy.Through(_database.ConnectionString)}",
            "--NewsFeeds:State=none", "--Logging:Console:LogLevel:Default=None", "--urls=http://127.0.0.1:0", .. settings,
        ]);
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    private Task<string> TextAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<string[]> ReasonsAsync()
    {
        var report = await _client.GetFromJsonAsync<JsonElement>(new Uri("/health/ready", UriKind.Relative));
        return [.. report.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
    }
}
