using NewsFeeds.Postgres.Following;
using Npgsql;

namespace NewsFeeds.Postgres.Tests;

public class PgBouncerTests
{
    [RequiresPgBouncerFact]
    public async Task ClientsShareTheConnectionsOfPgBouncer()
    {
        IReadOnlyList<int> processes;
        await using (var database = await (await PostgresServer.Shared).CreateDatabaseAsync())
        await using (var pooler = await PgBouncerServer.StartAsync(database.Server.Port, poolSize: 1))
        {
            processes = pooler.ProcessIds;
            var role = await database.CreateRoleAsync();
            await using var source = NpgsqlDataSource.Create(pooler.ConnectionStringOf(database, role));
            await using var one = await source.OpenConnectionAsync();
            await using var other = await source.OpenConnectionAsync();
            Assert.Equal((role, await BackendAsync(one)), (role, await BackendAsync(other)));
            Assert.NotEqual(one.ProcessID, await BackendAsync(one));
        }

        Assert.NotEmpty(processes);
        Assert.DoesNotContain(processes, ServerProcess.Exists);
    }

    [RequiresPgBouncerFact]
    public async Task HintsThatItGivesToOthersAreToldInTheOperatorsLanguage()
    {
        await using var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var pooler = await PgBouncerServer.StartAsync(database.Server.Port);
        await using var hints = new Hints(pooler.ConnectionStringOf(database), new HintSet(), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var listening = hints.ListenAsync(stop.Token);
        await Eventually.HoldsAsync(() => hints.Obstacle is not null, "nothing is told");
        await stop.CancelAsync();
        await listening;

        Assert.Equal("no-hints/pooler", hints.Obstacle!.Kind);
        Assert.Contains("đi qua một pooler", hints.Obstacle.MessageIn("vi"), StringComparison.Ordinal);
    }

    private static async Task<int> BackendAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
