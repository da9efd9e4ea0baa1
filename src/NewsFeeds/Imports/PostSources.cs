using NewsFeeds.Imports.Wxr;

namespace NewsFeeds.Imports;

/// <summary>Tells files apart by what is in them.</summary>
internal static class PostSources
{
    /// <summary>The sources of a call: all WordPress exports as one site, then each feed.</summary>
    public static IReadOnlyList<IPostSource> Of(IReadOnlyList<string> files) => [new WxrExport(files)];
}
