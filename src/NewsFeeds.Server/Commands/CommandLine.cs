using System.CommandLine;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds</c> and what may follow it.</summary>
internal sealed class CommandLine
{
    // Else a word such as @home, which may well be a title, would be the name of a file with more words.
    private static readonly ParserConfiguration Verbatim = new() { ResponseFileTokenReplacer = null };

    private readonly RootCommand _root = new("Publishes a folder of articles as RSS, Atom and JSON feeds");

    private CommandLine()
    {
    }

    public static CommandLine Make()
    {
        var line = new CommandLine();
        ServeCommand.AddTo(line._root);
        CheckCommand.AddTo(line._root);
        NewCommand.AddTo(line._root);
        Examples.Show(line._root);
        return line;
    }

    /// <summary>Reads the words; nothing is done yet.</summary>
    public CommandCall Parse(IReadOnlyList<string> words) => new(_root.Parse(words, Verbatim));
}
