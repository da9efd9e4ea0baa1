using System.Diagnostics;
using System.Globalization;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>A command of the built program as a process of its own, with its settings of the runtime.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public CommandProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        (_output, _error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Sends SIGINT once something has happened, or the process has ended before it.</summary>
    public async Task InterruptAfterAsync(Task happened)
    {
        await Task.WhenAny(happened, _process.WaitForExitAsync()).WaitAsync(Longest);
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Longest);
        return (_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
