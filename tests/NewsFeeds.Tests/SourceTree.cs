namespace NewsFeeds.Tests;

/// <summary>Files beside the tests' sources. Found from the running assembly upward: compiled-in paths are mapped away.</summary>
internal static class SourceTree
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Path(params string[] segments) => System.IO.Path.Combine([Root, "tests", "NewsFeeds.Tests", .. segments]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("NewsFeeds.sln stands in no folder above the tests.")
        : File.Exists(System.IO.Path.Combine(folder.FullName, "NewsFeeds.sln")) ? folder.FullName
        : Find(folder.Parent);
}
