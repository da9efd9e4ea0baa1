using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NewsFeeds.Media;

/// <summary>What the bytes of a media file tell about it.</summary>
/// <param name="MediaType">Told by the first bytes where they are of a kind with a signature, else by the name.</param>
/// <param name="IsIntact">Whether the bytes can be a file of that type, as far as its beginning tells.</param>
/// <param name="Width">Pixels as shown, of a picture whose header says so.</param>
/// <param name="Height">Pixels as shown, of a picture whose header says so.</param>
internal sealed record MediaHeader(string MediaType, bool IsIntact, int? Width = null, int? Height = null)
{
    private const int HeadLength = 512;

    /// <summary>Whether a picture says where it was taken.</summary>
    public bool TellsPlace { get; private init; }

    /// <summary>The time that a sound or film plays, in whole seconds, where its headers say so.</summary>
    public TimeSpan? Duration { get; private init; }

    /// <summary>Whether an MP4 file has sound and no pictures.</summary>
    public bool IsSoundAlone { get; private init; }

    /// <summary>Reads the header of a file. A file that cannot be read keeps the type of its name.</summary>
    /// <exception cref="IOException">The service has too many files open. What shows the file is made later.</exception>
    public static MediaHeader Read(string file)
    {
        var named = MediaTypes.Of(file)!;
        try
        {
            using var handle = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete);
            var blocks = new FileBlocks(handle);
            var header = OfHead(blocks.At(0, HeadLength), named);
            return header.IsIntact ? header.WithMeasuresOf(blocks) : header;
        }
        catch (Exception e) when (Disk.IsUnreadable(e))
        {
            return new MediaHeader(named, true);
        }
    }

    /// <summary>The header of an open file, without its measures.</summary>
    public static MediaHeader OfHead(SafeFileHandle file, string named)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        return OfHead(head[..RandomAccess.Read(file, head, 0)], named);
    }

    private static MediaHeader OfHead(ReadOnlySpan<byte> head, string named) =>
        Signature(head, named) is { } type ? new MediaHeader(type, true) : new MediaHeader(named, MayBe(named, head));

    private MediaHeader WithMeasuresOf(FileBlocks file)
    {
        if (PictureSize.IsToldBy(MediaType))
        {
            return WithSizeFrom(file);
        }

        return this with
        {
            Duration = PlayingTime.Of(file, MediaType),
            IsSoundAlone = MediaType is "audio/mp4" or "video/mp4" && Movie.IsSoundAlone(file),
        };
    }

    private MediaHeader WithSizeFrom(FileBlocks file)
    {
        var size = PictureSize.Of(file, MediaType);
        var isTorn = size is null && !file.IsSpent && MediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";
        return this with
        {
            Width = size?.Width,
            Height = size?.Height,
            TellsPlace = size?.TellsPlace ?? false,
            IsIntact = !isTorn,
        };
    }

    /// <summary>
    /// The media type that a signature tells (MIME Sniffing Standard §6); null where there is none. A weak signature, such as the "BM" of
    /// a bitmap, does not count, because texts may begin so.
    /// </summary>
    private static string? Signature(ReadOnlySpan<byte> head, string named) => head switch
    {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [0x89, .. var rest] when rest.StartsWith("PNG\r\n\u001A\n\0\0\0\rIHDR"u8) => "image/png",
        [0, 0, 1, 0, ..] => "image/x-icon",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) => "image/tiff",
        _ when head.StartsWith("RIFF"u8) && Behind(head, 8).StartsWith("WEBP"u8) => "image/webp",
        _ when head.StartsWith("RIFF"u8) && Behind(head, 8).StartsWith("WAVE"u8) => "audio/wav",
        _ when head.StartsWith("ID3"u8) || IsMpegAudio(head) => "audio/mpeg",
        _ when Behind(head, 4).StartsWith("ftyp"u8) => OfBrand(Behind(head, 8), named),
        _ => null,
    };

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> head, int start) => head[Math.Min(start, head.Length)..];

    // ISO/IEC 11172-3 §2.4.1.3: 11 bits of sync, version, layer, bit rate. The frames of AAC differ in the layer.
    private static bool IsMpegAudio(ReadOnlySpan<byte> head) =>
        head is [0xFF, var second, var third, ..] && second >= 0xE0 && (second & 0x18) != 0x08 && (second & 0x06) != 0 && third < 0xF0;

    private static string OfBrand(ReadOnlySpan<byte> brand, string named)
    {
        if (named is "image/avif" or "audio/mp4" or "video/mp4")
        {
            return named; // A brand tells no sound from a film, and few pictures from others.
        }

        if (brand.StartsWith("avi"u8))
        {
            return "image/avif";
        }

        if (brand.StartsWith("he"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8))
        {
            return "image/heic";
        }

        return named.StartsWith("audio/", StringComparison.Ordinal) ? "audio/mp4" : "video/mp4";
    }

    /// <summary>Whether bytes without a signature can be a file of a type.</summary>
    private static bool MayBe(string mediaType, ReadOnlySpan<byte> head) => mediaType switch
    {
        "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "image/x-icon" => false,
        "image/svg+xml" => head.Contains((byte)'<') && !IsWebPage(head),
        "text/vtt" => WithoutMark(head).StartsWith("WEBVTT"u8),
        "application/x-subrip" => IsSubRip(WithoutMark(head).TrimStart(" \t\r\n"u8)),
        _ => head.ContainsAnyInRange((byte)0, (byte)8), // No text has these bytes (MIME Sniffing Standard §3).
    };

    // A cue begins with its number. The line below says from when until when it is shown.
    private static bool IsSubRip(ReadOnlySpan<byte> text)
    {
        var times = text.TrimStart("0123456789"u8);
        return times.Length < text.Length && times.IndexOf(" --> "u8) >= 0;
    }

    private static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        var text = WithoutMark(head).TrimStart(" \t\r\n"u8);
        return Begins(text, "<!doctype html"u8) || Begins(text, "<html"u8);

        static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
            text.Length >= tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) => head.StartsWith("\uFEFF"u8) ? head[3..] : head;
}
