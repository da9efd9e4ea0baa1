namespace NewsFeeds.Server.Tests.Promises;

/// <summary>
/// The newsroom about which promises are made: four articles in the categories kinh-te and the-thao/bong-da, and the empty category trong.
/// </summary>
internal static class PromisedNewsroom
{
    private static readonly DateTime LongAgo = new(2025, 3, 10, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Serves it with what <paramref name="fill"/> adds, and with a memory over restarts.</summary>
    /// <param name="fill">Adds to the folder before the service sees it.</param>
    /// <param name="now">Where a clock stands that the test turns; the system's clock where this is null.</param>
    public static Task<Site> OpenAsync(Action<TemporaryContent>? fill = null, DateTimeOffset? now = null)
    {
        var content = new TemporaryContent();
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Write("the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\n---\n");
        content.Write("trong/_index.md", "---\ntitle: Trống\n---\n");
        content.Article("kinh-te/cu.md", "Tin cũ", "2025-01-20T08:00:00");
        content.Article("kinh-te/giua.md", "Tin giữa", "2025-03-01T08:00:00");
        content.Article("kinh-te/moi.md", "Tin mới", "2025-03-02T08:00:00");
        content.Article("the-thao/bong-da/tran-dau.md", "Trận đấu", "2025-02-01T08:00:00");
        fill?.Invoke(content);
        content.Age(LongAgo);
        return Site.StartRememberingAsync(content, now);
    }
}
