using Npgsql;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>Another server takes the place of the one that was read.</summary>
public class FailOverTests
{
    // Versions are the numbers of transactions, which another server gives anew.
    private const string ViewOfTransactions =
        """
        drop view newsfeeds.articles;
        create view newsfeeds.articles as select key, id, xmin::text as version, category, title, published, body, draft, changed
            from newsfeeds.article;
        grant select on newsfeeds.articles to newsfeeds_reader
        """;

    [RequiresPostgresFact]
    public async Task AStandbyTakesThePlaceOfItsPrimary()
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var newsroom = await NewsroomDatabase.CreateAsync(primary);
        await using var standby = await primary.StartStandbyAsync();
        var both = new NpgsqlConnectionStringBuilder(newsroom.ConnectionString)
        {
            Host = FormattableString.Invariant($"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}"),
            TargetSessionAttributes = "prefer-primary",
        };
        await using var store = await FollowedStore.StartAsync(both.ConnectionString);
        await newsroom.ChangeAsync();
        await store.EqualsAsync(newsroom.Base);
        await standby.CatchUpAsync(primary);

        await primary.StopAsync(Shutdown.Kill);
        await standby.PromoteAsync();
        var promoted = newsroom.Base.On(standby);
        await promoted.ExecuteAsync("update newsfeeds.article set title = 'Từ máy kia' where key = 5");
        await store.EqualsAsync(promoted);
    }

    [RequiresPostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AStandbyThatIsBehindIsReadAsItIs(bool withHints)
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var newsroom = await NewsroomDatabase.CreateAsync(primary);
        await using var standby = await primary.StartStandbyAsync();
        var read = newsroom.Base.On(standby);
        await using var store = await FollowedStore.StartAsync(
            read.ConnectionStringOf(newsroom.Role), withHints ? newsroom.ConnectionString : null);
        await read.QueryAsync("select pg_wal_replay_pause()");
        await newsroom.ChangeAsync();
        await newsroom.ExecuteAsync("update newsfeeds.article set body = 'Lời sau' where key = 1");
        var begin = store.Clock.GetUtcNow();
        await store.UntilAsync(() => store.Clock.GetUtcNow() > begin.AddSeconds(10), "time is to go by");
        await store.EqualsAsync(read);
        Assert.Single(store.Changes);

        await read.QueryAsync("select pg_wal_replay_resume()");
        await standby.CatchUpAsync(primary);
        await store.EqualsAsync(newsroom.Base);
    }

    [RequiresPostgresFact]
    public Task AFailOverThatLosesCommitsIsFollowedToTheLastRow() => LosesCommitsAsync(network => Task.FromResult<IAsyncDisposable?>(null));

    /// <summary>A pooler keeps the store's own connection over a change of servers, so that no broken one tells of it.</summary>
    [RequiresPgBouncerFact]
    public Task AFailOverThatAPoolerHidesIsFollowedToTheLastRow() =>
        LosesCommitsAsync(async network => await PgBouncerServer.StartAsync(network.Port, poolSize: 1));

    private static async Task LosesCommitsAsync(Func<TcpProxy, Task<IAsyncDisposable?>> startPooler)
    {
        // The server's own work on tables would take numbers of transactions.
        await using var primary = await PostgresServer.StartAsync("autovacuum=off");
        await using var newsroom = await NewsroomDatabase.CreateAsync(primary);
        await newsroom.ExecuteAsync(ViewOfTransactions);
        await using var standby = await primary.StartStandbyAsync();
        await standby.CatchUpAsync(primary);
        var read = newsroom.Base.On(standby);
        await using var pooler = await startPooler(newsroom.Network);
        await using var store = await FollowedStore.StartAsync(
            pooler is PgBouncerServer { Port: var port } ? $"{newsroom.ConnectionString};Port={port}" : newsroom.ConnectionString);

        // What the primary commits from now on reaches the store alone.
        await read.ExecuteAsync("alter system set primary_conninfo = ''");
        await read.QueryAsync("select pg_reload_conf()");
        await Eventually.HoldsAsync(
            async () => await read.ScalarAsync<long>("select count(*) from pg_stat_wal_receiver") == 0, "the standby is to be cut off");
        await WriteAsync(newsroom.Base, "lời bị mất");
        await store.EqualsAsync(newsroom.Base);
        var lost = await VersionsAsync(newsroom.Base);

        await primary.StopAsync(Shutdown.Kill);
        await standby.PromoteAsync();
        await WriteAsync(read, "lời khác");
        Assert.Equal(lost, await VersionsAsync(read));
        newsroom.Network.Server = standby.Port;
        await store.EqualsAsync(read);
    }

    /// <summary>Writes each article in a transaction of its own.</summary>
    private static async Task WriteAsync(PostgresDatabase database, string words)
    {
        for (var key = 1; key <= 9; key++)
        {
            await database.ExecuteAsync("update newsfeeds.article set title = $1, body = $1 where key = $2::int", words, key);
        }
    }

    private static async Task<string> VersionsAsync(PostgresDatabase database) =>
        await database.ScalarAsync<string>("select string_agg(concat_ws(':', key, version), ' ' order by key) from newsfeeds.articles");
}
