using NewsFeeds.Imports.Bodies;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>The classic editor's text gets the paragraphs and line breaks that WordPress gives it.</summary>
public class ParagraphTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\n ", "")]
    [InlineData("Sáng nay", "<p>Sáng nay</p>")]
    [InlineData("Sáng nay\n\nChiều nay", "<p>Sáng nay</p><p>Chiều nay</p>")]
    [InlineData("Sáng nay\r\n\r\nChiều nay\rTối nay", "<p>Sáng nay</p><p>Chiều nay<br>Tối nay</p>")]
    [InlineData("Sáng\n \t\nChiều\n\u00a0\nTối\n&nbsp;\nĐêm", "<p>Sáng</p><p>Chiều</p><p>Tối</p><p>Đêm</p>")]
    [InlineData("Sáng\n\n\n\n\nChiều", "<p>Sáng</p><p>Chiều</p>")]
    [InlineData("Một <b>hai</b> <i>ba</i>&nbsp;<u>bốn</u>", "<p>Một <b>hai</b> <i>ba</i>&nbsp;<u>bốn</u></p>")]
    public void ABlankLineBeginsAParagraph(string content, string html) => Assert.Equal(html, Bodies.Html(content));

    [Theory]
    [InlineData("Dòng một\nDòng hai", "<p>Dòng một<br>Dòng hai</p>")]
    [InlineData("Dòng một<br />\nDòng hai", "<p>Dòng một<br>Dòng hai</p>")]
    [InlineData("Dòng một<br>Dòng hai", "<p>Dòng một<br>Dòng hai</p>")]
    [InlineData("Dòng một<br /><br>Dòng hai", "<p>Dòng một</p><p>Dòng hai</p>")]
    [InlineData("Dòng một<br>\n<br/>Dòng hai", "<p>Dòng một</p><p>Dòng hai</p>")]
    [InlineData("<br>Dòng một<br>\n\n<div><br />Dòng hai</div>", "<p>Dòng một</p><div>Dòng hai</div>")]
    [InlineData("<b>Dòng một</b>\n<i>Dòng hai</i>", "<p><b>Dòng một</b><br><i>Dòng hai</i></p>")]
    [InlineData(
        "Dòng <a href=\"https://a.example/\"\ntitle=\"x\">hai</a>",
        "<p>Dòng <a href=\"https://a.example/\" title=\"x\">hai</a></p>")]
    [InlineData("Một\n<!-- ghi chú -->\nHai", "<p>Một<br>Hai</p>")]
    public void ALineBreakIsABreak(string content, string html) => Assert.Equal(html, Bodies.Html(content));

    [Theory]
    [InlineData("<p>Một</p>\n<p class=\"x\">Hai</p>", "<p>Một</p><p class=\"x\">Hai</p>")]
    [InlineData("<p>Một\n\nHai</p>", "<p>Một</p><p>Hai</p>")]
    [InlineData("<p>\n\nMột\n\n</p>", "<p>Một</p>")]
    [InlineData("<h2>Đầu đề</h2>\nLời", "<h2>Đầu đề</h2><p>Lời</p>")]
    [InlineData("Lời\n<h2>Đầu đề</h2>", "<p>Lời</p><h2>Đầu đề</h2>")]
    [InlineData("<ul>\n\t<li>Một</li>\n\t<li>Hai</li>\n</ul>", "<ul><li>Một</li><li>Hai</li></ul>")]
    [InlineData("<ul><li>Một\n\nHai</li></ul>", "<ul><li>Một<p>Hai</p></li></ul>")]
    [InlineData("<ul><li>Một<ul><li>Trong</li></ul></li></ul>", "<ul><li>Một<ul><li>Trong</li></ul></li></ul>")]
    [InlineData("<div>Một</div>", "<div>Một</div>")]
    [InlineData("<div>\n\nMột\n\n</div>", "<div><p>Một</p></div>")]
    [InlineData("<div>Một\nHai</div>Ba", "<div>Một<br>Hai</div><p>Ba</p>")]
    [InlineData("<hr />\nMột<hr>Hai", "<hr><p>Một</p><hr><p>Hai</p>")]
    [InlineData("<blockquote>Lời nói</blockquote>", "<blockquote><p>Lời nói</p></blockquote>")]
    [InlineData("<blockquote>Một\n\nHai</blockquote>", "<blockquote><p>Một</p><p>Hai</p></blockquote>")]
    [InlineData("<blockquote><p>Một</p></blockquote>", "<blockquote><p>Một</p></blockquote>")]
    [InlineData(
        "<table>\n<tr>\n<td>Giá</td>\n<td>5</td>\n</tr>\n</table>",
        "<table><tbody><tr><td>Giá</td><td>5</td></tr></tbody></table>")]
    [InlineData("<a href=\"https://a.example/\"><div>Một</div></a>", "<a href=\"https://a.example/\"><div>Một</div></a>")]
    public void ABlockIsNotWrapped(string content, string html) => Assert.Equal(html, Bodies.Html(content));

    [Theory]
    [InlineData("<pre>a\n\n  b</pre>", "<pre>a\n\n  b</pre>")]
    [InlineData("<pre>a\n\n<b>b</b></pre>\nc", "<pre>a\n\n<b>b</b></pre>\n<p>c</p>")]
    [InlineData("<script>if (a && b)\n\n{ }</script>", "<script>if (a && b)\n\n{ }</script>")]
    [InlineData("<style>p\n\n{ }</style>", "<style>p\n\n{ }</style>")]
    [InlineData("<textarea>a\n\nb</textarea>", "<textarea>a\n\nb</textarea>")]
    public void LinesOfOtherLanguagesStay(string content, string html) =>
        Assert.Equal(html, Bodies.Of(content).Write(_ => null, _ => null));

    [Theory]
    [InlineData("Một<!--more--> hai\n<!--more Đọc tiếp-->\nba", "<p>Một hai<br>ba</p>")]
    [InlineData("Một<!--nextpage-->Hai", "<p>Một</p><p>Hai</p>")]
    [InlineData("Một\n\n<!--more Đọc tiếp-->\n\nHai", "<p>Một</p><p>Hai</p>")]
    [InlineData("Một\n<!--nextpage-->\nHai<!--noteaser-->", "<p>Một</p><p>Hai</p>")]
    public void APartOfAPostIsShownWithTheOthers(string content, string html) => Assert.Equal(html, Bodies.Html(content));

    [Theory]
    [InlineData("Giá 5 < 7 & 8 > 6")]
    [InlineData("Một <")]
    [InlineData("Một <!-- hai")]
    [InlineData("Một <a href=\"hai")]
    [InlineData("<p>Một")]
    [InlineData("</p></div>Một</p>")]
    public void BrokenMarkupNeverThrows(string content) => Assert.Contains("<p>", Paragraphs.Of(content), StringComparison.Ordinal);
}
