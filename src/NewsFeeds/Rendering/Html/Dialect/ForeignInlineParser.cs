using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Finds markup of other programs within a paragraph, heading or cell. In code it is never found, because code is read first.
/// </summary>
internal sealed class ForeignInlineParser : InlineParser
{
    public ForeignInlineParser() => OpeningCharacters = ['%', '{', '[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (ForeignMarkup.At(slice.Text.AsSpan(0, slice.End + 1), slice.Start) is not { } found
            || IsReference(processor, slice, found) || IsInCode(processor.Inline))
        {
            return false;
        }

        var start = slice.Start;
        var position = processor.GetSourcePosition(start, out var line, out var column);
        processor.Inline = new ForeignInline
        {
            Words = new StringSlice(slice.Text, start + found.WordsStart, start + found.WordsEnd - 1),
            Span = new SourceSpan(position, processor.GetSourcePosition(start + found.Length - 1)),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        var isBetweenSpaces = char.IsWhiteSpace(slice.PeekCharExtra(-1)) || start == 0;
        slice.Start = start + found.Length;
        if (found.WordsEnd == 0 && isBetweenSpaces && slice.CurrentChar == ' ')
        {
            slice.SkipChar(); // One space stays, not two.
        }

        return true;
    }

    // Code that is written as HTML: <code>{{ x }}</code>.
    private static bool IsInCode(Inline? before)
    {
        for (; before is not null; before = before.PreviousSibling ?? before.Parent)
        {
            if (before is not HtmlInline { Tag: var tag })
            {
                continue;
            }

            if (tag.AsSpan(1).TrimStart('/').StartsWith("code", StringComparison.OrdinalIgnoreCase))
            {
                return tag[1] != '/';
            }
        }

        return false;
    }

    // A link in brackets to an address that stands elsewhere in the text: [[chữ]] with a line "[chữ]: https://…".
    private static bool IsReference(InlineProcessor processor, StringSlice slice, ForeignMatch found) =>
        slice.CurrentChar == '['
        && processor.Document.ContainsLinkReferenceDefinition(slice.Text[(slice.Start + 2)..(slice.Start + found.Length - 2)]);
}
