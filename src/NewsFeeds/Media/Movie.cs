namespace NewsFeeds.Media;

/// <summary>What the first boxes of an MP4 file tell (ISO/IEC 14496-12 §8.2 to 8.4).</summary>
internal static class Movie
{
    /// <summary>How long it plays; null where the file does not tell, as one that is still being written.</summary>
    public static TimeSpan? DurationOf(FileBlocks file)
    {
        var start = MovieOf(file).Child(file, "mvhd"u8).Start;
        var isLong = file.Big(start, 1) == 1;
        var (ticksPerSecond, ticks) = isLong
            ? (file.Big(start + 20, 4), file.Big(start + 24, 8))
            : (file.Big(start + 12, 4), file.Big(start + 16, 4));
        var isKnown = start > 0 && ticksPerSecond > 0 && ticks > 0 && (isLong || ticks < uint.MaxValue); // All bits set: not known.
        return isKnown ? TimeSpan.FromSeconds((double)ticks!.Value / ticksPerSecond!.Value) : null;
    }

    /// <summary>Whether it has sound and no pictures.</summary>
    public static bool IsSoundAlone(FileBlocks file)
    {
        var hasSound = false;
        foreach (var track in MovieOf(file).Children(file))
        {
            var handler = track.Child(file, "mdia"u8).Child(file, "hdlr"u8).Start + 8;
            if (file.Has(handler, "vide"u8))
            {
                return false;
            }

            hasSound |= file.Has(handler, "soun"u8);
        }

        return hasSound && !file.IsSpent;
    }

    private static Box MovieOf(FileBlocks file) => Box.Whole(file).Child(file, "moov"u8);
}
