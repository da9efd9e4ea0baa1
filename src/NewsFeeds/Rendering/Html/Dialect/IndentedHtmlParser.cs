using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// HTML that goes on indented behind a blank line stays HTML. For CommonMark it is code there, and readers would see its tags. Programs
/// indent what is nested and part it by blank lines. Code begins with no end tag.
/// </summary>
internal sealed class IndentedHtmlParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (!processor.IsCodeIndent || processor.CurrentBlock is ParagraphBlock || !GoesOn(processor))
        {
            return BlockState.None;
        }

        processor.RestartIndent();
        return base.TryOpen(processor);
    }

    private static bool GoesOn(BlockProcessor processor)
    {
        var next = processor.Line.PeekChar();
        return next == '/' || (char.IsAsciiLetter(next) && processor.CurrentContainer?.LastChild switch
        {
            HtmlBlock html => html.Type is HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock,
            ParagraphBlock { Lines: { Count: > 0 } lines } => EndsInEndTag(lines.Lines[lines.Count - 1].Slice.AsSpan()),
            _ => false,
        });
    }

    private static bool EndsInEndTag(ReadOnlySpan<char> line) =>
        line.TrimEnd() is [.., '>'] && line.LastIndexOf('<') is >= 0 and var tag && line[tag + 1] == '/';
}
