using System.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Util;
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

    /// <summary>Reads the header of a file. A file that cannot be read keeps the type of its name.</summary>
    public static MediaHeader Read(string file)
    {
        var named = MediaTypes.Of(file)!;
        try
        {
            using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = OfHead(bytes.SafeFileHandle, named);
            return header.MediaType.StartsWith("image/", StringComparison.Ordinal) ? header.WithSizeOf(bytes) : header;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MediaHeader(named, true);
        }
    }

    /// <summary>The type of an open file, without its size.</summary>
    public static MediaHeader OfHead(SafeFileHandle file, string named)
    {
        var buffer = new byte[HeadLength];
        var head = new ArraySegment<byte>(buffer, 0, RandomAccess.Read(file, buffer, 0));
        return Signature(head, named) is { } type ? new MediaHeader(type, true) : new MediaHeader(named, MayBe(named, head));
    }

    private MediaHeader WithSizeOf(Stream picture)
    {
        var (width, height) = SizeOf(picture);
        var hasSize = width is not null || MediaType is not ("image/jpeg" or "image/png" or "image/gif" or "image/webp");
        return this with { Width = width, Height = height, IsIntact = IsIntact && hasSize };
    }

    /// <summary>
    /// The media type that a signature tells; null where there is none. A weak signature, such as the "BM" of a bitmap, does
    /// not count, because texts may begin so.
    /// </summary>
    private static string? Signature(ArraySegment<byte> head, string named)
    {
        using var bytes = new MemoryStream(head.Array!, head.Offset, head.Count, writable: false);
        return FileTypeDetector.DetectFileType(bytes) switch
        {
            FileType.Jpeg => "image/jpeg",
            FileType.Png => "image/png",
            FileType.Gif => "image/gif",
            FileType.WebP => "image/webp",
            FileType.Ico => "image/x-icon",
            FileType.Tiff => "image/tiff",
            FileType.Mp3 => "audio/mpeg",
            FileType.Wav => "audio/wav",
            FileType.Heif or FileType.Mp4 or FileType.QuickTime when named is "image/avif" or "audio/mp4" or "video/mp4" => named,
            FileType.Heif => "image/heic",
            FileType.QuickTime when head.AsSpan(8).StartsWith("avi"u8) => "image/avif", // The library takes every "ftyp" for QuickTime.
            FileType.Mp4 or FileType.QuickTime => named.StartsWith("audio/", StringComparison.Ordinal) ? "audio/mp4" : "video/mp4",
            _ => null,
        };
    }

    /// <summary>Whether bytes without a signature can be a file of a type.</summary>
    private static bool MayBe(string mediaType, ReadOnlySpan<byte> head) => mediaType switch
    {
        "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "image/x-icon" => false,
        "image/svg+xml" => head.Contains((byte)'<') && !IsWebPage(head),
        "text/vtt" => WithoutMark(head).StartsWith("WEBVTT"u8),
        _ => head.ContainsAnyInRange((byte)0, (byte)8), // No text has these bytes (MIME Sniffing Standard §3).
    };

    private static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        var text = WithoutMark(head).TrimStart(" \t\r\n"u8);
        return Begins(text, "<!doctype html"u8) || Begins(text, "<html"u8);

        static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
            text.Length >= tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) => head.StartsWith("\uFEFF"u8) ? head[3..] : head;

    private static (int? Width, int? Height) SizeOf(Stream picture)
    {
        try
        {
            var directories = ImageMetadataReader.ReadMetadata(picture).Where(directory => directory.Name is not "Exif Thumbnail").ToList();
            var (width, height) = (Pixels("Image Width"), Pixels("Image Height"));
            return IsTurned() ? (height, width) : (width, height);

            int? Pixels(string name) => directories
                .SelectMany(directory => directory.Tags.Where(tag => tag.Name == name)
                    .Select(tag => directory.TryGetInt32(tag.Type, out var value) ? value : 0))
                .Where(value => value > 0).Select(value => (int?)value).FirstOrDefault();

            // A camera that was held upright writes the picture as it saw it, and notes how to turn it. Browsers and readers do.
            bool IsTurned() => directories.OfType<ExifIfd0Directory>()
                .Any(exif => exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 5 and <= 8);
        }
#pragma warning disable CA1031 // Whatever a broken picture does to the library, the article goes out. Feed readers measure it themselves.
        catch (Exception)
#pragma warning restore CA1031
        {
            return (null, null);
        }
    }
}
