namespace NewsFeeds.Imports.Wxr;

/// <summary>The part of a long text that is in memory: what was read of it and is not yet consumed. It counts lines.</summary>
internal sealed class ByteWindow(Stream stream)
{
    /// <summary>Nobody writes a post of this size. What is longer was never closed.</summary>
    private const int Most = 16 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _offset;

    /// <summary>What is in memory. Any other call may move it.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start.._end);

    /// <summary>The line at which it begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the end of the text is in memory.</summary>
    public bool Ended { get; private set; }

    /// <summary>Goes on behind these bytes.</summary>
    public void Consume(int count)
    {
        Line += Bytes[..count].Count((byte)'\n');
        _start += count;
        _offset += count;
    }

    /// <summary>Whether there is a byte at this place. Reads as far as that.</summary>
    public bool Reach(int at)
    {
        while (at >= Bytes.Length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether these bytes are at this place.</summary>
    public bool Has(int at, ReadOnlySpan<byte> text) => Reach(at + text.Length - 1) && Bytes[at..].StartsWith(text);

    /// <summary>Where these bytes are next; -1 where they are not before the end, or too far away.</summary>
    public int Find(ReadOnlySpan<byte> text, int from)
    {
        while (true)
        {
            if (from < Bytes.Length && Bytes[from..].IndexOf(text) is >= 0 and var at)
            {
                return from + at;
            }

            from = Math.Max(from, Bytes.Length - text.Length + 1);
            if (!Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>
    /// As <see cref="Find(ReadOnlySpan{byte}, int)"/>, and remembers where they are not. Without this memory, a text full of sections that
    /// were never closed would be searched to its end once for each.
    /// </summary>
    public int Find(ReadOnlySpan<byte> text, int from, ref (long From, long To) absent)
    {
        var begin = _offset + from;
        var isKnown = begin >= absent.From && begin < absent.To;
        var at = Find(text, isKnown ? (int)(absent.To - _offset) : from);
        var end = at < 0 ? Math.Max(from, Bytes.Length - text.Length + 1) : at;
        absent = (isKnown ? absent.From : begin, _offset + end);
        return at;
    }

    /// <summary>Reads more; false at the end, and where the window is as large as it may be.</summary>
    public bool Fill()
    {
        if (_end == _buffer.Length && _start > 0)
        {
            Bytes.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length && _end < Most)
        {
            Array.Resize(ref _buffer, _end * 2);
        }

        if (Ended || _end == _buffer.Length)
        {
            return false;
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        Ended = read == 0;
        return !Ended;
    }
}
