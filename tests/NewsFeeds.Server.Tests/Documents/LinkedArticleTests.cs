namespace NewsFeeds.Server.Tests.Documents;

/// <summary>Documents that link to an article by its file.</summary>
public class LinkedArticleTests
{
    private const string Linking = "/articles/2026-11-20/a";

    [Fact]
    public async Task AreMadeAgainWhenItsAddressChangesAndNoOthersAre()
    {
        var content = new TemporaryContent();
        content.Article("vd/a.md", "A", body: "[b](/xa/b.md)");
        content.Article("xa/b.md", "B", more: "slug: mot");
        content.Article("khac/c.md", "C");
        await using var site = await Site.StartAsync(content);
        string[] others = ["/articles/2026-11-20/c", "/feeds/khac/rss.xml", "/feeds/khac/"];
        Assert.Contains("/articles/2026-11-20/mot\"", await site.TextAsync(Linking), StringComparison.Ordinal);
        await site.MadeAheadAsync();
        await Task.WhenAll(others.Select(site.TextAsync));
        var (linking, before) = (site.Made(Linking), others.Select(site.Made).ToList());

        content.Article("xa/b.md", "Hai", more: "slug: mot");
        await site.UntilTextAsync("/articles/2026-11-20/mot", text => text.Contains("Hai", StringComparison.Ordinal), "it is to be saved");
        await site.TextAsync(Linking);
        Assert.Same(linking, site.Made(Linking));

        content.Article("xa/b.md", "Hai", more: "slug: ba");
        await site.UntilTextAsync(
            Linking, text => text.Contains("/articles/2026-11-20/ba\"", StringComparison.Ordinal), "the link is to follow");
        await Task.WhenAll(others.Select(site.TextAsync));
        Assert.Equal(before, others.Select(site.Made));

        content.Article("xa/truoc.md", "Trước", date: "2026-11-20T07:00:00", more: "slug: ba");
        await site.UntilTextAsync(Linking, text => !text.Contains("/articles/2026-11-20/ba\"", StringComparison.Ordinal), "b is to wait");
        content.Delete("xa/truoc.md");
        await site.UntilTextAsync(
            Linking, text => text.Contains("/articles/2026-11-20/ba\"", StringComparison.Ordinal), "b is to wait no longer");
        await Task.WhenAll(others.Select(site.TextAsync));
        Assert.Equal(before, others.Select(site.Made));
    }
}
