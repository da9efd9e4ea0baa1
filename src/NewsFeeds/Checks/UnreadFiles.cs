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

        var isOut = !IsText(name) || TextFile.IsSetAside(name) || TextFile.IsBelowNone(file);
        if (isOut || (!TextFile.IsMarkdown(name) && !HasFrontMatter(absolute)))
        {
            return null;
        }

        return TextFile.IsUnfinished(name)
            ? new Fault(file, 0, 0, Severity.Warning, "not-published/unfinished")
            : new Fault(file, 0, 0, Severity.Warning, "not-published/extension");
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
