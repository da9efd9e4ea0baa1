using System.IO.Compression;
using System.Text;

namespace NewsFeeds.Tests;

/// <summary>Pictures that cost dear whoever reads all of them. They are shown at 300 × 400 pixels.</summary>
public static class HostilePictures
{
    private const int Many = 300_000;

    /// <summary>The size can be read: what is dear stands where nobody has to look.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Measurable { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["xmp.png"] = () => Png(Pictures.Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Nested()])),
        ["xmp.webp"] = () => WebP(Pictures.Part("XMP ", Nested())),
        ["frames.webp"] = () => WebP(Repeated(Pictures.Part("ANMF", new byte[20_000]), 400)),
        ["text.png"] = () => Png(Pictures.Chunk("zTXt", [.. "Comment\0\0"u8, .. Inflating()])),
        ["profile.png"] = () => Png(Pictures.Chunk("iCCP", [.. "a\0\0"u8, .. Inflating()])),
        ["trailer.png"] = () => Pictures.Png(400, 300, Pictures.TurnedByAQuarter, after: Repeated(Pictures.Chunk("tEXt", []), Many)),
        ["exif.png"] = () => Png(Pictures.Chunk("tEXt", new byte[5_000_000])),
        ["profile.jpg"] = () => Jpeg(Repeated(Pictures.Segment(0xE2, new byte[65_000]), 60)),
        ["comments.gif"] = () => Pictures.Gif(300, 400, Repeated([0x21, 0xFE, 1, (byte)'a', 0], 2 * Many)),
        ["item.avif"] = () => Avif(Pictures.Part("free", new byte[5_000_000], isBox: true)),
    };

    /// <summary>The size cannot be read, or not how the picture is turned: more stands before it than anybody reads.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Unmeasurable { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["chunks.png"] = () => Png(Repeated(Pictures.Chunk("tEXt", []), Many)),
        ["chunks.webp"] = () => WebP(Repeated(Pictures.Part("ANMF", []), Many)),
        ["comments.jpg"] = () => Jpeg(Repeated(Pictures.Segment(0xFE, [1, 2, 3, 4]), Many)),
        ["fill.jpg"] = () => Jpeg(Repeated([0xFF], 10 * Many)),
        ["boxes.avif"] = () => Avif(Repeated(Pictures.Part("free", [], isBox: true), Many)),
    };

    private static byte[] Jpeg(byte[] before) => Pictures.Jpeg(400, 300, Pictures.TurnedByAQuarter, before);

    private static byte[] Png(byte[] before) => Pictures.Png(400, 300, Pictures.TurnedByAQuarter, before);

    private static byte[] WebP(byte[] before) => Pictures.WebP(400, 300, Pictures.TurnedByAQuarter, before);

    private static byte[] Avif(byte[] before) => Pictures.Avif(400, 300, quarters: 1, before: before);

    // As XMP that is nested 20,000 deep, which a reader that calls itself for each depth does not survive.
    private static byte[] Nested() => Encoding.ASCII.GetBytes(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description xmlns:a='a:'>"
        + string.Concat(Enumerable.Repeat("<a:a r:parseType='Resource'>", 20_000)) + string.Concat(Enumerable.Repeat("</a:a>", 20_000))
        + "</r:Description></r:RDF></x:xmpmeta>");

    // 46 MB in 45 KB.
    private static byte[] Inflating()
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.SmallestSize))
        {
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 46; i++)
            {
                zlib.Write(zeros);
            }
        }

        return deflated.ToArray();
    }

    private static byte[] Repeated(byte[] part, int times)
    {
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++)
        {
            part.CopyTo(all, i * part.Length);
        }

        return all;
    }
}
