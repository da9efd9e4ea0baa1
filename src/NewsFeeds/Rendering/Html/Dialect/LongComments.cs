using System.Buffers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Puts a comment with a blank line in it on one line, where it begins among words or in a block of HTML. For CommonMark the paragraph or
/// the block ends at the blank line: readers would see the rest of the comment, or lose the words behind it.
/// </summary>
internal static class LongComments
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("<%{");
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n");

    /// <summary>The text with these comments joined, where every place stays; the same instance where there are none.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="parse">Gives every part its place. Only the parser knows what is code.</param>
    public static string Join(string text, Func<string, MarkdownDocument> parse)
    {
        var comments = Find(text);
        if (comments.Count == 0)
        {
            return text;
        }

        var cut = parse(text).Descendants().SelectMany(part => CutBy(part, comments)).ToHashSet();
        var joined = text.ToCharArray();
        var end = 0;
        foreach (var comment in comments.Where(cut.Contains))
        {
            if (comment.Start >= end)
            {
                joined.AsSpan(comment.Start, comment.End - comment.Start).ReplaceAny(LineBreaks, ' ');
                end = comment.End;
            }
        }

        return end == 0 ? text : new string(joined);
    }

    /// <summary>What looks like a comment with a blank line, in the order of the text.</summary>
    private static List<Comment> Find(ReadOnlySpan<char> text)
    {
        var found = new List<Comment>();
        for (int at = 0, next; (next = text[at..].IndexOfAny(Beginnings)) >= 0; at++)
        {
            at += next;
            if (LengthOf(text, at) is > 0 and var length && HasBlankLine(text.Slice(at, length)))
            {
                found.Add(new Comment(at, at + length));
            }
        }

        return found;
    }

    private static int LengthOf(ReadOnlySpan<char> text, int at)
    {
        if (!text[at..].StartsWith("<!--"))
        {
            return ForeignMarkup.CommentAt(text, at);
        }

        return text[(at + 2)..].IndexOf("-->") is >= 0 and var length ? length + 5 : 0;
    }

    private static bool HasBlankLine(ReadOnlySpan<char> comment)
    {
        var isFirst = true;
        foreach (var line in comment.EnumerateLines())
        {
            // In a quotation, a blank line has the quotation's sign.
            if (!isFirst && line.TrimStart(" \t>").IsEmpty)
            {
                return true;
            }

            isFirst = false;
        }

        return false;
    }

    /// <summary>The comments that begin in this part and end behind it. The parser did not see that they are comments.</summary>
    private static IEnumerable<Comment> CutBy(MarkdownObject part, List<Comment> comments)
    {
        if (part is not (HtmlBlock or ForeignInline or LiteralInline))
        {
            yield break;
        }

        // The backslash counts as part of what it escapes.
        var first = part.Span.Start + (part is LiteralInline { IsFirstCharacterEscaped: true } ? 2 : 0);
        var last = part is ForeignInline ? first : part.Span.End;
        var from = comments.BinarySearch(new Comment(first, 0));
        for (var i = from < 0 ? ~from : from; i < comments.Count && comments[i].Start <= last; i++)
        {
            if (comments[i].End > part.Span.End + 1)
            {
                yield return comments[i];
            }
        }
    }

    private readonly record struct Comment(int Start, int End) : IComparable<Comment>
    {
        public int CompareTo(Comment other) => Start.CompareTo(other.Start);
    }
}
