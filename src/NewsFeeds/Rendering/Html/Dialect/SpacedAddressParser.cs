using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsFeeds.Media;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Reads the address of a picture, or of a link to a picture, sound or film, that has spaces: <c>![Ảnh](ảnh bìa (1).jpg "Chú thích")</c>.
/// CommonMark would show the brackets. An address that another program was to fill in, such as <c>{{ site.url }}/a.jpg</c>, leads
/// nowhere: the picture goes, and of the link its text stays.
/// </summary>
internal sealed class SpacedAddressParser : InlineParser
{
    // Bounds the time for what is opened and never closed.
    private const int MaxLength = 1_000;

    public SpacedAddressParser() => OpeningCharacters = [']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '('
            || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsActive: true } open
            || Read(slice.AsSpan()[2..]) is not { } read)
        {
            return false;
        }

        var start = slice.Start + 2;
        var address = slice.Text[(start + read.AddressStart)..(start + read.AddressEnd)];
        var isUnusual = address.AsSpan().ContainsAny(' ', '\t') || slice.Text[start + read.TitleEnd] == '”';
        var span = new SourceSpan(open.Span.Start, processor.GetSourcePosition(start + read.Length - 1));
        if (ForeignMarkup.IsIn(address))
        {
            LeaveOut(processor, open, span);
        }
        else if (isUnusual && MediaTypes.OfWritten(address) is not null)
        {
            var title = slice.Text[(start + read.TitleStart)..(start + read.TitleEnd)];
            MakeLink(processor, open, span, HtmlHelper.Unescape(address, false), HtmlHelper.Unescape(title, false));
        }
        else
        {
            return false;
        }

        slice.Start = start + read.Length;
        return true;
    }

    private static void LeaveOut(InlineProcessor processor, LinkDelimiterInline open, SourceSpan span)
    {
        var foreign = new ForeignInline { Span = span, Line = open.Line, Column = open.Column };
        processor.Inline = open.ReplaceBy(foreign, copyChildren: !open.IsImage);
    }

    private static void MakeLink(InlineProcessor processor, LinkDelimiterInline open, SourceSpan span, string address, string title)
    {
        var link = new LinkInline
        {
            Url = address,
            Title = title.Length == 0 ? null : title,
            IsImage = open.IsImage,
            Span = span,
            Line = open.Line,
            Column = open.Column,
        };
        var around = open.Parent;
        open.ReplaceBy(link);
        processor.Inline = link;
        processor.PostProcessInlines(0, link, null, false);
        link.IsClosed = true;

        // CommonMark allows no link within a link.
        for (Inline? outer = link.IsImage ? null : around; outer is not null; outer = outer.Parent)
        {
            if (outer is LinkDelimiterInline { IsImage: false } bracket)
            {
                bracket.IsActive = false;
            }
        }
    }

    /// <summary>
    /// What stands between the parentheses. Parentheses in a name are balanced. A title is in quotation marks, also in those of a word
    /// processor.
    /// </summary>
    private static ReadAddress? Read(ReadOnlySpan<char> text)
    {
        var line = text[..Math.Min(text.Length, MaxLength)];
        var depth = 0;
        for (var at = 0; at < line.Length && line[at] is not '\n'; at++)
        {
            switch (line[at])
            {
                case '\\':
                    at++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                    return Trimmed(line, at, 0, 0, at + 1);
                case '"' or '\'' or '“' when at > 0 && line[at - 1] is ' ' or '\t' && TitleEnd(line, at) is var (end, length) && end > 0:
                    return Trimmed(line, at, at + 1, end, length);
                default:
                    break;
            }
        }

        return null;
    }

    private static (int End, int Length) TitleEnd(ReadOnlySpan<char> line, int quote)
    {
        var mark = line[quote] == '“' ? '”' : line[quote];
        var end = quote + 1 + line[(quote + 1)..].IndexOf(mark);
        var close = end + 1 + line[(end + 1)..].IndexOfAnyExcept(' ', '\t');
        return end > quote && close > end && line[close] == ')' ? (end, close + 1) : (0, 0);
    }

    private static ReadAddress Trimmed(ReadOnlySpan<char> line, int addressEnd, int titleStart, int titleEnd, int length)
    {
        var leading = addressEnd - line[..addressEnd].TrimStart().Length;
        var end = Math.Max(line[..addressEnd].TrimEnd().Length, leading);
        return new ReadAddress(leading, end, titleStart, titleEnd, length);
    }

    private readonly record struct ReadAddress(int AddressStart, int AddressEnd, int TitleStart, int TitleEnd, int Length);
}
