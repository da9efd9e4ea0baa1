using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads where a republished story comes from.</summary>
internal static class OriginReader
{
    /// <summary>The origin; a bare address is one, too. Null for none, and, with a warning, where it has no address.</summary>
    public static Origin? Read(FrontMatterReader keys)
    {
        if (keys["source"] is not { } node)
        {
            return null;
        }

        if (node.Text is not null)
        {
            return keys.WebAddress(node, "source") is { } address ? new Origin(new Uri(address).Host, address) : null;
        }

        keys.WarnOfUnknown(node, KeyNames.OfSource);
        var source = keys.Within(node, Severity.Warning);
        if (source["url"] is not { IsEmpty: false } at)
        {
            keys.Warn(node, "wrong-type/source", keys.NameOf("source"));
            return null;
        }

        return source.WebAddress(at, "url") is { } url ? new Origin(source.Text("title") ?? new Uri(url).Host, url) : null;
    }
}
