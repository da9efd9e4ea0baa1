using System.Buffers.Binary;
using System.Text;

namespace NewsFeeds.Tests;

/// <summary>The headers of pictures. They tell a size, and how the picture is turned when it is shown.</summary>
public static class Pictures
{
    /// <summary>As a camera writes it that is held upright: its long side is the width, and it is to be turned by a quarter.</summary>
    public const int TurnedByAQuarter = 6;

    /// <summary>What Exif may say of the place where a picture was taken.</summary>
    public const int PlaceVersion = 0, Latitude = 2, Longitude = 4;

    /// <param name="width">Before it is turned.</param>
    /// <param name="height">Before it is turned.</param>
    /// <param name="orientation">As Exif numbers them, here and below.</param>
    /// <param name="before">Segments between Exif and the size.</param>
    /// <param name="place">What Exif says of the place where it was taken: an entry such as <see cref="Latitude"/>, here and below.</param>
    public static byte[] Jpeg(int width, int height, int orientation = 1, byte[]? before = null, int? place = null) =>
    [
        0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, place)]), .. before ?? [],
        .. Segment(0xC2, [8, .. Big16(height), .. Big16(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]), 0xFF, 0xD9,
    ];

    /// <param name="width">Before it is turned.</param>
    /// <param name="height">Before it is turned.</param>
    /// <param name="orientation">Exif stands before the picture's data.</param>
    /// <param name="before">Chunks before Exif.</param>
    /// <param name="after">Chunks behind the picture's data.</param>
    /// <param name="place">Likewise.</param>
    public static byte[] Png(
        int width, int height, int orientation = 1, byte[]? before = null, byte[]? after = null, int? place = null) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
        .. Chunk("IHDR", [.. Big32(width), .. Big32(height), 8, 2, 0, 0, 0]), .. before ?? [],
        .. Chunk("eXIf", Exif(orientation, place)),
        .. Chunk("IDAT", [1, 2, 3]), .. after ?? [], .. Chunk("IEND", []),
    ];

    /// <param name="width">Before it is turned.</param>
    /// <param name="height">Before it is turned.</param>
    /// <param name="orientation">Exif stands at the end.</param>
    /// <param name="before">Chunks before Exif.</param>
    /// <param name="place">Likewise.</param>
    public static byte[] WebP(int width, int height, int orientation = 1, byte[]? before = null, int? place = null)
    {
        byte[] canvas = [8, 0, 0, 0, .. Little32(width - 1)[..3], .. Little32(height - 1)[..3]]; // 8: there is Exif.
        return Riff([.. Part("VP8X", canvas), .. before ?? [], .. Part("EXIF", Exif(orientation, place))]);
    }

    /// <summary>A WebP picture without a canvas.</summary>
    public static byte[] SmallWebP(int width, int height, bool isLossless) => Riff(isLossless
        ? Part("VP8L", [0x2F, .. Little32((width - 1) | ((height - 1) << 14)), 0])
        : Part("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, .. Little32(width)[..2], .. Little32(height)[..2]]));

    public static byte[] Gif(int width, int height, byte[]? after = null) =>
        [.. "GIF89a"u8, .. Little32(width)[..2], .. Little32(height)[..2], 0, 0, 0, .. after ?? [], 0x3B];

    /// <summary>A TIFF picture, which a phone may send as ".jpg".</summary>
    public static byte[] Tiff(int width, int height, int orientation = 1) =>
    [
        .. "II*\0\u0008\0\0\0"u8, 3, 0, .. Entry(256, 4, width), .. Entry(257, 3, height), .. Entry(274, 3, orientation), 0, 0, 0, 0,
    ];

    /// <summary>An icon of several squares.</summary>
    public static byte[] Icon(params int[] sizes) =>
    [
        0, 0, 1, 0, (byte)sizes.Length, 0, .. sizes.SelectMany(size => (byte[])[(byte)size, (byte)size, .. new byte[14]]),
    ];

    /// <summary>An AVIF picture: its thumbnail's size stands before its own, and it is turned, not by Exif, but by a property.</summary>
    /// <param name="width">Before it is turned.</param>
    /// <param name="height">Before it is turned.</param>
    /// <param name="quarters">How often it is turned by a quarter.</param>
    /// <param name="cut">What is cut out of it before it is turned.</param>
    /// <param name="before">Boxes before those that describe it.</param>
    public static byte[] Avif(int width, int height, int quarters = 0, (int Width, int Height)? cut = null, byte[]? before = null)
    {
        var (wide, high) = cut ?? (width, height);
        byte[] properties =
        [
            .. Part("ispe", [0, 0, 0, 0, .. Big32(16), .. Big32(12)], isBox: true),
            .. Part("colr", new byte[5000], isBox: true),
            .. Part("ispe", [0, 0, 0, 0, .. Big32(width), .. Big32(height)], isBox: true),
            .. Part("clap", [.. Big32(2 * wide), .. Big32(2), .. Big32(high), .. Big32(1), .. new byte[16]], isBox: true),
            .. Part("irot", [(byte)quarters], isBox: true),
        ];
        byte[] associations = [0, 0, 0, 0, .. Big32(2), 0, 1, 1, 1, 0, 2, 4, 2, 3, 0x84, 0x85]; // Of item 1 one, of item 2 four.
        byte[] meta =
        [
            0, 0, 0, 0, .. Part("pitm", [0, 0, 0, 0, 0, 2], isBox: true),
            .. Part("iprp", [.. Part("ipco", properties, isBox: true), .. Part("ipma", associations, isBox: true)], isBox: true),
        ];
        return [.. Part("ftyp", "avif\0\0\0\0mif1"u8.ToArray(), isBox: true), .. before ?? [], .. Part("meta", meta, isBox: true)];
    }

    /// <summary>A segment of a JPEG picture.</summary>
    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Big16(data.Length + 2), .. data];

    /// <summary>A chunk of a PNG picture.</summary>
    public static byte[] Chunk(string name, byte[] data) => [.. Big32(data.Length), .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    /// <summary>A chunk of a WebP picture, or a box of an AVIF picture.</summary>
    public static byte[] Part(string name, byte[] data, bool isBox = false) => isBox
        ? [.. Big32(data.Length + 8), .. Encoding.ASCII.GetBytes(name), .. data]
        : [.. Encoding.ASCII.GetBytes(name), .. Little32(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. Little32(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Entry(int tag, int type, int value) =>
        [.. Little32(tag)[..2], .. Little32(type)[..2], 1, 0, 0, 0, .. Little32(value)];

    // A TIFF header and a directory with the orientation, and perhaps with a directory of the place.
    private static byte[] Exif(int orientation, int? place) =>
    [
        .. "MM\0*\0\0\0\u0008"u8, 0, (byte)(place is null ? 1 : 2), .. BigEntry(0x112, 3, [.. Big16(orientation), 0, 0]),
        .. place is { } tag ? [.. BigEntry(0x8825, 4, Big32(38)), 0, 0, 0, 0, 0, 1, .. BigEntry(tag, 5, Big32(0))] : Array.Empty<byte>(),
        0, 0, 0, 0,
    ];

    private static byte[] BigEntry(int tag, int type, byte[] value) => [.. Big16(tag), .. Big16(type), .. Big32(1), .. value];

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
