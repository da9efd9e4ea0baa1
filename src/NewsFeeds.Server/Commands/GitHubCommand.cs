using NewsFeeds.Articles;

namespace NewsFeeds.Server.Commands;

/// <summary>
/// A fault as a workflow command of GitHub Actions, which shows it at its line of a pull request. Escapes are those of actions/toolkit.
/// </summary>
internal static class GitHubCommand
{
    /// <summary>The command.</summary>
    /// <param name="fault">The fault; its file is relative to the folder in which the command was called.</param>
    /// <param name="language">The language of the message.</param>
    public static string Of(Fault fault, string language)
    {
        // A row has no file.
        var place = fault.Field is null
            ? $"file={Property(fault.File)},line={Math.Max(fault.Line, 1)},col={Math.Max(fault.Column, 1)},title={Property(fault.Code)}"
            : $"title={Property($"{fault.Place}: {fault.Code}")}";
        return $"::{fault.Level} {place}::{Data(fault.MessageIn(language))}";
    }

    private static string Property(string value) =>
        Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string value) => value.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
