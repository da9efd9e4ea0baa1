namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>What a style says of the text becomes elements and attributes, which readers show.</summary>
public class StyledTextTests
{
    [Theory]
    [InlineData("<span style=\"font-weight:bold\">a</span>", "<p><strong>a</strong></p>")]
    [InlineData("<span style=\"font-weight: 600\">a</span> <span style=\"font-weight:500\">b</span>", "<p><strong>a</strong> b</p>")]
    [InlineData("<span style=\"font-weight:bolder;font-style:italic\">a</span>", "<p><strong><em>a</em></strong></p>")]
    [InlineData("<span style=\"font: italic bold 12px/1.2 Arial\">a</span>", "<p><strong><em>a</em></strong></p>")]
    [InlineData("<span style=\"font-style:oblique\">a</span>", "<p><em>a</em></p>")]
    [InlineData("<span style=\"text-decoration:underline dotted red\">a</span>", "<p><u>a</u></p>")]
    [InlineData("<span style=\"text-decoration-line:underline line-through\">a</span>", "<p><u><s>a</s></u></p>")]
    [InlineData("<strike>a</strike>", "<p><s>a</s></p>")]
    [InlineData("m<span style=\"font-size:0.6em;vertical-align:super\">2</span>, H<span style=\"vertical-align:sub\">2</span>O",
        "<p>m<sup>2</sup>, H<sub>2</sub>O</p>")]
    [InlineData("<p style=\"font-weight:bold\">a <a href=b>c</a> d</p>",
        "<p><strong>a <a href=\"https://bao.vn/tin/b\">c</a> d</strong></p>")]
    [InlineData("<div style=\"font-weight:bold\">a<p>b</p> <ul><li>c</li></ul></div>",
        "<div><strong>a</strong><p><strong>b</strong></p> <ul><li><strong>c</strong></li></ul></div>")]
    [InlineData("<table><tr style=\"font-weight:bold\"><td>a</td><th>b</th></tr></table>",
        "<table><tbody><tr><td><strong>a</strong></td><th>b</th></tr></tbody></table>")]
    [InlineData("<h2 style=\"font-weight:bold\">a</h2>", "<h2>a</h2>")]
    [InlineData("<p style=\"font-weight:bold\"> <br> </p>x", "<p> <br> </p>x")]
    public void AStyleBecomesAnElement(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("<b style=\"font-weight:bold\">a</b>", "<p><b>a</b></p>")]
    [InlineData("<strong><span style=\"font-weight:700\">a</span></strong>", "<p><strong>a</strong></p>")]
    [InlineData("<span style=\"font-weight:bold\">a <b>b</b> **c**</span>", "<p><strong>a b c</strong></p>")]
    [InlineData("<a href=b><span style=\"text-decoration:underline\">a</span></a>", "<p><a href=\"https://bao.vn/tin/b\">a</a></p>")]
    [InlineData("<i style=\"font-style:italic\"><span style=\"font-style:italic\">a</span></i>", "<p><i>a</i></p>")]
    public void NothingIsWrappedTwice(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData(
        "<b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><p dir=\"ltr\">a <span style=\"font-weight:700\">b</span></p></b>",
        "<p dir=\"ltr\">a <strong>b</strong></p>")]
    [InlineData("<div><b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><p dir=\"ltr\">a</p><p>b</p></b></div>",
        "<div><p dir=\"ltr\">a</p><p>b</p></div>")]
    [InlineData("<i style=\"font-style:normal\">a</i> <u style=\"text-decoration:none\">b</u> <s style=\"text-decoration:none\">c</s>",
        "<p>a b c</p>")]
    [InlineData("<b>a <span style=\"font-weight:normal\">b</span> c</b>", "<p><strong>a </strong>b<strong> c</strong></p>")]
    [InlineData("<p style=\"font-weight:bold\">a <b style=\"font-weight:400\">b</b></p>", "<p><strong>a </strong>b</p>")]
    [InlineData("<div><b a\"b=c style='font-weight:normal'>a</b><center d\"e=f>b</center></div>",
        "<div>a<div align=\"center\">b</div></div>")]
    [InlineData("<p style=\"font-weight: normal\"><b>a</b></p>", "<p><b>a</b></p>")]
    [InlineData("<a href=b style=\"text-decoration:none\">a</a>", "<p><a href=\"https://bao.vn/tin/b\">a</a></p>")]
    public void AStyleTakesAnElementAway(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData(
        "<p class=MsoNormal style='margin-bottom:0cm;mso-pagination:none'><b style='mso-bidi-font-weight:normal'>"
        + "<span lang=VI style='font-family:\"Times New Roman\";mso-fareast-font-family:Calibri'>Tin<o:p></o:p></span></b></p>",
        "<p><b><span lang=\"VI\">Tin</span></b></p>")]
    [InlineData(
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·"
        + "<span style='font:7.0pt \"Times New Roman\"'> </span></span><![endif]>Một</p>",
        "<p>· Một</p>")]
    [InlineData(
        "<p style=\"line-height: 100%; margin-bottom: 0cm\"><font face=\"Arial\"><font size=\"2\" style=\"font-size: 11pt\">"
        + "<span style=\"text-decoration: none\">Tin</span></font></font></p>",
        "<p>Tin</p>")]
    [InlineData("<p><span style=\"font-variant: normal\"><span style=\"background: #ffff00\">Tin</span></span></p>", "<p>Tin</p>")]
    public void TheWrappersOfWordProcessorsChangeNothing(string markdown, string html)
    {
        Assert.Equal(html, Rendered.Html(markdown));
        Assert.DoesNotContain(Rendered.Body(markdown).Removed, removed => removed.Kind == "hidden-text");
    }

