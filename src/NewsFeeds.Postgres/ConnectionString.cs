using System.Globalization;
using Npgsql;

namespace NewsFeeds.Postgres;

/// <summary>What a connection string says before anything is opened. It may hold a password, so no message shows a part of it.</summary>
public static class ConnectionString
{
    /// <summary>The hosts in their order, each with its port, and the database: <c>a:5432,b:5432/newsroom</c>.</summary>
    /// <returns>Null where it is no connection string of Npgsql.</returns>
    public static string? NameOf(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            using var source = Database.SourceOf(connectionString);
            using var connection = source.CreateConnection();
            var hosts = settings.Host!.Split(',', StringSplitOptions.TrimEntries).Select(host => WithPort(host, settings.Port));
            return $"{string.Join(',', hosts)}/{connection.Database}";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    // A host may have a port of its own; an address of IPv6 has one only behind its brackets, and a path to a socket has none.
    private static string WithPort(string host, int port) =>
        host.StartsWith('/') || host.LastIndexOf(':') > host.LastIndexOf(']')
            ? host
            : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
