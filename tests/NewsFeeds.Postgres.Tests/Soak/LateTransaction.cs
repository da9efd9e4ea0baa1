using Npgsql;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>
/// A transaction that writes an article early and commits it late, when others have long written and committed. Nobody kills it.
/// </summary>
internal sealed class LateTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private LateTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>The key of the article.</summary>
    public string Key { get; private set; } = "";

    public static async Task<LateTransaction> BeginAsync(Cms cms)
    {
        var connection = new NpgsqlConnection($"{cms.Database.ConnectionString};{PostgresDatabase.Harness}");
        await connection.OpenAsync();
        var late = new LateTransaction(connection, await connection.BeginTransactionAsync());
        foreach (var statement in Cms.Insertion("1", "1", "1"))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var key = new NpgsqlCommand("select 'articles[' || currval('post_id_seq') || ']'", connection);
        late.Key = (string)(await key.ExecuteScalarAsync())!;
        return late;
    }

    public Task CommitAsync() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
