using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>The service over a database.</summary>
internal sealed class DatabaseService : IAsyncDisposable
{
    /// <summary>The documents that are made as soon as there is an edition.</summary>
    public static readonly string[] Paths =
    [
        "/", "/feeds/opml.xml", "/feeds/kinh-te/", "/feeds/the-thao/",
        .. new[] { "/feeds/", "/feeds/kinh-te/", "/feeds/the-thao/" }
            .SelectMany(feeds => new[] { $"{feeds}rss.xml", $"{feeds}atom.xml", $"{feeds}feed.json" }),
    ];

    private readonly WebApplication _app;

    private DatabaseService(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address => new(_app.Urls.First());

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="connection">Where it reads.</param>
    /// <param name="hints">Where it listens for hints; null for nowhere.</param>
    public static async Task<DatabaseService> StartAsync(string connection, string? hints = null)
    {
        var app = NewsFeedsHost.Build(
        [
            "--NewsFeeds:Store=postgres", $"--ConnectionStrings:NewsFeeds={connection}", $"--ConnectionStrings:NewsFeedsHints={hints}",
            "--NewsFeeds:State=none", "--NewsFeeds:PublicUrl=https://example.vn", "--Logging:Console:LogLevel:Default=None",
            "--urls=http://127.0.0.1:0",
        ]);
        await app.StartAsync();
        return new DatabaseService(app);
    }

    /// <summary>Fills a database that has the default schema.</summary>
    public static Task<int> FillAsync(PostgresDatabase database) => database.ExecuteAsync(
        NewsFeeds.Postgres.Schema.DefaultSchema.Sql +
        """
        ;
        insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026');
        insert into newsfeeds.section (path, title) values ('kinh-te', 'Kinh tế'), ('the-thao', 'Thể thao');
        insert into newsfeeds.article (category, title, body, published, draft)
            select case when n % 2 = 0 then 'kinh-te' else 'the-thao' end, 'Tin ' || n, 'Lời ' || n, '2026-11-20Z', false
            from generate_series(1, 9) n
        """);

    /// <summary>Asks for a document.</summary>
    public static async Task<Answer> GetAsync(HttpClient client, string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path, string? tag = null) => GetAsync(Client, path, tag);

    /// <summary>Why it is degraded.</summary>
    public async Task<string[]> ReasonsAsync()
    {
        var report = await Client.GetFromJsonAsync<JsonElement>(new Uri("/health/ready", UriKind.Relative));
        return [.. report.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
