using System.Globalization;
using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using static NewsFeeds.Tests.Feeds.Sitemaps.SitemapCases;

namespace NewsFeeds.Tests.Feeds.Sitemaps;

public class SitemapTests
{
    private static readonly string[] PagesWithoutArticles = ["/", "/feeds/the-thao/", "/feeds/tin/"];

    [Fact]
    public void ASmallSitemapIsTheGoldenFile() => GoldenTests.Compare("sitemap.xml", Sitemap(Edition(
    [
        Article("gia-vang", title: "Giá vàng", updated: Now.AddHours(-1), tags: ["măng đen", "C#"], authors: ["Lê Hà", "Lê Hạ"]),
        Article("tran-dau", Now.AddDays(-40), category: "the-thao"),
        Article("rut", Now.AddDays(-1), retraction: new(Now.AddMinutes(-1), null), tags: ["mật"], authors: ["Người Khác"]),
    ])).Write());

    [Fact]
    public void AnIndexIsTheGoldenFile() =>
        GoldenTests.Compare("sitemap.index.xml", Sitemap(Edition([.. Many(5_000), Article("truoc", Now.AddDays(-40))])).Write());

    [Fact]
    public void ANewsroomWithoutArticlesHasItsPagesWithoutDates() =>
        Assert.Equal(PagesWithoutArticles.Select(page => (page, (string?)null)), Read(Sitemap(Edition([])).Write()));

    [Theory]
    [InlineData("draft")]
    [InlineData("scheduled")]
    [InlineData("expired")]
    [InlineData("withdrawn")]
    [InlineData("withdrawn, undated")]
    public void WhatIsNotPublicOrIsWithdrawnIsAbsentWithItsTagsAndPeople(string state)
    {
        string[] names = ["Mật"];
        var article = state switch
        {
            "draft" => Article("a", draft: true, tags: names, authors: names),
            "scheduled" => Article("a", appears: Now.AddSeconds(1), tags: names, authors: names),
            "expired" => Article("a", leaves: Now, tags: names, authors: names),
            "withdrawn" => Article("a", retraction: new(Now.AddHours(-1), null), tags: names, authors: names),
            _ => Article("a", retraction: new(null, null), tags: names, authors: names),
        };
        Assert.Equal(PagesWithoutArticles, Named(Sitemap(Edition([article])).Write()));
    }

    [Fact]
    public void WhatReadersFindElsewhereIsAbsentAndItsTagsHavePages()
    {
        var elsewhere = Article("a", link: "https://example.vn/a", tags: ["x"]);
        var republished = Article("b", isRepublished: true, tags: ["y"]);
        var linkedHere = Article("c", link: Some.Root + "/articles/2026-11-23/c");
        Assert.Equal(
            [.. PagesWithoutArticles, "/tags/x/", "/tags/y/", "/articles/2026-11-23/c"],
            Named(Sitemap(Edition([elsewhere, republished, linkedHere])).Write()));
    }

    [Theory]
    [InlineData("https://example.vn/{slug}", false)]
    [InlineData(Some.Root + "/articles/{date}/{slug}", true)]
    public void WithATemplateArticlesAreNamedOnlyWhereItLeadsHere(string template, bool isHere)
    {
        var urls = new PublicUrls(new Uri(Some.Root), template);
        string[] articles = isHere ? ["/articles/2026-11-23/a"] : [];
        Assert.Equal([.. PagesWithoutArticles, .. articles], Named(Sitemap(Edition([Article("a")]), urls).Write()));
    }

