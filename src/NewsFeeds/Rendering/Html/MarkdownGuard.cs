namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Refuses texts on which Markdig would take seconds, because its parser cannot be cancelled. It is linear on honest text (6-10 MB/s), but
/// quadratic in what is opened and never closed. Each bound is far above an honest article and keeps its worst case near half a second
/// (measured with 150 patterns of 256 KiB each, alone and in pairs; without bounds they take up to minutes).
/// </summary>
internal static class MarkdownGuard
{
    public const int MaxLength = 256 * 1024;
    public const int MaxLines = 20_000;
    public const int MaxOpenings = 4_000;
    public const int MaxEmphases = 2_000;
    public const int MaxCells = 10_000;
    private const int MaxMarkers = 128;

    /// <exception cref="UnrenderableException">The text exceeds a bound.</exception>
    public static void Check(string text)
    {
        Limit(text.Length, MaxLength, "characters");
        var span = text.AsSpan();
        Limit(span.Count('\n'), MaxLines, "lines");
        Limit(span.Count('['), MaxOpenings, "“[”");
        Limit(span.Count(']'), MaxOpenings, "“]”");
        // Markdig looks for the end of each of these through the rest of the paragraph.
        Limit(span.Count("<!"), MaxOpenings, "“<!”");
        Limit(span.Count("<?"), MaxOpenings, "“<?”");
        Limit(span.Count("://") + span.Count("www."), MaxOpenings, "web addresses");
        Limit(Runs(span, "`"), MaxOpenings, "“`”");
        // Markdig compares an open emphasis with all that follow it in the paragraph.
        Limit(Runs(span, "*~") + OpeningUnderscores(span), MaxEmphases, "“*”, “~” and “_” before words");
        Limit(span.Count('|'), MaxCells, "“|”");
        Limit(span.Count('<'), 2 * Nesting.MaxElements, "“<”");
        foreach (var line in span.EnumerateLines())
        {
            Limit(Markers(line), MaxMarkers, "quotations and lists inside each other in one line");
        }
    }

    private static void Limit(int count, int most, string what)
    {
        if (count > most)
        {
            throw new UnrenderableException(FormattableString.Invariant(
                $"The text has {count} {what}; it is rendered with at most {most}."));
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
