namespace NewsFeeds.Articles;

/// <summary>Paths in a content store: relative to its top, <c>/</c> between segments, none of which is <c>.</c> or <c>..</c>.</summary>
internal static class ContentPath
{
    /// <summary>
    /// The path that a decoded one means in a file of a folder. A leading slash stands for the top of the store. Null when the path leads
    /// out of the store.
    /// </summary>
    public static string? Beside(string folder, string written)
    {
        var segments = new List<string>();
        var path = written.StartsWith('/') ? written : $"{folder}/{written}";
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (segment)
            {
                case ".":
                    break;
                case ".." when segments.Count == 0:
                    return null;
                case "..":
                    segments.RemoveAt(segments.Count - 1);
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return segments.Count > 0 ? string.Join('/', segments) : null;
    }
}
