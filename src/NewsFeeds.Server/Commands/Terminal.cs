using System.CommandLine;

namespace NewsFeeds.Server.Commands;

/// <summary>A command's two outputs. They are in colour on a terminal, and plain in a pipe, in a test and where NO_COLOR is set.</summary>
/// <param name="output">What a command gives.</param>
/// <param name="error">What it tells those who called it.</param>
/// <param name="answers">What they answer; null where nobody can be asked.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, TextReader? answers = null)
{
    private readonly bool _isOutputShown = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
    private readonly bool _isErrorShown = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private int _shown;

    /// <summary>The outputs of the process.</summary>
    public static Terminal Own { get; } = new(Console.Out, Console.Error);

    /// <summary>The outputs of a command as it was called.</summary>
    public static Terminal Of(ParseResult parsed)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var isAnswered = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && !Console.IsInputRedirected;
        return new Terminal(output, error, isAnswered ? Console.In : null);
    }

    public void Write(string line) => output.WriteLine(Printable(line));

    /// <summary>Writes a line with one word in a colour. The runtime leaves colours out where NO_COLOR is set.</summary>
    public void Write(string before, string word, ConsoleColor colour, string after)
    {
        if (!_isOutputShown)
        {
            Write(before + word + after);
            return;
        }

        output.Write(Printable(before));
        Console.ForegroundColor = colour;
        output.Write(Printable(word));
        Console.ResetColor();
        output.WriteLine(Printable(after));
    }

    /// <summary>Writes exactly this text, for programs.</summary>
    public void WriteData(string text) => output.WriteLine(text);

    public void Tell(string line) => error.WriteLine(Printable(line));

    /// <summary>Asks whoever sits there; null where nobody does, or nothing is answered.</summary>
    public string? Ask(string question)
    {
        if (answers is not null)
        {
            error.Write(question);
        }

        return answers?.ReadLine();
    }

    /// <summary>Shows a line in place of the one that was shown last; the empty line takes it away.</summary>
    /// <returns>False where no terminal can show it.</returns>
    public bool TryShow(string line)
    {
        if (_isErrorShown && line.Length + _shown > 0)
        {
            error.Write($"\r{line.PadRight(_shown)}\r{line}");
            _shown = line.Length;
        }

        return _isErrorShown;
    }

    /// <summary>Says why a command could not do its work.</summary>
    /// <returns>The exit code: 1.</returns>
    public int Fail(string message)
    {
        Tell($"newsfeeds: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    /// <summary>
    /// A line that neither moves the cursor nor colours the screen, breaks or changes the order of what is read, whatever an article or a
    /// file's name holds.
    /// </summary>
    public static string Printable(string line) => string.Concat(line.Select(c => IsPrintable(c) ? c : '\uFFFD'));

    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && c is not ('\u2028' or '\u2029' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
}
