using System.Buffers;
using System.Text;

namespace NewsFeeds.Text;

/// <summary>Texts as their authors meant them, the same in titles, summaries, contents, tags and addresses. Pure.</summary>
public static class PlainText
{
    /// <summary>What the bytes 80 to 9F mean in Windows-1252; U+0000 for the five that mean nothing.</summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    // The characters that Meant replaces or removes. U+00AD is the soft hyphen, U+2060 the word joiner.
    private static readonly SearchValues<char> Changed = SearchValues.Create(
        [.. Enumerable.Range(0x80, 0x20).Select(c => (char)c), .. "\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\ufeff"]);

    /// <summary>
    /// The text in NFC; the same instance where there is nothing to change. C1 controls become the characters that Windows-1252 has in
    /// their place (HTML §13.2.5.80). U+2028 and U+2029 become line feeds. Zero-width signs stay only where their script needs them.
    /// </summary>
    public static string Meant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAny(Changed))
        {
            var meant = new StringBuilder(text.Length);
            foreach (var c in text)
            {
                AppendMeant(c, meant);
            }

            text = meant.ToString();
        }

        return NormalForm.Of(text);
    }

    /// <summary>
    /// As <see cref="Meant"/>, in one line. Every run of white space and control characters becomes one space, and there is none at the
    /// ends. Lone surrogates and non-characters, which neither XML nor JSON can hold, become U+FFFD.
    /// </summary>
    public static string Line(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in Meant(text).EnumerateRunes())
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

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// Each line as <see cref="Line"/> has it. Between two lines is at most one empty one, and none is at the ends.
    /// </summary>
    public static string Lines(string text)
    {
        var lines = new List<string>();
        foreach (var part in Meant(text).ReplaceLineEndings("\n").Split('\n'))
        {
            var line = Line(part);
            if (line.Length > 0 || lines is [.., { Length: > 0 }])
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines).TrimEnd('\n');
    }

    /// <summary>The HTML that shows the text as it is.</summary>
    public static string ToHtml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    private static void AppendMeant(char c, StringBuilder meant)
    {
        var sign = c switch
        {
            >= '\u0080' and <= '\u009f' => Windows1252[c - 0x80],
            '\u2028' or '\u2029' => '\n',
            '\u00ad' or '\u2060' or '\ufeff' => '\0',
            '\u200b' or '\u200c' or '\u200d' => IsInScriptWithJoiners(meant) ? c : '\0',
            _ => c,
        };
        if (sign != '\0' || c == '\0')
        {
            meant.Append(sign);
        }
    }

    // Khmer and Thai part words by a zero-width space. Indic scripts, Persian and emoji need joiners. Latin letters and signs need neither.
    private static bool IsInScriptWithJoiners(StringBuilder before) =>
        before.Length > 0 && before[^1] is >= '\u0600' and not (>= '\u1e00' and <= '\u206f');

    // Nearly every text is in NFC and has one space between words. The check allocates nothing, because a start makes it for 100,000
    // articles.
    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isNeedlessSpace = c == ' ' && (i == 0 || i == text.Length - 1 || text[i + 1] == ' ');
            if (isNeedlessSpace || c is < ' ' or '\u007f' || (c > '~' && !IsKept(c)))
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
