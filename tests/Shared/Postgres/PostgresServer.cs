using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFeeds.Tests;

/// <summary>How a server ends: its clients are sent away, its clients find it gone, or it has no moment for anything.</summary>
internal enum Shutdown
{
    Fast,
    Immediate,
    Kill,
}

/// <summary>A PostgreSQL server on a loopback port, whose superuser is <c>postgres</c>. Everyone may connect without a password.</summary>
/// <remarks>Servers are copies of one template, and so have the same system identifier.</remarks>
internal sealed partial class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync("max_connections=200", "autovacuum=off"));
    private static readonly Lazy<Task<string>> Template = new(InitializeAsync);
    private static int _databases;

    private readonly ServerProcess _process;
    private readonly string[] _settings;

    private PostgresServer(ServerProcess process, string[] settings) => (_process, _settings) = (process, settings);

    /// <summary>The one server of the test process, for tests that leave it as it is. It ends with the process.</summary>
    public static Task<PostgresServer> Shared => SharedServer.Value;

    public int Port { get; private set; }

    public bool IsRunning => _process.IsRunning;

    /// <summary>The folder of its data.</summary>
    public string Folder => _process.Folder;

    /// <summary>The postmaster, then its children.</summary>
    public IReadOnlyList<int> ProcessIds => _process.ProcessIds;

    /// <summary>The database that every server has.</summary>
    public PostgresDatabase Postgres => new(this, "postgres");

    /// <summary>The superuser's connection.</summary>
    public string ConnectionString => ConnectionStringOf("postgres", "postgres");

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Settings as <c>name=value</c>, which go before the harness's own.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var process = await ServerProcess.CreateAsync();
        await ServerProcess.RunAsync("cp", "-a", await Template.Value, Path.Combine(process.Folder, "data"));
        return await StartAsync(process, settings);
    }

    /// <summary>Starts a streaming standby of it, which knows the same databases and is a server of its own.</summary>
    public async Task<PostgresServer> StartStandbyAsync()
    {
        var process = await ServerProcess.CreateAsync();
        await ServerProcess.RunAsync(
            "pg_basebackup", "--pgdata", Path.Combine(process.Folder, "data"), "--write-recovery-conf", "--checkpoint=fast", "--no-sync",
            "--dbname", FormattableString.Invariant($"host=127.0.0.1 port={Port} user=postgres"));
        return await StartAsync(process, _settings);
    }

    public string ConnectionStringOf(string role, string database) => ServerProcess.ConnectionString(Port, role, database);

    /// <summary>Makes a database that is dropped when it is disposed.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"newsroom_{Interlocked.Increment(ref _databases)}");
        await Postgres.ExecuteAsync($"create database {name} template template0");
        return new PostgresDatabase(this, name, isOwner: true);
    }

    public Task StopAsync(Shutdown how = Shutdown.Fast) => _process.StopAsync(how switch
    {
        Shutdown.Fast => "INT",
        Shutdown.Immediate => "QUIT",
        _ => "KILL",
    });

    /// <summary>Starts it again at its port, with its data.</summary>
    public async Task StartAgainAsync() =>
        Assert.True(await _process.ListensAsync("postgres", Arguments(Port), Port), $"PostgreSQL does not start again:\n{_process.Log()}");

    /// <summary>Makes a standby a server that is written to.</summary>
    public async Task PromoteAsync() =>
        Assert.True(await Postgres.ScalarAsync<bool>("select pg_promote()"), "the standby is to be promoted");

    /// <summary>Waits until a standby shows what its primary has committed by now.</summary>
    public async Task CatchUpAsync(PostgresServer primary)
    {
        var written = await primary.Postgres.ScalarAsync<string>("select pg_current_wal_lsn()::text");
        await Eventually.HoldsAsync(
            () => Postgres.ScalarAsync<bool>("select pg_last_wal_replay_lsn() >= $1::pg_lsn", written),
            $"the standby is to replay up to {written}");
    }

    /// <summary>Lets none of its processes do anything, as a machine that hangs.</summary>
    public void Pause() => _process.SignalAll("STOP");

    public void Resume() => _process.SignalAll("CONT");

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The length of the log, in bytes.</summary>
    internal long LogLength => new FileInfo(_process.LogFile).Length;

    /// <summary>The statements that clients other than the harness sent to a database, in their order.</summary>
    /// <remarks>The server writes a statement to its log before it runs it, and waits for that.</remarks>
    internal List<string> StatementsSince(long begin, string database) =>
        [.. LoggedStatement().Matches(_process.Log(begin))
            .Where(match => match.Groups["database"].Value == database && match.Groups["client"].Value != PostgresDatabase.HarnessName)
            .Select(match => match.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal))];

    /// <summary>Starts a server over the data that a folder holds.</summary>
    private static async Task<PostgresServer> StartAsync(ServerProcess process, string[] settings)
    {
        var server = new PostgresServer(process, settings);
        server.Port = await process.StartAsync("postgres", server.Arguments);
        return server;
    }

    private static async Task<string> InitializeAsync()
    {
        var folder = await ServerProcess.SharedFolderAsync("template");
        await ServerProcess.RunAsync(
            "initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--no-sync");
        return folder;
    }

    private string[] Arguments(int port)
    {
        string[] settings =
        [
            FormattableString.Invariant($"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB",
            "fsync=off", "wal_level=replica", "timezone=UTC", "dynamic_shared_memory_type=mmap",
            "log_statement=all", "log_line_prefix=<%d/%a> ", .. _settings,
        ];
        return ["-D", "data", .. settings.SelectMany(setting => new[] { "-c", setting })];
    }

    // A further line of a statement begins with a tab.
    [GeneratedRegex(
        @"^<(?<database>[^/\n]*)/(?<client>[^>\n]*)> LOG:  (statement|execute [^:\n]*): (?<sql>.*(\n\t.*)*)", RegexOptions.Multiline)]
    private static partial Regex LoggedStatement();
}
