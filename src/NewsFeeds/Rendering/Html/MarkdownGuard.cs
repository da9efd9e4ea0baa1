namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Refuses texts on which Markdig would take seconds, because its parser cannot be cancelled. It is linear on honest text (6-10 MB/s), but
/// quadratic in what is opened and never closed. Each bound is far above an honest article and keeps its worst case near half a second
/// (measured with 150 patterns of 256 KiB each, alone and in pairs; without bounds they take up to minutes).
/// </summary>
internal static class MarkdownGuard
{
    public const int MaxLines = 20_000;
    public const int MaxOpenings = 4_000;
    public const int MaxEmphases = 2_000;
    public const int MaxEscapes = 20_000;
    public const int MaxForeign = 1_000;
    public const int MaxCells = 10_000;
    public const int MaxAddressesInWord = 500;
    private const int LongWord = 4_096;
    private const int MaxMarkers = 128;

    /// <exception cref="UnrenderableException">The text exceeds a bound.</exception>
    public static void Check(string text)
    {
        BodyBounds.Check(text);
        var span = text.AsSpan();
        BodyBounds.Limit("unrenderable/lines", span.Count('\n'), MaxLines);
        BodyBounds.Limit("unrenderable/signs", span.Count('['), MaxOpenings, "[");
        BodyBounds.Limit("unrenderable/signs", span.Count(']'), MaxOpenings, "]");
        // Within a paragraph, the parser looks for the end of each of these through the rest of the text.
        BodyBounds.Limit("unrenderable/signs", span.Count("<!"), MaxOpenings, "<!");
        BodyBounds.Limit("unrenderable/signs", span.Count("<?"), MaxOpenings, "<?");
        // The end of another program's comment is sought through the rest of the text too.
        BodyBounds.Limit("unrenderable/signs", span.Count("%%"), MaxForeign, "%%");
        BodyBounds.Limit("unrenderable/signs", span.Count("{{") + span.Count("{%") + span.Count("{:"), MaxForeign, "{{', '{%', '{:");
        var addresses = span.Count("://") + span.Count("www.") + span.Count("mailto:") + span.Count("tel:");
        BodyBounds.Limit("unrenderable/addresses", addresses, MaxOpenings);
        BodyBounds.Limit("unrenderable/signs", Runs(span, "`"), MaxOpenings, "`");
        // The parser compares an open emphasis with all that follows it in its paragraph.
        BodyBounds.Limit("unrenderable/emphasis", Runs(span, "*~") + OpeningUnderscores(span), MaxEmphases);
        // Each escaped sign and each entity is a part of its own among them.
        BodyBounds.Limit("unrenderable/signs", span.Count('\\') + span.Count('&'), MaxEscapes, "\\', '&");
        BodyBounds.Limit("unrenderable/signs", span.Count('|'), MaxCells, "|");
        // An address ends at a space, so the parser looks through the rest of a word for the end of each.
        BodyBounds.Limit("unrenderable/signs", AddressesInLongWords(span), MaxAddressesInWord, "](");
        foreach (var line in span.EnumerateLines())
        {
            BodyBounds.Limit("unrenderable/markers", Markers(line), MaxMarkers);
        }
    }

    private static int Runs(ReadOnlySpan<char> text, string of)
    {
        var runs = 0;
        for (int at = 0, next; (next = text[at..].IndexOfAny(of)) >= 0; runs++)
        {
            at = EndOfRun(text, at + next);
        }

        return runs;
    }

    // An underscore inside a word, as in a file name, opens no emphasis.
    private static int OpeningUnderscores(ReadOnlySpan<char> text)
    {
        var runs = 0;
        for (int at = 0, next; (next = text[at..].IndexOf('_')) >= 0;)
        {
            runs += at + next > 0 && char.IsLetterOrDigit(text[at + next - 1]) ? 0 : 1;
            at = EndOfRun(text, at + next);
        }

        return runs;
    }

    private static int AddressesInLongWords(ReadOnlySpan<char> text)
    {
        var addresses = 0;
        for (int at = 0, next; (next = text[at..].IndexOf("](")) >= 0;)
        {
            at += next;
            var length = text[at..].IndexOfAny(" \t\r\n") is >= 0 and var end ? end : text.Length - at;
            addresses += length > LongWord ? text.Slice(at, length).Count("](") : 0;
            at += length;
        }

        return addresses;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOfAnyExcept(text[start]) is var length and >= 0 ? start + length : text.Length;

    private static int Markers(ReadOnlySpan<char> line)
    {
        var markers = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var next = at + 1 == line.Length || line[at + 1] is ' ' or '\t';
            if (line[at] == '>' || (next && line[at] is '-' or '+' or '*' or '.' or ')'))
            {
                markers++;
            }
            else if (line[at] is not (' ' or '\t') && !char.IsAsciiDigit(line[at]))
            {
                break;
            }
        }

        return markers;
    }
}
