using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Tests.Schema;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Postgres.Tests;

/// <summary>The promises of every store, over the default schema and with hints.</summary>
public sealed class PostgresStoreContractTests : ArticleStoreContract
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly StoreClock _clock = new();
    private PostgresDatabase _base = null!;
    private TcpProxy _proxy = null!;
    private PostgresStore _store = null!;

    public override IArticleStore Store => _store;

    public override async Task InitializeAsync()
    {
        _base = await SchemaFile.CreateAsync("newsfeeds.sql");
        await _base.ExecuteAsync("insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026')");
        _proxy = new TcpProxy(_base.Server.Port);
        var connection = _proxy.Through(_base.ConnectionStringOf(SchemaFile.Reader));
        _store = new PostgresStore(connection, connection, "example.vn,2000", time: _clock);
        _ = TurnAsync();
    }

    public override async Task DisposeAsync()
    {
        await _stopped.CancelAsync();
        await base.DisposeAsync();
        _stopped.Dispose();
        _proxy.Dispose();
        await _base.DisposeAsync();
    }

    /// <summary>Time goes by while the store waits.</summary>
    private async Task TurnAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            _clock.Turn();
            await Task.Delay(10);
        }
    }

    protected override async Task<string> WriteAsync(string category, string name, string title, string body, string published)
    {
        var key = await _base.QueryAsync(
            """
            with section as (insert into newsfeeds.section (path, title) values ($1, $1) on conflict do nothing)
            insert into newsfeeds.article as a (id, category, slug, title, body, format, published, draft)
            values ('tag:example.vn,2026:' || left($5, 10) || '/' || $2, $1, $2, $3, $4, 'markdown', $5::timestamptz, false)
            on conflict (id) do update set category = $1, title = $3, body = $4, published = $5::timestamptz
            returning key
            """,
            category, name, title, body, published);
        return string.Create(CultureInfo.InvariantCulture, $"articles[{key[0][0]}]");
    }

    protected override Task DeleteAsync(string key) =>
        _base.ExecuteAsync("delete from newsfeeds.article where key = $1::bigint", key["articles[".Length..^1]);

    protected override void SetAway(bool isAway)
    {
        if (isAway)
        {
            _proxy.Refuse();
            _proxy.Cut();
        }
        else
        {
            _proxy.Accept();
        }
    }
}
