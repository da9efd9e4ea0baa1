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
using NewsFeeds.Server.Documents;
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
        var content = new ContentOption();
        var store = ContentOption.Store();
        var json = new Option<bool>("--json") { Description = "A JSON array of {file, line, column, severity, code, message}" };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 for warnings too" };
        var fix = new Option<bool>("--fix") { Description = "First mend what loses nothing: write the missing ids of podcasts" };
        var publicUrl = new Option<string?>("--public-url")
        {
            Description = "Where readers reach the service, from which such an id is made; without it and without a PublicUrl setting, "
                + "the id is random",
            HelpName = "URL",
        };
        check.Options.Add(content);
        check.Options.Add(store);
        check.Options.Add(fix);
        check.Options.Add(publicUrl);
        check.Options.Add(json);
        check.Options.Add(strict);
        check.HasExamples(
            "newsfeeds check",
            "newsfeeds check --content ../newsroom --strict     as a gate before publishing",
            "newsfeeds check --fix                              writes missing ids of podcasts before it checks",
            "newsfeeds check --store postgres                   as a role that may change tables, it also tries versions",
            "newsfeeds check --json | jq -r '.[].code' | sort | uniq -c");
        check.SetAction(parsed =>
        {
            var options = content.Read(parsed, parsed.GetValue(store), parsed.GetValue(publicUrl));
            var (isMended, terminal) = (parsed.GetValue(fix), Terminal.Of(parsed));
            if (isMended && options.Database is not null)
            {
                return terminal.Fail("--fix mends files of a content folder; the rows of a database are mended where they are written");
            }

            var findings = options.Database is { } database
                ? OfDatabase(options, database, terminal)
                : OfFolder(options, isMended, terminal);
            return Tell(findings, parsed.GetValue(json), parsed.GetValue(strict), terminal);
        });
        root.Subcommands.Add(check);
    }

    private static Findings OfFolder(NewsFeedsOptions options, bool isMended, Terminal terminal)
    {
        var path = options.Content;
        var publicUrl = PublicUrl.Of(options, []);
        using var folder = new ContentFolder(path, AuthorityOf(publicUrl));
        var change = ProgressReport.While("Reading", folder.Read, terminal);
        if (!change.Available)
        {
            return new Findings(0, [ContentFolder.Missing(path)], []) { IsNothingRead = true };
        }

        var addresses = new PublicUrls(publicUrl, options.ArticleUrl);
        if (isMended && Mend(folder, change, options.PublicUrl is null ? null : addresses, path, terminal))
        {
            change = folder.Read();
        }

        var faults = ProgressReport.While("Checking",
            progress => ContentCheck.Run(
                folder, change, addresses, TimeProvider.System.GetUtcNow(), progress, ServedFeeds.Of(options, folder.Root, publicUrl)),
            terminal);

        var refused = faults.Where(fault => fault.IsError).Select(fault => fault.File).Where(TextFile.IsArticle)
            .Except(change.Articles.Select(article => article.Key)).Count();

        // Paths are printed relative to where the command was called, so that a terminal or an editor can open them.
        return new Findings(
            change.Articles.Count + refused, [.. faults.Select(fault => fault with { File = Path.Combine(path, fault.File) })], []);
    }

    /// <returns>Whether a file was changed.</returns>
    private static bool Mend(ContentFolder folder, ContentChange change, PublicUrls? addresses, string path, Terminal terminal)
    {
        var mended = Mending.Run(folder, change, addresses);
        foreach (var each in mended)
        {
            var file = Path.Combine(path, each.File);
            terminal.Tell(each.IsWritten
                ? $"{file}: wrote the podcast's guid {each.Id}"
                : $"{file}: left as it is; correct its errors, or write guid: {each.Id} in 'podcast'");
        }

        return mended.Any(each => each.IsWritten);
    }

    private static Findings OfDatabase(NewsFeedsOptions options, DatabaseOptions database, Terminal terminal)
    {
        var authority = AuthorityOf(PublicUrl.Of(options, []));
        var found = ProgressReport.While("Checking",
            progress => DatabaseCheck.RunAsync(database.ConnectionString, authority, progress: progress).GetAwaiter().GetResult(),
            terminal);
        return new Findings(found.Rows, found.Faults, found.Untried);
    }

    private static string AuthorityOf(Uri publicUrl) => $"{publicUrl.Host},2000";

    private static int Tell(Findings findings, bool json, bool strict, Terminal terminal)
    {
        var faults = findings.Faults;
        if (findings.IsNothingRead)
        {
            if (json)
            {
                Print(faults, json, terminal); // A program reads no other output.
            }

            return terminal.Fail(faults[0].Message);
        }

        Print(faults, json, terminal);
        if (findings.Untried.Count > 0)
        {
            terminal.Tell($"not tried whether versions move, because this role may not change {string.Join(", ", findings.Untried)}");
        }

        var (errors, warnings) = (faults.Count(fault => fault.IsError), faults.Count(fault => !fault.IsError));
        terminal.Tell($"{Counted(findings.Articles, "article")}: {Counted(errors, "error")}, {Counted(warnings, "warning")}");
        return errors > 0 || (strict && warnings > 0) ? 1 : 0;
    }

    private static void Print(IReadOnlyList<Fault> faults, bool json, Terminal terminal)
    {
        if (json)
        {
            var printed = faults.Select(fault => new CheckedFault(
                fault.File, fault.Field, Math.Max(fault.Line, 1), Math.Max(fault.Column, 1), SeverityOf(fault), fault.Code, fault.Message));
            terminal.WriteData(JsonSerializer.Serialize([.. printed], Json.CheckedFaultArray));
            return;
        }

        foreach (var fault in faults)
        {
            var line = fault.ToString();
            var severity = SeverityOf(fault);
            var at = line.IndexOf($": {severity}: ", fault.File.Length, StringComparison.Ordinal) + 2;
            terminal.Write(
                line[..at], severity, fault.IsError ? ConsoleColor.DarkRed : ConsoleColor.DarkYellow, line[(at + severity.Length)..]);
        }
    }

    private static string SeverityOf(Fault fault) => fault.IsError ? "error" : "warning";

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>What a check found.</summary>
    /// <param name="Articles">How many articles there are.</param>
    /// <param name="Faults">What is wrong.</param>
    /// <param name="Untried">The tables that could not be changed to try versions.</param>
    private sealed record Findings(int Articles, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Untried)
    {
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
