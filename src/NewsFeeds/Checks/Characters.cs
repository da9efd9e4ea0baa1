using System.Buffers;
using System.Globalization;
using System.Text;
using NewsFeeds.Articles;

namespace NewsFeeds.Checks;

/// <summary>Finds characters that XML cannot hold (XML 1.0 §2.2), for which readers get U+FFFD, and titles that nobody can see.</summary>
internal static class Characters
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(1, 31).Select(value => (byte)value).Where(value => value is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))]);

    // The first two bytes of U+FFFE and U+FFFF. A lone surrogate is not UTF-8, so such a file is not read at all.
    private static ReadOnlySpan<byte> NoCharacter => [0xEF, 0xBF];

    public static IEnumerable<Fault> Check(CheckedFile manuscript)
    {
        // The first of each line is enough: a file of nothing else would give hundreds of thousands.
        var bytes = manuscript.Bytes;
        for (int line = 1, start = 0, end; start < bytes.Length; line++, start = end + 1)
        {
            end = bytes.Span[start..].IndexOf((byte)'\n') is var length and >= 0 ? start + length : bytes.Length;
            if (First(bytes.Span[start..end]) is var at and >= 0)
            {
                Rune.DecodeFromUtf8(bytes.Span[(start + at)..], out var rune, out _);
                var column = Encoding.UTF8.GetCharCount(bytes.Span.Slice(start, at)) + 1;
                yield return new Fault(manuscript.File, line, column, Severity.Warning, "illegal-character", rune.Value);
            }
        }

        // An escape in YAML, such as "\x07", also makes such a character.
        foreach (var node in CheckedFile.TextsIn(manuscript.Matter.Root))
        {
            if (node.Text!.FirstOrDefault(IsIllegal) is not '\0' and var c && !manuscript.Bytes.Span.ContainsAny(Controls))
            {
                yield return manuscript.Warning(node, "illegal-character", (int)c);
            }
        }

        // A title of white space alone is reported as missing, but for a no-break space, which titles keep.
        if (manuscript["title"] is { Text: { } text } title
            && text.Any(c => !char.IsWhiteSpace(c) || c == '\u00a0') && text.EnumerateRunes().All(IsInvisible))
        {
            yield return manuscript.Warning(title, "invisible-title");
        }
    }

    private static int First(ReadOnlySpan<byte> bytes)
    {
        var control = bytes.IndexOfAny(Controls);
        var before = control < 0 ? bytes : bytes[..control];
        for (var at = 0; before[at..].IndexOf(NoCharacter) is var offset and >= 0; at += offset + 2)
        {
            if (at + offset + 2 < before.Length && before[at + offset + 2] is 0xBE or 0xBF)
            {
                return at + offset;
            }
        }

        return control;
    }

    // White space, format and control characters, combining marks, and letters that are blank by design.
    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
        || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    private static bool IsIllegal(char c) => c is (< ' ' and not ('\t' or '\n' or '\r')) or '\uFFFE' or '\uFFFF';
}
