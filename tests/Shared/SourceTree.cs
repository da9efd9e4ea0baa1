namespace NewsFeeds.Tests;

/// <summary>
/// Finds files of the checkout. The compiler's own paths of source files are mapped away, so that builds are reproducible.
/// </summary>
internal static class SourceTree
{
    private static readonly string Root = Find();

    /// <summary>The absolute path of a file or folder of the checkout.</summary>
    public static string Path(params string[] segments) => System.IO.Path.Combine([Root, .. segments]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "NewsFeeds.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("NewsFeeds.sln stands in no folder above the tests.");
    }
}
