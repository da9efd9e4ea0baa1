using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>How the service logs unless the operator's settings say otherwise.</summary>
internal static class LogSettings
{
    private const string FormatKey = "Logging:Console:FormatterName";
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffK";

    private static readonly Dictionary<string, string?> Defaults = new()
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
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
    };

    private static readonly string[] Formats =
        [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];

    /// <summary>Adds the defaults below all other settings, and lets the operator choose the format.</summary>
    public static void Apply(IConfigurationManager configuration, IServiceCollection services)
    {
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });

        // In the systemd format the journal adds the time.
        services.Configure<SimpleConsoleFormatterOptions>(format => format.TimestampFormat ??= $"{Time} ");
        services.Configure<JsonConsoleFormatterOptions>(format => format.TimestampFormat ??= Time);

        foreach (var format in services.Where(service => service.ServiceType == typeof(ConsoleFormatter)).ToList())
        {
            services.Remove(format);
            services.AddSingleton(provider => Printable(
                (ConsoleFormatter)ActivatorUtilities.CreateInstance(provider, format.ImplementationType!)));
        }

        // The host's builder sets the simple format, whatever the settings say. Nothing is more than the operator's word.
        if (configuration[FormatKey] is { Length: > 0 } chosen)
        {
            services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = chosen);
        }
    }

    /// <summary>Whether people read the output as it comes. The other formats are for programs, to which every line is an event.</summary>
    public static bool IsForPeople(IConfiguration configuration) =>
        configuration[FormatKey] is not { Length: > 0 } format
        || format.Equals(ConsoleFormatterNames.Simple, StringComparison.OrdinalIgnoreCase);

    // JSON escapes whatever is no plain letter.
    private static ConsoleFormatter Printable(ConsoleFormatter format) =>
        format.Name == ConsoleFormatterNames.Json ? format : new PrintableLog(format);

    /// <summary>
    /// Checks every level, and the format. The framework's message for a wrong level does not name its key, and it takes the simple format
    /// for a wrong one.
    /// </summary>
    /// <exception cref="SettingsException">A level or the format is not known.</exception>
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

        if (configuration[FormatKey] is { Length: > 0 } format && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
        {
            throw new SettingsException($"{FormatKey} must be one of {string.Join(", ", Formats)}, but is '{format}'");
        }
    }
}
