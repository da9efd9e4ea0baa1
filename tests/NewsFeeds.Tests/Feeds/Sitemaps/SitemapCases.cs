using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds.Sitemaps;

namespace NewsFeeds.Tests.Feeds.Sitemaps;

/// <summary>Editions for sitemaps, and what stands in the documents.</summary>
internal static class SitemapCases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    public static readonly PublicUrls Urls = new(new Uri(Some.Root));

    /// <summary>What is public at a moment of some articles in the categories tin, the-thao, and cu, which is gone.</summary>
    public static Edition Edition(IReadOnlyList<Article> articles, DateTimeOffset? now = null, Publication? publication = null) =>
        new EditionMaker().Make(
            [
                new ContentChange
                {
                    Publication = publication ?? Some.Publication(),
                    Categories =
                    [
                        Some.Category("tin", "Tin"), Some.Category("the-thao", "Thể thao"), Some.Category("cu", "Cũ") with { Gone = true },
                    ],
                    Articles = articles,
                },
            ],
            now ?? Now);

    public static Article Article(
        string slug, DateTimeOffset? published = null, string title = "Một tin", string category = "tin", DateTimeOffset? updated = null,
        DateTimeOffset? appears = null, DateTimeOffset? leaves = null, bool draft = false, Retraction? retraction = null,
        string? link = null, bool isRepublished = false, string? language = null, string[]? tags = null, string[]? authors = null)
    {
        var date = published ?? Now.AddHours(-3);
        return new Article
        {
            Folder = category,
            Name = slug + ".md",
            Authority = "example.vn,2021",
            Slug = slug,
            Title = title,
            Category = category,
            Published = date,
            Day = DateOnly.FromDateTime(date.UtcDateTime),
            Updated = updated ?? date,
            Appears = appears ?? date,
            Leaves = leaves,
            Draft = draft,
            Retraction = retraction,
            Link = link,
            Source = isRepublished ? new Origin("TTXVN", "https://ttxvn.example/1") : null,
            Language = language,
            Tags = tags ?? [],
            Authors = [.. (authors ?? []).Select(name => new Author(name))],
            Modified = date,
            Revision = 1,
        };
    }

    public static Sitemap Sitemap(Edition edition, PublicUrls? urls = null, DateTimeOffset? now = null) =>
        new(edition, urls ?? Urls, now ?? Now);

    /// <summary>The addresses and dates in a sitemap or in an index.</summary>
    public static List<(string Address, string? Modified)> Read(byte[] sitemap) =>
    [
        .. Documents.Root(sitemap).Elements().Select(url => (
            url.Elements().Single(element => element.Name.LocalName == "loc").Value[Some.Root.Length..],
            url.Elements().SingleOrDefault(element => element.Name.LocalName == "lastmod")?.Value)),
    ];

    public static IEnumerable<string> Named(byte[] sitemap) => Read(sitemap).Select(each => each.Address);
}
