using System.Text.RegularExpressions;

namespace NewsFeeds.Tests;

/// <summary>The README: its text and its tables.</summary>
internal static partial class Readme
{
    public static string Text { get; } = File.ReadAllText(SourceTree.Path("README.md"));

    /// <summary>The code in the first cell of each row of the tables below a heading, up to the next heading.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string heading) =>
    [
        .. Lines(heading).Select(line => Code().Matches(Cell().Match(line).Value).Select(match => match.Groups["code"].Value).ToList()),
    ];

    /// <summary>All cells of each such row.</summary>
    public static IEnumerable<string[]> Cells(string heading) =>
        Lines(heading).Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    /// <summary>The code in all of these cells, sorted.</summary>
    public static IEnumerable<string> Names(string heading) => Rows(heading).SelectMany(names => names).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string heading) =>
        Text.Split('\n').SkipWhile(line => line.TrimStart('#', ' ') != heading || line[0] != '#').Skip(1)
            .TakeWhile(line => !line.StartsWith('#')).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    // A vertical line within a cell is escaped.
    [GeneratedRegex(@"^\| (?:[^|\\]|\\.)*")]
    private static partial Regex Cell();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
