using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>How the service logs unless the operator's settings say otherwise.</summary>
internal static class LogSettings
{
    public static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // At any other level each request gets an Activity and a log scope of 1 KB that nobody reads. A poll would allocate three times as
        // much.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
        // Beyond the limit of connections, each one refused would be a line, for which a client sends nothing. The start tells a low limit.
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.Connections"] = "Error",
        // A client that asks for more than it reads would be critical, in hundreds of lines.
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.Http2"] = "None",
        // The command prints why a start failed, in one line and without a stack trace.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        // Requests log on the threads that serve all connections. If nobody reads the log any more, lines are dropped and answers are not.
        ["Logging:Console:QueueFullMode"] = "DropWrite",
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffK ",
    };

    /// <summary>Checks every level. The framework's message for a wrong one does not name its key.</summary>
    /// <exception cref="SettingsException">A level is not known.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.GetSection("Logging").AsEnumerable())
        {
            if (key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
                && value is { Length: > 0 }
                && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                throw new SettingsException($"{key} must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}, but is '{value}'");
            }
        }
    }
}
