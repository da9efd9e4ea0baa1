using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds init</c>: writes a newsroom to start from into an empty folder.</summary>
internal static class InitCommand
{
    public static void AddTo(RootCommand root)
    {
        var init = new Command("init", "Write a newsroom to start from: the publication, a category and an article");
        var folder = new Argument<string?>("DIR")
        {
            Description = "An empty folder, or one to be made (content)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var authority = new Option<string?>("--authority")
        {
            Description = "With what permanent ids begin: a domain or e-mail address of yours, a comma, a date on which it was",
            HelpName = "AUTHORITY",
        };
        var language = new Option<string>("--language")
        {
            Description = "The language of the newsroom",
            HelpName = string.Join('|', NewNewsroom.Languages),
            DefaultValueFactory = _ => NewNewsroom.Languages[0],
        };
        language.AcceptOnlyFromAmong([.. NewNewsroom.Languages]);
        init.Arguments.Add(folder);
        init.Options.Add(authority);
        init.Options.Add(language);
        init.HasExamples(
            "newsfeeds init --authority example.vn,2026",
            "newsfeeds init ../newsroom --authority news@example.org,2026-11 --language en");
        init.SetAction(parsed => Run(
            ContentOption.Read(parsed.GetValue(folder), store: "folder").Content,
            parsed.GetValue(authority),
            parsed.GetValue(language)!,
            Terminal.Of(parsed)));
        root.Subcommands.Add(init);
    }

    internal static int Run(string path, string? authority, string language, Terminal terminal)
    {
        var texts = new CommandTexts(language);
        if (!IsFree(path))
        {
            return terminal.Fail(texts.NotEmpty(path));
        }

        authority = (authority ?? terminal.Ask(texts.AskAuthority))?.Trim();
        if (string.IsNullOrEmpty(authority))
        {
            return terminal.Fail(texts.NoAuthority);
        }

        if (!TagAuthority.Is(authority))
        {
            return terminal.Fail(new Fault(path, 0, 0, Severity.Error, "authority", authority).MessageIn(language));
        }

        var files = NewNewsroom.Files(language, authority, path, TimeProvider.System.GetUtcNow());
        ContentWriter.CreateAll(path, files);
        foreach (var (file, _) in files)
        {
            terminal.Write(Path.Combine(path, file));
        }

        terminal.Tell(texts.Next(path));
        return 0;
    }

    // What is hidden, such as .git, is no content.
    private static bool IsFree(string path) =>
        !File.Exists(path)
        && !(Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => !Path.GetFileName(entry).StartsWith('.')));
}
