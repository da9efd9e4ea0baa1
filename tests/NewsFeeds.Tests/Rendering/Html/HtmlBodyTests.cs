namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>HTML as the editors of content systems write it. Markdown means nothing in it.</summary>
public class HtmlBodyTests
{
    [Fact]
    public void OfWagtail() => Renders(
        """
        <p data-block-key="ab1">Mưa <b>từ tối</b> ở <a id="12" linktype="page">Huế</a>.</p><h2 data-block-key="ab2">Thiệt hại</h2>
        <ul><li data-block-key="x">Một</li></ul><embed embedtype="image" id="5" format="left" alt="Ảnh"/><p><a href="/bao/">xem</a></p>
        """,
        """
        <p>Mưa <b>từ tối</b> ở Huế.</p><h2>Thiệt hại</h2>
        <ul><li>Một</li></ul><p><a href="https://bao.vn/bao/">xem</a></p>
        """,
        "Mưa từ tối ở Huế. Một xem");

    [Fact]
    public void OfTinyMceAndDirectus() => Renders(
        """
        <p dir="ltr"><span style="font-weight: 400;">Mưa </span><strong>lớn</strong>&nbsp;<img style="float: left;"
          src="/assets/6b1a.jpg?width=6" alt="Lũ" width="600" height="400" data-mce-src="x"></p>
        <table style="width: 100%;" border="1"><tbody><tr><td style="width: 50%; text-align: right;">1</td><td>2</td></tr></tbody></table>
        <p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" width="560" allowfullscreen="allowfullscreen"></iframe></p>
        """,
        """
        <p dir="ltr">Mưa <strong>lớn</strong>&nbsp;<img src="https://bao.vn/assets/6b1a.jpg?width=6" alt="Lũ" width="600" height="400"></p>
        <table><tbody><tr><td align="right">1</td><td>2</td></tr></tbody></table>
        <p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">youtube.com/watch?v=dQw4w9WgXcQ</a></p>
        """,
        "Mưa lớn");

    [Fact]
    public void OfWordPress() => Renders(
        """
        <p class="wp-block-paragraph">Trời mưa<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>.</p>
        <figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" src="/u/a-1024x683.jpg"
          alt="Lũ" srcset="/u/a-1024x683.jpg 1024w, /u/a-300x200.jpg 300w" sizes="100vw" /><figcaption>Nước lên</figcaption></figure>
        <figure class="wp-block-gallery"><figure class="wp-block-image"><img src="b.jpg" alt=""></figure></figure>
        <figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><iframe title="Phim"
          src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed" allowfullscreen></iframe></div></figure>
        <ol class="wp-block-footnotes"><li id="f1">Nguồn <a href="#f1-link" aria-label="Về chỗ dẫn 1">↩︎</a></li></ol>
        """,
        """
        <p>Trời mưa<sup><a href="#p-f1" id="p-f1-link">1</a></sup>.</p>
        <figure><img width="1024" height="683" src="https://bao.vn/u/a-1024x683.jpg" alt="Lũ"
        """.Trim() + " srcset=\"https://bao.vn/u/a-1024x683.jpg 1024w, https://bao.vn/u/a-300x200.jpg 300w\" sizes=\"100vw\">" +
        """
        <figcaption>Nước lên</figcaption></figure>
        <figure><figure><img src="https://bao.vn/tin/b.jpg" alt=""></figure></figure>
        <figure><div><p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Phim</a></p></div></figure>
        <ol><li id="p-f1">Nguồn <a href="#p-f1-link" aria-label="Về chỗ dẫn 1">↩︎</a></li></ol>
        """,
        "Trời mưa1. Nguồn ↩︎");

    [Fact]
    public void OfAPasteFromWord() => Renders(
        """
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
        <style><!-- p.MsoNormal {margin:0} .dam {font-weight:bold} --></style>
        <p class="MsoNormal" style="text-align:justify"><span lang="VI" style="font-size:14.0pt;mso-fareast-language:VI">Ông <span
          class="dam">Lê Hà</span><o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>
        """,
        "<p align=\"justify\"><span lang=\"VI\">Ông <strong>Lê Hà</strong></span></p>",
        "Ông Lê Hà");

