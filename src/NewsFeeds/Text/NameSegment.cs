using System.Globalization;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>The address segment of a tag's or a person's name, which keeps its letters: "Lê Hà" is <c>lê-hà</c>. Pure.</summary>
internal static class NameSegment
{
    /// <summary>
    /// The name in NFC and lower case. Letters, digits, marks, <c>+</c> and <c>#</c> stay; every run of anything else is a hyphen, and none
    /// is at the ends. Not percent-encoded.
    /// </summary>
    public static string Of(string name)
    {
        var segment = new StringBuilder(name.Length);
        var isGap = false;
        foreach (var rune in NormalForm.Of(PlainText.Meant(name).ToLowerInvariant()).EnumerateRunes())
        {
            if (!IsOfWord(rune) && rune.Value is not ('+' or '#'))
            {
                isGap = segment.Length > 0;
                continue;
            }

            if (isGap)
            {
                segment.Append('-');
            }

            isGap = false;
            segment.Append(rune.ToString());
        }

        return segment.ToString();
    }

    /// <summary>Whether it is a letter, a digit or a mark of one.</summary>
    public static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark;
}
