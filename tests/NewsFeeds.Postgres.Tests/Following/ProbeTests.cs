using NewsFeeds.Postgres.Following;
using Npgsql;

namespace NewsFeeds.Postgres.Tests.Following;

/// <summary>A probe has another answer after each commit. Its servers are its own: a commit to any database of them moves it.</summary>
public class ProbeTests
{
    // The server's own work on tables would be commits too.
    private const string Quiet = "autovacuum=off";

    [RequiresPostgresFact]
    public async Task OnAPrimaryReadingMovesNothingAndEachCommitDoes()
    {
        await using var server = await PostgresServer.StartAsync(Quiet);
        await using var database = await CreateAsync(server);
        await using var other = await server.CreateDatabaseAsync();
        await using var source = new Database(database.ConnectionString);
        await using var connection = await source.OpenAsync(CancellationToken.None);
        var answer = await Probe.AskAsync(connection, CancellationToken.None);
        Assert.False(Probe.IsOfStandby(answer));

        await database.QueryAsync("select * from story");
        await other.Server.Postgres.ExecuteAsync("checkpoint");
        Assert.Equal(answer, await Probe.AskAsync(connection, CancellationToken.None));

        await MovesAsync(() => database.ExecuteAsync("insert into story values ('Một tin')"));
        await MovesAsync(() => database.ExecuteAsync("begin; savepoint one; delete from story; release one; commit"));
        await MovesAsync(() => other.ExecuteAsync("create table elsewhere ()"));

        async Task MovesAsync(Func<Task> commit)
        {
            await commit();
            var next = await Probe.AskAsync(connection, CancellationToken.None);
            Assert.NotEqual(answer, next);
            answer = next;
        }
    }

    [RequiresPostgresFact]
    public async Task ACommitOfATransactionThatWasOpenBeforeMovesIt()
    {
        await using var primary = await PostgresServer.StartAsync(Quiet);
        await using var written = await CreateAsync(primary);
        await using var standby = await primary.StartStandbyAsync();
        var read = written.On(standby);
        await using var onPrimary = new NpgsqlConnection($"{written.ConnectionString};{PostgresDatabase.Harness}");
        await using var onStandby = new NpgsqlConnection($"{read.ConnectionString};{PostgresDatabase.Harness}");
        await using var older = new NpgsqlConnection($"{written.ConnectionString};{PostgresDatabase.Harness}");
        await using var younger = new NpgsqlConnection($"{written.ConnectionString};{PostgresDatabase.Harness}");
        foreach (var connection in new[] { onPrimary, onStandby, older, younger })
        {
            await connection.OpenAsync();
        }

        // The older one is open while the younger one ends, and so keeps the standby's snapshot as it is.
        await RunAsync(older, "begin; insert into story values ('Một')");
        await RunAsync(younger, "begin; insert into story values ('Hai')");
        await standby.CatchUpAsync(primary);
        var (primaryBefore, standbyBefore) = (await AskAsync(onPrimary), await AskAsync(onStandby));
        Assert.Equal((false, true), (Probe.IsOfStandby(primaryBefore), Probe.IsOfStandby(standbyBefore)));

        await RunAsync(younger, "commit");
        await standby.CatchUpAsync(primary);
        Assert.Equal(1L, await read.ScalarAsync<long>("select count(*) from story"));
        var (primaryNow, standbyNow) = (await AskAsync(onPrimary), await AskAsync(onStandby));
        Assert.NotEqual(primaryBefore, primaryNow);
        Assert.NotEqual(standbyBefore, standbyNow);

        await RunAsync(older, "commit");
        await standby.CatchUpAsync(primary);
        Assert.NotEqual(primaryNow, await AskAsync(onPrimary));
        Assert.NotEqual(standbyNow, await AskAsync(onStandby));
    }

    [RequiresPostgresFact]
    public async Task APromotedStandbyAnswersAsAPrimary()
    {
        await using var primary = await PostgresServer.StartAsync(Quiet);
        await using var written = await CreateAsync(primary);
        await using var standby = await primary.StartStandbyAsync();
        var read = written.On(standby);
        await using var source = new Database(read.ConnectionString);
        await using var connection = await source.OpenAsync(CancellationToken.None);
        Assert.True(Probe.IsOfStandby(await Probe.AskAsync(connection, CancellationToken.None)));

        await primary.StopAsync(Shutdown.Kill);
        await standby.PromoteAsync();
        var answer = await Probe.AskAsync(connection, CancellationToken.None);
        Assert.False(Probe.IsOfStandby(answer));
        await read.ExecuteAsync("insert into story values ('Một tin')");
        Assert.NotEqual(answer, await Probe.AskAsync(connection, CancellationToken.None));
    }

    /// <summary>A server that takes the place of another may have the same snapshot of other rows.</summary>
    [RequiresPostgresFact]
    public async Task AServerThatStartsAgainHasAnotherAnswer()
    {
        await using var server = await PostgresServer.StartAsync(Quiet);
        var snapshot = await server.Postgres.ScalarAsync<string>("select pg_current_snapshot()::text");
        var answer = await AskAsync();
        await server.StopAsync();
        await server.StartAgainAsync();
        Assert.Equal(snapshot, await server.Postgres.ScalarAsync<string>("select pg_current_snapshot()::text"));
        Assert.NotEqual(answer, await AskAsync());

        async Task<string> AskAsync()
        {
            await using var source = new Database(server.ConnectionString);
            await using var connection = await source.OpenAsync(CancellationToken.None);
            return await Probe.AskAsync(connection, CancellationToken.None);
        }
    }

    private static async Task<PostgresDatabase> CreateAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("create table story (title text)");
        return database;
    }

    private static Task<string> AskAsync(NpgsqlConnection connection) => Probe.AskAsync(connection, CancellationToken.None);

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
