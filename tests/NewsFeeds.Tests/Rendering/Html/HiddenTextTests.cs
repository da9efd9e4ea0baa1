namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>What the author's program would not show goes to nobody: not in the HTML, not in the text of which summaries are cut.</summary>
public class HiddenTextTests
{
    [Theory]
    [InlineData("<p style=\"display:none\">Ẩn</p>")]
    [InlineData("<p hidden>Ẩn</p>")]
    [InlineData("<p hidden=\"until-found\">Ẩn</p>")]
    [InlineData("<div style=\"visibility: hidden\">Ẩn</div>")]
    [InlineData("<p>Cuối <span style=\"mso-hide:all;display:none\">Ẩn</span></p>", "<p>Cuối </p>")]
    [InlineData("<p>Cuối <span style='mso-hide:all'>Ẩn</span></p>", "<p>Cuối </p>")]
    [InlineData("<p>Chữ<span style='mso-special-character:comment'> <a href='#_msocom_1'>[Ẩn]</a></span></p>"
        + "<div style='mso-element:comment-list'><p>Ẩn</p></div>", "<p>Chữ</p>")]
    [InlineData("<p style=\"DISPLAY : None !important\">Ẩn</p>")]
    [InlineData("<p style=\"d\\69splay:none\">Ẩn</p>")]
    [InlineData("<p style=\"color:red;/* x */display:none;\">Ẩn</p>")]
    [InlineData("<p style=\"visibility:collapse\">Ẩn <b>Ẩn</b><br><img src=a.jpg></p>")]
    [InlineData("<p style=\"opacity:0\">Ẩn</p>")]
    [InlineData("<div style=\"opacity:0\"><p style=\"opacity:1\">Ẩn</p></div>")]
    [InlineData("<p style=\"position:absolute;clip:rect(1px, 1px, 1px, 1px)\">Ẩn</p>")]
    [InlineData("<p style=\"max-height:0;overflow:hidden\">Ẩn</p>")]
    [InlineData("<p style=\"width:1px;height:1px;overflow:hidden\">Ẩn</p>")]
    [InlineData("<p>Cuối <span class=\"screen-reader-text\">Ẩn</span></p>", "<p>Cuối </p>")]
    [InlineData("<p class=\"x sr-only\">Ẩn</p>")]
    [InlineData("<div class=\"is-hidden\">Ẩn <img src=a.jpg></div>")]
    [InlineData("<style>.a{display:none}</style><p class=a>Ẩn</p>")]
    [InlineData("<style><!--\np.a, #b {mso-hide:all}\n--></style>\n<p class=a>Ẩn</p>\n<p id=b>Ẩn</p>")]
    [InlineData("<style media=screen>@media all { div p {visibility:hidden} }</style>\n<div><p>Ẩn</p></div>", "")]
    [InlineData("<style>p{display:block} .a{display:none} p{display:block}</style>\n<p class=a>Ẩn</p>")]
    [InlineData("<p style=\"opacity: 0%\">Ẩn</p>")]
    [InlineData("<p style=\"font-size:0\">Ẩn</p>")]
    [InlineData("<p style=\"font-size:0\">Ẩn <span style=\"font-size:100%\">Ẩn</span></p>")]
    [InlineData("<p style=\"position:absolute; left:-9999px\"><a href=x>Ẩn</a></p>")]
    [InlineData("<dialog>Ẩn</dialog>")]
    [InlineData("<template>Ẩn</template>")]
    [InlineData("<div style=\"display:none\"><p>Ẩn <img src=a.jpg></p><iframe src=https://a.vn/b></iframe></div>")]
    [InlineData("<figure style=\"display:none\"><img src=a.jpg><figcaption>Ẩn</figcaption></figure>")]
    [InlineData("Chữ <b style=\"display:none\">Ẩn</b> *nữa*", "<p>Chữ  <em>nữa</em></p>")]
    public void IsNowhere(string markdown, string html = "")
    {
        var body = Rendered.Body(markdown);

        Assert.Equal(html, body.Html);
        Assert.DoesNotContain("Ẩn", body.Text, StringComparison.Ordinal);
        Assert.Empty(body.Pictures);
    }

    [Theory]
    [InlineData("<div style=\"visibility:hidden\">Ẩn <p style=\"visibility:visible\">Hiện</p></div>", "<div><p>Hiện</p></div>")]
    [InlineData("<p style=\"font-size:0\">Ẩn <span style=\"font-size:12pt\">Hiện</span><img src=a.jpg></p>",
        "<p>Hiện<img src=\"https://bao.vn/tin/a.jpg\"></p>")]
    [InlineData("<p style=\"display:none;display:block\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<p style=\"background:url('x;display:none')\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<p style=\"font-family:'display:none'\" title=\"display:none\" data-style=\"display:none\">Hiện</p>",
        "<p title=\"display:none\">Hiện</p>")]
    [InlineData("<p style=\"opacity:.5; font-size:0.9em; position:absolute; left:-5px\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<details><summary>Hiện</summary>Hiện</details>", "<details><summary>Hiện</summary>Hiện</details>")]
    [InlineData("<dialog open>Hiện</dialog>", "Hiện")]
    [InlineData("<p class=\"hidden md:block\">Hiện</p><p class=\"d-none d-md-block\">Hiện</p>", "<p>Hiện</p><p>Hiện</p>")]
    [InlineData("<p style=\"height:100px;overflow:hidden\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<p style=\"height:0;padding-bottom:56%;overflow:hidden\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<style>.a{display:none} @media print{p{display:none}} p:hover,p::after{display:none}</style>\n"
        + "<p class=a style=\"display:block\">Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<style media=print>p{display:none}</style><p>Hiện</p>", "<p>Hiện</p>")]
    [InlineData("<p style=\"display:none garbage\">Hiện</p>", "<p>Hiện</p>")]
    public void WhatIsShownStays(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("<p><img style=\"opacity:0\" src=a.jpg></p>", "<p><img src=\"https://bao.vn/tin/a.jpg\"></p>")]
    [InlineData("<div style=\"opacity:0\"><img src=a.jpg><p>Ẩn</p></div>", "<div><img src=\"https://bao.vn/tin/a.jpg\"></div>")]
    [InlineData("<figure style=\"opacity:0\"><img src=a.jpg><figcaption>Hiện</figcaption></figure>",
        "<figure><img src=\"https://bao.vn/tin/a.jpg\"><figcaption>Hiện</figcaption></figure>")]
    [InlineData("<p><img class=\"hidden lazy\" src=\"\" data-src=a.jpg></p>", "<p><img src=\"https://bao.vn/tin/a.jpg\"></p>")]
    public void APictureThatFadesInIsShown(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void ItIsNamedWithItsPlaceWhereItHeldAnything() => Assert.Equal(
        ["3:1 <p>", "5:4 <b>", "6:1 <div>", "7:1 <div>"],
        Rendered.Body(
                "Chữ\n\n<p hidden>Ẩn</p>\n<p style=\"display:none\"> </p>\n<p><b style=\"visibility:hidden\">Ẩn <i>Ẩn</i></b></p>\n"
                + "<div style=\"display:none\"><img src=a.jpg></div>\n<div style=\"visibility:hidden\"><img src=a.jpg>Ẩn</div>",
                withPlaces: true)
            .Removed.Where(removed => removed.Kind == "hidden-text")
            .Select(removed => $"{removed.Line}:{removed.Column} {removed.Arguments[0]}"));
}
