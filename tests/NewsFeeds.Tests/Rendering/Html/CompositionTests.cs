using NewsFeeds.Articles;
using NewsFeeds.Rendering;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

public class CompositionTests
{
    [Fact]
    public void TheLeadPictureStandsFirstAndCorrectionsLast() => Assert.Equal(
        """<figure><img src="https://bao.vn/m/lead.jpg" alt="Sân &quot;A&quot; &amp; B" width="800" height="600">"""
        + """
        <figcaption>Lễ &lt;hội&gt; <small>(Hoàng Lợi)</small></figcaption></figure>
        <p>Thân.</p>
        <section><h2>Đính chính</h2><ul><li><time datetime="2026-01-02">02/01/2026</time>: Sửa &lt;b&gt; tên.</li></ul></section>
        """,
        ArticleHtml.Compose(
            Rendered.Body("Thân."),
            new FeedPicture(
                "https://bao.vn/m/lead.jpg", Width: 800, Height: 600, Alt: "Sân \"A\" & B", Caption: "Lễ <hội>", Credit: "Hoàng Lợi"),
            [("02/01/2026", "2026-01-02", "Sửa <b> tên.")], "Đính chính").InFeeds);

    [Theory]
    [InlineData("Thân.", "<p>Thân.</p>", true)]
    [InlineData(
        "<a href=\"https://bao.vn/#a\" title='href=\"#a\"'>x</a>",
        "<p><a href=\"https://bao.vn/#a\" title=\"href=&quot;#a&quot;\">x</a></p>", true)]
    [InlineData("<b id=a>x</b> <a href=#a>y</a>", "<p><b id=\"p-a\">x</b> <a href=\"https://bao.vn/bai#p-a\">y</a></p>", false)]
    public void FeedsAndPageDifferInLinksWithinTheArticleAlone(string markdown, string inFeeds, bool isOne)
    {
        var context = new BodyContext(Rendered.Resolve, "p") { ArticlePage = "https://bao.vn/bai" };
        var body = ArticleHtml.Render(new ArticleText(markdown, 1, null), context);
        var content = ArticleHtml.Compose(body, new FeedPicture("https://bao.vn/b.jpg"), [], "");

        Assert.EndsWith("</figure>\n" + inFeeds, content.InFeeds, StringComparison.Ordinal);
        Assert.Equal(isOne, ReferenceEquals(content.InFeeds, content.OnPage));
        Assert.Equal(content.InFeeds.Replace("https://bao.vn/bai#", "#", StringComparison.Ordinal), content.OnPage);
    }

    [Theory]
    [InlineData("https://bao.vn/tin/a.jpg")]
    [InlineData("https://bao.vn/tin/a.jpg?w=1200")]
    [InlineData("https://bao.vn/tin/a-1024x768.jpg")]
    [InlineData("https://bao.vn/tin/a-scaled.jpg")]
    public void AShownLeadPictureIsNotRepeated(string lead) => Assert.Equal(
        "<p><img src=\"https://bao.vn/tin/a-300x200.jpg?v=2\" alt=\"\"></p>",
        ArticleHtml.Compose(Rendered.Body("![](a-300x200.jpg?v=2)"), new FeedPicture(lead), [], "").InFeeds);

    [Theory]
    [InlineData("https://bao.vn/tin/b.jpg", null, null, "<figure><img src=\"https://bao.vn/tin/b.jpg\" alt=\"\"></figure>")]
    [InlineData(
        "https://bao.vn/b.jpg", " ", "H.L",
        "<figure><img src=\"https://bao.vn/b.jpg\" alt=\"\"><figcaption><small>H.L</small></figcaption></figure>")]
    [InlineData("javascript:alert(1)", "C", null, "")]
    public void AnEmptyBodyHasItsLeadAlone(string lead, string? caption, string? credit, string html) =>
        Assert.Equal(html, ArticleHtml.Compose(Rendered.Body(""), new FeedPicture(lead, Caption: caption, Credit: credit), [], "").InFeeds);

    [Theory]
    [InlineData("Thân.", "<p>Thân.</p>", "<figure><img src=\"https://bao.vn/tin/b.jpg\" alt=\"\"></figure>\n<p>Thân.</p>")]
    [InlineData("", "", "<figure><img src=\"https://bao.vn/tin/b.jpg\" alt=\"\"></figure>")]
    [InlineData(
        "![](b.jpg)", "<p><img src=\"https://bao.vn/tin/b.jpg\" alt=\"\"></p>", "<p><img src=\"https://bao.vn/tin/b.jpg\" alt=\"\"></p>")]
    public void ALeadPictureThatIsNotDistributedStandsOnThePageAlone(string markdown, string inFeeds, string onPage) => Assert.Equal(
        (inFeeds, onPage),
        ArticleHtml.Compose(Rendered.Body(markdown), new FeedPicture("https://bao.vn/tin/b.jpg"), [], "", isLeadDistributed: false));

    [Theory]
    [InlineData("Bài đã gỡ.", "<p>Bài đã gỡ.</p>")]
    [InlineData("Một <b>\r\n\r\n \r\nHai & ba\nbốn\u0001\n", "<p>Một &lt;b&gt;</p>\n<p>Hai &amp; ba\nbốn\uFFFD</p>")]
    [InlineData("", "")]
    public void ANoticeIsEscapedParagraphs(string notice, string html) => Assert.Equal(html, ArticleHtml.Notice(notice));
}
