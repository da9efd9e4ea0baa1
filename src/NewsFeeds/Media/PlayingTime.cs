using TagLib;
using TagLib.Mpeg;

namespace NewsFeeds.Media;

/// <summary>
/// The time that a sound or film plays, from its headers. The library reads what has a fixed length. Its readers of whole files are not
/// asked: they take as much memory as a file says, and call themselves as deep.
/// </summary>
internal static class PlayingTime
{
    private const int Id3HeaderLength = 10, OggHeaderLength = 27, MostTags = 3, ComparedFrames = 10;

    /// <summary>In whole seconds; null where the file does not tell, or not within the bound of what is read.</summary>
    public static TimeSpan? Of(FileBlocks file, string mediaType)
    {
        try
        {
            var seconds = Math.Round(Exact(file, mediaType)?.TotalSeconds ?? 0);
            return seconds > 0 && !file.IsSpent ? TimeSpan.FromSeconds(seconds) : null;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or IOException or UnauthorizedAccessException))
        {
            return null; // What is thrown depends on the bytes.
        }
    }

    private static TimeSpan? Exact(FileBlocks file, string mediaType) => mediaType switch
    {
        "audio/mpeg" => OfMpeg(file),
        "audio/mp4" or "video/mp4" => Movie.DurationOf(file),
        "audio/ogg" or "video/ogg" => OfOgg(file),
        "audio/flac" => OfFlac(file),
        "audio/wav" => OfWave(file),
        _ => null,
    };

    // Tags may stand before the sound, with pictures by the megabyte.
    private static TimeSpan? OfMpeg(FileBlocks file)
    {
        var start = 0L;
        for (var tags = 0; tags < MostTags && file.Has(start, "ID3"u8); tags++)
        {
            start += new TagLib.Id3v2.Header(BytesAt(file, start, Id3HeaderLength)).CompleteTagSize;
        }

        using var sound = new SoundFile(file);
        if (FrameAt(sound, start) is not { } first)
        {
            return null;
        }

        return first.XingHeader.TotalFrames > 0 || first.VBRIHeader.TotalFrames > 0
            ? first.Duration
            : OfConstantRate(sound, start + first.AudioFrameLength, file.Length);
    }

    // A sound of one bit rate needs no table. Its first frame may be one all the same, at another rate.
    private static TimeSpan? OfConstantRate(SoundFile sound, long start, long end)
    {
        AudioHeader? known = null;
        var at = start;
        for (var i = 0; i < ComparedFrames && FrameAt(sound, at) is { } frame; i++)
        {
            if (known is { } other && other.AudioBitrate != frame.AudioBitrate)
            {
                return null;
            }

            known = frame;
            at += frame.AudioFrameLength;
        }

        if (known is not { } header || end - start > int.MaxValue) // The library counts bytes in an int.
        {
            return null;
        }

        header.SetStreamLength(end - start);
        return header.Duration;
    }

    private static AudioHeader? FrameAt(SoundFile sound, long place) =>
        AudioHeader.Find(out var header, sound, place, 1) ? header : null;

    // RFC 3533 §6: the last page of a stream says how far it has come by then. Streams of sound and film may be interleaved.
    private static TimeSpan? OfOgg(FileBlocks file)
    {
        var start = OggHeaderLength + (file.Big(OggHeaderLength - 1, 1) ?? 0);
        var packet = BytesAt(file, start, byte.MaxValue);
        var codec = TagLib.Ogg.Codec.GetCodec(packet);
        codec.ReadPacket(packet, 0);
        var stream = file.Little(14, 4);
        using var sound = new SoundFile(file);
        for (var end = file.Length; sound.RFind("OggS", file.Length - end) is > 0 and var page; end = page)
        {
            if (file.Little(page + 14, 4) == stream && file.Little(page + 6, 8) is > 0 and var granules)
            {
                return codec.GetDuration(0, granules);
            }
        }

        return null;
    }

    private static TimeSpan? OfFlac(FileBlocks file) =>
        file.Has(0, "fLaC"u8) ? new TagLib.Flac.StreamHeader(BytesAt(file, 8, 34), file.Length).Duration : null;

    // Whoever writes a sound while it lasts cannot know its length, and writes the largest.
    private static TimeSpan? OfWave(FileBlocks file)
    {
        long? bytesPerSecond = null;
        for (var at = 12L; file.Little(at + 4, 4) is { } length; at += 8 + length + (length & 1))
        {
            if (file.Has(at, "fmt "u8))
            {
                bytesPerSecond = file.Little(at + 16, 4);
            }
            else if (file.Has(at, "data"u8) && bytesPerSecond is > 0 and var rate)
            {
                return TimeSpan.FromSeconds((double)Math.Min(length, file.Length - at - 8) / rate);
            }
        }

        return null;
    }

    private static ByteVector BytesAt(FileBlocks file, long place, int length) => new(file.At(place, length).ToArray());
}
