using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
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
        var json = new Option<bool>("--json") { Description = "A JSON array of {file, line, column, severity, code, message}" };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 for warnings too" };
        check.Options.Add(content);
        check.Options.Add(json);
        check.Options.Add(strict);
        check.HasExamples(
            "newsfeeds check",
            "newsfeeds check --content ../newsroom --strict     as a gate before publishing",
            "newsfeeds check --json | jq -r '.[].code' | sort | uniq -c");
        check.SetAction(parsed => Run(content.Read(parsed), parsed.GetValue(json), parsed.GetValue(strict), Terminal.Of(parsed)));
        root.Subcommands.Add(check);
    }

    private static int Run(NewsFeedsOptions options, bool json, bool strict, Terminal terminal)
    {
        var path = options.Content;
        var publicUrl = PublicUrl.Of(options, []);
        using var folder = new ContentFolder(path, $"{publicUrl.Host},2000");
        var change = ProgressReport.While("Reading", folder.Read, terminal);
        if (!change.Available)
        {
            if (json)
            {
                Print([ContentOption.Missing(path)], json, terminal); // A program reads no other output.
            }

            return terminal.Fail(ContentOption.Missing(path).Message);
        }

        var addresses = new PublicUrls(publicUrl, options.ArticleUrl);
        var faults = ProgressReport.While("Checking",
            progress => ContentCheck.Run(folder, change, addresses, TimeProvider.System.GetUtcNow(), progress), terminal);

        // Paths are printed relative to where the command was called, so that a terminal or an editor can open them.
        Print([.. faults.Select(fault => fault with { File = Path.Combine(path, fault.File) })], json, terminal);
        var (errors, warnings) = (faults.Count(fault => fault.IsError), faults.Count(fault => !fault.IsError));
        var refused = faults.Where(fault => fault.IsError).Select(fault => fault.File).Where(TextFile.IsArticle)
            .Except(change.Articles.Select(article => article.Key)).Count();
        terminal.Tell($"{Counted(change.Articles.Count + refused, "article")}: {Counted(errors, "error")}, {Counted(warnings, "warning")}");
        return errors > 0 || (strict && warnings > 0) ? 1 : 0;
    }

    private static void Print(IReadOnlyList<Fault> faults, bool json, Terminal terminal)
    {
        if (json)
        {
            var printed = faults.Select(fault => new CheckedFault(
                fault.File, Math.Max(fault.Line, 1), Math.Max(fault.Column, 1), SeverityOf(fault), fault.Code, fault.Message));
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
}

/// <summary>A fault as <c>--json</c> prints it. A fault of a whole file has line and column 1.</summary>
internal sealed record CheckedFault(string File, int Line, int Column, string Severity, string Code, string Message);

[JsonSerializable(typeof(CheckedFault[]))]
internal sealed partial class CheckJson : JsonSerializerContext;
