namespace NewsFeeds.Imports.Files;

/// <summary>How a text names a file of the content folder. Pure.</summary>
internal static class ContentReference
{
    /// <summary>The name alone where the file is in the text's own folder; else the path from the top, with a leading slash.</summary>
    public static string From(string folder, string path)
    {
        var slash = path.LastIndexOf('/');
        var isBeside = folder == (slash < 0 ? "" : path[..slash]);
        return isBeside ? Escaped(path[(slash + 1)..]) : FromTop(path);
    }

    /// <summary>The path from the top, with a leading slash.</summary>
    public static string FromTop(string path) => "/" + Escaped(path);

    // These would end the path, or begin an escape.
    private static string Escaped(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
}
