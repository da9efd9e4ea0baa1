using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Hosting;

/// <summary>A format of the log for people, in which no name of a file and no text of an article steers their terminal.</summary>
internal sealed class PrintableLog(ConsoleFormatter format) : ConsoleFormatter(format.Name)
{
    // The format itself colours the level. An exception's text follows the message, as the format would write it.
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var (message, exception) = (logEntry.Formatter, logEntry.Exception);
        format.Write(
            new LogEntry<TState>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, logEntry.State, null, (state, _) =>
            {
                var text = message(state, exception);
                return PrintableLines(exception is null ? text : $"{text}\n{exception}");
            }),
            scopeProvider,
            textWriter);
    }

    private static string PrintableLines(string text) =>
        string.Join(Environment.NewLine, text.Split('\n').Select(Terminal.Printable));
}
