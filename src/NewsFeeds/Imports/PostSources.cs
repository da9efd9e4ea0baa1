using NewsFeeds.Articles;
using NewsFeeds.Imports.FeedFiles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Imports.Wxr;

namespace NewsFeeds.Imports;

/// <summary>Tells files apart by what is in them.</summary>
internal static class PostSources
{
    /// <summary>
    /// The sources of a call: the exports together, as parts of one site, then each feed. A file that is neither counts as an export. No
    /// source is kept, because a feed holds all its posts.
    /// </summary>
    /// <exception cref="ContentException">A file is empty, or a pipe.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static IEnumerable<IPostSource> Of(IReadOnlyList<string> files)
    {
        string[] each = [.. files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
        foreach (var file in each)
        {
            ThrowIfUnreadable(file);
        }

        string[] feeds = [.. each.Where(file => !WxrExport.Is(file) && FeedFile.IsFeed(file))];
        string[] exports = [.. each.Except(feeds, StringComparer.Ordinal)];
        var sources = feeds.Select(IPostSource (feed) => new FeedFile(feed));
        return exports.Length > 0 ? sources.Prepend(new WxrExport(exports)) : sources;
    }

    // A pipe looks empty, and would be waited for. What it gives cannot be read again.
    private static void ThrowIfUnreadable(string file)
    {
        if (new FileInfo(file) is { Exists: true, LinkTarget: null, Length: 0 })
        {
            throw new ContentException(new Fault(file, 0, 0, Severity.Error, "import-no-file"));
        }
    }
}
