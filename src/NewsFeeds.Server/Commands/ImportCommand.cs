using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Imports;

namespace NewsFeeds.Server.Commands;

/// <summary>
/// <c>newsfeeds import</c>: WordPress exports and feed files become content; exit code 1 when a post was lost or torn, and when a file is
/// neither of them.
/// </summary>
internal static class ImportCommand
{
    public static void AddTo(RootCommand root)
    {
        var import = new Command("import", "Make content of WordPress exports or feed files; run again, it brings what differs");
        var files = new FileArgument("WordPress exports, all parts in one call, or feeds", ArgumentArity.OneOrMore);
        var content = new ContentOption();
        var uploads = new Option<string?>("--uploads") { Description = "The folder wp-content/uploads of the site", HelpName = "DIR" };
        var download = new Option<bool>("--download") { Description = "Fetch pictures and sound that are in no folder" };
        var drafts = new Option<bool>("--drafts") { Description = "Bring drafts, private and protected posts too, as drafts" };
        var pages = new Option<bool>("--pages") { Description = "Bring the site's pages too" };
        var split = new Option<string?>("--split-authors")
        {
            Description = "What stands between the names in a byline of several people",
            HelpName = "TEXT",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and write nothing" };
        var json = new Option<bool>("--json") { Description = "One JSON object: notes, posts, media, kinds, whole" };
        var report = new Option<string?>("--report") { Description = "Write every note to this file, a line each", HelpName = "FILE" };
        import.Arguments.Add(files);
        foreach (var option in (Option[])[content, uploads, download, drafts, pages, split, dryRun, json, report])
        {
            import.Options.Add(option);
        }

        import.HasExamples(
            "newsfeeds import export.xml --uploads wp-content/uploads --dry-run",
            "newsfeeds import export-000.xml export-001.xml.gz --download --report import.txt",
            "newsfeeds import export.xml --split-authors ' – '      Hoàng Lợi – Quang Mẫn are two people",
            "newsfeeds import feed.xml                              the articles of another publisher's feed");
        import.SetAction((parsed, stop) => Task.Run(() => Run(
            new ImportOptions
            {
                Content = content.Read(parsed).Content,
                Files = parsed.GetValue(files)!,
                Uploads = parsed.GetValue(uploads),
                Download = parsed.GetValue(download),
                Drafts = parsed.GetValue(drafts),
                Pages = parsed.GetValue(pages),
                SplitAuthors = parsed.GetValue(split),
                DryRun = parsed.GetValue(dryRun),
            },
            parsed.GetValue(json),
            parsed.GetValue(report),
            Terminal.Of(parsed),
            stop), CancellationToken.None));
        root.Subcommands.Add(import);
    }

    private static int Run(ImportOptions options, bool json, string? reportFile, Terminal terminal, CancellationToken stop)
    {
        using var content = new ContentFolder(options.Content, defaultAuthority: "");
        var texts = new CommandTexts(content.ReadLanguage());
        if (options.Files.FirstOrDefault(Directory.Exists) is { } folder)
        {
            return terminal.Fail(texts.ExportIsFolder(folder));
        }

        if (options.Files.FirstOrDefault(file => !Path.Exists(file)) is { } missing)
        {
            return terminal.Fail(texts.NoExport(missing));
        }

        if (options.Uploads is { } uploads && !Directory.Exists(uploads))
        {
            return terminal.Fail(texts.NoUploads(uploads));
        }

        using var output = new ImportOutput(terminal, json, reportFile) { Texts = texts };
        try
        {
            var report = ProgressReport.While(
                (done, of) => output.Texts.Importing(done, of),
                progress => Importer.RunAsync(options, output.Tell, progress, output.Speak, stop).GetAwaiter().GetResult(), terminal);
            output.Finish(report, options.DryRun);
            return report.IsWhole ? 0 : 1;
        }
        catch (ContentException e)
        {
            return terminal.Fail(e.Fault.LineIn(output.Texts.Language));
        }
    }
}
