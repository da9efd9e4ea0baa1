using System.Xml.Linq;
using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Feeds.Sitemaps;
using static NewsFeeds.Tests.Feeds.Sitemaps.SitemapCases;

namespace NewsFeeds.Tests.Feeds.Sitemaps;

public class NewsSitemapTests
{
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public void ItIsTheGoldenFile() => GoldenTests.Compare(
        "news-sitemap.xml",
        Of(Article("gia-vang", title: "Giá \"vàng\"\n& bạc"), Article("english", Now.AddHours(-47), "Gold", language: "en-GB")).Write());

    [Fact]
    public void WithoutArticlesItIsTheGoldenFile() => GoldenTests.Compare("news-sitemap.empty.xml", Of().Write());

    [Fact]
    public void AnArticleLeavesFortyEightHoursAfterItsDate()
    {
        var (date, edge) = (Now.AddHours(-47), Now.AddHours(1));
        var edition = Edition([Article("a", date)]);
        Assert.Equal(edge, new NewsSitemap(edition, Urls, Now).ChangesAt);
        Assert.Single(Slugs(new NewsSitemap(edition, Urls, edge.AddTicks(-1))));
        Assert.Empty(Slugs(new NewsSitemap(edition, Urls, edge)));
        Assert.Null(new NewsSitemap(edition, Urls, edge).ChangesAt);
    }

    [Fact]
    public void AnArticleThatAppearsAfterItsDateIsInItForTheRestOfTheHours()
    {
        var edition = Edition([Article("a", Now.AddHours(-40), appears: Now.AddHours(1))], Now.AddHours(1));
        Assert.Equal(Now.AddHours(8), new NewsSitemap(edition, Urls, Now.AddHours(1)).ChangesAt);
        Assert.Equal(["a"], Slugs(new NewsSitemap(edition, Urls, Now.AddHours(1))));
    }

    [Fact]
    public void AnArticleThatIsPublicBeforeItsDateIsInItFromItsDateOn()
    {
        var date = Now.AddHours(1);
        var edition = Edition([Article("a", date, appears: Now), Article("sau", date.AddHours(1), appears: Now)]);
        Assert.Empty(Slugs(new NewsSitemap(edition, Urls, Now)));
        Assert.Equal(date, new NewsSitemap(edition, Urls, Now).ChangesAt);
        Assert.Equal(["a"], Slugs(new NewsSitemap(edition, Urls, date)));
        Assert.Equal(date.AddHours(1), new NewsSitemap(edition, Urls, date).ChangesAt);
    }

    [Fact]
    public void WhatTheSitemapDoesNotNameIsNotInIt() => Assert.Equal(["a"], Slugs(Of(
        Article("a"), Article("nhap", draft: true), Article("hen", appears: Now.AddHours(1)), Article("het", leaves: Now),
        Article("rut", retraction: new(Now.AddHours(-1), null)), Article("khac", link: "https://example.vn/a"),
        Article("lai", isRepublished: true))));

    [Fact]
    public void OfMoreThanAThousandArticlesTheNewestAreInIt()
    {
        var sitemap = Of([.. Enumerable.Range(0, 1_001).Select(number => Article($"a{number}", Now.AddMinutes(-number)))]);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(number => $"a{number}"), Slugs(sitemap));
        Assert.Equal(Now.AddMinutes(-999).AddHours(48), sitemap.ChangesAt);
    }

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("vi-VN", "vi")]
    [InlineData("hmn", "hmn")]
    [InlineData("zh", "zh-cn")]
    [InlineData("zh-CN", "zh-cn")]
    [InlineData("zh-TW", "zh-tw")]
    [InlineData("zh-HK", "zh-tw")]
    [InlineData("zh-Hant-CN", "zh-tw")]
    [InlineData("zh-Hans-TW", "zh-cn")]
    [InlineData("x-rieng", "und")]
    public void ALanguageIsTheCodeThatGoogleTakes(string language, string code)
    {
        var ofArticle = Of(Article("a", language: language));
        Assert.Equal(code, Documents.Root(ofArticle.Write()).Descendants(News + "language").Single().Value);
        var edition = Edition([Article("a")], publication: Some.Publication() with { Language = language });
        var ofPublication = new NewsSitemap(edition, Urls, Now).Write();
        Assert.Equal(code, Documents.Root(ofPublication).Descendants(News + "language").Single().Value);
    }

    [Fact]
    public void BrokenTextDoesNotBreakIt()
    {
        var sitemap = Of(Article("a", title: "\0]]>\ud83d\r\n&amp;")).Write();
        Assert.Equal("]]>\ufffd &amp;", Documents.Root(sitemap).Descendants(News + "title").Single().Value);
    }

    [Fact]
    public void ItStaysTheSameUntilTheMomentThatItNames() => Fuzz.Run(
        Gen.Int[-60, 60].Array[0, 8], 300, hours =>
        {
            var edition = Edition(
                [.. hours.Select((each, number) => Article($"a{number}", Now.AddHours(each), appears: Now.AddDays(-3)))]);
            var now = Now;
            for (var moments = 0; moments < 20; moments++)
            {
                var sitemap = new NewsSitemap(edition, Urls, now);
                Assert.Equal(
                    from article in edition.All.Articles
                    where now.AddHours(-48) < article.Published && article.Published <= now
                    select article.Slug,
                    Slugs(sitemap));
                if (sitemap.ChangesAt is not { } next)
                {
                    return;
                }

                Assert.Equal(sitemap.Write(), new NewsSitemap(edition, Urls, next.AddTicks(-1)).Write());
                Assert.NotEqual(sitemap.Write(), new NewsSitemap(edition, Urls, next).Write());
                now = next;
            }

            Assert.Fail("It changes more often than articles come and leave.");
        });

    private static NewsSitemap Of(params Article[] articles) => new(Edition(articles), Urls, Now);

    private static IEnumerable<string> Slugs(NewsSitemap sitemap) =>
        Named(sitemap.Write()).Select(each => each[(each.LastIndexOf('/') + 1)..]);
}
