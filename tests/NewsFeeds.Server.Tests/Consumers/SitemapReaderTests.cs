using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>A sitemap parser reads the running service over HTTP, the index and then its parts, as a search engine does.</summary>
public class SitemapReaderTests
{
    [Theory]
    [ReaderData("sitemap", "/sitemap.xml")]
    public async Task ItFindsEveryPageAndArticleOfTheSample(string name, string path)
    {
        var now = new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
        await using var site = await Site.StartRememberingAsync(TemporaryContent.OfTheSample(), now);
        var urls = new PublicUrls(new Uri(Site.PublicUrl));
        var read = await ReadAsync(name, new Uri(site.Address, path));
        Assert.Contains(site.Edition.All.Articles, article => article.Source is not null);
        Assert.Equal(
            site.Edition.All.Articles.Where(article => article is { Retraction: null, Link: null, Source: null })
                .Select(urls.ArticlePage).Order(StringComparer.Ordinal),
            read.Select(each => each.Url).Where(url => url.Contains("/articles/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            site.Edition.Listings.Where(listing => !listing.Gone).Select(listing => urls.Of(Address.Page(listing.Key)))
                .Except(read.Select(each => each.Url)),
            []);
        Assert.All(read, each => Assert.True(each.Modified is null || each.Modified <= now, $"{each}"));
    }

    [Theory]
    [ReaderData("sitemap", "/sitemap.xml")]
    public async Task ItFollowsTheIndexToEveryArticle(string name, string path)
    {
        await using var site = await Site.StartAsync(Large());
        var parts = await ReadAsync(name, new Uri(site.Address, path));
        Assert.Equal(
            ["pages.xml", "2026-02.xml", "2026-01.xml"], parts.Select(part => part.Url[(part.Url.LastIndexOf('/') + 1)..]));
        var read = new List<ReadSitemapUrl>();
        foreach (var part in parts)
        {
            var urls = await ReadAsync(name, new Uri(part.Url));
            Assert.Equal(part.Modified, urls.Max(url => url.Modified));
            read.AddRange(urls);
        }

        var known = new PublicUrls(site.Address);
        Assert.Equal(
            site.Edition.All.Articles.Select(known.ArticlePage).Append(known.Of(Address.Home)).Append(known.Of(Address.Page("tin")))
                .Order(StringComparer.Ordinal),
            read.Select(url => url.Url).Order(StringComparer.Ordinal));
    }

    [Theory]
    [ReaderData("sitemap", "/news-sitemap.xml")]
    public async Task ItReadsTheNews(string name, string path)
    {
        var content = new TemporaryContent();
        content.Article("tin/vang.md", "'Giá vàng & bạc: \"kỷ lục\" <mới>'", "2025-03-19T08:00:00+07:00");
        await using var site = await Site.StartRememberingAsync(content, new DateTimeOffset(2025, 3, 20, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            new ReadSitemapUrl(
                Site.PublicUrl + "/articles/2025-03-19/vang", null, "Giá vàng & bạc: \"kỷ lục\" <mới>",
                new(2025, 3, 19, 1, 0, 0, TimeSpan.Zero), "Đài thử", "vi"),
            Assert.Single(await ReadAsync(name, new Uri(site.Address, path))));
    }

    private static async Task<List<ReadSitemapUrl>> ReadAsync(string name, Uri sitemap)
    {
        using var reader = new Reader(name, sitemap);
        return await reader.ReadSitemapAsync();
    }

    private static TemporaryContent Large()
    {
        var content = new TemporaryContent();
        for (var number = 0; number < 5_000; number++)
        {
            content.Article($"tin/a{number}.md", date: number % 2 == 0 ? "2026-01-10T08:00:00" : "2026-02-10T08:00:00");
        }

        return content;
    }
}
