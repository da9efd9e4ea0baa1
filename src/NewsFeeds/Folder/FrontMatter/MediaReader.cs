using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads the pictures, sounds and films that front matter names.</summary>
internal static class MediaReader
{
    private const int MostPixels = 100_000;

    /// <summary>A picture by path beside the file or by address, alone or as a mapping; null for none, and, with a warning, for
    /// one that can never be served.</summary>
    public static Picture? Picture(FrontMatterReader keys, string folder, params ReadOnlySpan<string> names)
    {
        if (keys[names] is not { } node)
        {
            return null;
        }

        var key = names[0];
        var isDistributed = DistributionReader.Read(keys, node);
        var source = node.Pairs is null ? node : FrontMatterReader.Part(node, "src");
        if (source is null || keys.TextOf(source, key) is not { } text || Source(keys, source, key, text, folder) is not { } resolved)
        {
            if (source is null)
            {
                keys.Warn(node, "wrong-type/picture", key);
            }

            return null;
        }

        return new Picture(
            resolved, Text(keys, node, "alt"), Text(keys, node, "caption"), Text(keys, node, "credit"),
            MediaType(keys, node, "image/jpeg", kind: "image/"), Length(keys, node), Pixels("width"), Pixels("height"),
            isDistributed);

        int? Pixels(string name) => FrontMatterReader.Part(node, name) is { } part ? keys.CountOf(part, name, 1, MostPixels) : null;
    }

    /// <summary>The sounds and films. One that cannot be served is left out, with a warning.</summary>
    public static IReadOnlyList<Enclosure> Enclosures(FrontMatterReader keys, string folder)
    {
        if (keys["enclosures"] is not { } node)
        {
            return [];
        }

        return [.. (node.Items ?? [node]).Select(One).OfType<Enclosure>()];

        Enclosure? One(YamlNode item)
        {
            if (item.IsEmpty)
            {
                return null;
            }

            keys.WarnOfUnknown(item, KeyNames.OfEnclosure);
            var source = item.Pairs is null ? item : FrontMatterReader.Part(item, "src", "url");
            if (source is null || source.IsEmpty)
            {
                keys.Warn(item, "wrong-type/enclosure");
                return null;
            }

            if (keys.TextOf(source, "enclosures") is not { } text || Source(keys, source, "enclosures", text, folder) is not { } resolved)
            {
                return null;
            }

            var duration = FrontMatterReader.Part(item, "duration");
            if (!Durations.TryParse(duration?.Text, out var span) && duration is not null)
            {
                keys.Warn(duration, "wrong-type/duration");
            }

            return new Enclosure(
                resolved, MediaType(keys, item, "audio/mpeg"), Length(keys, item), span > TimeSpan.Zero ? span : null,
                Text(keys, item, "title"));
        }
    }

    private static string? Text(FrontMatterReader keys, YamlNode media, string name) =>
        FrontMatterReader.Part(media, name) is { } part ? keys.TextOf(part, name) : null;

    private static long? Length(FrontMatterReader keys, YamlNode media)
    {
        if (FrontMatterReader.Part(media, "length") is not { } length)
        {
            return null;
        }

        if (long.TryParse(length.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0)
        {
            return bytes;
        }

        keys.Warn(length, "wrong-type/length");
        return null;
    }

    private static string? MediaType(FrontMatterReader keys, YamlNode media, string such, string kind = "")
    {
        var type = Text(keys, media, "type");
        if (type is null || (MediaTypes.IsWellFormed(type) && type.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
        {
            return type;
        }

        keys.Warn(FrontMatterReader.Part(media, "type"), "wrong-type/type", such, type);
        return null;
    }

    /// <summary>The absolute address or the path in the content folder of a picture or sound; null, with a warning, for none.</summary>
    public static string? Source(FrontMatterReader keys, YamlNode at, string key, string text, string folder)
    {
        var reference = Reference.Of(text);
        if (reference.Kind == ReferenceKind.Web)
        {
            return reference.Text;
        }

        if (Address.FileOf(reference, folder) is not { } path)
        {
            keys.Warn(at, "media", key, text);
            return null;
        }

        if (ContentPath.IsHidden(path))
        {
            keys.Warn(at, "missing-picture/hidden", path);
            return null;
        }

        if (MediaTypes.Of(path) is not null)
        {
            return path;
        }

        // A file's name may have a number sign or a question mark, which a path in a text must encode.
        if (MediaTypes.Of(text) is not null && ContentPath.Beside(folder, text) is { } name)
        {
            return name;
        }

        keys.Warn(at, "missing-picture/type", path);
        return null;
    }
}
