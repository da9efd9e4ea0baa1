namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>Tags with a colon are Office's, never text, in Markdown as in HTML.</summary>
public class OfficeMarkupTests
{
    [Theory]
    [InlineData("<span lang=VI style=\"font-size:14pt\">Tin nóng ở <st1:place w:st=\"on\">Hà Nội</st1:place><o:p></o:p></span>",
        "<p><span lang=\"VI\">Tin nóng ở Hà Nội</span></p>")]
    [InlineData(
        "<xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml>\n<p class=\"MsoNormal\">Tin.<o:p></o:p></p>",
        "<p>Tin.</p>")]
    [InlineData("<st1:place>Hà Nội</st1:place> và <st1:City\nw:st='on'>Huế</st1:City>", "<p>Hà Nội và Huế</p>")]
    [InlineData("a<![if !vml]>b<![endif]>c<!--[if gte mso 9]><xml><w:x>d</w:x></xml><![endif]-->e<![endif]-->f", "<p>abcef</p>")]
    [InlineData("<!--StartFragment-->a<!--EndFragment-->", "a")]
    [InlineData(
        "a\n<xml>\n <w:WordDocument>\n  <w:View>Normal</w:View>\n\n    <w:TrackMoves/>\n </w:WordDocument>\n</xml>\nb",
        "<p>a</p>\n<p>b</p>")]
    [InlineData("> <xml>\n> <w:View>N</w:View>\n>\n> </xml>\n>\n> a", "<blockquote>\n<p>a</p>\n</blockquote>")]
    [InlineData("<xml> một", "")]
    [InlineData("<p>a <v:shape id=x style='width:1pt'><v:imagedata src=\"a.png\"/></v:shape><o:lock v:ext=\"edit\"/> b</p>", "<p>a  b</p>")]
    [InlineData("a <m:oMath><m:r>x</m:r></m:oMath> b", "<p>a  b</p>")]
    [InlineData("a <w:Sdt Text=\"t\">b <w:sdtPr>c</w:sdtPr></w:Sdt><dc:x>d</dc:x> <u1:p></u1:p>", "<p>a b d </p>")]
    [InlineData("**<o:p>a</o:p>** [<o:p>b</o:p>](c)", "<p><strong>a</strong> <a href=\"https://bao.vn/tin/c\">b</a></p>")]
    public void IsNoText(string markdown, string html)
    {
        var body = Rendered.Body(markdown);

        Assert.Equal(html, body.Html);
        Assert.DoesNotContain(":", body.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`<o:p>` và `<![endif]>`", "<p><code>&lt;o:p&gt;</code> và <code>&lt;![endif]&gt;</code></p>")]
    [InlineData("```\n<xml><w:x>a</w:x></xml>\n```", "<pre><code>&lt;xml&gt;&lt;w:x&gt;a&lt;/w:x&gt;&lt;/xml&gt;\n</code></pre>")]
    [InlineData("    <xml>\n    a</xml>", "<pre><code>&lt;xml&gt;\na&lt;/xml&gt;\n</code></pre>")]
    [InlineData("<https://a.vn/b>", "<p><a href=\"https://a.vn/b\">https://a.vn/b</a></p>")]
    [InlineData("<mailto:a@b.vn> <tel:+842603862347> <c@b.vn>",
        "<p><a href=\"mailto:a@b.vn\">mailto:a@b.vn</a> <a href=\"tel:+842603862347\">tel:+842603862347</a> "
        + "<a href=\"mailto:c@b.vn\">c@b.vn</a></p>")]
    [InlineData("<urn:isbn:123> <urn:isbn> <doi:10.1/2> <made-up-scheme://a,b>",
        "<p>urn:isbn:123 urn:isbn doi:10.1/2 made-up-scheme://a,b</p>")]
    [InlineData("Tỉ số <3:1>, giờ <8:30>, <Hà Nội: mưa>", "<p>Tỉ số &lt;3:1&gt;, giờ &lt;8:30&gt;, &lt;Hà Nội: mưa&gt;</p>")]
    public void CodeAddressesAndWordsStay(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void WhatGoesIsNamedWithItsPlace() => Assert.Equal(
        ["1:3 <st1:place>", "3:1 <xml>", "6:6 <o:p>"],
        Rendered.Body("a <st1:place w:st=\"on\">b</st1:place>\n\n<xml>\n<w:x>c</w:x></xml>\n\n<p>d <o:p></o:p></p>", withPlaces: true)
            .Removed.Select(removed => $"{removed.Line}:{removed.Column} {removed.Arguments[0]}"));

    [Theory]
    [InlineData("<span style='font-family:Wingdings'>Ø<span style='font:7.0pt \"Times New Roman\"'>&nbsp; x</span></span>Một",
        "➢&nbsp; xMột")]
    [InlineData("<span style='font-family:\"Wingdings\",serif'><span style='mso-char-type:symbol'>à</span></span>", "→")]
    [InlineData("<span style='font-family:Symbol'>\uf0b7 a</span>", "• α")]
    [InlineData("<font face=Wingdings>v</font> <font face=Arial>v</font>", "❖ v")]
    [InlineData("<span style='font-family:Wingdings'>Đoạn văn</span> <span style='font-family:\"Segoe UI Symbol\"'>a</span>", "Đoạn văn a")]
    public void SignsThatAreLettersInAnotherFontStaySigns(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>", Rendered.Html($"<p>{markdown}</p>"));

    [Fact]
    public void EachKindIsNamedOnce() => Assert.Equal(
        ["<o:p>", "<st1:place>", "<script>"],
        Rendered.Body(
                $"<meta charset=utf-8><link rel=x>\n{string.Concat(Enumerable.Repeat("<p><o:p></o:p><st1:place>a</st1:place></p>", 200))}"
                + "<script></script>",
                withPlaces: true)
            .Removed.Select(removed => removed.Arguments[0]));

    [Fact]
    public void HundredsOfEmptySettingsDoNotNest() => Assert.Equal(
        "<p>a</p>", Rendered.Html($"<p><xml>{string.Concat(Enumerable.Repeat("<w:LsdException Locked=\"false\"/>", 370))}</xml>a</p>"));
}
