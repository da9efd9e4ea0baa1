using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Checks;

/// <summary>
/// Finds files that look like articles or like the file of redirects, but have names or places at which the service does not read them. Its
/// log does not name them, because they may be downloads under way.
/// </summary>
internal static class UnreadFiles
{
    public static IEnumerable<Fault> Run(ContentFolder folder) =>
        Directory.EnumerateFiles(folder.Root, "*", IndexCheck.AnyDepth).Select(file => Of(folder, file)).OfType<Fault>();

    private static Fault? Of(ContentFolder folder, string absolute)
    {
        var name = Path.GetFileName(absolute.AsSpan());
        var file = Path.GetRelativePath(folder.Root, absolute);
        if (AreRedirects(name))
        {
            return file == ContentPath.RedirectsFile ? null : new Fault(file, 0, 0, Severity.Warning, "not-published/redirects");
        }

        if (!IsText(name))
        {
            return null;
        }

        if (TextFile.IsSetAside(name) || TextFile.IsBelowNone(file))
        {
            return null;
        }

        if (TextFile.IsUnfinished(name))
        {
            return new Fault(file, 0, 0, Severity.Warning, "not-published/unfinished");
        }

        return TextFile.HasOtherExtension(name) || HasFrontMatter(absolute)
            ? new Fault(file, 0, 0, Severity.Warning, "not-published/extension")
            : null;
    }

    private static bool AreRedirects(ReadOnlySpan<char> name) =>
        name.Equals(ContentPath.RedirectsFile, StringComparison.OrdinalIgnoreCase)
        || name.Equals("_redirects.yaml", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(ReadOnlySpan<char> name) =>
        TextFile.HasOtherExtension(name) || TextFile.IsUnfinished(name)
        || Path.GetExtension(name).ToString().ToLowerInvariant() is ".txt" or ".html" or ".htm";

    private static bool HasFrontMatter(string absolute)
    {
        try
        {
            using var reader = new StreamReader(absolute, Encoding.UTF8);
            var start = new char["---\n".Length];
            return reader.ReadBlock(start) == start.Length && start is ['-', '-', '-', '\n' or '\r' or ' ' or '\t'];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
