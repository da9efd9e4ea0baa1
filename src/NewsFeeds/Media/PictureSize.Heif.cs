namespace NewsFeeds.Media;

/// <content>HEIC and AVIF (ISO/IEC 23008-12): boxes within boxes. A few of them are sought by name.</content>
internal static partial class PictureSize
{
    // A file has several pictures, such as tiles and thumbnails. A table says which properties the primary one has.
    private static Header? OfHeif(FileBlocks file)
    {
        var meta = Box.Whole(file).Child(file, "meta"u8);
        var items = meta with { Start = meta.Start + 4 }; // behind its version
        var primary = items.Child(file, "pitm"u8);
        var properties = items.Child(file, "iprp"u8);
        var item = file.Big(primary.Start + 4, file.Big(primary.Start, 1) == 0 ? 2 : 4);
        var own = PropertiesOf(item, file, properties.Child(file, "ipma"u8));
        var header = new Header();
        foreach (var (at, property) in properties.Child(file, "ipco"u8).Children(file).Index())
        {
            if (own.Contains(at + 1))
            {
                header = With(header, file, property);
            }
        }

        return header;
    }

    private static Header With(Header header, FileBlocks file, Box property)
    {
        var start = property.Start;
        if (file.Has(property.Name, "ispe"u8))
        {
            return header with { Width = file.Big(start + 4, 4), Height = file.Big(start + 8, 4) };
        }

        if (file.Has(property.Name, "clap"u8) && file.Big(start + 4, 4) is > 0 and var x && file.Big(start + 12, 4) is > 0 and var y)
        {
            return header with { Width = file.Big(start, 4) / x, Height = file.Big(start + 8, 4) / y }; // a part, as two fractions
        }

        return file.Has(property.Name, "irot"u8) ? header with { IsTurned = (file.Big(start, 1) & 1) == 1 } : header; // in quarters
    }

    // The numbers of an item's properties, from 1.
    private static HashSet<long> PropertiesOf(long? item, FileBlocks file, Box table)
    {
        var numbers = new HashSet<long>();
        var nameLength = file.Big(table.Start, 1) == 0 ? 2 : 4;
        var isWide = (file.Big(table.Start + 3, 1) & 1) == 1;
        var (length, bits) = isWide ? (2, 0x7FFF) : (1, 0x7F); // The highest bit says that the property must be understood.
        for (var at = table.Start + 8; at < table.End && file.Big(at + nameLength, 1) is { } count;)
        {
            var isItem = file.Big(at, nameLength) == item;
            at += nameLength + 1;
            for (var i = 0; isItem && i < count; i++)
            {
                numbers.Add((file.Big(at + (i * length), length) & bits) ?? 0);
            }

            if (isItem)
            {
                break;
            }

            at += count * length;
        }

        return numbers;
    }
}
