namespace NewsFeeds.Media;

/// <summary>A box of a file that is made of boxes within boxes (ISO/IEC 14496-12): films, HEIC and AVIF pictures.</summary>
/// <param name="Name">The place of its name.</param>
/// <param name="Start">Where its content starts; 0 of a box that is not there.</param>
/// <param name="End">Where its content ends.</param>
internal readonly record struct Box(long Name, long Start, long End)
{
    /// <summary>The file as a box.</summary>
    public static Box Whole(FileBlocks file) => new(0, 0, file.Length);

    /// <summary>The first box of a name in this one; an empty one where there is none.</summary>
    public Box Child(FileBlocks file, ReadOnlySpan<byte> name)
    {
        foreach (var box in Children(file))
        {
            if (file.Has(box.Name, name))
            {
                return box;
            }
        }

        return default;
    }

    /// <summary>The boxes in this one.</summary>
    public IEnumerable<Box> Children(FileBlocks file)
    {
        for (var at = Start; at < End && file.Big(at, 4) is { } length;)
        {
            var header = length == 1 ? 16 : 8;
            length = length == 1 ? file.Big(at + 8, 8) ?? 0 : length;
            if (length != 0 && length < header)
            {
                yield break;
            }

            var end = length == 0 ? End : at + Math.Min(length, End - at); // 0: up to the end.
            yield return new Box(at + 4, at + header, end);
            at = end;
        }
    }
}
