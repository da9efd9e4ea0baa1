using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Articles;

namespace NewsFeeds.Server.Commands;

/// <summary>How <c>newsfeeds check</c> tells what it found: in lines, as JSON or to GitHub.</summary>
internal sealed class CheckOutput(Terminal terminal, bool isJson, bool isGitHub)
{
    private static readonly CheckJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <returns>
    /// The exit code: 1 where there is an error; where it is strict, also for a warning and where none of the named files is there.
    /// </returns>
    public int Tell(CheckFindings findings, bool isStrict)
    {
        var texts = findings.Texts;
        if (findings.Refusal is { } refusal)
        {
            if (isJson || isGitHub)
            {
                Print(findings); // A program reads no other output.
            }

            return terminal.Fail(refusal);
        }

        Print(findings);
        if (findings.Untried.Count > 0)
        {
            terminal.Tell(texts.Untried(string.Join(", ", findings.Untried)));
        }

        if (findings.IsOfNothing)
        {
            terminal.Tell(texts.NothingChecked);
            return isStrict && findings.IsOfMissing ? 1 : 0;
        }

        var (errors, warnings) = (CountOf(findings, Severity.Error), CountOf(findings, Severity.Warning));
        terminal.Tell(texts.Summary(texts.Articles(findings.Articles), texts.Errors(errors), texts.Warnings(warnings)));
        return errors > 0 || (isStrict && warnings > 0) ? 1 : 0;
    }

    private static int CountOf(CheckFindings findings, Severity severity) => findings.Faults.Count(fault => fault.Severity == severity);

    private void Print(CheckFindings findings)
    {
        var language = findings.Texts.Language;
        if (isJson)
        {
            var printed = findings.Faults.Select(fault => new CheckedFault(
                fault.File, fault.Field, Math.Max(fault.Line, 1), Math.Max(fault.Column, 1), fault.Level, fault.Code,
                fault.MessageIn(language)));
            terminal.WriteData(JsonSerializer.Serialize([.. printed], Json.CheckedFaultArray));
            return;
        }

        foreach (var fault in findings.Faults)
        {
            if (isGitHub)
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
}

/// <summary>A fault as <c>--json</c> prints it. A fault of a whole file has line and column 1; one of a database has a field.</summary>
internal sealed record CheckedFault(
    string File, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field, int Line, int Column,
    string Severity, string Code, string Message);

[JsonSerializable(typeof(CheckedFault[]))]
internal sealed partial class CheckJson : JsonSerializerContext;
