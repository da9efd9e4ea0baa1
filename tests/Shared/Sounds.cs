using System.Buffers.Binary;
using System.Text;

namespace NewsFeeds.Tests;

/// <summary>Sounds and films that are silent and dark: their headers tell how long they play.</summary>
public static class Sounds
{
    /// <summary>Frames of MPEG-2 layer III, of 8 kbit/s and 36 ms each.</summary>
    public static byte[] Mp3(int frames) => Repeated(Frame(bitRate: 1, 36), frames);

    /// <summary>A frame of 32 kbit/s that holds a table: of a sound of many bit rates ("Xing"), or of one ("Info").</summary>
    public static byte[] Mp3Table(string name, uint frames)
    {
        var frame = Frame(bitRate: 4, 144);
        Encoding.ASCII.GetBytes(name).CopyTo(frame, 13);
        frame[20] = 1; // The number of frames is told.
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(21), frames);
        return frame;
    }

    /// <summary>A tag of ID3, with as many bytes as it says or with fewer.</summary>
    public static byte[] Id3(int told, int length) =>
    [
        .. "ID3\u0004\0\0"u8, (byte)(told >> 21), (byte)((told >> 14) & 127), (byte)((told >> 7) & 127), (byte)(told & 127),
        .. new byte[length],
    ];

    /// <summary>8,000 bytes for each second.</summary>
    public static byte[] Wave(int length, uint? told = null) =>
    [
        .. "RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0"u8, .. Little(8000, 4), .. Little(8000, 4), 1, 0, 8, 0,
        .. "data"u8, .. Little(told ?? (uint)length, 4), .. new byte[length],
    ];

    /// <param name="rate">Samples a second.</param>
    /// <param name="samples">In all.</param>
    public static byte[] Flac(int rate, int samples) =>
        [.. "fLaC\0\0\0\""u8, .. new byte[10], .. Big(((long)rate << 44) | (0x0F0L << 36) | (uint)samples, 8), .. new byte[16]];

    /// <param name="head">The first packet.</param>
    /// <param name="granules">How far the stream has come on its last page.</param>
    /// <param name="stream">The number of the stream to which that page belongs.</param>
    public static byte[] Ogg(byte[] head, long granules, byte stream = 7) =>
        [.. Page(2, 0, 7, head), .. Page(0, 960, 7, new byte[200]), .. Page(4, granules, stream, [0])];

    /// <summary>A page of an Ogg file.</summary>
    public static byte[] Page(byte flags, long granules, byte stream, byte[] packet) =>
    [
        .. "OggS\0"u8, flags, .. Little(granules, 8), stream, .. new byte[11], 1, (byte)packet.Length, .. packet,
    ];

    public static byte[] Vorbis(int rate) => [1, .. "vorbis"u8, .. new byte[4], 1, .. Little(rate, 4), .. new byte[12], 0xB8, 1];

    public static byte[] Opus() => [.. "OpusHead"u8, 1, 1, 0x38, 1, .. Little(48_000, 4), 0, 0, 0];

    /// <param name="duration">In thousandths of a second.</param>
    /// <param name="kinds">The kind of each track: "soun", "vide".</param>
    public static byte[] Mp4(long duration, params string[] kinds) =>
        Mp4(Box("mvhd", new byte[12], Big(1000, 4), Big(duration, 4), new byte[80]), kinds);

    /// <summary>With times of 64 bits.</summary>
    public static byte[] LongMp4(long duration) =>
        Mp4(Box("mvhd", [1], new byte[19], Big(1000, 4), Big(duration, 8), new byte[80]), ["soun"]);

    /// <summary>A box of an MP4 file.</summary>
    public static byte[] Box(string name, params byte[][] content)
    {
        byte[] bytes = [.. content.SelectMany(each => each)];
        return [.. Big(bytes.Length + 8, 4), .. Encoding.ASCII.GetBytes(name), .. bytes];
    }

    public static byte[] Repeated(byte[] part, int times)
    {
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++)
        {
            part.CopyTo(all, i * part.Length);
        }

        return all;
    }

    private static byte[] Mp4(byte[] header, string[] kinds) =>
    [
        .. Box("ftyp", "isom\0\0\0\0"u8.ToArray()), .. Box("mdat", new byte[5000]),
        .. Box("moov", [header, .. kinds.Select(kind => Box("trak", Box("tkhd", new byte[84]), Media(kind)))]),
    ];

    private static byte[] Media(string kind) =>
        Box("mdia", Box("mdhd", new byte[24]), Box("hdlr", new byte[8], Encoding.ASCII.GetBytes(kind), new byte[13]));

    private static byte[] Frame(byte bitRate, int length) => [0xFF, 0xF3, (byte)((bitRate << 4) | 8), 0xC0, .. new byte[length - 4]];

    private static byte[] Little(long number, int length) => [.. BitConverter.GetBytes(number).Take(length)];

    private static byte[] Big(long number, int length) => [.. Little(number, length).Reverse()];
}
