namespace NewsFeeds.Tests.Rendering.Html;

public class MarkdownTests
{
    [Theory]
    [InlineData("Một *hai* **ba** ~~bốn~~ `năm`.", "<p>Một <em>hai</em> <strong>ba</strong> <del>bốn</del> <code>năm</code>.</p>")]
    [InlineData("# Tít\n\n- a\n- b", "<h2>Tít</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("3. ba\n4. bốn", "<ol start=\"3\">\n<li>ba</li>\n<li>bốn</li>\n</ol>")]
    [InlineData("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>")]
    [InlineData("```csharp\na < b\n```", "<pre><code>a &lt; b\n</code></pre>")]
    [InlineData("| a | b |\n|---|--:|\n| 1 | 2 |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n"
        + "<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("Xem https://a.vn/b?c=1&d=2 nhé", "<p>Xem <a href=\"https://a.vn/b?c=1&amp;d=2\">https://a.vn/b?c=1&amp;d=2</a> nhé</p>")]
    [InlineData("[x](../y.html)", "<p><a href=\"https://bao.vn/y.html\">x</a></p>")]
    [InlineData("[thư](mailto:toa@bao.vn) [gọi](tel:+842603862347)",
        "<p><a href=\"mailto:toa@bao.vn\">thư</a> <a href=\"tel:+842603862347\">gọi</a></p>")]
    [InlineData("# H {onclick=alert(1)}", "<h2>H {onclick=alert(1)}</h2>")]
    [InlineData("một  \nhai\r\nba\rbốn", "<p>một<br>\nhai\nba\nbốn</p>")]
    [InlineData("a\0b\u000bc &#11; &#13; &#xFFFE; 😀", "<p>a\uFFFDb\uFFFDc \uFFFD \n \uFFFD 😀</p>")]
    [InlineData("", "")]
    public void Becomes(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("# Một\n## Hai\n##### Năm\n###### Sáu", "<h2>Một</h2>\n<h3>Hai</h3>\n<h6>Năm</h6>\n<h6>Sáu</h6>")]
    [InlineData("## Hai\n\n<div><h1 id=\"a\">Một</h1></div>\n\n[a](#a)",
        "<h3>Hai</h3>\n<div><h2 id=\"p-a\">Một</h2></div>\n<p><a href=\"#p-a\">a</a></p>")]
    [InlineData("<h1><div><h1>Một</h1><h5>Năm</h5></div></h1>", "<h2><div><h2>Một</h2><h6>Năm</h6></div></h2>")]
    [InlineData("## Hai\n### Ba", "<h2>Hai</h2>\n<h3>Ba</h3>")]
    [InlineData("<style>h1 { display: none }</style><h1>Giấu</h1>\n\n## Hai", "<h2>Hai</h2>")]
    public void TheHeadingsOfABodyWithAFirstOneGoDownOneLevel(string markdown, string html) =>
        Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("![Sân vận động](a.jpg \"Chú thích\")",
        "<figure>\n<img src=\"https://bao.vn/tin/a.jpg\" alt=\"Sân vận động\">\n<figcaption>Chú thích</figcaption>\n</figure>")]
    [InlineData("[![a](a.jpg \"5 < 7 & <b>\")](b.html)",
        "<figure>\n<a href=\"https://bao.vn/tin/b.html\"><img src=\"https://bao.vn/tin/a.jpg\" alt=\"a\"></a>\n"
        + "<figcaption>5 &lt; 7 &amp; &lt;b&gt;</figcaption>\n</figure>")]
    [InlineData("![a](a.jpg)", "<p><img src=\"https://bao.vn/tin/a.jpg\" alt=\"a\"></p>")]
    [InlineData("Chữ ![a](a.jpg \"t\")", "<p>Chữ <img src=\"https://bao.vn/tin/a.jpg\" alt=\"a\" title=\"t\"></p>")]
    [InlineData("^^^\n![a](a.jpg)\n^^^ Dưới ảnh",
        "<figure>\n<img src=\"https://bao.vn/tin/a.jpg\" alt=\"a\">\n<figcaption>Dưới ảnh</figcaption>\n</figure>")]
    public void ATitledPictureAloneIsAFigure(string markdown, string html) =>
        Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void BlockEditorCommentsGoAndTheirHtmlStays() => Assert.Equal(
        "<p>Đoạn một.</p>\n<h2>Tít</h2>\n<p>Thân.</p>\n"
        + "<figure><img src=\"https://bao.vn/a.jpg\" alt=\"\"><figcaption>Chú</figcaption></figure>",
        Rendered.Html("""
            <!-- wp:paragraph {"dropCap":true} -->
            <p class="has-drop-cap">Đoạn một.</p>
            <!-- /wp:paragraph -->

            <!-- wp:heading -->
            <h2 class="wp-block-heading" style="color:red">Tít</h2>
            <!-- /wp:heading -->

            <!--more-->
            <!--nextpage-->

            Thân.

            <figure class="wp-block-image"><img src="/a.jpg" alt="" class="wp-image-9"/><figcaption>Chú</figcaption></figure>
            """));

    [Fact]
    public void LayoutMarkupGoesAndItsTextStays() => Assert.Equal(
        "<p align=\"center\">Một hai <b>ba</b>.</p>",
        Rendered.Html(
            "<p align=\"center\"><font color=red>Một</font> <span style='x'>hai</span> <o:p><b class=x>ba</b></o:p>.</p><p>&nbsp;</p>"));
}
