using System.Buffers.Binary;
using System.Text;

namespace NewsFeeds.Tests;

/// <summary>The headers of pictures. They tell a size, and how the picture is turned when it is shown.</summary>
public static class Pictures
{
    /// <summary>As a camera writes it that is held upright: its long side is the width, and it is to be turned by a quarter.</summary>
    public const int TurnedByAQuarter = 6;

    public static byte[] Jpeg(int width, int height, int orientation = 1)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. Exif(orientation)];
        return
        [
            0xFF, 0xD8,
            0xFF, 0xE1, .. Big16(exif.Length + 2), .. exif,
            0xFF, 0xC0, 0, 17, 8, .. Big16(height), .. Big16(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
            0xFF, 0xD9,
        ];
    }

    public static byte[] Png(int width, int height, int orientation = 1) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
        .. Chunk("IHDR", [.. Big32(width), .. Big32(height), 8, 2, 0, 0, 0]), .. Chunk("eXIf", Exif(orientation)), .. Chunk("IEND", []),
    ];

    public static byte[] WebP(int width, int height, int orientation = 1)
    {
        byte[] canvas = [8, 0, 0, 0, .. Little32(width - 1)[..3], .. Little32(height - 1)[..3]]; // 8: there is Exif.
        byte[] chunks = [.. "WEBP"u8, .. Part("VP8X", canvas), .. Part("EXIF", Exif(orientation))];
        return [.. "RIFF"u8, .. Little32(chunks.Length), .. chunks];
    }

    // A TIFF header and one directory with one entry: the orientation.
    private static byte[] Exif(int orientation) =>
        [.. "MM\0*\0\0\0\u0008"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, .. Big16(orientation), 0, 0, 0, 0, 0, 0];

    private static byte[] Chunk(string name, byte[] data) => [.. Big32(data.Length), .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    private static byte[] Part(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. Little32(data.Length), .. data];

    private static byte[] Big16(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Big32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