    [Fact]
    public void OfAWholeDocumentWhatItsBodyShowsStays() => Renders(
        """
        <!doctype html>
        <html lang="vi"><head><meta charset="utf-8"><title>Tiêu đề</title><style>.d{font-weight:bold}.h{display:none}</style>
        <script src=x></script><link rel=stylesheet href=x></head>
        <body onload="x()" class="p"><p>Mưa <span class="d">lớn</span></p><p class="h">Ẩn</p></body></html>
        """,
        "<p>Mưa <strong>lớn</strong></p>",
        "Mưa lớn");

    [Theory]
    [InlineData("*a* _b_ `c` # d\n\n    e\n- f", "*a* _b_ `c` # d\n\n    e\n- f")]
    [InlineData("<p>[a](b) ![c](d.jpg) https://bao.vn/x</p>", "<p>[a](b) ![c](d.jpg) https://bao.vn/x</p>")]
    [InlineData("<p>{{< x >}} [gallery ids=\"1\"] ![[a.jpg]] %% b %%</p>", "<p>{{&lt; x &gt;}} [gallery ids=\"1\"] ![[a.jpg]] %% b %%</p>")]
    [InlineData("{% comment %}a{% endcomment %} {: .x} > [!note]", "{% comment %}a{% endcomment %} {: .x} &gt; [!note]")]
    [InlineData("<p>a\\*b&amp;c &copy;</p>", "<p>a\\*b&amp;c ©</p>")]
    public void MarkdownAndShortcodesStayAsTheyAreWritten(string body, string html) => Assert.Equal(html, Rendered.HtmlOfHtml(body));

    [Theory]
    [InlineData("<p>a\r\nb\rc</p>", "<p>a\nb\nc</p>")]
    [InlineData("<p>a\u0085b \u0096 c\u200b\u00add</p>", "<p>a…b – cd</p>")]
    [InlineData("<p>e\u0302\u0301 \u0001 &#11;</p>", "<p>ế \uFFFD \uFFFD</p>")]
    public void CharactersAreSettledAsElsewhere(string body, string html) => Assert.Equal(html, Rendered.HtmlOfHtml(body));

    [Theory]
    [InlineData("<script>alert(1)</script><p onclick=x>a</p>", "<p>a</p>")]
    [InlineData("<a href=\"java&Tab;script:alert(1)\">x</a>", "x")]
    [InlineData("<p>a<svg onload=alert(1)><a xlink:href=javascript:1>x</a></svg></p>", "<p>a</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"https://bao.vn/tin/x\">")]
    [InlineData("<form action=//evil><input name=p><button>OK</button>Chữ</form>", "Chữ")]
    [InlineData("<base href=//evil/><a href=x>a</a>", "<a href=\"https://bao.vn/tin/x\">a</a>")]
    [InlineData("</div></p></b><p>a", "<p>a</p>")]
    public void ItIsMadeHarmless(string body, string html) => Assert.Equal(html, Rendered.HtmlOfHtml(body));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n ")]
    [InlineData("&nbsp;")]
    [InlineData("<p></p>")]
    [InlineData("<p><br data-mce-bogus=\"1\"></p>")]
    [InlineData("<div><p>&nbsp;</p></div>")]
    [InlineData("<!-- wp:paragraph --><!-- /wp:paragraph -->")]
    [InlineData("<h2></h2><ul><li></li></ul>")]
    [InlineData("<script>x</script>")]
    public void WhatShowsNothingIsEmpty(string body) => Assert.Equal(("", ""), (Rendered.HtmlOfHtml(body), Rendered.Html(body)));

    [Theory]
    [InlineData("<p><img src=a.jpg></p>")]
    [InlineData("<video src=a.mp4></video>")]
    [InlineData("<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>")]
    [InlineData("<hr>x")]
    public void WhatShowsAnythingStays(string body) => Assert.NotEmpty(Rendered.HtmlOfHtml(body));

    private static void Renders(string body, string html, string text)
    {
        var rendered = Rendered.BodyOfHtml(body);
        Assert.Equal(html, rendered.Html);
        Assert.Equal(text, rendered.Text);
        AllowedHtml.Check(rendered.Html, "p-");
    }
}
