using System.Net;
using NewsFeeds.Server.Tests.Serving;

namespace NewsFeeds.Server.Tests.Pages;

public class PageFreshnessTests
{
    [Fact]
    public async Task ASavedArticleIsOnItsPagesAndTheOthersKeepTheirTags()
    {
        await using var site = await Site.StartAsync(fill: folder => Site.Write(folder, "kinh-te/2026-02-10-khac.md", "---\ntitle: Bài khác\ndate: 2026-02-10\n---\n\nThân.\n"));
        var (article, other, front, elsewhere) = ("/articles/2026-03-01/ca-phe", "/articles/2026-02-10/khac", "/", "/feeds/the-thao/");
        var before = await TagsAsync(site, article, other, front, elsewhere);
        Site.Write(site.Folder, "kinh-te/2026-03-01-ca-phe.md", "---\ntitle: Giá mới\ndate: 2026-03-01T01:00:00Z\n---\n\nThân.\n");
        await UntilAsync(async () => (await site.Client.GetStringAsync(new Uri(article, UriKind.Relative))).Contains("Giá mới", StringComparison.Ordinal));
        Assert.Contains("Giá mới", await site.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        var after = await TagsAsync(site, article, other, front, elsewhere);
        Assert.NotEqual(before[0], after[0]);
        Assert.Equal(before[1], after[1]);
        Assert.NotEqual(before[2], after[2]);
        Assert.Equal(before[3], after[3]);
    }

    [Fact]
    public async Task ARenamedCategoryIsRenamedOnEveryPageThatNamesIt()
    {
        await using var site = await Site.StartAsync();
        var article = new Uri("/articles/2026-03-01/ca-phe", UriKind.Relative);
        Assert.Contains(">Kinh tế<", await site.Client.GetStringAsync(article), StringComparison.Ordinal);
        Site.Write(site.Folder, "kinh-te/_index.md", "---\ntitle: Làm ăn\n---\n");
        await UntilAsync(async () => (await site.Client.GetStringAsync(article)).Contains(">Làm ăn<", StringComparison.Ordinal));
        using var missing = await site.GetAsync("/nothing", ("Accept", "text/html"));
        Assert.Contains("Làm ăn", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeletedArticleHasNoPageAnyMore()
    {
        await using var site = await Site.StartAsync();
        using var before = await site.GetAsync("/articles/2026-03-01/ca-phe");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        File.Delete(Path.Combine(site.Folder, "kinh-te/2026-03-01-ca-phe.md"));
        await UntilAsync(async () =>
        {
            using var response = await site.GetAsync("/articles/2026-03-01/ca-phe");
            return response.StatusCode == HttpStatusCode.NotFound;
        });
    }

    private static async Task<string[]> TagsAsync(Site site, params string[] paths)
    {
        var tags = new List<string>();
        foreach (var path in paths)
        {
            using var response = await site.GetAsync(path);
            tags.Add(response.Headers.ETag!.Tag);
        }

        return [.. tags];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = 0; !await condition(); waited++)
        {
            Assert.True(waited < 200, "it did not come within ten seconds");
            await Task.Delay(50);
        }
    }
}
