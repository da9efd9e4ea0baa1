using System.Globalization;

namespace NewsFeeds.Tests.Checks;

/// <summary>Where links, and former addresses of articles, lead.</summary>
public sealed class LinkCheckTests : CheckedContent
{
    [Fact]
    public void ALinkToADraftIsBroken()
    {
        Content.Article("tin/2026-11-21-nhap.md", date: "2026-11-21T08:00:00", more: "draft: true");
        Content.Article(Article, body: "[x](/articles/2026-11-21/nhap)");

        Assert.Contains("draft", Assert.Single(Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressesAreTheSameInEveryCultureOfTheMachine()
    {
        Content.Article(Article, body: "[x](/articles/2026-11-19/mất)");
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH"); // where it is the year 2569
        try
        {
            Assert.Equal(
                ["there is no article at /articles/2026-11-19/mất"],
                Run().Select(fault => fault.Message));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("/feeds/tin/archive/2026-11.xml")]
    [InlineData("/feeds/tin/archive/2026-11/")]
    [InlineData("/feeds/tin/archive/2026-11-20/")]
    [InlineData("/feeds/archive/2026-11/")]
    [InlineData("/feeds/archive/2026-11-20/")]
    [InlineData("/feeds/archive/2026-11.xml")]
    public void ALinkToTheHistoryLeadsSomewhere(string address)
    {
        Content.Article(Article, body: $"[x]({address})");

        Assert.Empty(Run());
    }

    [Theory]
    [InlineData("/Feeds/Tin/Archive/2026-11")]
    [InlineData("/Articles/2026-11-20/Khác/")]
    public void ALinkThatIsRedirectedLeadsSomewhere(string address)
    {
        Content.Article(Article, body: $"[x]({address})");

        Assert.Empty(Run());
    }

    [Fact]
    public void ALinkToAFormerAddressLeadsSomewhere()
    {
        Content.Article("tin/2026-11-21-moi.md", date: "2026-11-21T08:00:00", more: "aliases: [/2019/05/cu/, /articles/2026-11-19/cu]");
        Content.Article(Article, body: "[x](/articles/2026-11-19/cu) [y](/2019/05/cu)");

        Assert.Empty(Run());
    }

    [Fact]
    public void AnAliasOfSeveralArticlesIsNamedAtThoseToWhichItDoesNotLead()
    {
        Content.Article(Article, more: "aliases: [/2019/05/cu/]");
        Content.Article("tin/b.md", date: "2026-11-21", more: "aliases: [/2019/05/c%C5%A9, /2019/05/cu]");
        Content.Article("tin/nhap.md", date: "2026-11-22", more: "draft: true\naliases: [/2019/05/cu]");
        Content.Article("tin/mai.md", date: "2027-11-22", more: "aliases: [/2019/05/cu]");

        var fault = Assert.Single(Run());
        Assert.Equal((Article, "alias-taken"), (fault.File, fault.Code));
        Assert.Equal("the alias '/2019/05/cu' leads to 'tin/b.md', which names it too and is newer; keep it at one of them", fault.Message);
    }

    [Fact]
    public void ALinkToAnArticleThatWaitsIsNamed()
    {
        Content.Article(Article, body: "[x](mot.md) [y](<khac - Copy.md>)");
        Content.Article("tin/hai.md", date: "2026-11-21", more: "slug: mot");
        Content.Article("tin/mot.md", date: "2026-11-21", more: "slug: mot");
        Content.Article("tin/khac.md", title: "Khác nữa");
        Content.Article("tin/khac - Copy.md", title: "Khác nữa");

        var links = Run().Where(fault => fault.File == Article).ToList();
        Assert.Equal([("broken-link", 1), ("broken-link", 13)], links.Select(fault => (fault.Code, fault.Column)));
        Assert.StartsWith("the article 'tin/khac - Copy.md' is held back", links[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](www.kontumtv.vn)", "broken-link/no-scheme", "www.kontumtv.vn")]
    [InlineData("[a](kontumtv.vn/tin?a=1)", "broken-link/no-scheme", "kontumtv.vn/tin?a=1")]
    [InlineData("[a](WWW.bao.gov.vn/a.jpg)", "broken-link/no-scheme", "WWW.bao.gov.vn/a.jpg")]
    [InlineData("![a](www.kontumtv.vn/a.jpg)", "missing-picture/no-scheme", "www.kontumtv.vn/a.jpg")]
    [InlineData("<a href='www.kontumtv.vn'>a</a>", "broken-link/no-scheme", "www.kontumtv.vn")]
    [InlineData("[a](giaban.pdf)", "broken-link/type", "giaban.pdf")]
    [InlineData("[a](../giaban.XLSX)", "broken-link/type", "../giaban.XLSX")]
    [InlineData("[a](rong.jpg)", "broken-link/empty-file", "tin/rong.jpg")]
    [InlineData("![a](rong.jpg)", "missing-picture/empty-file", "tin/rong.jpg")]
    [InlineData("![a](Rong.JPG)", "missing-picture/empty-file", "tin/Rong.JPG")]
    public void WhatWasMeantByAnAddressIsTold(string body, string kind, string named)
    {
        Content.Write("tin/giaban.pdf", "%PDF");
        Content.Write("tin/rong.jpg", "");
        Content.Article(Article, body: body);

        var fault = Assert.Single(Run());
        Assert.Equal((kind, named), (fault.Kind, fault.Arguments[0]));
    }

    [Theory]
    [InlineData("[a](../../feeds/rss.xml)")]
    [InlineData("![a](www.anh.vn.jpg)")]
    [InlineData("[a](2026-11-22-so-1.5.md) [a](so-1-5)")]
    public void WhatIsThereIsNoMistake(string body)
    {
        Content.Write("tin/www.anh.vn.jpg", Pictures.Jpeg(1200, 800));
        Content.Article("tin/2026-11-22-so-1.5.md", date: "2026-11-20", more: "slug: so-1-5");
        Content.Article(Article, body: body);

        Assert.Empty(Run());
    }

    [Fact]
    public void AnEmptyPictureOfFrontMatterIsThere()
    {
        Content.Write("tin/rong.jpg", "");
        Content.Article(Article, more: "image: {src: rong.jpg, alt: Ảnh}");

        Assert.Equal("missing-picture/empty-file", Assert.Single(Run()).Kind);
    }

    [Theory]
    [InlineData("https://bao-cu.vn/2021/bai/", "4:11 warning alias-elsewhere")]
    [InlineData("//bao-cu.vn/2021/bai/", "4:11 warning alias-elsewhere")]
    [InlineData("/2021/bai/?p=1", "4:11 warning alias-nowhere")]
    [InlineData("/2021/../bai", "4:11 warning alias-nowhere")]
    [InlineData("./bai", "4:11 warning alias-nowhere")]
    [InlineData("/", "4:11 warning alias-nowhere")]
    [InlineData("mailto:a@bao.vn", "4:11 warning alias-nowhere")]
    [InlineData("khac", "4:11 warning alias-taken")]
    [InlineData("/feeds/tin", "4:11 warning alias-taken")]
    [InlineData("/feeds/opml.xml", "4:11 warning alias-taken")]
    [InlineData("/media/tin/anh.jpg", "4:11 warning alias-taken")]
    public void AnAliasThatNoRequestReachesIsNamed(string alias, string expected)
    {
        Content.Write(Article, $"---\ntitle: T\ndate: 2026-11-20\naliases: [\"{alias}\"]\n---\nThân bài.\n");

        Assert.Equal(expected, Shown(Assert.Single(Run())));
    }

    [Theory]
    [InlineData("/tags/mang-den/", null)] // It is redirected.
    [InlineData("/tags/măng-đen/rss.xml", null)]
    [InlineData("/tags/măng/", "broken-link/no-tag")]
    [InlineData("/authors/ttxvn/atom.xml", null)]
    [InlineData("/authors/afp/atom.xml", "broken-link/no-author")]
    [InlineData("/feeds/tin/podcast.xml", "broken-link/no-podcast")]
    [InlineData("/feeds/nghe/podcast.xml", null)]
    [InlineData("/feeds/thời-tiết/podcast.xml", "broken-link/no-category")]
    [InlineData("/partners/msn/rss.xml", "partner-link")]
    [InlineData("https://feeds.example.vn/tin-tuc/partners/msn/rss.xml", "partner-link")]
    [InlineData("https://www.example.vn/partners/msn/rss.xml", null)]
    public void ALinkLeadsToAListingThatEveryReaderMaySee(string link, string? kind)
    {
        const string Podcast = "{guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, category: News, image: 'https://a.vn/bia.jpg'}";
        Content.Publication("feeds: {msn: {}}");
        Content.Write("nghe/_index.md", $"---\ntitle: Nghe\npodcast: {Podcast}\n---\n");
        Content.Article("nghe/b.md");
        Content.Article(Article, more: "tags: [măng đen]\nauthors: [TTXVN]", body: $"[x]({link})");

        Assert.Equal(kind is null ? [] : [kind], Run().Select(fault => fault.Kind));
    }
}
