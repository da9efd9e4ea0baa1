using System.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>
/// Cuts the bytes of an export into the children of its channel, such as <c>item</c> and <c>wp:author</c>, without an XML parser, so that
/// what is ill-formed in one costs no other. It knows CDATA sections and comments. Only the child at hand is in memory.
/// </summary>
internal sealed class ChannelReader(Stream stream)
{
    private readonly ByteWindow _window = new(stream);
    private int _length;
    private bool _isLost;
    private (long From, long To) _noSectionEnd;
    private (long From, long To) _noCommentEnd;

    /// <summary>The name as it is written, with its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The line at which <see cref="Bytes"/> begins, from 1.</summary>
    public int Line => _window.Line;

    /// <summary>All of the element; valid until the next read.</summary>
    public ReadOnlySpan<byte> Bytes => _window.Bytes[.._length];

    /// <summary>Whether its end tag was found.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether the end of the file is the end of the element.</summary>
    public bool IsCutOff => _window.Ended && !IsWhole && _length == _window.Bytes.Length;

    /// <summary>Whether the end of the channel was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The start tag of the root.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The first bytes of the file, as far as they are asked for and there; only before the first read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        _window.Reach(count - 1);
        return _window.Bytes[..Math.Min(count, _window.Bytes.Length)];
    }

    /// <summary>Goes to the next child.</summary>
    public bool Read()
    {
        _window.Consume(_length);
        _length = 0;
        while (!_isLost || SeekItem())
        {
            var at = _window.Find("<"u8, 0);
            if (at < 0 && _window.Ended)
            {
                break;
            }

            _window.Consume(at < 0 ? _window.Bytes.Length : at);
            if (at >= 0 && ReadTag())
            {
                return true;
            }
        }

        _window.Consume(_window.Bytes.Length);
        return false;
    }

    /// <summary>The next read begins at this place of the element, and not behind it.</summary>
    public void Resume(int at) => (_length, _isLost) = (at, false);

    /// <summary>
    /// Where an item begins so plainly that it is one even if the text before it was never closed: at the beginning of a line, with its
    /// title next; -1 for nowhere.
    /// </summary>
    public static int PlainItem(ReadOnlySpan<byte> text, int from)
    {
        while (text[from..].IndexOf("<item>"u8) is >= 0 and var found)
        {
            var at = from + found;
            var before = text[..at].TrimEnd(" \t"u8).Length - 1;
            var behind = text[(at + 6)..].TrimStart(" \t\r\n"u8);
            if (before >= 0 && text[before] is (byte)'\n' or (byte)'\r' && behind.StartsWith("<title"u8))
            {
                return at;
            }

            from = at + 6;
        }

        return -1;
    }

    // What is skipped is no child: a declaration, a comment, an end tag, the root and the channel, and what a server printed before them.
    private bool ReadTag()
    {
        if (_window.Has(0, "<!--"u8))
        {
            var end = _window.Find("-->"u8, 4, ref _noCommentEnd);
            _isLost = end < 0;
            _window.Consume(end < 0 ? 4 : end + 3);
            return false;
        }

        var nameEnd = 1;
        while (_window.Reach(nameEnd) && !IsNameEnd(_window.Bytes[nameEnd]))
        {
            nameEnd++;
        }

        if (!_window.Reach(nameEnd) || !char.IsAsciiLetter((char)_window.Bytes[1]))
        {
            IsComplete |= _window.Has(0, "</channel>"u8) || _window.Has(0, "</rss>"u8);
            _window.Consume(1);
            return false;
        }

        Name = Encoding.UTF8.GetString(_window.Bytes[1..nameEnd]);
        if (Root.Length == 0 && Name != "rss")
        {
            _window.Consume(1);
            return false;
        }

        var tagEnd = _window.Find(">"u8, nameEnd);
        if (Name is "rss" or "channel" && tagEnd > 0)
        {
            Root += Encoding.UTF8.GetString(_window.Bytes[..tagEnd]);
            _window.Consume(tagEnd);
            return false;
        }

        if (tagEnd > 0 && _window.Bytes[tagEnd - 1] == '/')
        {
            (_length, IsWhole) = (tagEnd + 1, true);
        }
        else
        {
            (_length, IsWhole) = ReadContent(tagEnd < 0 ? nameEnd : tagEnd, Encoding.UTF8.GetBytes($"</{Name}"));
            _isLost = !IsWhole && !_window.Ended && _length == _window.Bytes.Length;
        }

        return true;
    }

    private (int Length, bool IsWhole) ReadContent(int at, byte[] endTag)
    {
        while ((at = _window.Find("<"u8, at)) >= 0)
        {
            if (_window.Has(at, "<![CDATA["u8))
            {
                at = _window.Find("]]>"u8, at + 9, ref _noSectionEnd);
                if (at < 0)
                {
                    break;
                }
            }
            else if (_window.Has(at, "<!--"u8))
            {
                at = Math.Max(at, _window.Find("-->"u8, at + 4, ref _noCommentEnd));
            }
            else if (IsTag(at, endTag))
            {
                return _window.Find(">"u8, at) is >= 0 and var close ? (close + 1, true) : (_window.Bytes.Length, false);
            }
            else if (IsTag(at, "<item"u8) || IsTag(at, "</channel"u8) || IsTag(at, "</rss"u8))
            {
                return (at, false);
            }

            at++;
        }

        return (_window.Bytes.Length, false);
    }

    private bool SeekItem()
    {
        var at = PlainItem(_window.Bytes, 0);
        while (at < 0)
        {
            // What may be the beginning of one stays.
            _window.Consume(Math.Max(0, _window.Bytes.Length - 1024));
            if (!_window.Fill())
            {
                return false;
            }

            at = PlainItem(_window.Bytes, 0);
        }

        _window.Consume(at);
        _isLost = false;
        return true;
    }

    private bool IsTag(int at, ReadOnlySpan<byte> tag) =>
        _window.Has(at, tag) && _window.Reach(at + tag.Length) && IsNameEnd(_window.Bytes[at + tag.Length]);

    private static bool IsNameEnd(byte c) => " \t\r\n/<>"u8.Contains(c);
}
