using System.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>
/// Cuts the bytes of an export into the children of its channel, such as <c>item</c> and <c>wp:author</c>, without an XML parser, so that
/// what is ill-formed in one costs no other. It knows CDATA sections and comments. Only the child at hand is in memory.
/// </summary>
internal sealed class ChannelReader(Stream stream)
{
    /// <summary>Nobody writes a post of this size. What is longer was never closed.</summary>
    private const int MostOfOne = 64 << 20;

    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private int _length;
    private long _offset;
    private bool _ended;
    private bool _isLost;

    // Where no end of a section or of a comment begins. Without this memory, a file full of unclosed ones would be searched once for each.
    private (long From, long To) _noSectionEnd;
    private (long From, long To) _noCommentEnd;

    /// <summary>The name as it is written, with its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The line at which <see cref="Bytes"/> begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>All of the element; valid until the next read.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _length);

    /// <summary>Whether its end tag was found.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether the end of the file is the end of the element.</summary>
    public bool IsCutOff => _ended && !IsWhole && _start + _length == _end;

    /// <summary>Whether the end of the channel was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The start tag of the root.</summary>
    public string Root { get; private set; } = "";

    private ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start.._end);

    /// <summary>The first bytes of the file, as far as they are asked for and there; only before the first read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (Rest.Length < count && Fill())
        {
        }

        return Rest[..Math.Min(count, Rest.Length)];
    }

    /// <summary>Goes to the next child.</summary>
    public bool Read()
    {
        Consume(_length);
        _length = 0;
        while (!_isLost || SeekItem())
        {
            var at = Find("<"u8, 0);
            if (at < 0 && _ended)
            {
                break;
            }

            Consume(at < 0 ? Rest.Length : at);
            if (at >= 0 && ReadTag())
            {
                return true;
            }
        }

        Consume(Rest.Length);
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

    // What is skipped is no child: a declaration, a comment, an end tag, the root and the channel.
    private bool ReadTag()
    {
        if (Has(0, "<!--"u8))
        {
            var end = FindEnd("-->"u8, 4, ref _noCommentEnd);
            _isLost = end < 0;
            Consume(end < 0 ? 4 : end + 3);
            return false;
        }

        var nameEnd = 1;
        while (Reach(nameEnd) && !IsNameEnd(Rest[nameEnd]))
        {
            nameEnd++;
        }

        if (!Reach(nameEnd) || !char.IsAsciiLetter((char)Rest[1]))
        {
            IsComplete |= Has(0, "</channel>"u8) || Has(0, "</rss>"u8);
            Consume(1);
            return false;
        }

        Name = Encoding.UTF8.GetString(Rest[1..nameEnd]);
        var tagEnd = Find(">"u8, nameEnd);
        if (Name is "rss" or "channel" && tagEnd > 0)
        {
            Root += Encoding.UTF8.GetString(Rest[..tagEnd]);
            Consume(tagEnd);
            return false;
        }

        if (tagEnd > 0 && Rest[tagEnd - 1] == '/')
        {
            (_length, IsWhole) = (tagEnd + 1, true);
        }
        else
        {
            (_length, IsWhole) = ReadContent(tagEnd < 0 ? nameEnd : tagEnd, Encoding.UTF8.GetBytes($"</{Name}"));
            _isLost = !IsWhole && !_ended && _length == Rest.Length;
        }

        return true;
    }

    private (int Length, bool IsWhole) ReadContent(int at, byte[] endTag)
    {
        while ((at = Find("<"u8, at)) >= 0)
        {
            if (Has(at, "<![CDATA["u8))
            {
                at = FindEnd("]]>"u8, at + 9, ref _noSectionEnd);
                if (at < 0)
                {
                    break;
                }
            }
            else if (Has(at, "<!--"u8))
            {
                at = Math.Max(at, FindEnd("-->"u8, at + 4, ref _noCommentEnd));
            }
            else if (IsTag(at, endTag))
            {
                return Find(">"u8, at) is >= 0 and var close ? (close + 1, true) : (Rest.Length, false);
            }
            else if (IsTag(at, "<item"u8) || IsTag(at, "</channel"u8) || IsTag(at, "</rss"u8))
            {
                return (at, false);
            }

            at++;
        }

        return (Rest.Length, false);
    }

    private bool SeekItem()
    {
        var at = PlainItem(Rest, 0);
        while (at < 0)
        {
            // What may be the beginning of one stays.
            Consume(Math.Max(0, Rest.Length - 1024));
            if (!Fill())
            {
                return false;
            }

            at = PlainItem(Rest, 0);
        }

        Consume(at);
        _isLost = false;
        return true;
    }

    private bool IsTag(int at, ReadOnlySpan<byte> tag) => Has(at, tag) && Reach(at + tag.Length) && IsNameEnd(Rest[at + tag.Length]);

    private static bool IsNameEnd(byte c) => c is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private bool Has(int at, ReadOnlySpan<byte> text) => Reach(at + text.Length - 1) && Rest[at..].StartsWith(text);

    private bool Reach(int at)
    {
        while (at >= Rest.Length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    private int FindEnd(ReadOnlySpan<byte> end, int from, ref (long From, long To) absent)
    {
        var begin = _offset + from;
        var isKnown = begin >= absent.From && begin < absent.To;
        var at = Find(end, isKnown ? (int)(absent.To - _offset) : from);
        absent = (isKnown ? absent.From : begin, _offset + (at < 0 ? Math.Max(from, Rest.Length - end.Length + 1) : at));
        return at;
    }

    private int Find(ReadOnlySpan<byte> text, int from)
    {
        while (true)
        {
            if (from < Rest.Length && Rest[from..].IndexOf(text) is >= 0 and var at)
            {
                return from + at;
            }

            from = Math.Max(from, Rest.Length - text.Length + 1);
            if (!Fill())
            {
                return -1;
            }
        }
    }

    private void Consume(int count)
    {
        Line += Rest[..count].Count((byte)'\n');
        _start += count;
        _offset += count;
    }

    private bool Fill()
    {
        if (_end == _buffer.Length && _start > 0)
        {
            Rest.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length && _end < MostOfOne)
        {
            Array.Resize(ref _buffer, _end * 2);
        }

        if (!_ended && _end < _buffer.Length)
        {
            var read = ReadStream();
            _end += read;
            _ended = read == 0;
            return !_ended;
        }

        return false;
    }

    // A compressed file that was cut off or damaged ends where it cannot be read any more.
    private int ReadStream()
    {
        try
        {
            return stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }
}
