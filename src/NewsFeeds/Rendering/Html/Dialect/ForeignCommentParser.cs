using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>A comment of another program that begins a line and goes over several, also empty ones. Readers get none of it.</summary>
internal sealed class ForeignBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>Finds such comments.</summary>
internal sealed class ForeignCommentParser : BlockParser
{
    public ForeignCommentParser() => OpeningCharacters = ['%', '{'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var length = processor.IsCodeIndent ? 0 : ForeignMarkup.CommentAt(line.Text, line.Start);
        if (line.Start + length <= line.End + 1)
        {
            return BlockState.None; // It ends in its line, so words may stand behind it.
        }

        processor.NewBlocks.Push(new ForeignBlock(this)
        {
            Column = processor.Column,
            Span = new SourceSpan(line.Start, line.Start + length - 1),
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var end = block.Span.End;
        if (processor.Line.End < end)
        {
            return BlockState.ContinueDiscard;
        }

        while (processor.Start <= end)
        {
            processor.NextColumn();
        }

        return processor.IsBlankLine ? BlockState.BreakDiscard : BlockState.None;
    }
}
