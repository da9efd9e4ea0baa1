namespace NewsFeeds.Articles;

/// <summary>Paths in a content store: relative to its top, <c>/</c> between segments, none of them a step.</summary>
internal static class ContentPath
{
    /// <summary>The path that a written one names beside the files of a folder, or from the top when it starts with a slash; null when it leads out of the store.</summary>
    public static string? Beside(string folder, string written)
    {
        var segments = new List<string>();
        foreach (var segment in (written.StartsWith('/') ? written : $"{folder}/{written}").Split('/', StringSplitOptions.RemoveEmptyEntries))
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
