using NewsFeeds.Text;

namespace NewsFeeds.Imports.Sources;

/// <summary>Short texts of feeds and exports, as articles hold them. Pure.</summary>
internal static class SourceText
{
    /// <summary>The name of a person in one line; null for none. An e-mail address is no name that may be shown.</summary>
    public static string? NameIn(string? text) =>
        PlainText.Line(text ?? "") is { Length: > 0 } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;

    /// <summary>A language as BCP 47 has it; null where the text is none.</summary>
    public static string? LanguageIn(string? text) => LanguageTag.TryParse((text ?? "").Trim(), out var tag) ? tag : null;
}
