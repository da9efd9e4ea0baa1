using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Checks;

/// <summary>
/// Finds files that look like articles or like the file of redirects, but have names or places at which the service does not read them. Its
/// log does not name them, because they may be downloads under way.
/// </summary>
internal static class UnreadFiles
{
    // What writers write in, and what they send.
    private static readonly HashSet<string> Documents =
        new([".doc", ".docx", ".docm", ".odt", ".rtf", ".pages"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Fault> Run(ContentFolder folder, CheckScope scope) =>
        scope.Places.Select(place => Path.Combine(folder.Root, place)).SelectMany(FilesAt)
            .Select(file => Of(folder, file)).OfType<Fault>();

    private static IEnumerable<string> FilesAt(string place) =>
        Directory.Exists(place) ? Directory.EnumerateFiles(place, "*", IndexCheck.AnyDepth) : [place];

    private static Fault? Of(ContentFolder folder, string absolute)
    {
        var name = Path.GetFileName(absolute.AsSpan());
        var file = Path.GetRelativePath(folder.Root, absolute);
        if (AreRedirects(name))
        {
            return file == ContentPath.RedirectsFile ? null : new Fault(file, 0, 0, Severity.Warning, "not-published/redirects");
        }

        if (TextFile.IsSetAside(name) || TextFile.IsBelowNone(file))
        {
            return null;
        }

        // At the top, the web server or whoever keeps the newsroom may have such files.
        if (file.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            if (Documents.Contains(Path.GetExtension(name).ToString()))
            {
                return new Fault(file, 0, 0, Severity.Warning, "not-published/document");
            }

            if (ContentPath.IsHtml(file) && !TextFile.IsCopy(name) && !IsOfArticle(absolute, folder.Root) && !HasFrontMatter(absolute))
            {
                return new Fault(file, 0, 0, Severity.Warning, "not-published/html");
            }
        }

        if (!IsText(name) || (!TextFile.IsMarkdown(name) && !HasFrontMatter(absolute)))
        {
            return null;
        }

        return TextFile.IsUnfinished(name)
            ? new Fault(file, 0, 0, Severity.Warning, "not-published/unfinished")
            : new Fault(file, 0, 0, Severity.Warning, "not-published/extension");
    }

    /// <summary>Whether a folder around a file is that of one article.</summary>
    private static bool IsOfArticle(string absolute, string root)
    {
        for (var folder = Path.GetDirectoryName(absolute)!; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (File.Exists(Path.Combine(folder, ContentPath.BundleFile)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreRedirects(ReadOnlySpan<char> name) =>
        name.Equals(ContentPath.RedirectsFile, StringComparison.OrdinalIgnoreCase)
        || name.Equals("_redirects.yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file begins as manuscripts do.</summary>
    public static bool HasFrontMatter(string absolute)
    {
        try
        {
            using var file = File.OpenRead(absolute);
            var beginning = new byte[Fences.BeginningBytes];
            return Fences.Begin(beginning.AsSpan(0, file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<char> name) =>
        TextFile.HasOtherExtension(name) || TextFile.IsUnfinished(name)
        || Path.GetExtension(name).ToString().ToLowerInvariant() is ".txt" or ".htm" or ".xhtml";
}
