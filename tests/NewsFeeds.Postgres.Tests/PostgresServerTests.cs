using Npgsql;

namespace NewsFeeds.Postgres.Tests;

public class PostgresServerTests
{
    [RequiresPostgresFact]
    public async Task ADatabaseIsMadeAndDropped()
    {
        var server = await PostgresServer.Shared;
        string name, role;
        await using (var database = await server.CreateDatabaseAsync())
        {
            (name, role) = (database.Name, await database.CreateRoleAsync());
            await database.ExecuteAsync("create table story (title text); insert into story values ('Một tin')");
            Assert.Equal("Một tin", await database.ScalarAsync<string>("select title from story where title like $1", "Một%"));

            await using var reader = NpgsqlDataSource.Create(database.ConnectionStringOf(role));
            await using var command = reader.CreateCommand("select * from story");
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        await using var other = await server.CreateDatabaseAsync();
        Assert.Empty(await other.QueryAsync("select 1 from pg_database where datname = $1", name));
        Assert.Empty(await other.QueryAsync("select 1 from pg_roles where rolname = $1", role));
    }

    [RequiresPostgresFact]
    public async Task StatementsOfTheClientsAreCounted()
    {
        await using var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var other = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var client = NpgsqlDataSource.Create(database.ConnectionString + ";Server Compatibility Mode=NoTypeLoading");
        await using var command = client.CreateCommand("select 'a\n\tb',\n$1");
        command.Parameters.Add(new NpgsqlParameter { Value = 5 });
        for (var i = 0; i < 100; i++)
        {
            await command.ExecuteScalarAsync();
        }

        await database.ExecuteAsync("select 7");
        Assert.Equal(100, database.Statements.Count(sql => sql == "select 'a\n\tb',\n$1"));
        Assert.DoesNotContain("select 7", database.Statements);
        Assert.Empty(other.Statements);
    }

    [RequiresPostgresTheory]
    [InlineData((int)Shutdown.Fast)]
    [InlineData((int)Shutdown.Immediate)]
    [InlineData((int)Shutdown.Kill)]
    public async Task AServerThatStoppedStartsAgainWithItsData(int how)
    {
        await using var server = await PostgresServer.StartAsync("max_connections=17");
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("create table story (title text); insert into story values ('Một tin')");
        var processes = server.ProcessIds;
        var port = server.Port;

        await server.StopAsync((Shutdown)how);
        Assert.DoesNotContain(processes, ServerProcess.Exists);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.ExecuteAsync("select 1"));

        await server.StartAgainAsync();
        Assert.Equal(port, server.Port);
        Assert.Equal("17", await database.ScalarAsync<string>("select current_setting('max_connections')"));
        Assert.Equal("Một tin", await database.ScalarAsync<string>("select title from story"));
    }

    [RequiresPostgresFact]
    public async Task APausedServerAnswersOnceItIsResumed()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var client = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await client.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select 5", connection);

        server.Pause();
        var answer = command.ExecuteScalarAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.FromMilliseconds(200)));

        server.Resume();
        Assert.Equal(5, await answer);
    }

    [RequiresPostgresFact]
    public async Task BackendsAreKilledByWhatTheyAre()
    {
        await using var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var client = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=listener");
        await using var connection = await client.OpenConnectionAsync();

        Assert.Equal(0, await database.KillBackendsAsync("application_name = 'writer'"));
        Assert.Equal(1, await database.KillBackendsAsync("application_name = 'listener'"));
        await using var command = new NpgsqlCommand("select 5", connection);
        var end = await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
        Assert.Equal(PostgresErrorCodes.AdminShutdown, end.SqlState);
    }

    [RequiresPostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NothingIsLeftOfAServer(bool isPaused)
    {
        IReadOnlyList<int> processes = [];
        await using (var server = await PostgresServer.StartAsync())
        {
            // The backend of the client that found the server started may still be ending.
            await Eventually.HoldsAsync(
                () => (processes = server.ProcessIds).Count > 3 && processes.All(ServerProcess.Exists),
                "the processes of a server are to run");
            if (isPaused)
            {
                server.Pause();
            }
        }

        Assert.DoesNotContain(processes, ServerProcess.Exists);
    }

    [RequiresPostgresFact]
    public async Task NothingOutlivesTheTestProcess()
    {
        await using var server = await PostgresServer.StartAsync();
        var processes = server.ProcessIds;
        server.Pause();

        using var sweeper = ServerProcess.StartSweeper(server.Folder);
        sweeper.StandardInput.Close();
        await sweeper.WaitForExitAsync();
        Assert.DoesNotContain(processes, ServerProcess.Exists);
        Assert.False(Directory.Exists(server.Folder));
    }
}
