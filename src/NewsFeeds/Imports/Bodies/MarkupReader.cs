using System.Buffers;

namespace NewsFeeds.Imports.Bodies;

/// <summary>
/// Cuts HTML into tags, comments and the text between them, as it is written. Every piece has at least one character, and each character
/// is in one piece. Reading a text takes time linear in its length.
/// </summary>
internal sealed class MarkupReader(string text)
{
    private static readonly SearchValues<char> TagEnds = SearchValues.Create(">\"'");

    // The ends that no text behind here has. Each is looked for in vain once.
    private readonly HashSet<string> _missing = [];
    private bool _quotesCount = true;

    public MarkupPiece Kind { get; private set; }

    /// <summary>The element's name in lower case; empty of a text or comment.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where the piece begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next piece begins.</summary>
    public int End { get; private set; }

    /// <summary>The piece as it is written.</summary>
    public ReadOnlySpan<char> Piece => text.AsSpan(Start, End - Start);

    /// <summary>Reads the next piece.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read()
    {
        Start = End;
        Name = "";
        if (Start == text.Length)
        {
            return false;
        }

        if (text[Start] != '<' || !(ReadComment() || ReadTag()))
        {
            var next = text.IndexOf('<', Start + 1);
            (Kind, End) = (MarkupPiece.Text, next < 0 ? text.Length : next);
        }

        return true;
    }

    /// <summary>Goes on behind a place that is not before <see cref="Start"/>.</summary>
    public void Skip(int to) => End = to;

    /// <summary>Extends a start tag to the end tag of the same name.</summary>
    /// <returns>False where there is no such tag.</returns>
    public bool ReadToEndTag()
    {
        if (Find("</" + Name, End) is not { } closing || Find(">", closing) is not { } end)
        {
            return false;
        }

        (Kind, End) = (MarkupPiece.Whole, end + 1);
        return true;
    }

    private bool ReadComment()
    {
        var rest = text.AsSpan(Start);
        int? end = rest switch
        {
            ['<', '!', '-', '-', ..] => Find("-->", Start + 4) + 3,
            ['<', '!' or '?', ..] => Find(">", Start + 2) + 1,
            _ => null,
        };
        if (end is null)
        {
            return false;
        }

        (Kind, End) = (MarkupPiece.Comment, end.Value);
        return true;
    }

    private bool ReadTag()
    {
        var isClosing = Start + 1 < text.Length && text[Start + 1] == '/';
        var name = Start + (isClosing ? 2 : 1);
        var at = name;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (at > name && text[at] is '-' or ':' or '_')))
        {
            at++;
        }

        if (at == name || !char.IsAsciiLetter(text[name]) || EndOfTag(at) is not { } end)
        {
            return false;
        }

        (Kind, End) = (isClosing ? MarkupPiece.Close : MarkupPiece.Open, end);
        Name = text[name..at].ToLowerInvariant();
        if (!isClosing && Name is "script" or "style" or "textarea")
        {
            ReadToEndTag();
        }

        return true;
    }

    /// <summary>The place behind a tag's <c>&gt;</c>, which is not one inside the quotes of a value.</summary>
    private int? EndOfTag(int from)
    {
        for (var at = from; _quotesCount; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(TagEnds);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] == '>')
            {
                return at + 1;
            }

            if (IsValue(from, at))
            {
                var closing = text.IndexOf(text[at], at + 1);
                if (closing < 0)
                {
                    break;
                }

                at = closing;
            }
        }

        // A quote is never closed. From here on, the first > ends a tag.
        _quotesCount = false;
        return Find(">", from) + 1;
    }

    private bool IsValue(int from, int quote)
    {
        var before = text.AsSpan(from, quote - from).TrimEnd();
        return before.EndsWith("=");
    }

    private int? Find(string end, int from)
    {
        if (_missing.Contains(end) || from > text.Length)
        {
            return null;
        }

        var place = text.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
        if (place < 0)
        {
            _missing.Add(end);
            return null;
        }

        return place;
    }
}
