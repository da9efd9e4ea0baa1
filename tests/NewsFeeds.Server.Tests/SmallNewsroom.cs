namespace NewsFeeds.Server.Tests;

/// <summary>Two articles in two categories, a category without articles, and one that is gone.</summary>
internal static class SmallNewsroom
{
    public static TemporaryContent Make(Action<TemporaryContent>? fill = null)
    {
        var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Báo thử\n---\n");
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        content.Article(
            "kinh-te/2026-03-01-ca-phe.md", "Giá cà phê", "2026-03-01T01:00:00Z",
            body: "\n" + string.Concat(Enumerable.Repeat("Giá cà phê tăng. ", 200)));
        content.Write("the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\naliases: [bong-da-cu]\n---\n");
        content.Article("the-thao/bong-da/2026-02-01-tran-dau.md", "Trận đấu", "2026-02-01T01:00:00Z", body: "\nTrận đấu.");
        content.Write("cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");
        content.Write("trong/_index.md", "---\ntitle: Trống\n---\n");
        fill?.Invoke(content);
        content.Age(new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc));
        return content;
    }

    /// <summary>A publication with one article.</summary>
    public static TemporaryContent OfOneArticle()
    {
        var content = new TemporaryContent();
        content.Article("tin/2026-03-01-a.md", "Một tin", "2026-03-01T00:00:00Z");
        return content;
    }
}
