using Npgsql;

namespace NewsFeeds.Tests;

/// <summary>A database of a server, with the superuser's rights. The harness's own connections are not pooled and not counted.</summary>
internal sealed class PostgresDatabase(PostgresServer server, string name, bool isOwner = false) : IAsyncDisposable
{
    /// <summary>What the harness adds to its connections.</summary>
    public const string Harness = $"Pooling=false;Application Name={HarnessName}";

    /// <summary>The harness's name as a client.</summary>
    public const string HarnessName = "harness";

    private readonly long _begin = server.LogLength;
    private readonly List<string> _roles = [];

    public PostgresServer Server { get; } = server;

    public string Name { get; } = name;

    /// <summary>The superuser's connection.</summary>
    public string ConnectionString => ConnectionStringOf("postgres");

    /// <summary>The statements that reached the server for this database so far, those of the harness left out.</summary>
    public IReadOnlyList<string> Statements => Server.StatementsSince(_begin, Name);

    /// <summary>The same database on a standby.</summary>
    public PostgresDatabase On(PostgresServer standby) => new(standby, Name);

    /// <summary>The connection of a role.</summary>
    public string ConnectionStringOf(string role) => Server.ConnectionStringOf(role, Name);

    /// <summary>Makes a role that may log in and nothing else. It is dropped with the database.</summary>
    public async Task<string> CreateRoleAsync()
    {
        var role = FormattableString.Invariant($"{Name}_role_{_roles.Count}");
        await ExecuteAsync($"create role {role} login");
        _roles.Add(role);
        return role;
    }

    /// <summary>Runs statements, in one transaction where they are several.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(sql, connection, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of a query.</summary>
    public async Task<List<object?[]>> QueryAsync(string sql, params object[] parameters)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(sql, connection, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    /// <summary>The first value of a query's first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters) => (T)(await QueryAsync(sql, parameters))[0][0]!;

    /// <summary>Ends connections to the database and returns their number once they are gone.</summary>
    /// <param name="where">Which ones, by the columns of <c>pg_stat_activity</c>.</param>
    public async Task<int> KillBackendsAsync(string where = "true") =>
        (await QueryAsync(
            $"""
            select pg_terminate_backend(pid, 60000) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and ({where})
            """)).Count;

    public async ValueTask DisposeAsync()
    {
        if (!isOwner || !Server.IsRunning)
        {
            return;
        }

        await Server.Postgres.ExecuteAsync($"drop database {Name} with (force)");
        foreach (var role in _roles)
        {
            await Server.Postgres.ExecuteAsync($"drop role {role}");
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};{Harness}");
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
