using NewsFeeds.Editions;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Where an archive may stand.</summary>
internal static class Archives
{
    private static readonly ArchiveSpan Month = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), 1);

    public static readonly ArchiveLinks Only = new(Month, Url("2026-11"));
    public static readonly ArchiveLinks Middle = new(Month, Url("2026-11"), Url("2026-09"), Url("2026-12"));

    private static string Url(string month) => $"{Some.Root}/feeds/kinh-te/archive/{month}.xml";
}
