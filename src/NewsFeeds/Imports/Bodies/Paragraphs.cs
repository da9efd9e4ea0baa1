using System.Collections.Frozen;
using System.Text;

namespace NewsFeeds.Imports.Bodies;

/// <summary>
/// Gives the classic editor's text its paragraphs and line breaks. A block begins behind a blank line, at the start tag of a block element
/// or behind an end tag of one. Its words become a paragraph, unless a start tag stands directly before them.
/// </summary>
internal sealed class Paragraphs
{
    private static readonly FrozenSet<string> Blocks = Set(
        "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote address style p " +
        "h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav figure figcaption details menu summary");

    // Line breaks in these are no line breaks of the text.
    private static readonly FrozenSet<string> Kept = Set("pre audio video object select svg math");

    private static readonly FrozenSet<string> Shown = Set("img input embed iframe picture canvas button");

    private readonly MarkupReader _reader;
    private readonly StringBuilder _html = new();

    // The words since the last tag of a block or blank line, and whether they show anything.
    private readonly StringBuilder _words = new();
    private bool _hasWords;

    // The line breaks at the end of the words, which are not added yet. A line of a comment alone is not blank.
    private int _lines;
    private bool _hasComment;

    // Where the words end in a <br>: its place. A break at the end parts nothing.
    private int? _break;

    // The start tag of a block that stands directly before the words.
    private string? _before;

    // Where the content of an open paragraph begins.
    private int? _paragraph;

    private Paragraphs(string text) => _reader = new MarkupReader(text);

    /// <summary>The HTML of a text whose only line break is "\n".</summary>
    public static string Of(string text) => new Paragraphs(text).ToHtml();

    private string ToHtml()
    {
        while (_reader.Read())
        {
            switch (_reader.Kind)
            {
                case MarkupPiece.Text:
                    AddText(_reader.Piece);
                    break;
                case MarkupPiece.Comment:
                    AddComment(_reader.Piece.TrimStart("<!- "));
                    break;
                case MarkupPiece.Open when _reader.Name == "br":
                    AddBreak();
                    break;
                case MarkupPiece.Close when Blocks.Contains(_reader.Name):
                    CloseBlock();
                    break;
                default:
                    AddElement();
                    break;
            }
        }

        EndWords();
        EndParagraph();
        return _html.ToString();
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (range.Start.Value > 0)
            {
                EndLine();
            }

            if (!IsBlank(line))
            {
                Add(_lines > 0 ? line.TrimStart() : line);
                _hasWords = true;
            }
            else if (_lines == 0 && (_words.Length > 0 || line.Length == text.Length))
            {
                // A line of spaces is blank, but spaces between two tags are not.
                Add(line);
                _hasWords |= _before is not null && !line.Trim(" \t").IsEmpty;
            }
        }
    }

    private void EndLine()
    {
        _lines++;
        if (_lines > 1 && !_hasComment)
        {
            EndWords();
        }

        _hasComment = false;
    }

    private void AddComment(ReadOnlySpan<char> comment)
    {
        _hasComment = true;
        if (comment.StartsWith("nextpage"))
        {
            EndWords();
        }
    }

    private void AddBreak()
    {
        if (_break is { } first)
        {
            _words.Length = first;
            EndWords();
            return;
        }

        // A break at the beginning of a block parts nothing.
        if (_words.Length > 0)
        {
            Add("");
            _break = _words.Length;
            _words.Append("<br>");
        }
    }

    private void AddElement()
    {
        if (_reader.Kind == MarkupPiece.Open && Kept.Contains(_reader.Name))
        {
            _reader.ReadToEndTag();
        }

        if (!Blocks.Contains(_reader.Name) || _reader.Name == "style")
        {
            Add(_reader.Piece);
            _hasWords |= Shown.Contains(_reader.Name) || Kept.Contains(_reader.Name);
            return;
        }

        EndWords();
        EndParagraph();
        _html.Append(_reader.Piece);
        if (_reader.Kind == MarkupPiece.Open && _reader.Name != "hr")
        {
            _before = _reader.Name;
        }
        else
        {
            _html.Append('\n');
        }

        if (_before == "p")
        {
            _paragraph = _html.Length;
        }
    }

    private void CloseBlock()
    {
        EndWords();
        EndParagraph();
        if (_reader.Name != "p")
        {
            _html.Append(_reader.Piece).Append('\n');
        }
    }

    /// <summary>Adds to the words, behind the line break that is due.</summary>
    private void Add(ReadOnlySpan<char> markup)
    {
        if (_lines > 0 && _words.Length > 0)
        {
            _words.Append(_break is null ? "<br>\n" : "\n");
        }

        (_lines, _hasComment) = (0, false);
        _words.Append(markup);
        if (!IsBlank(markup))
        {
            _break = null;
        }
    }

    private void EndWords()
    {
        var words = _words.ToString(0, _break ?? _words.Length).Trim(' ', '\t', '\n');
        if (words.Length > 0 && _hasWords && _before is null or "blockquote")
        {
            WriteParagraph(words);
        }
        else if (words.Length > 0)
        {
            _html.Append(words);
            if (_before == "p")
            {
                EndParagraph();
            }
        }

        _words.Clear();
        (_before, _hasWords, _lines, _hasComment, _break) = (null, false, 0, false, null);
    }

    private void WriteParagraph(string words)
    {
        // A paragraph that was opened and is still empty takes the words.
        if (_paragraph != _html.Length)
        {
            EndParagraph();
            _html.Append("<p>");
        }

        _html.Append(words).Append("</p>\n");
        _paragraph = null;
    }

    private void EndParagraph()
    {
        if (_paragraph is not null)
        {
            _html.Append("</p>\n");
            _paragraph = null;
        }
    }

    private static bool IsBlank(ReadOnlySpan<char> line)
    {
        for (line = line.TrimStart(); line.StartsWith("&nbsp;"); line = line["&nbsp;".Length..].TrimStart())
        {
        }

        return line.IsEmpty;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
