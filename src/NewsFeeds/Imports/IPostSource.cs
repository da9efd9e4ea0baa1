using NewsFeeds.Articles;

namespace NewsFeeds.Imports;

/// <summary>Where posts come from: the parts of one WordPress export, or a feed. Read several times, and alike each time.</summary>
internal interface IPostSource
{
    /// <summary>Reads everything for what concerns the whole site.</summary>
    /// <param name="tell">Gets what is wrong in the files, once.</param>
    SourceSite Survey(Action<Fault> tell);

    /// <summary>The posts in the order of the files, read as they are asked for.</summary>
    /// <param name="site">What <see cref="Survey"/> gave.</param>
    IEnumerable<SourcePost> Posts(SourceSite site);
}
