using Markdig.Helpers;
using Markdig.Syntax;

namespace NewsFeeds.Rendering.Html.Dialect;

/// <summary>
/// Puts spaces in the place of other programs' markup in the HTML blocks of a text. Every place stays as it is.
/// </summary>
internal static class ForeignHtml
{
    // What stands in these is the author's word or is removed anyway.
    private static readonly string[] Verbatim = ["pre", "code", "script", "style", "textarea"];

    /// <summary>Where the markup begins that was found in a block.</summary>
    public static IReadOnlyList<SourceSpan> In(HtmlBlock block) => block.GetData(typeof(ForeignHtml)) as List<SourceSpan> ?? [];

    public static void Blank(MarkdownDocument document)
    {
        char[]? blanked = null;
        var changed = new List<HtmlBlock>();
        foreach (var block in document.Descendants<HtmlBlock>())
        {
            var isMarkup = block.Type is HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock;
            if (isMarkup && block.Lines.Count > 0 && IsAsWritten(block) && Find(block) is { Count: > 0 } found)
            {
                blanked ??= block.Lines.Lines[0].Slice.Text.ToCharArray();
                found.ForEach(match => Blank(blanked.AsSpan(match.At, match.Match.Length), match.Match));
                block.SetData(
                    typeof(ForeignHtml), found.ConvertAll(match => new SourceSpan(match.At, match.At + match.Match.Length - 1)));
                changed.Add(block);
            }
        }

        if (blanked is null)
        {
            return;
        }

        var text = new string(blanked);
        foreach (var block in changed)
        {
            foreach (ref var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
            {
                line.Slice = new StringSlice(text, line.Slice.Start, line.Slice.End, line.Slice.NewLine);
            }
        }
    }

    private static bool IsAsWritten(HtmlBlock block)
    {
        foreach (ref var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
        {
            if (MarkdownPlaces.HasOwnText(line))
            {
                return false;
            }
        }

        return true;
    }

    // The words that stay stand at the end, so that no space comes between them and a full stop.
    private static void Blank(Span<char> text, ForeignMatch match)
    {
        var words = text[match.WordsStart..match.WordsEnd].ToString();
        text.Fill(' ');
        words.CopyTo(text[^words.Length..]);
    }

    private static List<(int At, ForeignMatch Match)> Find(HtmlBlock block)
    {
        var lines = block.Lines.Lines;
        var text = lines[0].Slice.Text.AsSpan(0, lines[block.Lines.Count - 1].Slice.End + 1);
        var found = new List<(int, ForeignMatch)>();
        for (int at = lines[0].Slice.Start, next; (next = text[at..].IndexOfAny("%{[!<")) >= 0;)
        {
            at += next;
            if (text[at] == '<')
            {
                at += VerbatimLength(text[at..]);
            }
            else if (ForeignMarkup.At(text, at) is { } match)
            {
                found.Add((at, match));
                at += match.Length;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>The length of a comment, or of an element in which nothing is markup; 1 for any other <c>&lt;</c>.</summary>
    private static int VerbatimLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<!--"))
        {
            return Until(text, "-->");
        }

        foreach (var name in Verbatim)
        {
            if (text[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (text.Length == name.Length + 1 || !char.IsAsciiLetterOrDigit(text[name.Length + 1])))
            {
                return Until(text, $"</{name}");
            }
        }

        return 1;
    }

    private static int Until(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.OrdinalIgnoreCase) is > 0 and var at ? at : text.Length;
}
