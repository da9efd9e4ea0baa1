using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// A line right behind a table begins a paragraph. To Markdig table and line are one paragraph, which is no table because a line of it
/// has no pipe (xoofx/markdig#458).
/// </summary>
internal sealed class LineBehindTableParser(ParagraphBlockParser paragraphs) : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        processor.CurrentBlock is ParagraphBlock { Lines: var lines } && !HasPipe(processor.Line) && EndsInTable(lines)
            ? paragraphs.TryOpen(processor)
            : BlockState.None;

    /// <summary>Whether the last lines have a pipe each, and the second of them is a row of dashes.</summary>
    private static bool EndsInTable(StringLineGroup lines)
    {
        var first = lines.Count;
        while (first > 0 && HasPipe(lines.Lines[first - 1].Slice))
        {
            first--;
        }

        return first + 1 < lines.Count && IsRowOfDashes(lines.Lines[first + 1].Slice.AsSpan());
    }

    private static bool IsRowOfDashes(ReadOnlySpan<char> line) => line.Contains('-') && !line.ContainsAnyExcept("-|: \t");

    private static bool HasPipe(StringSlice line)
    {
        var text = line.AsSpan();
        for (int from = 0, next; (next = text[from..].IndexOf('|')) >= 0; from += next + 1)
        {
            if (from + next == 0 || text[from + next - 1] != '\\')
            {
                return true;
            }
        }

        return false;
    }
}
