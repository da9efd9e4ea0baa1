using Microsoft.Win32.SafeHandles;

namespace NewsFeeds.Media;

/// <summary>
/// An open file, read in blocks where its bytes are asked for. It reads at most 2 MiB, whatever the file says. A reader that only goes
/// forward is bounded in time by that too.
/// </summary>
internal sealed class FileBlocks(SafeFileHandle file)
{
    private const int BlockLength = 4096, MostBlocks = 512;

    private readonly byte[] _block = new byte[BlockLength];
    private long _start;
    private int _length, _blocks;

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; } = RandomAccess.GetLength(file);

    /// <summary>Whether bytes were asked for beyond the bound.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The bytes at a place, as many as are there. They last until others are asked for.</summary>
    public ReadOnlySpan<byte> At(long place, int length)
    {
        if (place < 0 || place >= Length)
        {
            return [];
        }

        if (place < _start || Math.Min(place + length, Length) > _start + _length)
        {
            if (_blocks == MostBlocks)
            {
                IsSpent = true;
                return [];
            }

            _blocks++;
            (_start, _length) = (place, RandomAccess.Read(file, _block, place));
        }

        var from = (int)(place - _start);
        return _block.AsSpan(from, Math.Min(length, _length - from));
    }

    /// <summary>Whether these bytes stand at a place.</summary>
    public bool Has(long place, ReadOnlySpan<byte> bytes) => At(place, bytes.Length).SequenceEqual(bytes);

    /// <summary>A number with its highest byte first; null where the file ends before it.</summary>
    public long? Big(long place, int length) => NumberOf(At(place, length), length, isBig: true);

    /// <summary>A number with its lowest byte first; null where the file ends before it.</summary>
    public long? Little(long place, int length) => NumberOf(At(place, length), length, isBig: false);

    private static long? NumberOf(ReadOnlySpan<byte> bytes, int length, bool isBig)
    {
        if (bytes.Length < length)
        {
            return null;
        }

        var number = 0L;
        for (var i = 0; i < length; i++)
        {
            number = (number << 8) | bytes[isBig ? i : length - 1 - i];
        }

        return number;
    }
}
