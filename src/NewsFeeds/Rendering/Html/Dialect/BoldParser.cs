using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Makes words bold where CommonMark shows the asterisks only because a quotation mark or full stop touches them: <c>**“đậm”**là</c>,
/// <c>**中文。**中文</c>. What CommonMark makes of a text stays as it is: only asterisks that are left over are paired.
/// </summary>
internal sealed class BoldParser : EmphasisInlineParser, IPostInlineProcessor
{
    private const string OpeningSigns = "\"'#@";

    public BoldParser(IEnumerable<EmphasisDescriptor> descriptors)
    {
        EmphasisDescriptors.Clear();
        EmphasisDescriptors.AddRange(descriptors);
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '*' && slice.PeekChar() == '*')
        {
            processor.ParserStates[Index] = this; // A block without asterisks is not searched for them.
        }

        return base.Match(processor, ref slice);
    }

    bool IPostInlineProcessor.PostProcess(InlineProcessor state, Inline? root, Inline? lastChild, int index, bool isFinalProcessing)
    {
        PostProcess(state, root, lastChild, index, isFinalProcessing);
        if (isFinalProcessing && state.ParserStates[Index] is not null && root is ContainerInline container)
        {
            PairLeftovers(container);
        }

        return true;
    }

    private static void PairLeftovers(ContainerInline root)
    {
        var open = new Dictionary<ContainerInline, LiteralInline>();
        foreach (var asterisks in root.FindDescendants<LiteralInline>().Where(IsTwoAsterisks).ToList())
        {
            var text = asterisks.Content;
            if (CanClose(text.PeekCharExtra(-1)) && open.Remove(asterisks.Parent!, out var opening))
            {
                MakeBold(opening, asterisks);
            }
            else if (CanOpen(text.PeekCharExtra(text.Length)))
            {
                open[asterisks.Parent!] = asterisks;
            }
        }
    }

    private static bool IsTwoAsterisks(LiteralInline literal) => literal.Content.AsSpan() is "**";

    private static bool CanOpen(char next) => char.GetUnicodeCategory(next) switch
    {
        UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => true,
        UnicodeCategory.CurrencySymbol => true,
        _ => OpeningSigns.Contains(next, StringComparison.Ordinal) || IsOfWord(next),
    };

    private static bool CanClose(char previous) => char.GetUnicodeCategory(previous) switch
    {
        UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => true,
        UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherPunctuation => true,
        _ => IsOfWord(previous),
    };

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void MakeBold(LiteralInline opening, LiteralInline closing)
    {
        var bold = new EmphasisInline
        {
            DelimiterChar = '*',
            DelimiterCount = 2,
            IsClosed = true,
            Span = new(opening.Span.Start, closing.Span.End),
            Line = opening.Line,
            Column = opening.Column,
        };
        while (opening.NextSibling is { } inside && inside != closing)
        {
            inside.Remove();
            bold.AppendChild(inside);
        }

        opening.ReplaceBy(bold);
        closing.Remove();
    }
}
