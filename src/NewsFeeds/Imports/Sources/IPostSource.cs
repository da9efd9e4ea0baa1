using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Sources;

/// <summary>Where posts come from: the parts of one WordPress export, or a feed. Read several times, and alike each time.</summary>
internal interface IPostSource
{
    /// <summary>Reads everything for what concerns the whole site. Once, before the posts.</summary>
    /// <param name="tell">Gets what was mended in the files, and what is lost.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    SourceSite Survey(Action<Fault> tell);

    /// <summary>The posts in the order of the files, read as they are asked for.</summary>
    /// <param name="withBodies">Whether their words are needed. Without, they cost less.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    IEnumerable<SourcePost> Posts(bool withBodies);
}
