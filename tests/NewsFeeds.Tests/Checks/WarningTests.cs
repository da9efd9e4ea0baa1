using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>What nothing holds back, and yet an editor did not mean: when it is named, and when it must not be.</summary>
public sealed class WarningTests : CheckedContent
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "\n \n", true)]
    [InlineData("", "***", true)]
    [InlineData("", "<!-- viết sau -->", true)]
    [InlineData("", "&nbsp;\n\n\u00a0\u200b &#160;", true)]
    [InlineData("", "<p>&nbsp;</p>\n<div><br></div><h2></h2>", true)]
    [InlineData("", "&amp;nbsp; <http://a.vn/>", false)]
    [InlineData("", "&nbsp;Có", false)]
    [InlineData("image: {src: anh.jpg, alt: Ảnh}", "", true)]
    [InlineData("summary: Tóm tắt", "", true)]
    [InlineData("", "Có.", false)]
    [InlineData("", "![Ảnh](anh.jpg)", false)]
    [InlineData("", "<img src=\"anh.jpg\" alt=\"\">", false)]
    [InlineData("draft: true", "", false)]
    [InlineData("retracted: {notice: Rút, date: 2026-11-21}", "", false)]
    [InlineData("link: https://example.vn/a", "", false)]
    [InlineData("source: {title: Báo, url: https://example.vn/a}", "", false)]
    [InlineData("enclosures: [https://example.vn/a.mp3]", "", false)]
    public void AnArticleWithoutWordsIsNamed(string more, string body, bool isNamed)
    {
        Content.Article(Article, more: more, body: body);
        Assert.Equal(isNamed ? ["6:1 warning empty-body"] : [], Run().Select(Shown));
    }

    [Fact]
    public void OfFrontMatterThatCannotBeReadNobodyKnowsWhetherItNeedsWords()
    {
        Content.Article(Article, title: "a: b", body: "");
        Assert.Equal(["2:9 error yaml"], Run().Select(Shown));
    }

    [Theory]
    [InlineData("Hoàng Lợi – Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi - Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi—Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi, Quang Mẫn, A Khuê", "[Hoàng Lợi, Quang Mẫn, A Khuê]")]
    [InlineData("Hoàng Lợi và Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi & Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi; Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi/Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Mary O'Neil and Jean-Luc P. Roy", "['Mary O''Neil', Jean-Luc P. Roy]")]
    [InlineData("[Hoàng Lợi – Quang Mẫn, Y Nhung]", "[Hoàng Lợi, Quang Mẫn, Y Nhung]", 10)]
    [InlineData("Hoàng Lợi-Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Hoàng Lợi | Quang Mẫn", "[Hoàng Lợi, Quang Mẫn]")]
    [InlineData("Lan, Hùng và Minh", "[Lan, Hùng, Minh]")]
    [InlineData("[Lan; Hùng Dũng]", "[Lan, Hùng Dũng]", 10)]
    [InlineData("Báo Gia Lai – Kon Tum", null)]
    [InlineData("Hoàng Lợi – Báo Kon Tum", null)]
    [InlineData("Lan và Minh", null)]
    [InlineData("Jean-Luc Roy-Smith", null)]
    [InlineData("Hoàng Lợi", null)]
    [InlineData("Nguyễn Thị Minh-Khai", null)]
    [InlineData("Ban Tổ chức và Cán bộ", null)]
    [InlineData("Báo Kon Tum - Phòng Thời sự", null)]
    [InlineData("Đài Phát Thanh và Truyền Hình", null)]
    [InlineData("[Hoàng Lợi, Quang Mẫn]", null)]
    [InlineData("{name: Hoàng Lợi – Quang Mẫn}", null)]
    [InlineData("TTXVN/Vietnam+", null)]
    [InlineData("Theo A, B", null)]
    public void SeveralPeopleInOneNameGetAList(string author, string? list, int column = 9)
    {
        Content.Publication(title: "Đài Phát Thanh và Truyền Hình");
        Content.Article(Article, more: $"author: {author}");

        var faults = Run();
        Assert.Equal(list is null ? [] : [$"4:{column} warning several-authors"], faults.Select(Shown));
        Assert.All(faults, fault => Assert.Contains($"'authors: {list}'", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ANameAmongMappingsIsReplacedAlone()
    {
        Content.Article(Article, more: "authors:\n  - Hoàng Lợi – Quang Mẫn\n  - {name: Y Nhung}");
        var fault = Assert.Single(Run());
        Assert.Equal(("several-authors/among", 5, 5), (fault.Kind, fault.Line, fault.Column));
        Assert.Equal("Hoàng Lợi, Quang Mẫn", fault.Arguments[1]);
    }

    [Theory]
    [InlineData("2062-11-20", "", "3:7 warning far-date")]
    [InlineData("1926-11-20", "", "3:7 warning far-date")]
    [InlineData("1990-01-01", "", "")]
    [InlineData("2036-12-31T23:59", "", "")]
    [InlineData("2037-01-01", "", "3:7 warning far-date")]
    [InlineData("2026-11-20", "publishDate: 2126-11-20", "4:14 warning far-date")]
    [InlineData("2026-11-20", "expiryDate: 2226-11-20", "")]
    [InlineData("2026-11-20", "updated: 2062-11-20", "4:10 warning far-date")]
    [InlineData("2026-11-20", "lastmod: 1926-11-20", "4:10 warning far-date")]
    [InlineData("2026-11-20", "lastmod: 2026-12-20", "4:10 warning future-date")]
    [InlineData("2026-11-20", "expiryDate: 1926-11-20", "4:13 warning never-shown")]
    [InlineData("2026-11-20", "publishDate: 1926-11-20", "4:14 warning publish-before-date")]
    public void AYearThatNobodyMeansIsNamedOnce(string date, string more, string shown)
    {
        Content.Article(Article, date: date, more: more);
        Assert.Equal(shown, string.Join(' ', Run().Select(Shown)));
    }

    [Fact]
    public void AYearInAFilesNameCounts()
    {
        Content.Write("tin/1026-11-20-a.md", "---\ntitle: A\n---\nThân.");
        Content.Write("tin/1026-11-20-b.md", "---\ntitle: B\ndate: 2026-11-20\n---\nThân.");
        Content.Write("tin/c.md", "---\ntitle: C\n---\nThân."); // Its date is missing, and nobody made one up.

        Assert.Equal(
            ["tin/1026-11-20-a.md 1:1 warning far-date", "tin/c.md 1:1 error missing-date"],
            Run().Select(fault => $"{fault.File} {Shown(fault)}"));
    }

    [Theory]
    [InlineData("http://localhost:8080/a")]
    [InlineData("http://127.0.0.1/a")]
    [InlineData("https://10.0.0.5/a.jpg")]
    [InlineData("http://172.16.3.4/a")]
    [InlineData("http://192.168.1.20/a")]
    [InlineData("http://169.254.1.1/a")]
    [InlineData("http://[fd00::1]/a")]
    [InlineData("http://[::1]/a")]
    [InlineData("http://nas.local/a")]
    [InlineData("http://nas.lan/a")]
    [InlineData("http://cms.internal/a")]
    [InlineData("http://cms/wp-admin/")]
    [InlineData("//cms/a.jpg")]
    public void AnAddressThatReadersCannotReachIsNamed(string address)
    {
        Content.Article(Article, body: $"[x]({address}) ![Ảnh]({address})");
        Assert.Equal(["6:1 warning private-link", $"6:{address.Length + 7} warning private-link"], Run().Select(Shown));

        Content.Article(Article, body: $"<a href=\"{address}\">x</a>");
        Assert.Equal(["6:10 warning private-link"], Run().Select(Shown));

        Content.Article(Article, more: $"image: {{src: '{address}', alt: Ảnh}}\nenclosures:\n- url: '{address}'\n  type: audio/mpeg");
        Assert.Equal(["4:14 warning private-link", "6:8 warning private-link"], Run().Select(Shown));
    }

    [Theory]
    [InlineData("C:\\anh\\a.jpg")]
    [InlineData("c:/anh/a.jpg")]
    [InlineData("file:///home/a.jpg")]
    [InlineData("\\\\\\\\server\\anh\\a.jpg")] // Two backslashes of Markdown are one.
    public void AFileOfAMachineIsNamedOnce(string address)
    {
        Content.Article(Article, body: $"[x](<{address}>)");
        Assert.Equal(["6:1 warning private-link"], Run().Select(Shown));

        Content.Article(Article, body: $"Ảnh:\n![Ảnh](<{address}>)");
        Assert.Equal(["7:1 warning private-link"], Run().Select(Shown));

        Content.Article(Article, more: $"image: {{src: '{address}', alt: Ảnh}}");
        Assert.Equal("4:14", Assert.Single(Run().Select(fault => $"{fault.Line}:{fault.Column}")));
    }

    [Theory]
    [InlineData("[x](\\\\maychu\\van-ban.docx)")]
    [InlineData("[x](\\\\maychu\\tin\\a.md)")]
    [InlineData("![Ảnh](\\\\maychu\\anh\\a.jpg)")]
    public void AShareOfWindowsIsNamedAsEditorsWriteIt(string link)
    {
        Content.Article(Article, body: link);
        Assert.Equal(["6:1 warning private-link"], Run().Select(Shown));
    }

    [Theory]
    [InlineData("![Ảnh](\\tin\\anh.jpg) [x](\\tin\\2026-11-20-khac.md) [y](\\feeds\\tin)")]
    public void APathWithBackslashesIsNone(string body)
    {
        Content.Article(Article, body: body);
        Assert.Empty(Run());
    }

    [Theory]
    [InlineData("https://example.vn/a")]
    [InlineData("https://báo.vn/a")]
    [InlineData("http://8.8.8.8/a")]
    [InlineData("mailto:a@localhost")]
    [InlineData("tel:+84123")]
    [InlineData("#dau")]
    public void AnAddressThatReadersReachIsNot(string address)
    {
        Content.Article(Article, more: "id: http://localhost/?p=1\naliases: [/cu/]", body: $"[x]({address})\n\n# Dau");
        Assert.DoesNotContain(Run(), fault => fault.Code == "private-link");
    }

    [Fact]
    public void ThePublicationAndCategoriesMayNotNameSuchAddressesEither()
    {
        Content.Publication("license: http://192.168.0.1/quyen");
        Content.Write("tin/_index.md", "---\ntitle: Tin tức\nimage: http://nas/anh.jpg\n---\n");
        Assert.Equal(
            ["_index.md 6:10 warning private-link", "tin/_index.md 3:8 warning private-link"],
            Run().Select(fault => $"{fault.File} {Shown(fault)}"));
    }

    [Fact]
    public void ANewsroomMayPublishForItsOwnNetwork()
    {
        Content.Article(Article, body: "[x](http://tin/feeds/rss.xml) [y](http://khac/)");
        using var folder = Content.OpenStore();
        var faults = ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("http://tin/")), Now);
        Assert.Equal("http://khac/", Assert.Single(faults, fault => fault.Code == "private-link").Arguments[0]);
    }

    [Fact]
    public void FilesThatOnlyLookLikeArticlesAreNamed()
    {
        Content.Write("tin/mua.docx", "PK");
        Content.Write("tin/Nang.DOC", "x");
        Content.Write("tin/gio.odt", "x");
        Content.Write("tin/bao.rtf", "x");
        Content.Write("tin/lu.pages", "x");
        Content.Write("tin/trang.html", "<p>Chào</p>");
        Content.Write("tin/~$mua.docx", "x");
        Content.Write("tin/_nhap.docx", "x");
        Content.Write("_drafts/nhap.html", "<p>x</p>");
        Content.Write("quy-trinh.docx", "x");
        Content.Write("google123.html", "google-site-verification");
        Content.Article("tin/2026-11-21-le/index.md", date: "2026-11-21");
        Content.Write("tin/2026-11-21-le/do-thi/khung.html", "<p>x</p>");
        Content.Article("tin/2026-11-22-tot.html", date: "2026-11-22", body: "<p>Thân</p>");

        Assert.Equal(
            ["tin/Nang.DOC document", "tin/bao.rtf document", "tin/gio.odt document", "tin/lu.pages document", "tin/mua.docx document",
                "tin/trang.html html"],
            Run().Where(fault => fault.Code == "not-published" && fault.Severity == Severity.Warning && fault.Kind != fault.Code)
                .Select(fault => $"{fault.File} {fault.Kind.Split('/')[1]}"));
    }

    [Theory]
    [InlineData("\n\n---\ntitle: A\ndate: 2026-11-20\n---\n", "no-front-matter/blank", 1)]
    [InlineData("\uFEFF\n---\ntitle: A\ndate: 2026-11-20\n---\n", "no-front-matter/blank", 1)]
    [InlineData("—-\ntitle: A\n—-\n", "no-front-matter/sign", 1)]
    [InlineData("–––\ntitle: A\n–––\n", "no-front-matter/sign", 1)]
    [InlineData("\n—\ntitle: A\n—\n", "no-front-matter/sign", 2)]
    [InlineData("----\ntitle: A\n----\n", "no-front-matter/sign", 1)]
    [InlineData("\n\nChỉ có lời.\n", "no-front-matter", 1)]
    public void WhatIsBeforeTheFirstFenceIsNamed(string text, string kind, int line)
    {
        Content.Write(Article, text);
        var fault = Assert.Single(Run());
        Assert.Equal((kind, line, true), (fault.Kind, fault.Line, fault.IsError));
    }

    [Fact]
    public void ACategoryWhoseServedFeedsLeadNowhereIsNamed()
    {
        Content.Write("kinh-te-moi/_index.md", "---\ntitle: Kinh tế mới\naliases: [cu]\n---\n");
        Content.Write("doi-song/_index.md", "---\ntitle: Đời sống\n---\n");
        Content.Write("_redirects.yml", "/feeds/chuyen/rss.xml: /feeds/tin/\n");
        string[] served =
        [
            "/", "/feeds/rss.xml", "/feeds/tin/rss.xml", "/feeds/tin/archive/2026-11.xml", "/feeds/cu/atom.xml", "/feeds/cu/nho/atom.xml",
            "/feeds/chuyen/rss.xml", "/tags/mua/rss.xml", "/partners/x/rss.xml", "/không/có/gì",
        ];
        Assert.Empty(Lost(served));

        // One category has no feed that was served, so it may be the other under its new name.
        Assert.Equal(
            ["doi-song/_index.md: kinh-te"],
            Lost([.. served, "/feeds/kinh-te-moi/rss.xml", "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/gia/rss.xml"]));
        Assert.Equal(["_index.md: thoi-su"], Lost([.. served, "/feeds/thoi-su/"]));
        Assert.Equal(["doi-song/_index.md: doi-sonq"], Lost([.. served, "/feeds/doi-sonq/feed.json"]));
        Assert.Empty(Run());

        // What lies below a lost one is told with it, however deep. Of two, nobody knows which is the new one.
        string[] known = [.. served, "/feeds/kinh-te-moi/rss.xml"];
        Assert.Equal(["doi-song/_index.md: a"], Lost([.. known, "/feeds/a/rss.xml", "/feeds/a/b/c/rss.xml"]));
        Assert.Equal(["_index.md: aaaa", "_index.md: zzzz"], Lost([.. known, "/feeds/aaaa/rss.xml", "/feeds/zzzz/rss.xml"]));
    }

    private List<string> Lost(string[] served)
    {
        using var folder = Content.OpenStore("localhost,2000");
        var scope = new CheckScope([""]) { Served = served };
        var faults = ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn")), Now, scope: scope);
        Assert.All(faults, fault =>
        {
            Assert.Equal(("renamed-category", Severity.Warning), (fault.Code, fault.Severity));
            Assert.Contains($"'aliases: [{fault.Arguments[0]}]'", fault.Message, StringComparison.Ordinal);
        });
        return [.. faults.Select(fault => $"{fault.File}: {fault.Arguments[0]}")];
    }
}
