using System.Globalization;
using System.Text;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Files;

/// <summary>
/// Names of files and folders without what some system forbids, and that mean nothing else in a content folder. Pure.
/// </summary>
internal static class ContentName
{
    // A name may have 255 bytes; a date, an ending and a number come to it.
    private const int MostBytes = 200;

    /// <summary>
    /// The name of a folder or an article: the letters and digits in NFC, with a hyphen for every run of other characters; from the other
    /// name where none is left.
    /// </summary>
    public static string Of(string name, string other) => Safe(name, kept: "") is { Length: > 0 } safe ? safe : Slug.From(other);

    /// <summary>The name of a picture or a sound, without its ending: as that of an article, and with its dots and underscores.</summary>
    public static string OfMedia(string stem) => Safe(stem, kept: "._") is { Length: > 0 } safe ? safe : Slug.From(stem);

    private static string Safe(string name, string kept)
    {
        var safe = new StringBuilder(name.Length);
        var bytes = 0;
        foreach (var rune in NormalForm.Of(name).EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || kept.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                safe.Append(rune.ToString());
            }
            else if (safe.Length > 0 && safe[^1] != '-')
            {
                safe.Append('-');
            }
        }

        // Names that begin so are set aside. Some end as articles do, or are those of copies that a program made.
        var trimmed = safe.ToString().TrimStart('.', '_', '-').TrimEnd('.', '-');
        var isAnother = TextFile.Is(trimmed) || TextFile.IsCopy(trimmed);
        return isAnother ? trimmed.Replace('.', '-').Replace('_', '-') : trimmed;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
