using System.Data.Common;
using NewsFeeds.Articles;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Listens to the channel <c>newsfeeds</c>, on which the database names rows as they change. A hint says where to look at once. Nothing
/// depends on it: what no hint names, the next look finds.
/// </summary>
internal sealed class Hints : IAsyncDisposable
{
    private const string Setting = "ConnectionStrings:NewsFeedsHints";

    private readonly NpgsqlDataSource _source;
    private readonly HintSet _hinted;
    private readonly TimeProvider _time;
    private volatile Fault? _obstacle;

    /// <param name="connectionString">
    /// A direct connection. A pooler hands notifications to whoever uses the connection at that moment.
    /// </param>
    /// <param name="hinted">Gets the keys of rows.</param>
    /// <param name="time">The clock of the pauses between tries.</param>
    /// <exception cref="ArgumentException">It is no connection string of Npgsql.</exception>
    public Hints(string connectionString, HintSet hinted, TimeProvider time)
    {
        (_hinted, _time) = (hinted, time);

        // Without packets of its own, the client would wait for ever on a connection that a firewall has dropped.
        var settings = new NpgsqlConnectionStringBuilder(Database.WithDefaults(connectionString)) { Pooling = false, KeepAlive = 5 };
        _source = Database.SourceOf(settings.ConnectionString);
    }

    /// <summary>Why no hints come; null while they may.</summary>
    public Fault? Obstacle => _obstacle;

    /// <summary>Listens until it is stopped. A connection that breaks is opened again.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        var pauses = new Pauses();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                _obstacle = null;
                pauses.Reset();
                _hinted.Add(HintSet.Everything); // What changed while nobody listened.
                await WaitAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (ContentException e)
            {
                _obstacle = e.Fault;
            }
            catch (Exception e) when (Database.IsAway(e))
            {
                _obstacle = new Fault(Setting, 0, 0, Severity.Warning, "no-hints", Database.ReasonOf(e)) { Field = "" };
            }

            await Task.Delay(pauses.Next(), _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            connection.Notification += (_, hint) => _hinted.Add(hint.Payload);
            await using var listen = new NpgsqlCommand("listen newsfeeds; select pg_backend_pid()", connection);
            var process = (int)(await listen.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            return process == connection.ProcessID
                ? connection
                : throw new ContentException(new Fault(Setting, 0, 0, Severity.Warning, "no-hints/pooler") { Field = "" });
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for hints until the connection breaks.</summary>
    private static async Task WaitAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is DbException or IOException or OperationCanceledException)
        {
            // It is opened again. Only where that fails, there is something to tell.
        }
    }
}
