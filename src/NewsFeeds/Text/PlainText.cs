using System.Text;

namespace NewsFeeds.Text;

/// <summary>Plain text as documents carry it.</summary>
public static class PlainText
{
    /// <summary>
    /// The text in one line and in NFC. Every run of white space and control characters becomes one space, and there is none at the
    /// ends. Lone surrogates and non-characters, which neither XML nor JSON can hold, become U+FFFD.
    /// </summary>
    public static string Line(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && rune.Value != 0xA0 || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else
            {
                line.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar.ToString() : rune.ToString());
            }
        }

        return line.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    // Nearly every text is in NFC and has one space between words. The check allocates nothing, because a start makes it for 100,000
    // articles.
    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isNeedless = c == ' ' && (i == 0 || i == text.Length - 1 || text[i + 1] == ' ');
            if (isNeedless || c is < ' ' or '\u007f' || (c > '~' && !IsKept(c)))
            {
                return false;
            }
        }

        return true;
    }

    // Letters of Vietnamese and other Latin scripts, and dashes and quotation marks. NFC keeps all of them.
    private static bool IsKept(char c) =>
        c is (>= '\u00c0' and < '\u0300') or (>= '\u1ea0' and <= '\u1ef9') or (>= '\u2013' and <= '\u2026');
}
