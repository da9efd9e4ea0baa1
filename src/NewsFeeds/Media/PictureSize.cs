namespace NewsFeeds.Media;

/// <summary>
/// The size at which a picture is shown, from its header and its orientation, and whether it says where it was taken. Nothing else in the
/// file is looked at: texts, profiles and thumbnails are stepped over.
/// </summary>
internal static partial class PictureSize
{
    /// <summary>Whether files of a type tell a size. A drawing (SVG) has none of its own.</summary>
    public static bool IsToldBy(string mediaType) =>
        mediaType.StartsWith("image/", StringComparison.Ordinal) && mediaType != "image/svg+xml";

    /// <summary>The size in pixels; null where the file does not tell, or not within the bound of what is read.</summary>
    public static (int Width, int Height, bool TellsPlace)? Of(FileBlocks file, string mediaType)
    {
        var (width, height, isTurned, tellsPlace) = mediaType switch
        {
            "image/jpeg" => OfJpeg(file),
            "image/png" => OfPng(file),
            "image/gif" => new Header(file.Little(6, 2), file.Little(8, 2)),
            "image/webp" => OfWebP(file),
            "image/avif" or "image/heic" => OfHeif(file),
            "image/x-icon" => OfIcon(file),
            "image/tiff" => OfTiff(file, 0),
            _ => null,
        } ?? default;
        if (file.IsSpent || width is not (> 0 and <= int.MaxValue) || height is not (> 0 and <= int.MaxValue))
        {
            return null;
        }

        return isTurned ? ((int)height, (int)width, tellsPlace) : ((int)width, (int)height, tellsPlace);
    }

    // A camera that was held upright writes the picture as it saw it, and notes how to turn it. Browsers and readers do.
    private readonly record struct Header(long? Width, long? Height, bool IsTurned = false, bool TellsPlace = false)
    {
        public Header With(Header? exif) =>
            this with { IsTurned = exif?.IsTurned ?? false, TellsPlace = exif?.TellsPlace ?? false };
    }

    // ITU-T T.81 §B.1 and B.2.2: markers, of which those of frames bring the size. Profiles may stand before it by the megabyte.
    private static Header? OfJpeg(FileBlocks file)
    {
        var header = new Header();
        Header? exif = null;
        for (var at = 2L; file.Big(at, 2) is { } marker && marker is not (0xFFD9 or 0xFFDA);)
        {
            if (marker <= 0xFF01 || marker is 0xFFFF or (>= 0xFFD0 and <= 0xFFD8))
            {
                at++; // Writers may fill with 0xFF, and broken ones leave other bytes between segments.
                continue;
            }

            var next = at + 2 + (file.Big(at + 2, 2) ?? 0);
            if (marker is >= 0xFFC0 and <= 0xFFCF and not (0xFFC4 or 0xFFC8 or 0xFFCC))
            {
                header = new Header(file.Big(at + 7, 2), file.Big(at + 5, 2));
            }
            else if (marker == 0xFFE1)
            {
                exif ??= OfTiff(file, at + 4);
            }

            at = next;
        }

        return header.With(exif);
    }

    // The size is in the first chunk. How the picture is turned counts where it stands before the picture.
    private static Header? OfPng(FileBlocks file)
    {
        var header = new Header(file.Big(16, 4), file.Big(20, 4));
        for (var at = 8L; file.Big(at, 4) is { } length && !file.Has(at + 4, "IDAT"u8); at += 12 + length)
        {
            if (file.Has(at + 4, "eXIf"u8))
            {
                return header.With(OfTiff(file, at + 8));
            }
        }

        return header;
    }

    // RFC 9649 §2: a picture alone, or a canvas (VP8X) whose flags say whether there is Exif.
    private static Header? OfWebP(FileBlocks file)
    {
        const int HasExif = 8;
        if (file.Has(12, "VP8 "u8))
        {
            return new Header(file.Little(26, 2) & 0x3FFF, file.Little(28, 2) & 0x3FFF);
        }

        if (file.Has(12, "VP8L"u8))
        {
            var sizes = file.Little(21, 4);
            return new Header((sizes & 0x3FFF) + 1, ((sizes >> 14) & 0x3FFF) + 1);
        }

        if (!file.Has(12, "VP8X"u8))
        {
            return null;
        }

        var header = new Header(file.Little(24, 3) + 1, file.Little(27, 3) + 1);
        if ((file.Little(20, 1) & HasExif) == 0)
        {
            return header;
        }

        var at = 12L;
        while (!file.Has(at, "EXIF"u8) && file.Little(at + 4, 4) is { } length)
        {
            at += 8 + length + (length & 1);
        }

        return header.With(OfTiff(file, at + 8));
    }

    // An icon has several sizes, of which the largest is shown. A length of 0 stands for 256.
    private static Header? OfIcon(FileBlocks file)
    {
        var largest = new Header();
        var end = 6 + (16 * file.Little(4, 2));
        for (var at = 6L; at < end && file.Little(at, 1) is { } width && file.Little(at + 1, 1) is { } height; at += 16)
        {
            var icon = new Header(width == 0 ? 256 : width, height == 0 ? 256 : height);
            largest = icon.Width > (largest.Width ?? 0) ? icon : largest;
        }

        return largest;
    }

    // TIFF 6.0 §2: the first directory of a TIFF picture, or of the Exif in another; null where there is none.
    private static Header? OfTiff(FileBlocks file, long start)
    {
        const int Width = 256, Height = 257, Orientation = 274, Place = 34853, Latitude = 2, Longitude = 4;
        start += file.Has(start, "Exif\0\0"u8) ? 6 : 0;
        var isBig = file.Has(start, "MM\0*"u8);
        if (!isBig && !file.Has(start, "II*\0"u8))
        {
            return null;
        }

        var header = new Header();
        foreach (var (tag, value) in Directory(start + Number(start + 4, 4)))
        {
            header = tag switch
            {
                Width => header with { Width = value },
                Height => header with { Height = value },
                Orientation => header with { IsTurned = value is >= 5 and <= 8 },
                Place => header with { TellsPlace = Directory(start + value).Any(each => each.Tag is Latitude or Longitude) },
                _ => header,
            };
        }

        return header;

        IEnumerable<(long Tag, long? Value)> Directory(long? place)
        {
            const int Long = 4;
            var end = place + 2 + (12 * Number(place ?? 0, 2));
            for (var at = place + 2; at < end && Number(at.Value, 2) is { } tag; at += 12)
            {
                yield return (tag, Number(at.Value + 8, Number(at.Value + 2, 2) == Long ? 4 : 2));
            }
        }

        long? Number(long place, int length) => isBig ? file.Big(place, length) : file.Little(place, length);
    }
}
