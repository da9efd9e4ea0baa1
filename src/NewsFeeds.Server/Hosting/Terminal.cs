using System.CommandLine;
using System.Text;
using Spectre.Console;

namespace NewsFeeds.Server.Hosting;

/// <summary>A command's two outputs: coloured on a terminal, plain in a pipe, in a test and where NO_COLOR is set.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>The process's own.</summary>
    public static Terminal Own { get; } = new(Console.Out, Console.Error);

    // Asked only when needed: finding out what a terminal can do costs a start some milliseconds.
    private readonly Lazy<bool> _colours = new(() =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && On(output).Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors });

    /// <summary>Those of a command as it was called.</summary>
    public static Terminal Of(ParseResult parsed) => new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    /// <summary>Where a progress bar may move; null when nobody watches.</summary>
    public IAnsiConsole? Screen =>
        ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && On(error) is { Profile.Capabilities: { Ansi: true, Interactive: true } } screen ? screen : null;

    public void Write(string line) => output.WriteLine(Printable(line));

    /// <summary>A line with parts in colours.</summary>
    public void Write(params ReadOnlySpan<(string Text, Colour Colour)> parts)
    {
        var line = new StringBuilder();
        foreach (var (text, colour) in parts)
        {
            // Written by hand, because Spectre breaks lines at the screen's edge, and a broken path is no link.
            line.Append(_colours.Value && colour != Colour.Plain ? $"\e[{(int)colour}m{Printable(text)}\e[0m" : Printable(text));
        }

        output.WriteLine(line);
    }

    /// <summary>Exactly this text, for programs.</summary>
    public void WriteData(string text) => output.WriteLine(text);

    public void Tell(string line) => error.WriteLine(Printable(line));

    /// <summary>Says why a command could not do its work.</summary>
    /// <returns>The exit code: 1.</returns>
    public int Fail(string message)
    {
        Tell($"newsfeeds: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    // What an article says must not move the cursor or colour the screen.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static IAnsiConsole On(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}

/// <summary>A terminal's own colours, which its user chose, by their ANSI numbers.</summary>
internal enum Colour
{
    Plain = 0,
    Red = 31,
    Yellow = 33,
    Grey = 90,
}
