using System.CommandLine;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using NewsFeeds.Articles;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary>A command as it was called. Whatever keeps it from its work, a slip in the words or a folder that cannot be read, is one line for the caller and exit code 1.</summary>
internal sealed class CommandCall(ParseResult parsed)
{
    // The parts of the framework that read its settings and throw what they cannot read; of any other part, such an exception is a mistake of ours.
    private static readonly string[] SettingsReaders = ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.Logging", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http"];

    public int Invoke(InvocationConfiguration configuration) => InvokeAsync(configuration).GetAwaiter().GetResult();

    public async Task<int> InvokeAsync(InvocationConfiguration configuration)
    {
        var terminal = new Terminal(configuration.Output, configuration.Error);
        if (parsed.Action is ParseErrorAction)
        {
            // The package would print the whole of the help instead.
            var slips = parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct();
            return terminal.Fail($"{string.Join("; ", slips)}; see {NameOf(parsed)} --help");
        }

        try
        {
            configuration.EnableDefaultExceptionHandler = false;
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception expected) when (expected is SettingsException or ContentException or IOException or InvalidDataException or UriFormatException or UnauthorizedAccessException or SocketException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            return terminal.Fail(expected.Message);
        }
        catch (Exception unread) when (unread is InvalidOperationException or FormatException && SettingsReaders.Any(reader => unread.Source?.StartsWith(reader, StringComparison.Ordinal) == true))
        {
            return terminal.Fail($"a setting of ASP.NET Core cannot be used: {unread.Message}");
        }
    }

    /// <summary>The command's name as it is typed.</summary>
    public static string NameOf(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "newsfeeds" : $"newsfeeds {parsed.CommandResult.Command.Name}";
}