    [Theory]
    [InlineData("| Tên | Giá | Giữa | Không |\n|:---|---:|:-:|---|\n| A | 1 | 2 | 3 |",
        "<table>\n<thead>\n<tr>\n<th align=\"left\">Tên</th>\n<th align=\"right\">Giá</th>\n<th align=\"center\">Giữa</th>\n"
        + "<th>Không</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">A</td>\n<td align=\"right\">1</td>\n"
        + "<td align=\"center\">2</td>\n<td>3</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("<p style=\"text-align:center\">a</p>", "<p align=\"center\">a</p>")]
    [InlineData("<p align=\" CENTER \">a</p><h2 align=middle>b</h2>", "<p align=\"center\">a</p><h2 align=\"center\">b</h2>")]
    [InlineData("<p style=\"text-align:justify\">a</p>", "<p align=\"justify\">a</p>")]
    [InlineData("<p style=\"text-align:end\">a</p><p style=\"text-align:start\">b</p>", "<p align=\"right\">a</p><p>b</p>")]
    [InlineData("<p align=\"x\">a</p><ul align=center><li align=right>b</li></ul>", "<p>a</p><ul><li>b</li></ul>")]
    [InlineData("<p style=\"text-align:left\" align=right>a</p>", "<p>a</p>")]
    [InlineData("<p dir=rtl style=\"text-align:left\">a</p>", "<p dir=\"rtl\" align=\"left\">a</p>")]
    [InlineData("<center>a <p style=\"text-align:left\">b</p><p align=center>c</p></center>",
        "<div align=\"center\">a <p align=\"left\">b</p><p>c</p></div>")]
    [InlineData("<section style=\"text-align:right\"><p>a</p><div><p>b</p></div></section>",
        "<section><p align=\"right\">a</p><div align=\"right\"><p>b</p></div></section>")]
    [InlineData("<table align=center><tr align=right><td>a</td><td align=left>b</td></tr></table>",
        "<table><tbody><tr><td align=\"right\">a</td><td align=\"left\">b</td></tr></tbody></table>")]
    [InlineData("<p class=\"has-text-align-center x\">a</p>", "<p align=\"center\">a</p>")]
    [InlineData("<div><img src=a.jpg align=left></div>", "<div><img src=\"https://bao.vn/tin/a.jpg\"></div>")]
    public void AlignmentIsAnAttribute(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData(".a{font-weight:700}.b{font-style:italic}", "<span class=\"a b\">x</span>", "<p><strong><em>x</em></strong></p>")]
    [InlineData("b{font-weight:400}", "<b>x</b>", "<p>x</p>")]
    [InlineData("p{text-align:right}.a{text-align:center}", "<p class=a>x</p><p>y</p>",
        "<p align=\"center\">x</p><p align=\"right\">y</p>")]
    [InlineData("@import url(x);@font-face{x:y}<{}p.a{text-align:center", "<p class=a>x</p>",
        "<p align=\"center\">x</p>")]
    public void WhatAStyleSheetSaysCounts(string css, string markdown, string html)
    {
        var body = Rendered.Body($"<style>{css}</style>\n{markdown}");

        Assert.Equal(html, body.Html);
        Assert.Empty(body.Removed);
    }
}
