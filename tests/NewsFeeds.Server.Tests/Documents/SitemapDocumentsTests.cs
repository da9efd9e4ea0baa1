using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Tests.Exports;

namespace NewsFeeds.Server.Tests.Documents;

public class SitemapDocumentsTests
{
    private const string News = "/news-sitemap.xml";
    private static readonly DateTimeOffset Start = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);

    // When the clock brings an article into the news and takes it out again.
    private static readonly (string Slug, DateTimeOffset From, DateTimeOffset Until)[] Shown =
    [
        ("sap-cu", Start.AddHours(-47), Start.AddHours(1)),
        ("moi", Start.AddHours(-10), Start.AddHours(38)),
        ("cho", Start.AddHours(2), Start.AddHours(47)),
        ("hen", Start.AddHours(5), Start.AddHours(53)),
        ("het", Start.AddHours(-3), Start.AddHours(20)),
    ];

    [Theory]
    [InlineData("/sitemap.xml", 3600)]
    [InlineData(News, 300)]
    public async Task ASitemapIsXmlThatACacheMayKeepAndAPollOfItIsA304(string path, int maxAge)
    {
        await using var site = await Site.StartAsync();
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(TimeSpan.FromSeconds(maxAge), response.Headers.CacheControl!.MaxAge);
        Assert.Null(response.Content.Headers.LastModified);
        using var again = await site.GetAsync(path, ("If-None-Match", response.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/sitemap/pages.xml")]
    [InlineData("/sitemap/2026-03.xml")]
    [InlineData("/sitemap/2019-01.xml")]
    [InlineData("/sitemap/")]
    public async Task ASmallSitemapHasNoParts(string path)
    {
        await using var site = await Site.StartAsync();
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task RobotsAreToldBothSitemapsUnderThePublicAddress()
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:PublicUrl=https://example.vn/tin"]);
        Assert.Equal(
            "User-agent: *\nDisallow:\n\nSitemap: https://example.vn/tin/sitemap.xml\nSitemap: https://example.vn/tin/news-sitemap.xml\n",
            await site.TextAsync("/robots.txt"));
    }

    [Fact]
    public async Task EveryAddressInTheSitemapOfTheSampleAnswers()
    {
        await using var site = await Site.StartAsync(TemporaryContent.OfTheSample());
        var addresses = (await site.ReadAsync("/sitemap.xml")).Xml.Elements().Select(url => url.Elements().First().Value).ToList();
        Assert.Contains(addresses, address => address.Contains("/tags/", StringComparison.Ordinal));
        Assert.Contains(addresses, address => address.Contains("/authors/", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var response = await site.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        }
    }

    [Fact]
    public async Task AWithdrawnArticleLeavesEverySitemap()
    {
        await using var site = await Site.StartRememberingAsync(Newsroom(), Start);
        Assert.Contains("/moi<", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        site.Content.Article("tin/moi.md", date: Written(Start.AddHours(-10)), more: "retracted: Sai");
        await site.UntilAsync(async () => !(await site.TextAsync("/sitemap.xml")).Contains("/moi<", StringComparison.Ordinal));
        Assert.DoesNotContain("/moi<", await site.TextAsync(News), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverTwoDaysTheNewsChangesAtEachMomentAndAtNoOther()
    {
        await using var site = await Site.StartRememberingAsync(Newsroom(), Start);
        var moments = Shown.SelectMany(each => new[] { each.From, each.Until }).Where(each => each > Start).Order().ToList();
        var (before, read) = (await site.ReadAsync(News), Start);
        Assert.Equal(SlugsAt(Start), SlugsIn(before));
        foreach (var moment in moments)
        {
            Assert.InRange(before.MaxAge!.Value, TimeSpan.Zero, moment - read);
            site.TurnTo(moment.AddSeconds(-100));
            await StandsAsync(before, TimeSpan.FromSeconds(100));
            site.TurnTo(moment.AddMilliseconds(-1));
            await StandsAsync(before, TimeSpan.Zero);

            if (Shown.Any(each => each.From + TimeSpan.FromHours(48) == moment))
            {
                site.TurnTo(moment); // No edition is made for this moment, so the very next request sees it.
            }
            else
            {
                await site.TurnToAsync(moment, async () => SlugsIn(await site.ReadAsync(News)).SequenceEqual(SlugsAt(moment)));
            }

            var after = await site.ReadAsync(News);
            Assert.Equal(SlugsAt(moment), SlugsIn(after));
            Assert.NotEqual(before.Tag, after.Tag);
            (before, read) = (after, moment);
        }

        Assert.Empty(before.Xml.Elements());
        site.TurnTo(Start.AddDays(30));
        await StandsAsync(before, TimeSpan.FromMinutes(5));

        async Task StandsAsync(Answer expected, TimeSpan maxAge)
        {
            var actual = await site.ReadAsync(News);
            Assert.Equal((expected.Tag, expected.Body), (actual.Tag, actual.Body));
            Assert.Equal(maxAge, actual.MaxAge);
        }
    }

    [Fact]
    public async Task TheNewsOfAnExportAreThoseOfItsMoment()
    {
        var clock = new FakeTimeProvider(Start);
        using var export = new Exported(Newsroom(), clock);
        await export.SucceedAsync();
        Assert.Contains("/sap-cu<", export.Text("news-sitemap.xml"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(1));
        await export.SucceedAsync();
        Assert.DoesNotContain("/sap-cu<", export.Text("news-sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("/moi<", export.Text("news-sitemap.xml"), StringComparison.Ordinal);
    }

    private static TemporaryContent Newsroom()
    {
        var content = new TemporaryContent();
        content.Article("tin/sap-cu.md", date: Written(Start.AddHours(-47)));
        content.Article("tin/moi.md", date: Written(Start.AddHours(-10)));
        content.Article("tin/cho.md", date: Written(Start.AddHours(-1)), more: $"publishDate: {Written(Start.AddHours(2))}");
        content.Article("tin/hen.md", date: Written(Start.AddHours(5)));
        content.Article("tin/het.md", date: Written(Start.AddHours(-3)), more: $"expiryDate: {Written(Start.AddHours(20))}");
        content.Article("tin/noi-khac.md", date: Written(Start.AddHours(-4)), more: "link: https://example.vn/noi-khac");
        content.Article("tin/rut.md", date: Written(Start.AddHours(-5)), more: $"retracted: {{date: {Written(Start.AddHours(-4))}}}");
        content.Article("tin/nhap.md", date: Written(Start.AddHours(-6)), more: "draft: true");
        return content;
    }

    private static string Written(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<string> SlugsAt(DateTimeOffset moment) =>
        Shown.Where(each => each.From <= moment && moment < each.Until).Select(each => each.Slug).Order(StringComparer.Ordinal);

    private static IEnumerable<string> SlugsIn(Answer answer) => answer.Xml.Elements()
        .Select(url => url.Elements().First().Value).Select(loc => loc[(loc.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal);
}
