using Npgsql;

namespace NewsFeeds.Postgres.Tests;

public class StandbyTests
{
    [RequiresPostgresFact]
    public async Task AStandbyShowsACommitAndIsWrittenToOncePromoted()
    {
        await using var primary = await PostgresServer.StartAsync("max_connections=17");
        await using var written = await primary.CreateDatabaseAsync();
        await written.ExecuteAsync("create table story (title text)");
        await using var standby = await primary.StartStandbyAsync();
        var read = written.On(standby);

        await written.ExecuteAsync("insert into story values ('Một tin')");
        await standby.CatchUpAsync(primary);
        Assert.Equal("Một tin", await read.ScalarAsync<string>("select title from story"));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => read.ExecuteAsync("delete from story"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);

        await primary.StopAsync(Shutdown.Kill);
        await standby.PromoteAsync();
        Assert.Equal(1, await read.ExecuteAsync("delete from story"));
    }
}
