namespace NewsFeeds.Articles;

/// <summary>Paths in a content store: relative to its top, <c>/</c> between segments, none of which is <c>.</c> or <c>..</c>.</summary>
internal static class ContentPath
{
    /// <summary>The file that makes its folder one article, a leaf bundle in Hugo's words.</summary>
    public const string BundleFile = "index.md";

    /// <summary>The file that describes its folder: a category, and at the top the publication.</summary>
    public const string IndexFile = "_index.md";

    /// <summary>The file at the top that says where former addresses of the site lead.</summary>
    public const string RedirectsFile = "_redirects.yml";

    private const string Markdown = ".md", Html = ".html";

    /// <summary>The file that describes a folder below the top.</summary>
    public static string IndexOf(string folder) => $"{folder}/{IndexFile}";

    /// <summary>Whether a file's name ends as those of Markdown files do.</summary>
    public static bool IsMarkdown(ReadOnlySpan<char> path) => path.EndsWith(Markdown, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file's name ends as those of HTML files do. Such a file is an article where it has front matter.</summary>
    public static bool IsHtml(ReadOnlySpan<char> path) => path.EndsWith(Html, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file's name ends as those of articles do, and of the files that describe folders.</summary>
    public static bool IsText(ReadOnlySpan<char> path) => IsMarkdown(path) || IsHtml(path);

    /// <summary>A file's name or path without the ending of articles.</summary>
    public static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> path)
    {
        if (IsMarkdown(path))
        {
            return path[..^Markdown.Length];
        }

        return IsHtml(path) ? path[..^Html.Length] : path;
    }

    /// <summary>
    /// The name from which an article's slug and day are made: its file's without the ending, and its folder's where the folder is the
    /// article.
    /// </summary>
    public static ReadOnlySpan<char> StemOf(string folder, string fileName) =>
        fileName == BundleFile ? folder.AsSpan(folder.LastIndexOf('/') + 1) : WithoutEnding(fileName);

    /// <summary>
    /// The folder that stands for an article's category: its file's, and the one around it where that folder is the article.
    /// </summary>
    public static string CategoryFolderOf(string folder, string fileName) =>
        fileName == BundleFile ? Category.ParentOf(folder) : folder;

    /// <summary>Whether a file, or a folder that it is in, has a name that begins with a dot. Such a file is never published.</summary>
    public static bool IsHidden(string path) => path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal);

    /// <summary>
    /// The path in the store of what a path means that is written in a file of a folder, decoded. A leading slash stands for the top of
    /// the store. Null when the path leads out of the store.
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
