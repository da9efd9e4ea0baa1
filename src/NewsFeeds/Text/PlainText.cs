using System.Text;

namespace NewsFeeds.Text;

/// <summary>Plain text as documents carry it.</summary>
public static class PlainText
{
    /// <summary>
    /// One line: NFC, every run of white space and control characters one space, none at the ends. Lone surrogates and
    /// non-characters, which neither XML nor JSON can hold, become U+FFFD.
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

    // Nearly every text is: NFC already, one space between words. Checked without an allocation, because 100,000 articles pass here at a start.
    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or '\u007f' || (c == ' ' && (i == 0 || i == text.Length - 1 || text[i + 1] == ' '))
                || (c > '~' && c is not (>= '\u00c0' and < '\u0300') && c is not (>= '\u1ea0' and <= '\u1ef9') && c is not (>= '\u2013' and <= '\u2026')))
            {
                return false;
            }
        }

        return true;
    }
}
