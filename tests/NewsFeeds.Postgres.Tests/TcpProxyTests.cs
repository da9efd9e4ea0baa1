using Npgsql;

namespace NewsFeeds.Postgres.Tests;

public class TcpProxyTests
{
    [RequiresPostgresFact]
    public async Task ANetworkHangsAndGoesOn()
    {
        var server = await PostgresServer.Shared;
        using var proxy = new TcpProxy(server.Port);
        await using var source = NpgsqlDataSource.Create(proxy.Through(server.ConnectionString));
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select 5", connection);

        proxy.Pause();
        var answer = command.ExecuteScalarAsync();
        var opening = source.OpenConnectionAsync().AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => Task.WhenAny(answer, opening).WaitAsync(TimeSpan.FromMilliseconds(200)));
        await Eventually.HoldsAsync(() => proxy.Connections == 2, "a paused proxy is to take connections");

        proxy.Resume();
        Assert.Equal(5, await answer);
        await (await opening).DisposeAsync();
    }

    [RequiresPostgresFact]
    public async Task ANetworkBreaksAndRefuses()
    {
        var server = await PostgresServer.Shared;
        using var proxy = new TcpProxy(server.Port);
        await using var source = NpgsqlDataSource.Create(proxy.Through(server.ConnectionString) + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select 5", connection);

        proxy.Refuse();
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await source.OpenConnectionAsync());
        Assert.Equal(5, await command.ExecuteScalarAsync());

        proxy.Cut();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
        await Eventually.HoldsAsync(() => proxy.Connections == 0, "a cut connection is to be over");

        proxy.Accept();
        await using var again = await source.OpenConnectionAsync();
    }
}