    [Fact]
    public void APartnerIsNamedNowhere()
    {
        var publication = Some.Publication() with { PartnerFeeds = [new PartnerFeed { Name = "msn-3f9a" }] };
        var sitemap = Sitemap(Edition([Article("a")], publication: publication)).Write();
        Assert.Equal([.. PagesWithoutArticles, "/articles/2026-11-23/a"], Named(sitemap));
        Assert.DoesNotContain("msn", Documents.Text(sitemap), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddressTooLongForTheProtocolIsLeftOut()
    {
        var (longest, tooLong) = (new string('a', 2048 - Some.Root.Length - "/tags//".Length), new string('b', 2048));
        Assert.Equal(
            [$"/tags/{longest}/"],
            Named(Sitemap(Edition([Article("a", tags: [tooLong, longest])])).Write())
                .Where(each => each.StartsWith("/tags/", StringComparison.Ordinal)));
    }

    [Fact]
    public void ADateToComeDoesNotCountUntilItHasCome()
    {
        var (next, appears) = (Now.AddHours(1), Now.AddHours(-1));
        var edition = Edition([Article("a", Now.AddHours(-2), updated: next, appears: appears)]);
        Assert.Equal(next, Sitemap(edition).ChangesAt);
        Assert.All(Dates(Now), date => Assert.Equal("2026-11-23T04:00:00Z", date));
        Assert.All(Dates(next), date => Assert.Equal("2026-11-23T06:00:00Z", date));
        Assert.Null(Sitemap(edition, now: next).ChangesAt);

        IEnumerable<string> Dates(DateTimeOffset now) =>
            Read(Sitemap(edition, now: now).Write()).Select(each => each.Modified).OfType<string>();
    }

    [Fact]
    public void ADateToComeInOneMonthLeavesTheOthersAsTheyAre()
    {
        var next = Now.AddHours(1);
        var sitemap = Sitemap(Edition([Article("a", updated: next), Article("b", Now.AddDays(-40))]));
        Assert.Equal(next, sitemap.MonthChangesAt(new(2026, 11, 1), new(2026, 11, 30)));
        Assert.Null(sitemap.MonthChangesAt(new(2026, 10, 1), new(2026, 10, 31)));
    }

    [Fact]
    public void AWithdrawalDatesTheListingsAndTheMonthThatItTouches()
    {
        var edition = Edition(
            [.. Many(5_000), Article("rut", Now.AddDays(-2), updated: Now.AddMinutes(-1), retraction: new(Now.AddMinutes(-1), null))]);
        var index = Read(Sitemap(edition).Write());
        Assert.Equal(("/sitemap/pages.xml", "2026-11-23T04:59:00Z"), index[0]);
        Assert.Equal(("/sitemap/2026-11.xml", "2026-11-23T04:59:00Z"), index[1]);
        Assert.DoesNotContain(
            Named(Sitemap(edition).WriteMonth(new(2026, 11, 1), new(2026, 11, 30))!),
            each => each.EndsWith("/rut", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4_997, false)]
    [InlineData(4_998, true)]
    public void BeyondFiveThousandAddressesItIsDivided(int articles, bool isDivided)
    {
        var sitemap = Sitemap(Edition([.. Many(articles)]));
        Assert.Equal(isDivided ? "sitemapindex" : "urlset", Documents.Root(sitemap.Write()).Name.LocalName);
        Assert.Equal(isDivided, sitemap.WritePages() is not null);
        Assert.Equal(isDivided, sitemap.WriteMonth(new(2026, 11, 1), new(2026, 11, 30)) is not null);
        Assert.Equal(
            isDivided ? ["/sitemap.xml", "/sitemap/pages.xml", "/sitemap/2026-11.xml"] : ["/sitemap.xml"],
            sitemap.Addresses().Select(address => address.Path));
    }

    [Fact]
    public void AMonthWithoutNamedArticlesHasNoPart()
    {
        var sitemap = Sitemap(Edition([.. Many(5_000), Article("a", Now.AddDays(-40), isRepublished: true)]));
        Assert.Equal(["/sitemap/pages.xml", "/sitemap/2026-11.xml"], Named(sitemap.Write()));
        Assert.Null(sitemap.WriteMonth(new(2026, 10, 1), new(2026, 10, 31)));
    }

    [Fact]
    public void APartEndsAfterFiftyThousandAddressesWithTheNewest()
    {
        var sitemap = Sitemap(Edition([.. Many(50_001)]));
        var part = Named(sitemap.WriteMonth(new(2026, 11, 1), new(2026, 11, 30))!).ToList();
        Assert.Equal((50_000, "/articles/2026-11-23/a0"), (part.Count, part[0]));
        Assert.DoesNotContain(part, each => each.EndsWith("/a50000", StringComparison.Ordinal));
    }

    [Fact]
    public void ItNamesWhatAPlainFilterOverAllArticlesFinds() => Fuzz.Run(
        Gen.Int[0, (1 << 9) - 1].Array[0, 12], 300, states =>
        {
            var articles = states.Select(AnyArticle).ToList();
            var shown = articles.Where(article => article.IsPublicAt(Now) && article.Retraction is null).ToList();
            var expected = PagesWithoutArticles
                .Concat(shown.SelectMany(article => article.Tags).Select(tag => $"/tags/{tag}/"))
                .Concat(shown.SelectMany(article => article.Authors).Select(author => $"/authors/{author.Name}/"))
                .Concat(shown.Where(article => article.Link is null && article.Source is null)
                    .Select(article => string.Create(CultureInfo.InvariantCulture, $"/articles/{article.Day:yyyy-MM-dd}/{article.Slug}")));
            Assert.Equal(
                expected.Distinct().Order(StringComparer.Ordinal),
                Named(Sitemap(Edition(articles)).Write()).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void ThePartsTogetherNameWhatOneFileWould()
    {
        var edition = Edition(
        [
            .. Many(5_000), .. Enumerable.Range(0, 200).Select(number => Article($"c{number}", Now.AddDays(-number), tags: [$"t{number}"])),
        ]);
        var sitemap = Sitemap(edition);
        var months = edition.All.Months().Select(month => sitemap.WriteMonth(month.First, month.Last)!);
        var named = months.Prepend(sitemap.WritePages()!).SelectMany(Named).ToList();
        Assert.Equal(
            edition.All.Articles.Select(Urls.ArticlePage).Concat(edition.Tags.All.Select(tag => Urls.Of(Address.Page(tag.Key))))
                .Concat(PagesWithoutArticles.Select(Urls.Absolute)).Order(StringComparer.Ordinal),
            named.Select(Urls.Absolute).Order(StringComparer.Ordinal));
        Assert.Equal(sitemap.Addresses().Skip(1).Select(address => address.Path), Named(sitemap.Write()));
    }

    /// <summary>Articles of November, 30 seconds from one to the next.</summary>
    private static IEnumerable<Article> Many(int count) =>
        Enumerable.Range(0, count).Select(number => Article($"a{number}", Now.AddMinutes(-5).AddSeconds(-number * 30)));

    private static Article AnyArticle(int state, int number)
    {
        return Article(
            $"a{number}", Now.AddDays(-number % 3),
            category: Is(0) ? "the-thao" : "tin",
            draft: Is(1),
            appears: Is(2) ? Now.AddHours(1) : null,
            leaves: Is(3) ? Now : null,
            retraction: Is(4) ? new(Now.AddHours(-1), null) : null,
            link: Is(5) ? "https://example.vn/a" : null,
            isRepublished: Is(6),
            tags: Is(7) ? [$"t{number % 4}"] : [],
            authors: Is(8) ? [$"n{number % 4}"] : []);

        bool Is(int what) => (state & (1 << what)) != 0;
    }
}
