using System.CommandLine;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds</c> and what may follow it.</summary>
internal static class CommandLine
{
    public static RootCommand Make()
    {
        var root = new RootCommand("Publishes a folder of articles as RSS, Atom and JSON feeds");
        ServeCommand.AddTo(root);
        CheckCommand.AddTo(root);
        NewCommand.AddTo(root);
        Examples.Show(root);
        return root;
    }
}
