using System.Text;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.Bodies;

/// <summary>
/// Puts HTML in the place of WordPress's own shortcodes, and takes the tags of all others away. A name in brackets is a shortcode where
/// WordPress itself has it, where an end tag follows, or where it has attributes that no words in brackets have.
/// </summary>
internal sealed class Shortcodes
{
    private readonly string _text;
    private readonly MediaShortcodes _media;
    private readonly LeftOutList _leftOut;
    private readonly MarkupReader _reader;
    private readonly StringBuilder _html = new();

    // Where the last end tag of each name begins.
    private readonly Dictionary<string, int> _endTags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);

    // The places in the result at which a tag was taken away.
    private readonly List<(int At, bool IsEndTag)> _dropped = [];

    private Shortcodes(string text, MediaShortcodes media, LeftOutList leftOut)
    {
        (_text, _media, _leftOut) = (text, media, leftOut);
        _reader = new MarkupReader(text);
    }

    /// <summary>The text without shortcodes. Takes time linear in its length.</summary>
    public static string Expand(string text, long post, SourceSite site, LeftOutList leftOut) =>
        Expand(text, new MediaShortcodes(post, site, leftOut), leftOut);

    private static string Expand(string text, MediaShortcodes media, LeftOutList leftOut) =>
        text.Contains('[', StringComparison.Ordinal) ? new Shortcodes(text, media, leftOut).Expand() : text;

    private string Expand()
    {
        FindEndTags();
        var code = 0;
        while (_reader.Read())
        {
            switch (_reader.Kind)
            {
                case MarkupPiece.Text:
                    ExpandText(_reader.Start, _reader.End, isCode: code > 0);
                    continue;
                case MarkupPiece.Open when _reader.Name is "pre" or "code":
                    code++;
                    break;
                case MarkupPiece.Close when _reader.Name is "pre" or "code":
                    code--;
                    break;
            }

            _html.Append(_reader.Piece);
        }

        return PartParagraphs();
    }

    private void FindEndTags()
    {
        for (var at = _text.IndexOf("[/", StringComparison.Ordinal); at >= 0; at = _text.IndexOf("[/", at + 2, StringComparison.Ordinal))
        {
            if (EndTagAt(at) is { } name)
            {
                _endTags[name] = at;
            }
        }
    }

    private string? EndTagAt(int bracket)
    {
        var length = ShortcodeTag.NameAt(_text.AsSpan(bracket + 2));
        var end = bracket + 2 + length;
        return length > 0 && end < _text.Length && _text[end] == ']' ? _text.Substring(bracket + 2, length) : null;
    }

    private void ExpandText(int start, int end, bool isCode)
    {
        while (start < end)
        {
            var length = _text.AsSpan(start, end - start).IndexOf('[');
            if (length < 0)
            {
                _html.Append(_text, start, end - start);
                return;
            }

            _html.Append(_text, start, length);
            start += length;
            var next = Read(start, isCode);
            if (next == start)
            {
                _html.Append(_text[start]);
                next++;
            }

            start = next;
        }

        _reader.Skip(start);
    }

    /// <summary>Reads the shortcode that begins at a bracket.</summary>
    /// <returns>The place behind it; the bracket's own place where it is none.</returns>
    private int Read(int bracket, bool isCode)
    {
        switch (_text.AsSpan(bracket))
        {
            case ['[', '[', ..]:
                return ReadEscaped(bracket, isCode);
            case ['[', '/', ..] when EndTagAt(bracket) is { } name && !isCode && _opened.Contains(name):
                _dropped.Add((_html.Length, IsEndTag: true));
                return bracket + name.Length + 3;
        }

        if (ShortcodeTag.At(_text, bracket) is not { } tag || !IsShortcode(tag, isCode))
        {
            return bracket;
        }

        if (!MediaShortcodes.Has(tag.Name))
        {
            _leftOut.Add("shortcode", tag.Name);
            _opened.Add(tag.Name);
            _dropped.Add((_html.Length, IsEndTag: false));
            return tag.End;
        }

        var (content, end) = ContentOf(tag);
        var isAlone = IsEdge(bracket, -1) && IsEdge(end - 1, 1);
        _html.Append(_media.Write(tag, Expand(content, _media, _leftOut), isAlone));
        return end;
    }

    /// <summary>Writes what stands in double brackets as it is, in single ones.</summary>
    private int ReadEscaped(int bracket, bool isCode)
    {
        if (ShortcodeTag.At(_text, bracket + 1) is not { } tag || !IsShortcode(tag, isCode))
        {
            return bracket;
        }

        var isWhole = tag.End < _text.Length && _text[tag.End] == ']';
        var end = isWhole || !MediaShortcodes.Has(tag.Name) ? tag.End : ContentOf(tag).End;
        if (end == _text.Length || _text[end] != ']')
        {
            return bracket;
        }

        _html.Append(_text, bracket + 1, end - bracket - 1);
        return end + 1;
    }

    private bool IsShortcode(ShortcodeTag tag, bool isCode) =>
        MediaShortcodes.Has(tag.Name) || (!isCode && (tag.IsUnmistakable || HasEndTag(tag)));

    private bool HasEndTag(ShortcodeTag tag) => !tag.IsEmpty && _endTags.TryGetValue(tag.Name, out var last) && last >= tag.End;

    private (string Content, int End) ContentOf(ShortcodeTag tag)
    {
        if (!HasEndTag(tag))
        {
            return ("", tag.End);
        }

        var endTag = $"[/{tag.Name}]";
        var end = _text.IndexOf(endTag, tag.End, StringComparison.Ordinal);
        return (_text[tag.End..end], end + endTag.Length);
    }

    /// <summary>Whether a line or an element begins or ends beside a place.</summary>
    private bool IsEdge(int place, int step)
    {
        do
        {
            place += step;
        }
        while (place >= 0 && place < _text.Length && _text[place] is ' ' or '\t');

        return place < 0 || place >= _text.Length || _text[place] == '\n' || _text[place] == (step < 0 ? '>' : '<');
    }

    /// <summary>
    /// Parts paragraphs where the tags that are gone parted them: where they stood alone in a line, and where one followed another's end.
    /// </summary>
    private string PartParagraphs()
    {
        var before = _html.ToString();
        if (_dropped.Count == 0)
        {
            return before;
        }

        var html = new StringBuilder(before.Length + 16);
        var written = 0;
        for (int first = 0, last; first < _dropped.Count; first = last + 1)
        {
            last = first;
            var isParted = false;
            while (last + 1 < _dropped.Count && IsBlank(before, _dropped[last].At, _dropped[last + 1].At))
            {
                isParted |= _dropped[last].IsEndTag && !_dropped[last + 1].IsEndTag;
                last++;
            }

            var (start, end) = (_dropped[first].At, _dropped[last].At);
            html.Append(before, written, start - written);
            if (isParted || (IsLineStart(before, start) && IsLineEnd(before, end)))
            {
                html.Append("\n\n");
            }

            html.Append(before, start, end - start);
            written = end;
        }

        return html.Append(before, written, before.Length - written).ToString();
    }

    private static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).IsWhiteSpace();

    private static bool IsLineStart(string text, int place)
    {
        var line = text.AsSpan(0, place).TrimEnd(" \t");
        return line.IsEmpty || line[^1] == '\n';
    }

    private static bool IsLineEnd(string text, int place)
    {
        var line = text.AsSpan(place).TrimStart(" \t");
        return line.IsEmpty || line[0] == '\n';
    }
}
