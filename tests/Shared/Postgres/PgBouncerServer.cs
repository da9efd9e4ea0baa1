namespace NewsFeeds.Tests;

/// <summary>PgBouncer in front of a server. Each transaction of a client may run on another of its few connections.</summary>
internal sealed class PgBouncerServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private PgBouncerServer(ServerProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public IReadOnlyList<int> ProcessIds => _process.ProcessIds;

    /// <summary>Starts it. Every role of the server may connect without a password.</summary>
    /// <param name="server">The port of the server, or of a proxy before it.</param>
    /// <param name="poolSize">The most connections that it has to a database for a role.</param>
    public static async Task<PgBouncerServer> StartAsync(int server, int poolSize = 2)
    {
        var process = await ServerProcess.CreateAsync();
        File.WriteAllText(Path.Combine(process.Folder, "users.txt"), "\"postgres\" \"\"\n");
        var port = await process.StartAsync("pgbouncer", Configure);
        return new PgBouncerServer(process, port);

        string[] Configure(int port)
        {
            File.WriteAllText(Path.Combine(process.Folder, "pgbouncer.ini"), FormattableString.Invariant(
                $"""
                [databases]
                * = host=127.0.0.1 port={server} auth_user=postgres

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {port}
                unix_socket_dir =
                auth_type = trust
                auth_file = users.txt
                pool_mode = transaction
                default_pool_size = {poolSize}
                """));
            return ["pgbouncer.ini"];
        }
    }

    /// <summary>The connection to a database through it, of the superuser where no role is named.</summary>
    public string ConnectionStringOf(PostgresDatabase database, string role = "postgres") =>
        ServerProcess.ConnectionString(Port, role, database.Name);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
