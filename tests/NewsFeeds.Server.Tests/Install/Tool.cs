using System.Diagnostics;

namespace NewsFeeds.Server.Tests.Install;

/// <summary>Runs a program of the system to its end.</summary>
internal static class Tool
{
    public static Task<(int Code, string Output, string Error)> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, arguments, []);

    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
