using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Where an archive may stand.</summary>
internal static class Archives
{
    public static readonly ArchiveLinks Only = new(2026, 11, Url("2026-11"));
    public static readonly ArchiveLinks Middle = new(2026, 11, Url("2026-11"), Url("2026-09"), Url("2026-12"));

    private static string Url(string month) => $"{Some.Root}/feeds/kinh-te/archive/{month}.xml";
}
