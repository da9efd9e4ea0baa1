namespace NewsFeeds.Server.Tests;

/// <summary>The forms of a feed.</summary>
internal static class Forms
{
    public static readonly string[] All = ["rss.xml", "atom.xml", "feed.json"];

    public static TheoryData<string> Data => [.. All];
}
