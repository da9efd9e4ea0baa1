using System.Text;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>Names of files and folders that every system can hold, and that mean nothing else in a content folder. Pure.</summary>
internal static class ContentName
{
    // A name may have 255 bytes; a date, an ending and a number come to it.
    private const int MostBytes = 200;

    /// <summary>
    /// The name in NFC, with a hyphen for every run of characters that some system forbids; from the other name where nothing is left.
    /// </summary>
    public static string Of(string name, string other)
    {
        var safe = Safe(name);
        return safe.Length > 0 ? safe : Slug.From(other);
    }

    private static string Safe(string name)
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

            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' || IsMark(rune))
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
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
