using NewsFeeds.Postgres.Following;

namespace NewsFeeds.Postgres.Tests.Following;

/// <summary>Within one epoch, equal versions mean equal rows.</summary>
public class EpochTests
{
    private const string Views =
        """
        create schema newsfeeds;
        create table story (id int primary key, title text);
        create view newsfeeds.articles as select id as key, title, xmin::text as version from story;
        create view newsfeeds.categories as select 'tin'::text as path, 'Tin'::text as title;
        create view newsfeeds.publication as select 'Báo'::text as title
        """;

    [RequiresPostgresTheory]
    [InlineData("insert into story values (1, 'Một tin')")]
    [InlineData("alter table story add column body text")]
    [InlineData("create role newsroom_epoch; drop role newsroom_epoch")]
    [InlineData("grant select on newsfeeds.articles to public; comment on view newsfeeds.articles is 'Tin'")]
    public async Task ItStaysAsLongAsTheViewsDo(string change)
    {
        await using var database = await CreateAsync(await PostgresServer.Shared);
        var epoch = await ReadAsync(database);
        await database.ExecuteAsync(change);
        Assert.Equal(epoch, await ReadAsync(database));
    }

    [RequiresPostgresTheory]
    [InlineData("create or replace view newsfeeds.articles as select id as key, upper(title) as title, xmin::text as version from story")]
    [InlineData("create or replace view newsfeeds.articles as select id as key, title, xmin::text as version, 'tin'::text as category "
        + "from story")]
    [InlineData("create or replace view newsfeeds.categories as select 'kinh-te'::text as path, 'Tin'::text as title")]
    [InlineData("create or replace view newsfeeds.publication as select 'Tạp chí'::text as title")]
    [InlineData("alter view newsfeeds.articles rename title to headline")]
    [InlineData("alter view newsfeeds.publication rename title to name")]
    [InlineData("drop view newsfeeds.categories")]
    [InlineData("drop view newsfeeds.publication; create view newsfeeds.publication as select 'Báo'::text as title")]
    public async Task AReplacedViewBeginsAnotherOne(string change)
    {
        await using var database = await CreateAsync(await PostgresServer.Shared);
        var epoch = await ReadAsync(database);
        await database.ExecuteAsync(change);
        Assert.NotEqual(epoch, await ReadAsync(database));
    }

    [RequiresPostgresFact]
    public async Task ACopyOfADatabaseHasItsOwn()
    {
        await using var database = await CreateAsync(await PostgresServer.Shared);
        await using var copy = new PostgresDatabase(database.Server, $"{database.Name}_copy", isOwner: true);
        await database.Server.Postgres.ExecuteAsync($"create database {copy.Name} template {database.Name}");
        Assert.NotEqual(await ReadAsync(database), await ReadAsync(copy));
    }

    [RequiresPostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AServerThatStartsAgainBeginsAnotherOne(bool canTellCluster)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await CreateAsync(server);
        var epoch = await ReadAsync(database, canTellCluster);
        await server.StopAsync();
        await server.StartAgainAsync();
        Assert.NotEqual(epoch, await ReadAsync(database, canTellCluster));
    }

    [RequiresPostgresFact]
    public async Task AStandbyHasItsOwnAndKeepsItWhenItIsPromoted()
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var written = await CreateAsync(primary);
        await using var standby = await primary.StartStandbyAsync();
        var read = written.On(standby);
        var epoch = await ReadAsync(read);
        Assert.NotEqual(await ReadAsync(written), epoch);

        await primary.StopAsync(Shutdown.Kill);
        await standby.PromoteAsync();
        Assert.Equal(epoch, await ReadAsync(read));
    }

    [RequiresPostgresFact]
    public async Task AClusterWhoseNameIsNotToldHasOneAllTheSame()
    {
        await using var database = await CreateAsync(await PostgresServer.Shared);
        var role = await database.CreateRoleAsync();
        await database.ExecuteAsync("grant usage on schema newsfeeds to public");
        Assert.True(await CanTellClusterAsync(role));
        await database.ExecuteAsync("revoke execute on function pg_control_system() from public");
        Assert.False(await CanTellClusterAsync(role));

        await using var source = new Database(database.ConnectionStringOf(role));
        await using var connection = await source.OpenAsync(CancellationToken.None);
        var epoch = await Epoch.ReadAsync(connection, canTellCluster: false, CancellationToken.None);
        Assert.Equal(epoch, await ReadAsync(database, canTellCluster: false));
        Assert.NotEqual(epoch, await ReadAsync(database));

        async Task<bool> CanTellClusterAsync(string role)
        {
            await using var source = new Database(database.ConnectionStringOf(role));
            await using var connection = await source.OpenAsync(CancellationToken.None);
            return await Epoch.CanTellClusterAsync(connection, CancellationToken.None);
        }
    }

    private static async Task<PostgresDatabase> CreateAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Views);
        return database;
    }

    /// <summary>Asks over a connection of its own.</summary>
    private static async Task<string> ReadAsync(PostgresDatabase database, bool canTellCluster = true)
    {
        await using var source = new Database(database.ConnectionString);
        await using var connection = await source.OpenAsync(CancellationToken.None);
        return await Epoch.ReadAsync(connection, canTellCluster, CancellationToken.None);
    }
}
