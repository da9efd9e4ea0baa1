using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace NewsFeeds.Tests;

/// <summary>
/// A server program in a temporary folder of its own. Disposing it ends its processes and deletes the folder. Where the test process ends
/// without that, even by SIGKILL, a shell at the other end of a pipe does the same for all of them.
/// </summary>
/// <remarks>PostgreSQL and PgBouncer refuse to run as root. Root runs them as the user that Debian's package makes.</remarks>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>
    /// Ends every process that runs in a folder or below it, also one that is stopped, and deletes the folder. A server that was killed has
    /// left a piece of shared memory, which its postmaster.pid names.
    /// </summary>
    private const string Sweep = """
        ulimit -c 0
        for try in $(seq 400); do
            running=$(find /proc -maxdepth 2 -name cwd -lname "$1*" -printf '%P\n' 2>/dev/null | cut -d/ -f1)
            [ "$running" ] || break
            if [ $try = 1 ]; then kill -QUIT $running; fi
            if [ $try -ge 200 ]; then kill -KILL $running; fi
            kill -CONT $running
            sleep 0.02
        done 2>/dev/null
        find "$1" -name postmaster.pid -exec sed -n '7s/.* //p' {} + | xargs -r -n 1 ipcrm -m 2>/dev/null
        rm -rf "$1"
        """;

    private static readonly string[] User =
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <summary>The folder of all folders, and the shell that sweeps it. Its input is the pipe, which is open while it is here.</summary>
    private static readonly Lazy<Task<(string Folder, Process Sweeper)>> Root = new(CreateRootAsync);

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private Process? _process;

    private ServerProcess(string folder) => Folder = folder;

    /// <summary>The path of its folder, which the test process cannot write to where it is not root.</summary>
    public string Folder { get; }

    /// <summary>What the program prints.</summary>
    public string LogFile => Path.Combine(Folder, "log");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The program's process, then its children.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            if (!IsRunning)
            {
                return [];
            }

            var children = File.ReadAllText($"/proc/{_process!.Id}/task/{_process.Id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return [_process.Id, .. children.Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
    }

    /// <summary>Why a test that needs a program is skipped; null where it is run.</summary>
    public static string? WhyNot(string program, string package)
    {
        var isHere = OperatingSystem.IsLinux() && Find(program) is not null;
        var isRun = isHere || Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") == "1";
        return isRun ? null : $"{program} is not installed (Debian package {package}).";
    }

    /// <summary>Makes a folder without a process.</summary>
    public static async Task<ServerProcess> CreateAsync() =>
        new((await RunAsync("mktemp", "-d", Path.Combine((await Root.Value).Folder, "XXXXXX"))).Trim());

    /// <summary>The path of a folder that is made once and deleted last.</summary>
    public static async Task<string> SharedFolderAsync(string name) => Path.Combine((await Root.Value).Folder, name);

    /// <summary>Runs a program to its end, as the user that the servers run as, and returns what it prints.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = StartInfo([.. User, Find(program) ?? program, .. arguments], "/");
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await errors}{await output}");
    }

    /// <summary>
    /// A port of the loopback address that nothing listens at, and that no other test of the process was given. It is below those that the
    /// system gives to clients, so that a server finds its own port free again.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                if (Given.TryAdd(port, true))
                {
                    return port;
                }
            }
            catch (SocketException)
            {
                // Another one, then.
            }
        }
    }

    /// <summary>The connection of a role to a database.</summary>
    public static string ConnectionString(int port, string role, string database) =>
        FormattableString.Invariant($"Host=127.0.0.1;Port={port};Username={role};Database={database}");

    /// <summary>Starts the program in the folder, at a port that it finds free, and returns that once a client is let in.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="arguments">Its arguments, where it is to listen at a port.</param>
    /// <param name="isLetIn">Whether a client is let in at a port; null for a client of PostgreSQL.</param>
    public async Task<int> StartAsync(string program, Func<int, string[]> arguments, Func<int, Task<bool>>? isLetIn = null)
    {
        for (var tries = 1; ; tries++)
        {
            var port = FreePort();
            if (await ListensAsync(program, arguments(port), port, isLetIn))
            {
                return port;
            }

            // Another process may have taken the port since it was found free.
            Assert.True(tries < 5, $"{program} does not start:\n{Log()}");
        }
    }

    /// <summary>Starts the program and waits until it lets a client in; false where it ends before.</summary>
    public async Task<bool> ListensAsync(string program, string[] arguments, int port, Func<int, Task<bool>>? isLetIn = null)
    {
        _process?.Dispose();
        string[] logged = ["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1", LogFile];
        _process = Process.Start(StartInfo([.. logged, .. User, Find(program) ?? program, .. arguments], Folder))!;
        await Eventually.HoldsAsync(async () => !IsRunning || await (isLetIn ?? IsLetInAsync)(port), $"{program} is to start");
        return IsRunning;
    }

    /// <summary>What the program has printed, from a byte on.</summary>
    public string Log(long begin = 0)
    {
        using var log = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = begin;
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    /// <summary>Sends a signal to the program, then to the children that it has by then.</summary>
    public void SignalAll(string signal)
    {
        Signal(signal);
        Signal(signal, [.. ProcessIds.Skip(1)]);
    }

    /// <summary>Sends a signal to the program and waits until it and its children are gone.</summary>
    public async Task StopAsync(string signal)
    {
        var all = ProcessIds;
        Signal(signal);
        await Eventually.HoldsAsync(() => !IsRunning && !all.Any(Exists), $"SIG{signal} is to end the server in {Folder}");
    }

    /// <summary>Whether a process runs. One that has ended, and whose parent has not yet asked for its result, does not.</summary>
    public static bool Exists(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A shell in a session of its own, where no Ctrl+C reaches it. It sweeps a folder once its input ends.</summary>
    public static Process StartSweeper(string folder)
    {
        var start = StartInfo(["setsid", .. User, "sh", "-c", $"exec >/dev/null 2>&1; cat; {Sweep}", "sweep", folder], "/");
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("sh", "-c", Sweep, "sweep", Folder);
        _process?.Dispose();
    }

    /// <summary>The path of a program: on the PATH, or where Debian has PgBouncer and the newest PostgreSQL.</summary>
    private static string? Find(string program)
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Concat(versions.OrderByDescending(version => version, StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<(string Folder, Process Sweeper)> CreateRootAsync()
    {
        var root = (await RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "newsfeeds-servers-XXXXXX"))).Trim();
        return (root, StartSweeper(root));
    }

    private static async Task<bool> IsLetInAsync(int port)
    {
        await using var client = new NpgsqlConnection($"{ConnectionString(port, "postgres", "postgres")};{PostgresDatabase.Harness}");
        try
        {
            await client.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>A program with nothing of the user's own settings for PostgreSQL.</summary>
    private static ProcessStartInfo StartInfo(string[] command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private void Signal(string signal) => Signal(signal, _process!.Id);

    private static void Signal(string signal, params int[] processes)
    {
        if (processes.Length > 0)
        {
            using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
            kill.WaitForExit();
        }
    }
}
