using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using NewsFeeds.Articles;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds</c> and what may follow it. A command that cannot do its work prints one line and exits with 1.</summary>
internal static class CommandLine
{
    // The code of programs that Ctrl+C ends.
    private const int Interrupted = 130;

    // A title may begin with @, which would otherwise name a file of further arguments.
    private static readonly ParserConfiguration Verbatim = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the command that the words name.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> words, Serve serve, Export export, InvocationConfiguration configuration)
    {
        var root = Root(serve, export);
        var parsed = root.Parse(words, Verbatim);
        var terminal = new Terminal(configuration.Output, configuration.Error);
        if (parsed.Action is ParseErrorAction)
        {
            // The package would print the whole help instead.
            var mistakes = parsed.Errors.Select(error => InOneLine(error.Message)).Distinct();
            return terminal.Fail($"{string.Join("; ", mistakes)}; see {NameOf(parsed)} --help");
        }

        if (Misplaced(parsed) is { } misplaced)
        {
            return terminal.Fail(misplaced);
        }

        try
        {
            configuration.EnableDefaultExceptionHandler = false;
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException e) when (e.CancellationToken.IsCancellationRequested)
        {
            terminal.Fail("interrupted; the same command does the rest");
            return Interrupted;
        }
        catch (Exception e) when (IsExpected(e))
        {
            return terminal.Fail(e.Message);
        }
    }

    /// <summary>Every command with its options.</summary>
    public static RootCommand Root(Serve serve, Export export)
    {
        var root = new RootCommand("Publishes a folder of articles as RSS, Atom and JSON feeds");
        ServeCommand.AddTo(root, serve);
        InitCommand.AddTo(root);
        CheckCommand.AddTo(root);
        NewCommand.AddTo(root);
        ImportCommand.AddTo(root);
        ExportCommand.AddTo(root, export);
        SchemaCommand.AddTo(root);
        HealthCommand.AddTo(root);
        Examples.Show(root);
        return root;
    }

    /// <summary>The command's name as it is typed.</summary>
    public static string NameOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "newsfeeds" : $"newsfeeds {parsed.CommandResult.Command.Name}";

    // The root command has the options of serve, and accepts unknown words, because they may be settings of the host. The package lets both
    // pass with other commands too, which would then work on another folder.
    private static string? Misplaced(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Action != command.Action || parsed.CommandResult.Parent is not CommandResult root)
        {
            return null;
        }

        var unread = root.Children.OfType<OptionResult>().Where(option => !option.Implicit).Select(option => option.Option.Name)
            .Concat(command.TreatUnmatchedTokensAsErrors ? parsed.UnmatchedTokens : []);
        if (unread.FirstOrDefault() is not { } word)
        {
            return null;
        }

        var isBefore = command.Options.Any(option => option.Name == word.Split('=')[0]);
        return isBefore
            ? $"'{word}' must follow the command: {NameOf(parsed)} {word}"
            : $"'{word}' is no option of this command; {Unquoted(parsed)}see {NameOf(parsed)} --help";
    }

    // Words behind a title, or behind the name of a folder, are often the rest of it.
    private static string Unquoted(ParseResult parsed)
    {
        var words = parsed.CommandResult.Tokens.Select(token => token.Value).Concat(parsed.UnmatchedTokens).ToList();
        return parsed.CommandResult.Command.Arguments is [{ Arity.MaximumNumberOfValues: 1 } argument]
            && words.Count > 1 && !words.Exists(word => word is ['-', ..])
            ? $"put {argument.Name} in quotation marks: \"{string.Join(' ', words)}\"; "
            : "";
    }

    // The package writes the words that an option takes one below the other, behind tabs.
    private static string InOneLine(string message) =>
        message.ReplaceLineEndings("\n").Replace(":\n\t", ": ", StringComparison.Ordinal).Replace("\n\t", ", ", StringComparison.Ordinal)
            .TrimEnd('.', '\n');

    private static bool IsExpected(Exception e) =>
        e is SettingsException or ContentException or IOException or InvalidDataException or UriFormatException or SocketException
            or UnauthorizedAccessException;
}
