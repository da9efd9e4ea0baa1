using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Checks;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds check</c>: every fault of the content; exit code 1 when there is an error.</summary>
internal static class CheckCommand
{
    private static readonly CheckJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

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
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 for warnings too" };
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
            var call = new Call(options, parsed.GetValue(files)!, Terminal.Of(parsed))
            {
                IsMended = parsed.GetValue(fix),
                WithStatus = parsed.GetValue(status),
            };
            var form = Form.Lines;
            if (parsed.GetValue(json))
            {
                form = Form.Json;
            }

            if (parsed.GetValue(format) is not null)
            {
                form = form == Form.Json ? Form.Both : Form.GitHub;
            }

            return Refusal(call, form) is { } refusal
                ? call.Terminal.Fail(refusal)
                : Tell(options.Database is { } database ? OfDatabase(call, database) : OfFolder(call), form, parsed.GetValue(strict), call);
        });
        root.Subcommands.Add(check);
    }

    /// <summary>Why a call means nothing; null where it does.</summary>
    private static string? Refusal(Call call, Form form)
    {
        if (form == Form.Both)
        {
            return "--json and --format github are two forms of the same; give one of them";
        }

        if (call.Options.Database is null)
        {
            var elsewhere = Array.Find(call.Files, file => call.PlaceOf(file) is null && !call.IsBelowHere(file));
            return elsewhere is null
                ? null
                : $"'{elsewhere}' is not in the content folder '{call.Options.Content}'; name a file of it, or another folder with "
                    + "--content";
        }

        if (call.IsMended)
        {
            return "--fix mends files of a content folder; the rows of a database are mended where they are written";
        }

        if (call.Files.Length > 0)
        {
            return "FILE names a file of a content folder; the rows of a database are checked all together";
        }

        return call.WithStatus ? "--status tells of the files of a content folder; ask the database which rows it shows" : null;
    }

    private static Findings OfFolder(Call call)
    {
        var (path, terminal) = (call.Options.Content, call.Terminal);
        var publicUrl = PublicUrl.Of(call.Options, []);
        using var folder = new ContentFolder(path, AuthorityOf(publicUrl));
        var change = ProgressReport.While("Reading", folder.Read, terminal);
        if (!change.Available)
        {
            return new Findings(0, [ContentFolder.Missing(path)], []) { IsNothingRead = true };
        }

        var scope = ScopeOf(call);
        var addresses = new PublicUrls(publicUrl, call.Options.ArticleUrl);
        if (call.IsMended && Mend(folder, change, call.Options.PublicUrl is null ? null : addresses, scope, path, terminal))
        {
            change = folder.Read();
        }

        var faults = ProgressReport.While("Checking",
            progress => ContentCheck.Run(folder, change, addresses, TimeProvider.System.GetUtcNow(), progress, scope), terminal);

        var refused = faults.Where(fault => fault.IsError).Select(fault => fault.File).Where(TextFile.IsArticle)
            .Except(change.Articles.Select(article => article.Key)).Count();

        // Paths are printed relative to where the command was called, so that a terminal or an editor can open them.
        return new Findings(
            change.Articles.Count(article => scope.Holds(article.Key)) + refused,
            [.. faults.Select(fault => fault with { File = Path.Combine(path, fault.File) })], [])
        {
            Language = change.Publication?.Language,
        };
    }

    /// <summary>The named files that are there. A hook names those that a commit deletes, too, and those that are no content.</summary>
    private static CheckScope ScopeOf(Call call)
    {
        if (call.Files.Length == 0)
        {
            return new CheckScope([""]) { WithStatus = call.WithStatus };
        }

        List<string> places = [];
        foreach (var file in call.Files.Distinct(StringComparer.Ordinal))
        {
            if (call.PlaceOf(file) is not { } place)
            {
                call.Terminal.Tell($"{file}: passed over, because it is not in the content folder '{call.Options.Content}'");
            }
            else if (!Path.Exists(Path.Combine(call.Options.Content, place)))
            {
                call.Terminal.Tell($"{file}: passed over, because it is not there");
            }
            else
            {
                places.Add(place);
            }
        }

        return new CheckScope(places) { WithStatus = call.WithStatus };
    }

    /// <returns>Whether a file was changed.</returns>
    private static bool Mend(
        ContentFolder folder, ContentChange change, PublicUrls? addresses, CheckScope scope, string path, Terminal terminal)
    {
        var mended = Mending.Run(folder, change, addresses, scope);
        foreach (var each in mended)
        {
            var file = Path.Combine(path, each.File);
            terminal.Tell(each.IsWritten
                ? $"{file}: wrote the podcast's guid {each.Id}"
                : $"{file}: left as it is; correct its errors, or write guid: {each.Id} in 'podcast'");
        }

        return mended.Any(each => each.IsWritten);
    }

    private static Findings OfDatabase(Call call, DatabaseOptions database)
    {
        var authority = AuthorityOf(PublicUrl.Of(call.Options, []));
        var found = ProgressReport.While("Checking",
            progress => DatabaseCheck.RunAsync(database.ConnectionString, authority, progress: progress).GetAwaiter().GetResult(),
            call.Terminal);
        return new Findings(found.Rows, found.Faults, found.Untried) { Language = found.Language };
    }

    private static string AuthorityOf(Uri publicUrl) => $"{publicUrl.Host},2000";

    private static int Tell(Findings findings, Form form, bool strict, Call call)
    {
        var (faults, terminal) = (findings.Faults, call.Terminal);
        if (findings.IsNothingRead)
        {
            if (form != Form.Lines)
            {
                Print(findings, form, terminal); // A program reads no other output.
            }

            return terminal.Fail(faults[0].Message);
        }

        Print(findings, form, terminal);
        if (findings.Untried.Count > 0)
        {
            terminal.Tell($"not tried whether versions move, because this role may not change {string.Join(", ", findings.Untried)}");
        }

        var errors = faults.Count(fault => fault.IsError);
        var warnings = faults.Count(fault => fault.Severity == Severity.Warning);
        terminal.Tell($"{Counted(findings.Articles, "article")}: {Counted(errors, "error")}, {Counted(warnings, "warning")}");
        return errors > 0 || (strict && warnings > 0) ? 1 : 0;
    }

    private static void Print(Findings findings, Form form, Terminal terminal)
    {
        var language = findings.Language ?? "en";
        if (form == Form.Json)
        {
            var printed = findings.Faults.Select(fault => new CheckedFault(
                fault.File, fault.Field, Math.Max(fault.Line, 1), Math.Max(fault.Column, 1), fault.Level, fault.Code,
                fault.MessageIn(language)));
            terminal.WriteData(JsonSerializer.Serialize([.. printed], Json.CheckedFaultArray));
            return;
        }

        foreach (var fault in findings.Faults)
        {
            if (form == Form.GitHub)
            {
                var here = fault.Field is null ? Path.GetRelativePath(".", fault.File) : fault.File;
                terminal.Write(GitHubCommand.Of(fault with { File = here }, language));
            }
            else
            {
                terminal.Write($"{fault.Place}: ", fault.Level, ColourOf(fault), $": {fault.MessageIn(language)} [{fault.Code}]");
            }
        }
    }

    private static ConsoleColor ColourOf(Fault fault) => fault.Severity switch
    {
        Severity.Error => ConsoleColor.DarkRed,
        Severity.Warning => ConsoleColor.DarkYellow,
        _ => ConsoleColor.DarkCyan,
    };

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>How faults are printed.</summary>
    private enum Form
    {
        Lines,
        Json,
        GitHub,

        /// <summary>Nobody can read both at once.</summary>
        Both,
    }

    /// <summary>What is asked for.</summary>
    /// <param name="Options">The settings under which the service would publish the content.</param>
    /// <param name="Files">The files that are named; none for everything.</param>
    /// <param name="Terminal">Where the command was called.</param>
    private sealed record Call(NewsFeedsOptions Options, string[] Files, Terminal Terminal)
    {
        private readonly NamedPlaces _content = new(Options.Content);
        private readonly NamedPlaces _here = new(".");

        public bool IsMended { get; init; }

        public bool WithStatus { get; init; }

        /// <summary>The place in the content folder that a file's name means; null for elsewhere.</summary>
        public string? PlaceOf(string file) => file.Length == 0 ? null : _content.Find(file);

        /// <summary>Whether a file's name leads to a place below the current folder, there or not. Git names no others.</summary>
        public bool IsBelowHere(string file) => file.Length > 0 && _here.Find(file) is not null;
    }

    /// <summary>What a check found.</summary>
    /// <param name="Articles">How many articles are checked.</param>
    /// <param name="Faults">What is wrong.</param>
    /// <param name="Untried">The tables that could not be changed to try versions.</param>
    private sealed record Findings(int Articles, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Untried)
    {
        /// <summary>The publication's language as a BCP 47 tag; null where there is no publication.</summary>
        public string? Language { get; init; }

        /// <summary>Whether there is no content, so that the one fault is why.</summary>
        public bool IsNothingRead { get; init; }
    }
}

/// <summary>A fault as <c>--json</c> prints it. A fault of a whole file has line and column 1; one of a database has a field.</summary>
internal sealed record CheckedFault(
    string File, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field, int Line, int Column,
    string Severity, string Code, string Message);

[JsonSerializable(typeof(CheckedFault[]))]
internal sealed partial class CheckJson : JsonSerializerContext;
