using System.CommandLine;
using System.Globalization;
using NewsFeeds.Media;
using NewsFeeds.Server.Exports;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary>Writes everything that the service would send as files.</summary>
/// <param name="options">The settings under which the service would publish the content.</param>
/// <param name="folder">The folder to write to.</param>
/// <param name="isCoded">Whether documents get coded bodies beside them.</param>
/// <param name="progress">Is told how many documents and files are done of how many.</param>
/// <param name="stop">Ends it; what is written by then stays.</param>
internal delegate Task<FinishedExport> Export(
    NewsFeedsOptions options, string folder, bool isCoded, IProgress<(int Read, int Of)> progress, CancellationToken stop);

/// <summary>What an export has to tell.</summary>
/// <param name="Result">What it wrote.</param>
/// <param name="HeldBack">How many articles are not in it because of a fault.</param>
/// <param name="NextChange">When the clock next changes what is public, in the publication's zone; null for never.</param>
internal sealed record FinishedExport(ExportResult Result, int HeldBack, DateTimeOffset? NextChange);

/// <summary><c>newsfeeds export</c>: every document as static files for any web server; exit code 1 when one is missing.</summary>
internal static class ExportCommand
{
    private const int MostLines = 20;

    public static void AddTo(RootCommand root, Export export)
    {
        var command = new Command("export", "Write every document as static files for any web server, and only those that changed");
        var folder = new Argument<string>("OUT") { Description = "The folder to write to; files of others in it stay" };
        var content = new ContentOption();
        var store = ContentOption.Store();
        var publicUrl = new Option<string?>("--public-url")
        {
            Description = "Where readers will find the files (http://localhost:5000)",
            HelpName = "URL",
        };
        var noCompress = new Option<bool>("--no-compress") { Description = "Write no .gz and .br beside the documents" };
        command.Arguments.Add(folder);
        command.Options.Add(content);
        command.Options.Add(store);
        command.Options.Add(publicUrl);
        command.Options.Add(noCompress);
        command.HasExamples(
            "newsfeeds export /srv/www --public-url https://feeds.example.vn",
            "newsfeeds export /srv/www --no-compress            for a web server that compresses by itself");
        command.SetAction((parsed, stop) =>
        {
            var options = content.Read(parsed, parsed.GetValue(store), parsed.GetValue(publicUrl));
            var (isCoded, terminal) = (!parsed.GetValue(noCompress), Terminal.Of(parsed));

            // The package listens for signals once it has the task.
            return Task.Run(
                () => Run(export, options, parsed.GetValue(folder)!, isCoded, terminal, stop), CancellationToken.None);
        });
        root.Subcommands.Add(command);
    }

    private static int Run(Export export, NewsFeedsOptions options, string folder, bool isCoded, Terminal terminal, CancellationToken stop)
    {
        if (options.HasContent && (IsWithin(folder, options.Content) || IsWithin(options.Content, folder)))
        {
            return terminal.Fail($"'{folder}' and the content folder '{options.Content}' must not lie in one another");
        }

        if (options.PublicUrl is null)
        {
            var ownMachine = PublicUrl.Of(options, []);
            terminal.Tell($"newsfeeds: addresses in the files begin with {ownMachine}, for this machine alone; see --public-url");
        }

        var (result, heldBack, next) = ProgressReport.While(
            (done, of) => $"Writing {done} of {of} files",
            progress => export(options, folder, isCoded, progress, stop).GetAwaiter().GetResult(), terminal);
        Tell(result.Failures, terminal);
        Tell(result.LeftOut, terminal);
        if (heldBack > 0)
        {
            terminal.Tell($"newsfeeds: {heldBack} articles are held back; newsfeeds check says why");
        }

        if (result.IsConfigurationNew)
        {
            terminal.Tell($"newsfeeds: {NginxConfiguration.FileName} is new; nginx reads it with nginx -s reload");
        }

        terminal.Write($"{result.Written} written, {result.Kept} kept, {result.Removed} removed");
        terminal.Write($"Next change: {next?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) ?? "none"}");
        return result.Failures.Count > 0 ? 1 : 0;
    }

    private static void Tell(IReadOnlyList<string> lines, Terminal terminal)
    {
        foreach (var line in lines.Take(MostLines))
        {
            terminal.Tell($"newsfeeds: {line}");
        }

        if (lines.Count > MostLines)
        {
            terminal.Tell($"newsfeeds: and {lines.Count - MostLines} more like these");
        }
    }

    // An export within the content would be content. Content within an export would be sent with its drafts.
    private static bool IsWithin(string path, string folder)
    {
        var way = Path.GetRelativePath(RealPath.Of(folder), RealPath.Of(path));
        return !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";
    }
}
