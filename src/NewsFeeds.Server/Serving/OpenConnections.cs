using Microsoft.AspNetCore.Connections;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Limits how many connections are open at once, at all endpoints together. Kestrel's own limit counts for each endpoint, and by the work
/// on a connection. That work never ends where a client of HTTP/2 asked for more than it reads and left, so after some thousand of those
/// an endpoint would refuse everybody until the next start. Here a connection counts as long as its socket is open. Thread-safe.
/// </summary>
internal sealed partial class OpenConnections(int most, ILogger log)
{
    /// <summary>The category in which Kestrel tells of connections.</summary>
    public const string LogCategory = "Microsoft.AspNetCore.Server.Kestrel.Connections";

    private int _open;

    /// <summary>Lets <paramref name="next"/> serve a connection where there is room for it, else closes it.</summary>
    public Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _open) > most)
        {
            Interlocked.Decrement(ref _open);
            LogRefused(log, connection.ConnectionId);
            return connection.DisposeAsync().AsTask();
        }

        connection.ConnectionClosed.UnsafeRegister(static open => ((OpenConnections)open!).Close(), this);
        return next(connection);
    }

    private void Close() => Interlocked.Decrement(ref _open);

    [LoggerMessage(
        EventId = 2204, EventName = "ConnectionRefused", Level = LogLevel.Warning,
        Message = "Connection {Id} is refused, because as many are open as the service keeps")]
    private static partial void LogRefused(ILogger log, string id);
}
