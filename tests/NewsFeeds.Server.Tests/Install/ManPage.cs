using System.CommandLine;
using System.CommandLine.Help;
using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Tests.Install;

/// <summary>Writes the manual page: the commands from what their help is made of, the settings from the example configuration.</summary>
internal static class ManPage
{
    public static string Write(RootCommand root, string version, string settings)
    {
        var page = new List<string>();
        var serve = root.Subcommands.Single(command => command.Name == "serve");
        page.Add($".TH NEWSFEEDS 1 \"\" \"NewsFeeds {version}\" \"\"");
        page.AddRange(".ad l", ".nh", ".SH NAME", $"newsfeeds \\- {Text(root.Description!)}", ".SH SYNOPSIS");
        foreach (var command in root.Subcommands)
        {
            page.Add($".B {(command == serve ? "newsfeeds [serve]" : $"newsfeeds {Text(command.Name)}")}");
            string[] options = OptionsOf(command).Any() ? ["[\\fIoptions\\fR]"] : [];
            string[] words = [.. command.Arguments.Select(Usage), .. options];
            page.AddRange([.. words.Length > 0 ? [string.Join(' ', words)] : Array.Empty<string>(), ".br"]);
        }

        page.Add(".SH COMMANDS");
        foreach (var command in root.Subcommands)
        {
            AddCommand(page, command);
        }

        page.Add(".SH COMMON OPTIONS");
        foreach (var option in root.Options.Where(option => option is HelpOption or VersionOption))
        {
            AddTerm(page, Names(option), option.Description);
        }

        page.AddRange(
            ".SH SETTINGS",
            "Variables of the environment, keys of appsettings.json in the folder where it is started, or options",
            "(\\fB\\-\\-NewsFeeds:Watch=polling\\fR):");
        foreach (var (term, description) in SettingsIn(settings))
        {
            AddTerm(page, term, description);
        }

        page.Add(".SH EXIT STATUS");
        AddTerm(page, "0", "All was done.");
        AddTerm(page, "1", "Something was not, and is named; of check, an article has an error.");
        AddTerm(page, "130", "It was interrupted.");
        page.Add(".SH FILES");
        AddTerm(page, "/etc/newsfeeds/newsfeeds.env", "The settings of the service.");
        AddTerm(page, "/srv/newsfeeds", "The content, unless they name another folder.");
        AddTerm(page, "/var/lib/newsfeeds", "What the service remembers over a restart.");
        page.AddRange(".SH SEE ALSO", ".BR systemctl (1),", ".BR journalctl (1)");
        return string.Concat(page.Select(line => $"{line}\n"));
    }

    private static void AddCommand(List<string> page, Command command)
    {
        page.AddRange($".SS newsfeeds {Text(command.Name)}", $"{Text(command.Description!)}.");
        foreach (var argument in command.Arguments)
        {
            AddTerm(page, $"\\fI{Text(argument.Name)}\\fR", argument.Description);
        }

        foreach (var option in OptionsOf(command))
        {
            AddTerm(page, Names(option), option.Description);
        }

        if (Examples.Of(command) is { Length: > 0 } lines)
        {
            page.AddRange([".PP", "Examples:", ".PP", ".nf", .. lines.Select(Text), ".fi"]);
        }
    }

    private static void AddTerm(List<string> page, string term, string? description) =>
        page.AddRange(".TP", term, Text(description ?? ""));

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Where(option => !option.Hidden && option is not HelpOption);

    private static string Usage(Argument argument)
    {
        var name = $"\\fI{Text(argument.Name)}\\fR{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue ? name : $"[{name}]";
    }

    private static string Names(Option option)
    {
        var all = option.Aliases.Where(alias => alias[0] == '-').Order(StringComparer.Ordinal).Prepend(option.Name);
        var names = string.Join(", ", all.Select(name => $"\\fB{Text(name)}\\fR"));
        return option.HelpName is { } value ? $"{names} \\fI{Text(value)}\\fR" : names;
    }

    /// <summary>Each setting of the example configuration with the lines above it.</summary>
    private static IEnumerable<(string Term, string Description)> SettingsIn(string settings) =>
        from paragraph in settings.Split("\n\n").Skip(1)
        let lines = paragraph.TrimEnd('\n').Split('\n')
        let setting = lines[^1].TrimStart('#').Split('=', 2)
        select ($"\\fB{Text(setting[0])}\\fR={Text(setting[1])}", string.Join(' ', lines[..^1].Select(line => line.TrimStart('#', ' '))));

    private static string Text(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
