using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Tests;

/// <summary>
/// The built service as a process of its own, on a port of the system's choice. Disposing it stops it as an orchestrator would, with
/// SIGTERM.
/// </summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isRead;
    private readonly Task _reading;

    private RunningService(
        string content, string? publicUrl, IReadOnlyDictionary<string, string>? environment, string? published, bool isRead)
    {
        _isRead = isRead;
        string[] built = published is null ? [Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll")] : [];
        string[] address = publicUrl is null ? [] : ["--public-url", publicUrl];
        var start = new ProcessStartInfo(
            published ?? "dotnet", [.. built, "serve", "--content", content, "--urls", "http://127.0.0.1:0", .. address])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NewsFeeds__State"] = "none";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException("The service stopped before it listened."));
        _process.Start();
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    public Uri Address => Client.BaseAddress!;

    public HttpClient Client { get; } = new();

    public int ProcessId => _process.Id;

    /// <summary>What it has printed so far. All of it is here once <see cref="StopAsync"/> has returned.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Serves a content folder and returns once it listens, and so has an edition to serve.</summary>
    /// <param name="content">The folder's path.</param>
    /// <param name="publicUrl">The address in its documents; where it listens, where this is null.</param>
    /// <param name="environment">Further settings.</param>
    /// <param name="published">The path of a published executable; the build beside the tests is run where this is null.</param>
    /// <param name="isRead">Whether anybody reads what it prints once it listens.</param>
    public static async Task<RunningService> StartAsync(
        string content, string? publicUrl = null, IReadOnlyDictionary<string, string>? environment = null, string? published = null,
        bool isRead = true)
    {
        var service = new RunningService(content, publicUrl, environment, published, isRead);
        try
        {
            service.Client.BaseAddress = await service._listens.Task.WaitAsync(Longest);
            return service;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await service.DisposeAsync();
            throw new InvalidOperationException($"The service does not start:\n{service.Output}", e);
        }
    }

    /// <summary>Asks it to stop and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        }

        using var patience = new CancellationTokenSource(Longest);
        await _process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        try
        {
            await StopAsync();
        }
        finally
        {
            _process.Kill();
            _process.Dispose();
        }
    }

    /// <summary>Reads what it prints: all of it, or only until it listens.</summary>
    private async Task ReadAsync(StreamReader printed)
    {
        while ((_isRead || !_listens.Task.IsCompleted) && await printed.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }

            if (ListeningAddress().Match(line) is { Success: true } address)
            {
                _listens.TrySetResult(new Uri(address.Value));
            }
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("NewsFeeds__", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    // The port that the system gave; the setting itself asks for port 0.
    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*")]
    private static partial Regex ListeningAddress();
}
