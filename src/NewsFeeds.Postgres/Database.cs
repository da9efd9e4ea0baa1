using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using NewsFeeds.Articles;
using Npgsql;

namespace NewsFeeds.Postgres;

/// <summary>Opens connections to the newsroom's database. The service reads there and never writes. Thread-safe.</summary>
internal sealed class Database : IAsyncDisposable
{
    // What a connection string may say otherwise. A server that hangs is given up after the connection timeout; an answer may take longer,
    // because a list of a million rows does.
    private static readonly (string Key, object Value)[] Defaults =
    [
        ("Application Name", "newsfeeds"), ("Timeout", 5), ("Command Timeout", 30), ("Cancellation Timeout", 500), ("Maximum Pool Size", 8),
    ];

    private readonly NpgsqlDataSource _source;

    /// <exception cref="ArgumentException">It is no connection string of Npgsql.</exception>
    public Database(string connectionString) => _source = SourceOf(WithDefaults(connectionString));

    /// <summary>A connection to read from.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>
    /// Begins a transaction in which every statement sees the database of one moment, and dates come in one spelling.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="zone">The zone of timestamps that have none.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, string zone, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        try
        {
            // Compiling a statement, or dividing it among workers, costs the server more than it gains the service.
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands =
                {
                    new("set transaction read only"),
                    new("select set_config('datestyle', 'ISO', true), set_config('timezone', $1, true), set_config('jit', 'off', true), "
                        + "set_config('max_parallel_workers_per_gather', '0', true)")
                    {
                        Parameters = { new() { Value = zone } },
                    },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes timestamps that have no zone be of this one, until the transaction ends.</summary>
    public static async Task SetZoneAsync(NpgsqlConnection connection, string zone, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select set_config('timezone', $1, true)", connection)
        {
            Parameters = { new() { Value = zone } },
        };
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a failure says that the database cannot be read now: it is out of reach, refuses, or does not have what is asked of it.
    /// </summary>
    public static bool IsAway(Exception e) => e is DbException or IOException or SocketException or TimeoutException;

    /// <summary>What the operator is told of a failure. No part of the connection string but its host and port is in it.</summary>
    public static string ReasonOf(Exception e) => e switch
    {
        PostgresException refused => $"{refused.MessageText} ({refused.SqlState})",
        { InnerException: { } cause } => $"{e.Message}: {cause.Message}",
        _ => e.Message,
    };

    /// <summary>The fault of a database that cannot be read.</summary>
    public static Fault FaultOf(Exception e) =>
        new Fault("ConnectionStrings:NewsFeeds", 0, 0, Severity.Error, "store-away", ReasonOf(e)) { Field = "" };

    /// <summary>A source of connections that can be encrypted.</summary>
    public static NpgsqlDataSource SourceOf(string connectionString)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>The connection string with what it leaves open.</summary>
    /// <exception cref="ArgumentException">It is no connection string of Npgsql.</exception>
    internal static string WithDefaults(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var given = settings.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Defaults.Where(each => !given.Contains(each.Key)))
        {
            settings[key] = value;
        }

        return settings.ConnectionString;
    }
}
