using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Following;

namespace NewsFeeds.Postgres.Tests.Following;

/// <summary>A look that misses most rows may be an accident of the database, and is not believed at once.</summary>
public sealed class SnapshotTests : IAsyncLifetime, IDisposable
{
    private readonly RecentTexts _texts = new();
    private PostgresDatabase _base = null!;
    private Database _database = null!;
    private Snapshot _snapshot = null!;

    public async Task InitializeAsync()
    {
        _base = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _base.ExecuteAsync(
            """
            create schema newsfeeds;
            create table story (id int primary key, is_here boolean default true);
            insert into story select generate_series(1, 9);
            create view newsfeeds.articles as select id as key, 'urn:' || id as id, xmin::text as version, 'tin'::text as category,
                'Tin ' || id as title, null::text as body, '2026-11-20Z'::timestamptz as published from story where is_here;
            create view newsfeeds.publication as select 'Báo'::text as title
            """);
        _database = new Database(_base.ConnectionString);
        _snapshot = new Snapshot(_texts, "example.vn,2026", TimeProvider.System);
        Assert.Equal(9, (await LookAsync(LookKind.Anew))!.Articles.Count);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _base.DisposeAsync();
    }

    public void Dispose() => _texts.Dispose();

    [RequiresPostgresFact]
    public async Task HalfOfTheRowsMayGoAtOnce()
    {
        await _base.ExecuteAsync("update story set is_here = id > 4");
        Assert.Equal(4, (await LookAsync(LookKind.All))!.Removed.Count);
    }

    [RequiresPostgresTheory]
    [InlineData((int)LookKind.All)]
    [InlineData((int)LookKind.Anew)]
    public async Task ThatMoreAreGoneIsBelievedOnceASecondLookSaysSo(int kind)
    {
        await _base.ExecuteAsync("update story set is_here = id > 5");
        Assert.Null(await LookAsync((LookKind)kind));
        Assert.Equal(9, _snapshot.Rows.Count);
        var change = await LookAsync((LookKind)kind);
        Assert.Equal(("rows-gone", false), (Assert.Single(change!.Faults).Code, change.Faults[0].IsError));
        Assert.Equal(5, change.Removed.Count);
    }

    [RequiresPostgresFact]
    public async Task RowsThatAreBackByTheSecondLookWereNeverGone()
    {
        await _base.ExecuteAsync("update story set is_here = id > 5");
        Assert.Null(await LookAsync(LookKind.All));
        await _base.ExecuteAsync("update story set is_here = true");
        var change = await LookAsync(LookKind.All);
        Assert.Equal((0, 0, 0), (change!.Removed.Count, change.Articles.Count, change.Faults.Count));

        // A later accident needs two looks again.
        await _base.ExecuteAsync("update story set is_here = id > 5");
        Assert.Null(await LookAsync(LookKind.All));
    }

    [RequiresPostgresFact]
    public async Task HintsOfManyRowsThatAreGoneAreConfirmedByLooksAtEverything()
    {
        await _base.ExecuteAsync("update story set is_here = id > 5");
        Assert.Null(await LookAsync(LookKind.Keys, "1", "2", "3", "4", "5"));
        Assert.Null(await LookAsync(LookKind.All));
        Assert.Equal(5, (await LookAsync(LookKind.All))!.Removed.Count);
    }

    [RequiresPostgresFact]
    public async Task NoRowsAreNeverBelieved()
    {
        await _base.ExecuteAsync("update story set is_here = false");
        for (var look = 0; look < 3; look++)
        {
            var away = await Assert.ThrowsAsync<ContentException>(() => LookAsync(LookKind.All));
            Assert.Equal("no-rows", away.Fault.Code);
        }

        await _base.ExecuteAsync("update story set is_here = true where id < 6");
        Assert.Equal(4, (await LookAsync(LookKind.All))!.Removed.Count);
    }

    private async Task<ContentChange?> LookAsync(LookKind kind, params string[] keys)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        return (await _snapshot.LookAsync(connection, canTellCluster: true, kind, keys, null, CancellationToken.None)).Change;
    }
}
