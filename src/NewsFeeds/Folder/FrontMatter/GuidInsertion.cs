namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Writes a podcast's permanent id into an <c>_index.md</c> and leaves every other character as it is. Pure.</summary>
internal static class GuidInsertion
{
    /// <summary>The file with the id; null where <c>podcast</c> is written in a way that leaves no sure place for it.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="root">Its front matter.</param>
    /// <param name="guid">The id.</param>
    public static string? Into(string text, YamlNode root, string guid)
    {
        var podcast = root.Pairs?.Find(pair => pair.Key.Text == "podcast").Value;
        if (podcast is null || podcast.IsNull || OffsetOf(podcast, text) is not { } at)
        {
            return null;
        }

        if (podcast.Pairs is not { } pairs)
        {
            var isPlain = podcast.Text is { } flag && text.AsSpan(at).StartsWith(flag, StringComparison.Ordinal);
            return isPlain ? text.Remove(at, podcast.Text!.Length).Insert(at, $"{{guid: {guid}}}") : null;
        }

        if (pairs.Find(pair => pair.Key.Text == "guid") is { Key: { } key } written)
        {
            return written.Value.IsNull ? BehindColon(text, key, guid) : null;
        }

        if (text[at] == '{')
        {
            return text.Insert(at + 1, pairs.Count > 0 ? $"guid: {guid}, " : $"guid: {guid}");
        }

        return BeforeLineOf(podcast, at, text, guid);
    }

    /// <summary>A line of its own before the mapping's first, as far from the margin.</summary>
    private static string? BeforeLineOf(YamlNode mapping, int at, string text, string guid)
    {
        var start = at - (mapping.Column - 1);
        var margin = text[start..at];
        var end = text[start - 2] == '\r' ? "\r\n" : "\n";
        return string.IsNullOrWhiteSpace(margin) ? text.Insert(start, $"{margin}guid: {guid}{end}") : null;
    }

    /// <summary>Behind a key without a value.</summary>
    private static string? BehindColon(string text, YamlNode key, string guid)
    {
        if (OffsetOf(key, text) is not { } at || text.IndexOf(':', at) is var colon && colon < 0)
        {
            return null;
        }

        var rest = text.AsSpan(colon + 1).TrimStart(' ');
        return rest.IsEmpty || rest[0] is '\r' or '\n' or '#' or ',' or '}' ? text.Insert(colon + 1, $" {guid}") : null;
    }

    /// <summary>Where a node begins in the file; null where the file has no such place.</summary>
    private static int? OffsetOf(YamlNode node, string text)
    {
        var start = 0;
        for (var line = 1; line < node.LineInFile; line++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return null;
            }
        }

        var offset = start + node.Column - 1;
        return offset < text.Length ? offset : null;
    }
}
