namespace NewsFeeds.Folder.Scanning;

/// <summary>Which files of a content folder are Markdown, told by their names alone.</summary>
public static class TextFile
{
    /// <summary>Whether it is an article or an <c>_index.md</c>.</summary>
    public static bool Is(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is an article.</summary>
    public static bool IsArticle(string path) => Is(path) && Path.GetFileName(path) != "_index.md";
}
