using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsFeeds.Server.Tests;

/// <summary>The built service as a process of its own on a free port of this machine; disposing it stops it as an orchestrator would (SIGTERM).</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan ProgressReport = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private RunningService(string content, int port, string? publicUrl, IReadOnlyDictionary<string, string>? environment, string? published, bool isRead)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        Client = new HttpClient { BaseAddress = Address };
        var url = Address.AbsoluteUri.TrimEnd('/');
        string[] built = [Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll")];
        var start = new ProcessStartInfo(published ?? "dotnet", [.. published is null ? built : [], "serve", "--content", content, "--public-url", publicUrl ?? url, "--urls", url])
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

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        if (isRead)
        {
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int ProcessId => _process.Id;

    /// <summary>What it has printed so far.</summary>
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

    /// <summary>Serves a content folder and returns when <c>/health/ready</c> says so; with the published executable where one is given. Its output is kept unless <paramref name="isRead"/> is false.</summary>
    public static async Task<RunningService> StartAsync(
        string content, string? publicUrl = null, IReadOnlyDictionary<string, string>? environment = null, string? published = null, bool isRead = true)
    {
        // Another process may take the port before the service does: then it stops at once, and the next port is tried.
        for (var attempt = 1; ; attempt++)
        {
            var service = new RunningService(content, FreePort(), publicUrl, environment, published, isRead);
            if (await service.IsReadyAsync())
            {
                return service;
            }

            await service.DisposeAsync();
            if (attempt == 3)
            {
                throw new InvalidOperationException($"The service does not start:\n{service.Output}");
            }
        }
    }

    /// <summary>Asks it to stop and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(ProgressReport);
            await _process.WaitForExitAsync(patience.Token);
        }

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

    private async Task<bool> IsReadyAsync()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < ProgressReport && !_process.HasExited; await Task.Delay(20))
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        return false;
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("NewsFeeds__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    /// <summary>A port of this machine on which nobody listens now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
