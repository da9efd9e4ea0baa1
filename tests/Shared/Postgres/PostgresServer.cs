using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

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
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync("max_connections=200"));
    private static readonly Lazy<Task<string>> Template = new(InitializeAsync);
    private static int _databases;

    private readonly ServerProcess _process;
    private readonly string[] _settings;

    private PostgresServer(ServerProcess process, string[] settings) => (_process, _settings) = (process, settings);

    /// <summary>The one server of the test process, for tests that leave it as it is. It ends with the process.</summary>
    public static Task<PostgresServer> Shared => SharedServer.Value;

    public int Port { get; private set; }

    public bool IsRunning => _process.IsRunning;

    /// <summary>The postmaster, then its children.</summary>
    public IReadOnlyList<int> ProcessIds => _process.ProcessIds;

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

    /// <summary>Starts a server over the data that a folder holds.</summary>
    internal static async Task<PostgresServer> StartAsync(ServerProcess process, string[] settings)
    {
        var server = new PostgresServer(process, settings);
        do
        {
            // Another process may have taken the port since it was found free.
            server.Port = ServerProcess.FreePort();
        }
        while (!await server.ListensAsync() && server.Log.Contains("Address already in use", StringComparison.Ordinal));
        return server.IsRunning ? server : throw new InvalidOperationException($"PostgreSQL does not start:\n{server.Log}");
    }

    public string ConnectionStringOf(string role, string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username={role};Database={database}";

    /// <summary>Makes a database that is dropped when it is disposed.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"newsroom_{Interlocked.Increment(ref _databases)}");
        await using var all = new PostgresDatabase(this, "postgres");
        await all.ExecuteAsync($"create database {name} template template0");
        return new PostgresDatabase(this, name);
    }

    public Task StopAsync(Shutdown how = Shutdown.Fast) => _process.StopAsync(how switch
    {
        Shutdown.Fast => "INT",
        Shutdown.Immediate => "QUIT",
        _ => "KILL",
    });

    /// <summary>Starts it again at its port, with its data.</summary>
    public async Task StartAgainAsync() => Assert.True(await ListensAsync(), $"PostgreSQL does not start again:\n{Log}");

    /// <summary>Lets none of its processes do anything, as a machine that hangs.</summary>
    public void Pause() => _process.SignalAll("STOP");

    public void Resume() => _process.SignalAll("CONT");

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The length of the log, in bytes.</summary>
    internal long LogLength => new FileInfo(_process.LogFile).Length;

    /// <summary>The statements that clients other than the harness sent to a database, in their order.</summary>
    /// <remarks>The server writes a statement to its log before it runs it, and waits for that.</remarks>
    internal List<string> StatementsSince(long begin, string database) =>
        [.. LoggedStatement().Matches(LogSince(begin))
            .Where(match => match.Groups["database"].Value == database && match.Groups["client"].Value != PostgresDatabase.Harness)
            .Select(match => match.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal))];

    private string Log => LogSince(0);

    private string LogSince(long begin)
    {
        using var log = new FileStream(_process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = begin;
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static async Task<string> InitializeAsync()
    {
        var folder = await ServerProcess.SharedFolderAsync("template");
        await ServerProcess.RunAsync(
            "initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--no-sync");
        return folder;
    }

    /// <summary>Starts the program and waits until it lets a client in; false where it ends before.</summary>
    private async Task<bool> ListensAsync()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB", "fsync=off", "wal_level=replica",
            "timezone=UTC", "dynamic_shared_memory_type=mmap", "log_statement=all", "log_line_prefix=<%d/%a> ", .. _settings,
        ];
        string[] port = ["-p", Port.ToString(CultureInfo.InvariantCulture)];
        _process.Start("postgres", ["-D", "data", .. port, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        var connection = new NpgsqlConnection(
            $"{ConnectionString};Pooling=false;Application Name={PostgresDatabase.Harness};Server Compatibility Mode=NoTypeLoading");
        await using (connection)
        {
            await Eventually.HoldsAsync(
                async () =>
                {
                    try
                    {
                        await connection.OpenAsync();
                        return true;
                    }
                    catch (NpgsqlException)
                    {
                        return !IsRunning;
                    }
                },
                "PostgreSQL is to start");
        }

        return IsRunning;
    }

    // A further line of a statement begins with a tab.
    [GeneratedRegex(
        @"^<(?<database>[^/\n]*)/(?<client>[^>\n]*)> LOG:  (statement|execute [^:\n]*): (?<sql>.*(\n\t.*)*)", RegexOptions.Multiline)]
    private static partial Regex LoggedStatement();
}
