using System.CommandLine;
using NewsFeeds.Addresses;
using NewsFeeds.Checks;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Checks;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds check</c>: every fault of the content; exit code 1 when there is an error.</summary>
internal static class CheckCommand
{
    public static void AddTo(RootCommand root)
    {
        var check = new Command("check", "Print every fault of the content as path:line:column: error|warning: message [code]");
        var files = new FileArgument(
            "Check these files and folders of the content alone. Names that hooks pass all the same are passed over: of files that are not "
                + "there any more, and of other files below the current folder",
            ArgumentArity.ZeroOrMore);
        var content = new ContentOption();
        var store = ContentOption.Store();
        var json = new Option<bool>("--json") { Description = "A JSON array of {file, line, column, severity, code, message}" };
        var format = new Option<string?>("--format")
        {
            Description = "github: workflow commands, which GitHub Actions shows at their lines; call it at the top of the repository",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong("github");
        var status = new Option<bool>("--status")
        {
            Description = "Also say why articles are not out, as notices; and of each FILE that is an article, since when it is out",
        };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 for warnings too, and where none of FILE is there" };
        var fix = new Option<bool>("--fix") { Description = "First mend what loses nothing: write the missing ids of podcasts" };
        var publicUrl = new Option<string?>("--public-url")
        {
            Description = "Where readers reach the service, from which such an id is made; without it and without a PublicUrl setting, "
                + "the id is random",
            HelpName = "URL",
        };
        check.Arguments.Add(files);
        check.Options.Add(content);
        check.Options.Add(store);
        check.Options.Add(fix);
        check.Options.Add(publicUrl);
        check.Options.Add(json);
        check.Options.Add(format);
        check.Options.Add(status);
        check.Options.Add(strict);
        check.HasExamples(
            "newsfeeds check",
            "newsfeeds check --content ../newsroom --strict     as a gate before publishing",
            "newsfeeds check --status content/kinh-te/2026-03-01-ca-phe.md      why is it not out?",
            "git diff --cached --name-only -z --diff-filter=d | xargs -0 -r newsfeeds check      as a pre-commit hook",
            "- run: newsfeeds check --strict --format github                      as a step of a GitHub workflow",
            "newsfeeds check --fix                              writes missing ids of podcasts before it checks",
            "newsfeeds check --store postgres                   as a role that may change tables, it also tries versions",
            "newsfeeds check --json | jq -r '.[].code' | sort | uniq -c");
        check.SetAction(parsed =>
        {
            var options = content.Read(parsed, parsed.GetValue(store), parsed.GetValue(publicUrl));
            var call = new CheckCall(options, parsed.GetValue(files)!, Terminal.Of(parsed))
            {
                IsMended = parsed.GetValue(fix),
                WithStatus = parsed.GetValue(status),
            };
            if (parsed.GetValue(json) && parsed.GetValue(format) is not null)
            {
                return call.Terminal.Fail("--json and --format github are two forms of the same; give one of them");
            }

            if (options.Database is not null && call.RefusalOfDatabase is { } refusal)
            {
                return call.Terminal.Fail(refusal);
            }

            var output = new CheckOutput(call.Terminal, parsed.GetValue(json), isGitHub: parsed.GetValue(format) is not null);
            var findings = options.Database is { } database ? OfDatabase(call, database) : OfFolder(call);
            return output.Tell(findings, parsed.GetValue(strict));
        });
        root.Subcommands.Add(check);
    }

    private static CheckFindings OfFolder(CheckCall call)
    {
        var (path, terminal) = (call.Options.Content, call.Terminal);
        var publicUrl = PublicUrl.Of(call.Options, []);
        using var folder = new ContentFolder(path, AuthorityOf(publicUrl));
        var texts = new CommandTexts(folder.ReadLanguage());
        if (call.OutsideFile is { } outside)
        {
            return CheckFindings.Refused(texts, texts.Elsewhere(outside, path));
        }

        var change = ProgressReport.While(texts.Reading, folder.Read, terminal);
        if (!change.Available)
        {
            var missing = ContentFolder.Missing(path);
            return CheckFindings.Refused(texts, missing.MessageIn(texts.Language)) with { Faults = [missing] };
        }

        List<string> places = [.. PlacesOf(call, texts)];
        if (places.Count == 0)
        {
            return new CheckFindings(texts, 0, []) { IsOfNothing = true, IsOfMissing = call.IsOfMissing };
        }

        var scope = new CheckScope(places)
        {
            WithStatus = call.WithStatus,
            Served = ServedFeeds.Of(call.Options, folder.Root, publicUrl),
        };
        var addresses = new PublicUrls(publicUrl, call.Options.ArticleUrl);
        if (call.IsMended)
        {
            // Addresses that nobody set give no podcast its id.
            var mended = Mending.Run(folder, change, call.Options.PublicUrl is null ? null : addresses, scope);
            Tell(mended, texts, call);
            change = mended.Any(each => each.IsWritten) ? folder.Read() : change;
        }

        var faults = ProgressReport.While(texts.Checking,
            progress => ContentCheck.Run(folder, change, addresses, TimeProvider.System.GetUtcNow(), progress, scope), terminal);

        var refused = faults.Where(fault => fault.IsError).Select(fault => fault.File).Where(TextFile.IsArticle)
            .Except(change.Articles.Select(article => article.Key)).Count();

        // Paths are printed relative to where the command was called, so that a terminal or an editor can open them.
        return new CheckFindings(
            texts, change.Articles.Count(article => scope.Holds(article.Key)) + refused,
            [.. faults.Select(fault => fault with { File = Path.Combine(path, fault.File) })]);
    }

    /// <summary>
    /// The named files that are there; everything where none is named. A hook names those that a commit deletes, too, and those that are
    /// no content.
    /// </summary>
    private static IEnumerable<string> PlacesOf(CheckCall call, CommandTexts texts)
    {
        if (call.Named.Count == 0)
        {
            yield return "";
        }

        foreach (var (file, place) in call.Named)
        {
            if (place is null)
            {
                call.Terminal.Tell(texts.PassedElsewhere(file, call.Options.Content));
            }
            else if (call.IsThere(place))
            {
                yield return place;
            }
            else
            {
                call.Terminal.Tell(texts.PassedMissing(file));
            }
        }
    }

    private static void Tell(IReadOnlyList<Mended> mended, CommandTexts texts, CheckCall call)
    {
        foreach (var each in mended)
        {
            var file = Path.Combine(call.Options.Content, each.File);
            call.Terminal.Tell(each.IsWritten ? texts.Mended(file, each.Id) : texts.NotMended(file, each.Id));
        }
    }

    private static CheckFindings OfDatabase(CheckCall call, DatabaseOptions database)
    {
        var authority = AuthorityOf(PublicUrl.Of(call.Options, []));
        var found = ProgressReport.While(new CommandTexts("en").Checking,
            progress => DatabaseCheck.RunAsync(database.ConnectionString, authority, progress: progress).GetAwaiter().GetResult(),
            call.Terminal);
        return new CheckFindings(new CommandTexts(found.Language), found.Rows, found.Faults) { Untried = found.Untried };
    }

    private static string AuthorityOf(Uri publicUrl) => $"{publicUrl.Host},2000";
}
