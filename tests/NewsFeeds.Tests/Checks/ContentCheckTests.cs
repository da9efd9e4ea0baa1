using System.Diagnostics;
using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Checks;

public sealed class ContentCheckTests : IDisposable
{
    private const string Article = "tin/a.md";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryContent _content = new();

    public ContentCheckTests()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin tức\n---\n");
        _content.Write("tin/anh.jpg", Pictures.Jpeg(1200, 800));
        _content.Article("tin/2026-11-20-khac.md", title: "Khác");
    }

    public void Dispose() => _content.Dispose();

    [Fact]
    public void SoundContentHasNoFault()
    {
        _content.Article(Article, more: "image: {src: anh.jpg, alt: Ảnh}\ncategories: [Tin tức]", body:
            "[Khác](/articles/2026-11-20/khac) [gần](../2026-11-20/khac) [kênh](/feeds/tin/rss.xml) [chuyên mục](/feeds/tin/) "
            + "[tất cả](/feeds/atom.xml) [OPML](/feeds/opml.xml) "
            + "[xa](https://example.org/không) [thư](mailto:a@example.vn) [ảnh](anh.jpg) ![Ảnh](anh.jpg) ![Ảnh](/media/tin/anh.jpg) "
            + "[nhà](/) [bài](2026-11-20-khac.md) [bài](/tin/2026-11-20-khac.md#a) [mục](_index.md) "
            + "![Ảnh](/tin/anh.jpg) ![Ảnh](ANH.JPG)\n\n"
            + "<img src=\"anh.jpg\" alt=\"\"> <a href=\"anh.jpg\">a</a> chữ[^1]\n\n[^1]: chú thích");

        Assert.Empty(Run());
    }

    [Fact]
    public void ADayWithMoreArticlesThanItsArchiveIsNamed()
    {
        for (var i = 0; i <= Listing.MostOfADay; i++)
        {
            _content.Article($"tin/2026-11-19-{i}.md", date: "2026-11-19");
        }

        var fault = Assert.Single(Run(), fault => fault.Code == "crowded-day");
        Assert.StartsWith("10001 articles have the date 2026-11-19", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: Ba: bốn\ndate: 2026-11-20", "2: error yaml")]
    [InlineData("date: 2026-11-20", "1:1 error missing-title")]
    [InlineData("date: 2026-11-20\ntitle: null", "3:1 error missing-title")]
    [InlineData("title: T", "1:1 error missing-date")]
    [InlineData("title: T\ndate:", "3:1 error missing-date")]
    [InlineData("title: T\ndate: hôm qua", "3:7 error date")]
    [InlineData("title: T\ndate: 2026-11-20\ntitel: U", "4:1 warning unknown-key")]
    [InlineData("title: T\ndate: 2026-11-20\ndate: 2026-11-21", "4:1 error duplicate-key")]
    [InlineData("title: T\ndate: 2026-11-20\ndraft: chưa", "4:8 error wrong-type")]
    [InlineData("title: T\ndate: 2026-11-20\nlink: example", "4:7 warning address")]
    [InlineData("title: T\ndate: 2026-11-20\npublishDate: 2026-11-19", "4:14 warning publish-before-date")]
    [InlineData("title: T\ndate: 2026-11-20\ncorrection: Sai", "4:13 warning no-date")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: ../../x.jpg, alt: X}", "4:14 warning media")]
    [InlineData("title: T\ndate: 2026-11-20\nslug: khac\nid: urn:x", "4:7 error duplicate-slug")]
    [InlineData("title: T\ndate: 2026-11-20\ncategories: [tin, thể thao]", "4:19 warning unknown-category")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: không.jpg, alt: X}", "4:14 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: a.md, alt: X}", "4:14 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: anh.jpg", "4:8 warning no-alt")]
    [InlineData("title: T\ndate: 2026-11-20\nenclosures:\n  - anh.jpg\n  - mất.mp3", "6:5 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nenclosures: [https://example.vn/nghe]", "4:14 warning no-media-type")]
    [InlineData("title: T\ndate: 2026-11-20\nlastmod: 2027-01-01", "4:10 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\ncorrection:\n  - {date: 2027-01-01, note: Sai}", "5:12 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\nretracted: {date: 2027-01-01, notice: Rút}", "4:19 warning future-date")]
    [InlineData("title: \"\\u200B\\u3164 \"\ndate: 2026-11-20", "2:8 warning invisible-title")]
    [InlineData("title: T\ndate: 2026-11-20\ntags: một, hai", "4:7 warning one-tag")]
    [InlineData("title: T\ndate: 2026-11-20\nid: bai-1", "4:5 warning no-iri")]
    [InlineData("title: T\ndate: 2026-11-20\nid: https://example.vn/hai bài", "4:5 warning no-iri")]
    [InlineData("title: \"T\\x07\"\ndate: 2026-11-20", "2:8 warning illegal-character")]
    [InlineData("title: Bản tin #5\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("Title: Ba bốn\t# năm\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("title: Ba\n  bốn #5\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nsummary: #5 bão", "4:9 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nexcerpt: 'một' # ghi chú\nauthors:\n  - Hoàng Lợi #2", "6:5 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: anh.jpg, alt: Ảnh #5\n  }", "4:28 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\npubdate: 2026-11-19", "4:10 warning publish-before-date")]
    [InlineData("title: T\ndate: 2026-11-20\nmodified: 2027-01-01", "4:11 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\nstatus: draft", "4:1 error guard")]
    [InlineData("title: Tám\u0007\ndate: 2026-11-20", "2:11 warning illegal-character")]
    public void FrontMatterIsCheckedAgainstTheContent(string frontMatter, string expected)
    {
        _content.Write(Article, $"---\n{frontMatter}\n---\nThân bài.\n");

        var fault = Assert.Single(Run());
        Assert.Equal(Article, fault.File);
        Assert.StartsWith(expected.Split(' ')[0], $"{fault.Line}:{fault.Column}", StringComparison.Ordinal);
        Assert.Equal(expected[(expected.IndexOf(' ', StringComparison.Ordinal) + 1)..], Kind(fault));
    }

    [Theory]
    [InlineData("image: {src: sai.jpg, alt: Ảnh}", "")]
    [InlineData("enclosures: [sai.jpg]", "")]
    [InlineData("", "![Ảnh](sai.jpg) ![Ảnh](/media/tin/sai.jpg)")]
    [InlineData("", "<img src=\"sai.jpg\" alt=\"Ảnh\">")]
    public void AFileWhoseBytesContradictItsNameIsNamedOnce(string more, string body)
    {
        _content.Article(Article, more: more, body: body);
        _content.Article("tin/b.md", date: "2026-11-21T08:00:00", body: "[x](sai.jpg)");
        foreach (var (bytes, message) in new[]
        {
            (Pictures.Png(1200, 800), "the name says image/jpeg, but the bytes are image/png"),
            ("<html>404</html>"u8.ToArray(), "the bytes are no image/jpeg"),
        })
        {
            _content.Write("tin/sai.jpg", bytes);
            var fault = Assert.Single(Run());
            Assert.Equal(("tin/sai.jpg", "wrong-media-type", Severity.Warning), (fault.File, fault.Code, fault.Severity));
            Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APictureWhoseSizeCannotBeReadIsNamed()
    {
        _content.Article(Article, body: "![Ảnh](đầy.jpg) ![Ảnh](xmp.png)");
        _content.Write("tin/đầy.jpg", HostilePictures.Unmeasurable["fill.jpg"]());
        _content.Write("tin/xmp.png", HostilePictures.Measurable["xmp.png"]());

        var fault = Assert.Single(Run(), fault => fault.Code != "picture-heavy");
        Assert.Equal(("tin/đầy.jpg", "no-picture-size", Severity.Warning), (fault.File, fault.Code, fault.Severity));
    }

    [Theory]
    [InlineData("title: \"Bản tin #5\" # ghi chú\ndate: 2026-11-20 # hôm nay\ndraft: false # chờ")]
    [InlineData("title: 'a #5'\ndate: 2026-11-20\nsummary: |\n  Một #hai\n  ba\ntags: [C#, 'x #y'] # nhãn")]
    [InlineData("title: C# và F#\ndate: 2026-11-20\nimage: {src: anh.jpg, alt: Ảnh, caption: 'Số #5'}\nsummary: \"\" # chưa có")]
    public void ACommentThatCutsNoTextIsNoFault(string frontMatter)
    {
        _content.Write(Article, $"---\n# đầu\n{frontMatter}\n---\nThân bài.\n");

        Assert.Empty(Run());
    }

    [Theory]
    [InlineData("![Ảnh](không.jpg)", "7:1 warning missing-picture")]
    [InlineData("Xem ![Ảnh](IMG_1.heic)", "7:5 warning missing-picture")]
    [InlineData("Xem ![Ảnh](../../anh.jpg)", "7:5 warning missing-picture")]
    [InlineData("a\n<video src=\"phim.mov\"></video>", "8:13 warning missing-picture")]
    [InlineData("![](anh.jpg)", "7:1 warning no-alt")]
    [InlineData("dòng\n\n> - [x](/articles/2026-11-20/mất)", "9:5 warning broken-link")]
    [InlineData("[x](/articles/hôm-qua/khac)", "7:1 warning broken-link")]
    [InlineData("[x](../2026-11-20/mất)", "7:1 warning broken-link")]
    [InlineData("[x](2026-11-20-mất.md)", "7:1 warning broken-link")]
    [InlineData("[x](/tin/2026-11-20-mất.md#a)", "7:1 warning broken-link")]
    [InlineData("[x](../mất/_index.md)", "7:1 warning broken-link")]
    [InlineData("[x](báo-cáo.mp4)", "7:1 warning broken-link")]
    [InlineData("[x](/media/tin/mất.png)", "7:1 warning broken-link")]
    [InlineData("[x](/media/)", "7:1 warning broken-link")]
    [InlineData("[x](/health/)", "7:1 warning broken-link")]
    [InlineData("[x](/feeds/tinn/rss.xml)", "7:1 warning broken-link")]
    [InlineData("[x](/feeds/tin/bong-da/archive/2026-11.xml)", "7:1 warning broken-link")]
    [InlineData("[x](/feeds/tin/bong-da/archive/2026-11/)", "7:1 warning broken-link")]
    [InlineData("[x](/feeds/tin/archive/2026-13/)", "7:1 warning broken-link")]
    [InlineData("[x]()", "7:1 warning broken-link")]
    [InlineData("a\n\nb <script>x</script>", "9:3 warning removed-html")]
    [InlineData("a\n\n<p hidden>b</p>\nc", "9:1 warning hidden-text")]
    [InlineData("a\n\nb <st1:place>c</st1:place>", "9:3 warning removed-html")]
    [InlineData("a\n\n<p onclick=\"x()\">b</p>", "9:1 warning removed-html")]
    [InlineData("a\n[x](javascript:alert%281%29)", "8:1 warning removed-html")]
    [InlineData("a\n<img src=\"mất.jpg\" alt=\"\">", "8:11 warning missing-picture")]
    [InlineData("a\n<img src=\"anh.jpg\">", "8:11 warning no-alt")]
    [InlineData("a <a href=\"/articles/2026-11-20/m&amp;t\">x</a>", "7:12 warning broken-link")]
    [InlineData("<p class=\"x\">a</p>\n\n<P onclick=x()>b</P>", "9:1 warning removed-html")]
    [InlineData("<p class=\"x\">a <iframe srcdoc=x></iframe></p>", "7:16 warning removed-html")]
    [InlineData("<div title='x'>\n<object>x</object>\n</div>", "8:1 warning removed-html")]
    [InlineData("a\nb\u000cc", "8:2 warning illegal-character")]
    [InlineData("a\ná\uffff", "8:2 warning illegal-character")]
    public void BodiesAreReadAsTheServiceRendersThem(string body, string expected)
    {
        _content.Article(Article, more: "tags: [a]\nlanguage: vi", body: body);

        Assert.Equal(expected, Shown(Assert.Single(Run())));
    }

    [Theory]
    [InlineData("<p>a *b ]( c</p>\n<!-- d -->\n\n    <p>[x](mất.md) {{< y >}}</p>", "")]
    [InlineData("<p>a</p>\n<p>b <script>x</script></p>", "8:6 warning removed-html")]
    [InlineData("<p>a</p>\n\n<p hidden>b</p>", "9:1 warning hidden-text")]
    [InlineData("<p>a</p>\n<img src=\"mất.jpg\" alt=\"\">", "8:11 warning missing-picture")]
    [InlineData("<p>a</p>\n<img src=\"anh.jpg\">", "8:11 warning no-alt")]
    [InlineData("<a href=\"2026-11-20-mất.md\">x</a>", "7:10 warning broken-link")]
    [InlineData("<a href=\"/feeds/tinn/rss.xml\">x</a>", "7:10 warning broken-link")]
    [InlineData("<a href=\"2026-11-20-khac.md\">x</a>", "")]
    [InlineData("<p>a</p>\n<!-- b\n<p>c</p>", "8:1 warning unclosed-html")]
    [InlineData("a\nb\u000cc", "8:2 warning illegal-character")]
    public void BodiesInHtmlToo(string body, string expected)
    {
        _content.Article("tin/a.html", more: "tags: [a]\nlanguage: vi", body: body);

        Assert.Equal(expected, string.Join(",", Run().Select(Shown)));
    }

    [Fact]
    public void AnErrorInHtmlHidesNoFaultOfItsBody()
    {
        _content.Write("tin/a.html", "---\ntitle: Ba: bốn\n---\n<p>a [b](c.md)</p>\n<script>x</script>\n");

        Assert.Equal(["2:10 error yaml", "5:1 warning removed-html"], Run().Select(Shown));
    }

    [Fact]
    public void AFolderOfHtmlIsACategoryWhereOneOfItsFilesIsAnArticle()
    {
        _content.Write("trang/a.html", "<p>a</p>");
        Assert.Equal(["trang/_index.md:0:0 warning empty-category"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));

        _content.Article("trang/b.html", date: "2026-11-19");
        Assert.Empty(Run());
    }

    [Fact]
    public void TheFirstIllegalCharacterOfEachLineIsNamed()
    {
        _content.Article(Article, more: "tags: [a]\nlanguage: vi", body: $"{new string('\f', 100_000)}\n\na\f\uffff\nb\uffff");

        Assert.Equal(
            ["7:1 warning illegal-character", "7:1 warning too-large", "9:2 warning illegal-character", "10:2 warning illegal-character"],
            Run().OrderBy(fault => fault.Line).ThenBy(fault => fault.Code, StringComparer.Ordinal).Select(Shown));
    }

    [Fact]
    public void MarkupThatOnlySaysHowTextLooksIsNoFault()
    {
        _content.Article(Article,
            body: "<p class=\"wp\" style='color: red'>a</p>\n\nb <b>c</b><br/> <font color=\"red\">d</font>\n\n<!--more-->\n\n"
                + "<table><tr><td>e</td></tr></table>");

        Assert.Empty(Run());
    }

    [Fact]
    public void WhatIsRemovedIsNotSoughtInTheWordsBeforeIt()
    {
        _content.Article(Article, body: "`<script>` và onclick\n\n<p>a</p>\n\n> b <b onclick=\"x()\">c</b>\n\n<script>x</script>");

        Assert.Equal(["10:5 warning removed-html", "12:1 warning removed-html"], Run().Select(Shown));
    }

    [Fact]
    public void ALinkToADraftIsBroken()
    {
        _content.Article("tin/2026-11-21-nhap.md", date: "2026-11-21T08:00:00", more: "draft: true");
        _content.Article(Article, body: "[x](/articles/2026-11-21/nhap)");

        Assert.Contains("draft", Assert.Single(Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressesAreTheSameInEveryCultureOfTheMachine()
    {
        _content.Article(Article, body: "[x](/articles/2026-11-19/mất)");
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
        _content.Article(Article, body: $"[x]({address})");

        Assert.Empty(Run());
    }

    [Theory]
    [InlineData("/Feeds/Tin/Archive/2026-11")]
    [InlineData("/Articles/2026-11-20/Khác/")]
    public void ALinkThatIsRedirectedLeadsSomewhere(string address)
    {
        _content.Article(Article, body: $"[x]({address})");

        Assert.Empty(Run());
    }

    [Fact]
    public void ALinkToAFormerAddressLeadsSomewhere()
    {
        _content.Article("tin/2026-11-21-moi.md", date: "2026-11-21T08:00:00", more: "aliases: [/2019/05/cu/, /articles/2026-11-19/cu]");
        _content.Article(Article, body: "[x](/articles/2026-11-19/cu) [y](/2019/05/cu)");

        Assert.Empty(Run());
    }

    [Fact]
    public void AnAliasOfSeveralArticlesIsNamedAtThoseToWhichItDoesNotLead()
    {
        _content.Article(Article, more: "aliases: [/2019/05/cu/]");
        _content.Article("tin/b.md", date: "2026-11-21", more: "aliases: [/2019/05/c%C5%A9, /2019/05/cu]");
        _content.Article("tin/nhap.md", date: "2026-11-22", more: "draft: true\naliases: [/2019/05/cu]");
        _content.Article("tin/mai.md", date: "2027-11-22", more: "aliases: [/2019/05/cu]");

        var fault = Assert.Single(Run());
        Assert.Equal((Article, "alias-taken"), (fault.File, fault.Code));
        Assert.Equal("the alias '/2019/05/cu' leads to 'tin/b.md', which names it too and is newer; keep it at one of them", fault.Message);
    }

    [Fact]
    public void ALinkToAnArticleThatWaitsIsNamed()
    {
        _content.Article(Article, body: "[x](mot.md) [y](<khac - Copy.md>)");
        _content.Article("tin/hai.md", date: "2026-11-21", more: "slug: mot");
        _content.Article("tin/mot.md", date: "2026-11-21", more: "slug: mot");
        _content.Article("tin/khac.md", title: "Khác nữa");
        _content.Article("tin/khac - Copy.md", title: "Khác nữa");

        var links = Run().Where(fault => fault.File == Article).ToList();
        Assert.Equal([("broken-link", 1), ("broken-link", 13)], links.Select(fault => (fault.Code, fault.Column)));
        Assert.StartsWith("the article 'tin/khac - Copy.md' is held back", links[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://bao-cu.vn/2021/bai/", "4:10 warning alias-elsewhere")]
    [InlineData("//bao-cu.vn/2021/bai/", "4:10 warning alias-elsewhere")]
    [InlineData("/2021/bai/?p=1", "4:10 warning alias-nowhere")]
    [InlineData("/2021/../bai", "4:10 warning alias-nowhere")]
    [InlineData("./bai", "4:10 warning alias-nowhere")]
    [InlineData("/", "4:10 warning alias-nowhere")]
    [InlineData("mailto:a@bao.vn", "4:10 warning alias-nowhere")]
    [InlineData("khac", "4:10 warning alias-taken")]
    [InlineData("/feeds/tin", "4:10 warning alias-taken")]
    [InlineData("/feeds/opml.xml", "4:10 warning alias-taken")]
    [InlineData("/media/tin/anh.jpg", "4:10 warning alias-taken")]
    public void AnAliasThatNoRequestReachesIsNamed(string alias, string expected)
    {
        _content.Write(Article, $"---\ntitle: T\ndate: 2026-11-20\naliases: [\"{alias}\"]\n---\nThân bài.\n");

        Assert.Equal(expected, Shown(Assert.Single(Run())));
    }

    [Fact]
    public void TextsBeyondTheRenderersBoundsAreErrors()
    {
        _content.Article(Article, body: string.Concat(Enumerable.Repeat("[", 5000)));
        _content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("> ", 300)) + "x");
        _content.Article("tin/c.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("a\n\n", 30_000)));
        _content.Article("tin/d.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("<div>", 300)));

        Assert.Equal(
            [$"{Article}:6:1 error unrenderable", "tin/b.md:6:1 error unrenderable", "tin/c.md:6:1 error unrenderable",
                "tin/d.md:6:1 error unrenderable"],
            Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void WhatIsMisspeltIsSuggested()
    {
        _content.Article(Article, more: "categories: [Tin tứk]\nsumary: x");

        Assert.Equal(
            ["there is no category 'Tin tứk'; did you mean 'tin'?", "unknown key 'sumary'; did you mean 'summary'?"],
            Run().Select(fault => fault.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LargeFilesAreNamed()
    {
        _content.Article(Article, body: new string('a', 140 * 1024));
        _content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: new string('a', 300 * 1024));

        Assert.Equal(
            [$"{Article}:6:1 warning too-large", "tin/b.md:0:0 error too-large"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("ệ", 42_000, false)] // three bytes each
    [InlineData("ệ", 44_000, true)]
    [InlineData("&", 15_000, true)] // nine bytes each in Atom
    [InlineData("[a] ", 500, true)] // each of the links has the whole address
    public void AnArticleThatIsTooLargeForAFeedIsNamed(string text, int count, bool isNamed)
    {
        var address = new string('a', 400);
        _content.Article(Article, body: $"[a]: https://example.vn/{address}\n\n{string.Concat(Enumerable.Repeat(text, count))}");

        Assert.Equal(isNamed ? ["6:1 warning too-large"] : [], Run().Select(Shown));
        Assert.All(Run(), fault => Assert.EndsWith(
            " KiB in a feed; above 128 KiB, feeds and archives hold its summary alone, so shorten it or split it",
            fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnArticleThatIsTooLargeForAFeedWithoutItsTextIsNamed()
    {
        _content.Article(Article, more: $"summary: '{new string('&', 16_000)}'");

        var fault = Assert.Single(Run());
        Assert.Equal("1:1 warning too-large", Shown(fault));
        Assert.StartsWith("the article has 142 KiB in a feed without its text; above 128 KiB, ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyCategoriesAreNamed()
    {
        _content.Article(Article, more: $"categories: [{string.Join(", ", Enumerable.Range(0, 31).Select(number => $"m{number}"))}]");
        foreach (var number in Enumerable.Range(0, 31))
        {
            _content.Write($"m{number}/_index.md", $"---\ntitle: Mục {number}\n---\n");
        }

        var fault = Assert.Single(Run());
        Assert.Equal("4:13 warning too-many-categories", Shown(fault));
        Assert.Equal("the article names 31 further categories, and only the first 30 count; remove the others", fault.Message);
    }

    [Theory]
    [InlineData("tags", 100, null)]
    [InlineData("tags", 101, "4:7 warning too-many-tags")]
    [InlineData("authors", 100, null)]
    [InlineData("authors", 101, "4:10 warning too-many-authors")]
    public void TooManyTagsAndAuthorsAreNamedAndCutOff(string key, int count, string? fault)
    {
        _content.Article(Article, more: $"{key}: [{string.Join(", ", Enumerable.Range(0, count).Select(number => $"a{number}"))}]");

        Assert.Equal(fault is null ? [] : [fault], Run().Select(Shown));
        using var folder = _content.OpenStore();
        var article = folder.Read().Articles.Single(each => each.Key == Article);
        string[] named = key == "tags" ? [.. article.Tags] : [.. article.Authors.Select(author => author.Name)];
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"a{number}"), named);
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
        _content.Publication("feeds: {msn: {}}");
        _content.Write("nghe/_index.md", $"---\ntitle: Nghe\npodcast: {Podcast}\n---\n");
        _content.Article("nghe/b.md");
        _content.Article(Article, more: "tags: [măng đen]\nauthors: [TTXVN]", body: $"[x]({link})");

        Assert.Equal(kind is null ? [] : [kind], Run().Select(fault => fault.Kind));
    }

    [Fact]
    public void BrokenFilesAreNamed()
    {
        _content.Write("tin/1.md", "");
        _content.Write("tin/2.md", [0x2d, 0x2d, 0x2d, 0x0a, 0xff]);
        _content.Write("tin/3.md", "---\ntitle: a\0\n---\n");
        _content.Write("tin/4.md", "Chỉ có chữ");
        _content.Write("tin/5.md", "---\ntitle: T\n");
        _content.Write("tin/6.md", "---\n- a\n---\n");
        _content.Write("tin/7.md", $"---\ntitle: {new string('a', 17 * 1024)}\n---\n");
        _content.Write("tin/8.md/x.txt", "");

        Assert.Equal(
            ["1:1 error empty-file", "2:1 error not-utf8", "2:1 error binary", "1:1 error no-front-matter",
                "1:1 error unclosed-front-matter",
                "2:1 error not-a-mapping", "2:1 error front-matter-too-large", "0:0 error folder-named-md"],
            Run().Select(Shown));
    }

    [RequiresCommandFact("mkfifo", "coreutils")]
    public async Task APipeCountsAsAnEmptyFileAndIsNotWaitedFor()
    {
        File.Delete(_content["_index.md"]);
        File.Delete(_content["tin/_index.md"]);
        using var made = Process.Start("mkfifo", [_content["_index.md"], _content["tin/_index.md"], _content["tin/ống.md"]]);
        await made.WaitForExitAsync();
        _content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        var faults = await Task.Run(Run).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(
            ["_index.md:1:1 error empty-file", "tin/_index.md:1:1 error empty-file", "tin/ống.md:1:1 error empty-file"],
            faults.Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void TwiceTheSameCategoryIsNamedWhereItIsSecond()
    {
        _content.Write("Tin/_index.md", "---\ntitle: Tin\n---\n");

        Assert.Equal(["tin/_index.md:0:0 error duplicate-category"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("tin/x-khac.md", "id: tag:example.vn,2026:2026-11-20/khac", "4:5")]
    [InlineData("tin/x-khac.md", "slug: khac", "4:7")]
    [InlineData("tin/khac.md", "tags: [a]", "1:1")]
    public void TwiceTheSameIdIsNamedWhereItIsWritten(string file, string more, string place)
    {
        _content.Article(file, more: more, body: "![](anh.jpg)");

        Assert.Equal([$"{place} error duplicate-id", "6:1 warning no-alt"], Run().Where(fault => fault.File == file).Select(Shown));
    }

    [Theory]
    [InlineData("date: 2026-11-20", "1:1 error missing-title", "4:1")]
    [InlineData("date: 2026-11-20\ntitle:", "3:1 error missing-title", "5:1")]
    [InlineData("title: T", "1:1 error missing-date", "4:1")]
    [InlineData("title: T\ndate:", "3:1 error missing-date", "5:1")]
    [InlineData("title: Ba: bốn\ndate: 2026-11-20", "2:10 error yaml", "5:1")]
    [InlineData("- a", "2:1 error not-a-mapping", "4:1")]
    [InlineData("title: T\ndate: hôm qua\ndraft: chưa\npublishDate: 2026-11-19", "3:7 error date,4:8 error wrong-type", "7:1")]
    [InlineData("title: [a]\ndate: 2026-11-20\nretracted: {notice: [x]}\ntitle: U",
        "2:8 error wrong-type,4:21 error wrong-type,5:1 error duplicate-key", "7:1")]
    public void OneErrorHidesNoFaultOfTheBody(string frontMatter, string errors, string body)
    {
        _content.Write(Article, $"---\n{frontMatter}\n---\n![](mất.jpg)\n\n[a](b.jpg) <script>x</script>\u0007\n");

        var line = int.Parse(body.Split(':')[0], CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                .. errors.Split(','), $"{line}:1 warning missing-picture", $"{line}:1 warning no-alt",
                $"{line + 2}:1 warning broken-link", $"{line + 2}:12 warning removed-html", $"{line + 2}:30 warning illegal-character",
            ],
            Run().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ThenBy(fault => fault.Code == "no-alt").Select(Shown));
    }

    [Fact]
    public void OneErrorHidesNoFaultOfOtherKeys()
    {
        _content.Write(Article,
            "---\ndate: 2026-11-20\nslug: khac\ncategories: [thể thao]\nimage: mất.jpg\nenclosures: [../../a.mp3]\nlastmod: 2027-01-01\n"
            + "---\n");

        Assert.Equal(
            ["1:1 error missing-title", "4:14 warning unknown-category", "5:8 warning missing-picture", "5:8 warning no-alt",
                "6:14 warning media", "7:10 warning future-date"],
            Run().Select(Shown));
    }

    [Theory]
    [InlineData("title: T\ntimezone: Asia/Ho_Chi_Minh", "1:1 warning no-authority")]
    [InlineData("authority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh", "1:1 warning missing-title")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Sao/Hoa", "4:11 error timezone")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nlogo: mất.png", "5:7 warning missing-picture")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nitems: nhiều", "5:8 warning wrong-type")]
    public void ThePublicationIsChecked(string frontMatter, string expected)
    {
        _content.Write("_index.md", $"---\n{frontMatter}\n---\n");

        Assert.Equal(expected, Assert.Single(Run().Where(fault => fault.File == "_index.md").Select(Shown).Distinct()));
    }

    [Fact]
    public void WithoutAZoneOfThePublicationADateNeedsItsOwn()
    {
        _content.Write("_index.md", "---\ntitle: T\nauthority: a.vn,2026\n---\n");
        _content.Article(Article, date: "2026-11-20T08:00:00+07:00");

        var fault = Assert.Single(Run());
        Assert.Equal("tin/2026-11-20-khac.md:3:7 warning date-without-zone", $"{fault.File}:{Shown(fault)}");
    }

    [Theory]
    [InlineData("date: 25/11/2026", "3:7 error date")]
    [InlineData("date: 2026-02-30", "3:7 error date")]
    [InlineData("date: 9999-12-31T23:59:59-12:00", "3:7 error date")]
    [InlineData("date: 25/11/2026\nlastmod: 2026-11-21", "3:7 error date", "4:10 warning date-without-zone")]
    public void OnlyADateThatCanBeReadNeedsAZone(string frontMatter, params string[] expected)
    {
        _content.Write("_index.md", "---\ntitle: T\nauthority: a.vn,2026\n---\n");
        _content.Write(Article, $"---\ntitle: T\n{frontMatter}\n---\nx\n");
        _content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        Assert.Equal(expected, Run().Select(Shown));
    }

    [Fact]
    public void AFolderWithoutPublicationIsNamed()
    {
        File.Delete(_content["_index.md"]);
        _content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        Assert.Equal(["_index.md:0:0 warning no-publication"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void ACategorysPictureIsChecked()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin\nimage: mất.jpg\n---\n");

        Assert.Equal(["tin/_index.md:3:8 warning missing-picture"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("title: Tin\naliases: [cu, /feeds/tin/bong-da/]", "3:10 warning alias-taken")]
    [InlineData("title: Tin\naliases: tin", "3:10 warning alias-taken")]
    [InlineData("title: Tin\naliases: [https://bao-cu.vn/tin]", "3:10 warning alias-elsewhere")]
    [InlineData("title: Tin\naliases: [/?cat=4]", "3:10 warning alias-nowhere")]
    [InlineData("title: \"\\u200B\"", "2:8 warning invisible-title")]
    public void ACategoryIsCheckedAgainstTheOthers(string frontMatter, string expected)
    {
        _content.Write("tin/_index.md", $"---\n{frontMatter}\n---\n");
        _content.Article("tin/bong-da/b.md");

        Assert.Equal([$"tin/_index.md:{expected}"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void AFolderOfPicturesAloneIsACategoryThatSaysNothing()
    {
        _content.Write("tin/anh/a.jpg", "jpg");
        Directory.CreateSymbolicLink(_content["tin/anh/vong"], _content.Folder);
        _content.Write("cu/_index.md", "---\ntitle: Cũ\n---\n");
        _content.Write("hong/hong.md", "");

        Assert.Equal(
            ["hong/hong.md:1:1 error empty-file", "tin/anh/_index.md:0:0 warning empty-category"],
            Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("tag:example.vn,2026:2026-11-20/bài-viết")]
    [InlineData("https://example.vn/?p=123&x=a%20b")]
    [InlineData("urn:uuid:019a0000-0000-7000-8000-000000000000")]
    public void AnIriIsAnIdWhateverItsScheme(string id)
    {
        _content.Article(Article, more: $"id: {id}\ntags: \"Kon Tum\"");

        Assert.Empty(Run());
    }

    [Fact]
    public void TheBodyOfAWithdrawnArticleIsNotChecked()
    {
        _content.Article(Article, more: "retracted: {date: 2026-11-21, notice: Rút bài.}", body: "[x](/articles/2026-11-20/mất)");

        Assert.Empty(Run());
    }

    [Fact]
    public void FaultsComeInTheOrderOfPathAndLine()
    {
        _content.Article("tin/b.md", body: "![](anh.jpg)\n\n![](anh.jpg)", more: "sumary: x");
        _content.Article("tin/a.md", body: "![](anh.jpg)", date: "2026-11-20T09:00:00");

        Assert.Equal(["tin/a.md:6", "tin/b.md:4", "tin/b.md:6", "tin/b.md:8"], Run().Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Theory]
    [InlineData("tin/b.markdown", "warning not-published")]
    [InlineData("tin/b.mdown", "warning not-published")]
    [InlineData("tin/b.mkd", "warning not-published")]
    [InlineData("tin/b.mdx", "warning not-published")]
    [InlineData("tin/b.txt", "warning not-published")]
    [InlineData("tin/b.HTM", "warning not-published")]
    [InlineData("tin/b.xhtml", "warning not-published")]
    [InlineData("tin/b.html.part", "warning not-published")]
    [InlineData("tin/b.md.part", "warning not-published")]
    [InlineData("tin/b.md.crdownload", "warning not-published")]
    [InlineData("tin/b.md.partial", "warning not-published")]
    [InlineData("tin/b.md.filepart", "warning not-published")]
    [InlineData("tin/b.md.download", "warning not-published")]
    [InlineData("tin/_b.md", "warning not-published")]
    [InlineData("tin/_b.html", "warning not-published")]
    [InlineData("_drafts/b.md", "warning not-published")]
    [InlineData("tin/b (conflicted copy 2026-11-20 091500).md", "error copy")]
    [InlineData("index.md", "error misplaced-index")]
    public void WhatLooksLikeAnArticleAndIsNoneIsNamed(string path, string expected)
    {
        _content.Article(path, title: "Bê", date: "2026-11-19");

        var fault = Assert.Single(Run());
        Assert.Equal((path, expected), (fault.File, Kind(fault)));
    }

    [Theory]
    [InlineData("tin/robots.txt", "User-agent: *\n")]
    [InlineData("_drafts/b.markdown")]
    [InlineData("tin/_b.txt")]
    [InlineData(".obsidian/b.markdown")]
    [InlineData("tin/.b.md")]
    [InlineData("tin/b.html", "<!DOCTYPE html>\n---\ntitle: Bê\n---\n")]
    [InlineData("tin/b.htm", "<p>Bê</p>")]
    [InlineData("tin/_b.html", "<p>Bê</p>")]
    [InlineData("tin/b.html.part", "<p>Bê")]
    [InlineData("tin/b (conflicted copy 2026-11-20 091500).html", "<p>Bê</p>")]
    public void OtherFilesAreNot(string path, string text = "---\ntitle: Bê\n---\n")
    {
        _content.Write(path, text);

        Assert.Empty(Run());
    }

    [Fact]
    public void ACopyByLikenessIsNamedAndSoIsTheArticleThatItIsACopyOf()
    {
        _content.Article("tin/b.md", date: "2026-11-19", more: "draft: true");
        _content.Article("tin/b - Copy.md", date: "2026-11-19");

        var fault = Assert.Single(Run());
        Assert.Equal(("tin/b - Copy.md", "error copy"), (fault.File, Kind(fault)));
        Assert.Contains("'tin/b.md'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACategoryWithNothingButDraftsSetAsideIsEmptyAndAnArticleWithAFolderIsNoCategory()
    {
        _content.Article("khac/_drafts/b.md", date: "2026-11-19");
        _content.Article("tin/c/index.md", date: "2026-11-18", more: "image: {src: a.jpg, alt: Ảnh}");
        _content.Write("tin/c/a.jpg", Pictures.Jpeg(1200, 800));

        Assert.Equal(
            ["khac/_drafts/b.md not-published", "khac/_index.md empty-category"], Run().Select(fault => $"{fault.File} {fault.Code}"));
    }

    [Fact]
    public void AnArticleThatLeftHoldsNoIdBeforeOneThatIsOut()
    {
        _content.Article("tin/b.md", date: "2026-11-19T08:00:00", more: "id: urn:chung\nexpiryDate: 2026-11-20");
        _content.Article("tin/c.md", date: "2026-11-19T09:00:00", more: "id: urn:chung");

        Assert.Equal("tin/b.md duplicate-id", string.Join(", ", Run().Select(fault => $"{fault.File} {fault.Code}")));
    }

    [Fact]
    public void ProgressEndsWithAll()
    {
        var reports = new Reports();
        using var folder = _content.OpenStore("a.vn,2026");
        ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn")), Now, reports);

        Assert.Equal((1, 1), reports.Last);
    }

    private static string Kind(Fault fault) => $"{(fault.Severity == Severity.Error ? "error" : "warning")} {fault.Code}";

    private static string Shown(Fault fault) => $"{fault.Line}:{fault.Column} {Kind(fault)}";

    private IReadOnlyList<Fault> Run()
    {
        using var folder = _content.OpenStore("localhost,2000");
        return ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn/tin-tuc")), Now);
    }

    private sealed class Reports : IProgress<(int Read, int Of)>
    {
        public (int Read, int Of) Last { get; private set; }

        public void Report((int Read, int Of) value) => Last = value;
    }
}
