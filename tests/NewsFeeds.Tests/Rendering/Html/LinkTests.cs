using NewsFeeds.Articles;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

public class LinkTests
{
    [Theory]
    [InlineData("[x](y \"T\")", "<p><a href=\"https://bao.vn/tin/y\" title=\"T\">x</a></p>")]
    [InlineData("[x](<bài viết.html>)", "<p><a href=\"https://bao.vn/tin/b%C3%A0i%20vi%E1%BA%BFt.html\">x</a></p>")]
    [InlineData("<a href='/ảnh đẹp'>x</a>", "<p><a href=\"https://bao.vn/%E1%BA%A3nh%20%C4%91%E1%BA%B9p\">x</a></p>")]
    [InlineData("[x](//cdn.vn/y)", "<p><a href=\"https://cdn.vn/y\">x</a></p>")]
    [InlineData("<a href=//báo.vn/y>x</a>", "<p><a href=\"https://xn--bo-mia.vn/y\">x</a></p>")]
    [InlineData("a ![x](//c.vn&nbsp;&#xFFFD;--/y.jpg) b", "<p>a  b</p>")]
    [InlineData("[*x*](nowhere) [y](ftp://a/b)", "<p><em>x</em> y</p>")]
    [InlineData("a ![x](nowhere.jpg) b", "<p>a  b</p>")]
    [InlineData("![x](nowhere.jpg \"Chú thích\")\n\nb", "<p>b</p>")]
    [InlineData("<img src=a.jpg srcset='a.jpg 1x, b,c.jpg, nowhere.jpg 3x, d.jpg 2x,e.jpg 9q' sizes=50vw>",
        "<img src=\"https://bao.vn/tin/a.jpg\" srcset=\"https://bao.vn/tin/a.jpg 1x, https://bao.vn/tin/b%2Cc.jpg, "
        + "https://bao.vn/tin/d.jpg 2x\" sizes=\"50vw\">")]
    [InlineData("<picture><source srcset=a.webp type=image/webp><source srcset=nowhere><img src=a.jpg width=100% height=50></picture>",
        "<p><picture><source srcset=\"https://bao.vn/tin/a.webp\" type=\"image/webp\"><img src=\"https://bao.vn/tin/a.jpg\" "
        + "height=\"50\"></picture></p>")]
    [InlineData("<picture><source srcset=a.webp><img src=nowhere.jpg></picture>", "")]
    [InlineData("<video src=a.mp4 poster=a.jpg width=640><track src=a.vtt srclang=vi></video>",
        "<p><video src=\"https://bao.vn/tin/a.mp4\" poster=\"https://bao.vn/tin/a.jpg\" width=\"640\" controls=\"\"><track "
        + "src=\"https://bao.vn/tin/a.vtt\" srclang=\"vi\"></video></p>")]
    [InlineData("<audio><source src=nowhere.mp3>[tải](a.mp3)</audio>", "<p><a href=\"https://bao.vn/tin/a.mp3\">tải</a></p>")]
    [InlineData("<q cite=/nguon>a</q> <q cite=javascript:1>b</q>", "<p><q cite=\"https://bao.vn/nguon\">a</q> <q>b</q></p>")]
    public void AreAbsoluteOrGone(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("a.jpg 1x,b.jpg 2x", "https://bao.vn/tin/a.jpg 1x, https://bao.vn/tin/b.jpg 2x")]
    [InlineData("a.jpg 300w\n,\tb.jpg\t1200w", "https://bao.vn/tin/a.jpg 300w, https://bao.vn/tin/b.jpg 1200w")]
    [InlineData("a.jpg,b.jpg", "https://bao.vn/tin/a.jpg%2Cb.jpg")]
    [InlineData("a.jpg, b.jpg 1.5x", "https://bao.vn/tin/a.jpg, https://bao.vn/tin/b.jpg 1.5x")]
    [InlineData(" ,a.jpg 2x ,, b.jpg,,", "https://bao.vn/tin/a.jpg 2x, https://bao.vn/tin/b.jpg")]
    [InlineData("a.jpg 0x, b.jpg -2x, c.jpg 3q, d.jpg 640w", "https://bao.vn/tin/d.jpg 640w")]
    public void ASourceSetIsReadAsBrowsersReadIt(string written, string absolute) =>
        Assert.Equal(
            $"<div><img src=\"https://bao.vn/tin/x.jpg\" srcset=\"{absolute}\"></div>",
            Rendered.Html($"<div><img src=x.jpg srcset='{written}'></div>"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("still/relative")]
    [InlineData("https://")]
    public void AnUnfitAnswerOfTheResolverIsNoAddress(string answer) => Assert.Equal(
        "<p>a </p>", ArticleHtml.Render(new ArticleText("[a](b) ![c](d.jpg)", 1, null), new BodyContext(_ => answer, "p")).Html);

    [Fact]
    public void PicturesAreTheAddressesShown() => Assert.Equal(
        ["https://bao.vn/tin/a.jpg", "https://bao.vn/tin/b.jpg"],
        Rendered.Body("![](a.jpg) ![](b.jpg) ![](nowhere.jpg) ![](a.jpg)").Pictures.ToArray());

    [Theory]
    [InlineData("<img src='data:image/gif;base64,R0' data-src=a.jpg>", "<img src=\"https://bao.vn/tin/a.jpg\">")]
    [InlineData("<img src=/i/blank.gif data-lazy-src=a.jpg data-srcset='a.jpg 1x, b.jpg 2x' srcset='data:x 1w'>",
        "<img src=\"https://bao.vn/tin/a.jpg\" srcset=\"https://bao.vn/tin/a.jpg 1x, https://bao.vn/tin/b.jpg 2x\">")]
    [InlineData("<img data-original=a.jpg>", "<img src=\"https://bao.vn/tin/a.jpg\">")]
    [InlineData("<img data-srcset='a.jpg 300w, b.jpg 900w'>",
        "<img srcset=\"https://bao.vn/tin/a.jpg 300w, https://bao.vn/tin/b.jpg 900w\" src=\"https://bao.vn/tin/b.jpg\">")]
    [InlineData("<img src=real.jpg data-src=other.jpg>", "<img src=\"https://bao.vn/tin/real.jpg\">")]
    [InlineData("<img src=data:a data-src=a.jpg><noscript><img src=a.jpg></noscript>", "<img src=\"https://bao.vn/tin/a.jpg\">")]
    [InlineData("<div><img src=data:a><noscript><img src=a.jpg></noscript></div>", "<div><img src=\"https://bao.vn/tin/a.jpg\"></div>")]
    [InlineData("<p>a<img src=//t.vn/p width=1 height=1></p>", "<p>a</p>")]
    [InlineData("<div><iframe src=about:blank data-src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe></div>",
        "<div><p><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">youtube.com/watch?v=dQw4w9WgXcQ</a></p></div>")]
    public void LazyPicturesShow(string markdown, string html) =>
        Assert.Equal(html, Rendered.Html("<div>" + markdown + "</div>")["<div>".Length..^"</div>".Length]);
}
