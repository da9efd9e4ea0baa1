using System.Globalization;

namespace NewsFeeds.Tests.Checks;

/// <summary>The words of articles, read as the service renders them.</summary>
public sealed class BodyCheckTests : CheckedContent
{
    [Theory]
    [InlineData("title: \"Bản tin #5\" # ghi chú\ndate: 2026-11-20 # hôm nay\ndraft: false # chờ")]
    [InlineData("title: 'a #5'\ndate: 2026-11-20\nsummary: |\n  Một #hai\n  ba\ntags: [C#, 'x #y'] # nhãn")]
    [InlineData("title: C# và F#\ndate: 2026-11-20\nimage: {src: anh.jpg, alt: Ảnh, caption: 'Số #5'}\nsummary: \"\" # chưa có")]
    public void ACommentThatCutsNoTextIsNoFault(string frontMatter)
    {
        Content.Write(Article, $"---\n# đầu\n{frontMatter}\n---\nThân bài.\n");

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
    [InlineData("<div title='x'>a\n<object>x</object>\n</div>", "8:1 warning removed-html")]
    [InlineData("a\nb\u000cc", "8:2 warning illegal-character")]
    [InlineData("a\ná\uffff", "8:2 warning illegal-character")]
    public void BodiesAreReadAsTheServiceRendersThem(string body, string expected)
    {
        Content.Article(Article, more: "tags: [a]\nlanguage: vi", body: body);

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
        Content.Article("tin/a.html", more: "tags: [a]\nlanguage: vi", body: body);

        Assert.Equal(expected, string.Join(",", Run().Select(Shown)));
    }

    [Fact]
    public void AnErrorInHtmlHidesNoFaultOfItsBody()
    {
        Content.Write("tin/a.html", "---\ntitle: Ba: bốn\n---\n<p>a [b](c.md)</p>\n<script>x</script>\n");

        Assert.Equal(["2:10 error yaml", "5:1 warning removed-html"], Run().Select(Shown));
    }

    [Fact]
    public void AFolderOfHtmlIsACategoryWhereOneOfItsFilesIsAnArticle()
    {
        Content.Write("trang/a.html", "<p>a</p>");
        Assert.Equal(
            ["trang/_index.md:0:0 warning empty-category", "trang/a.html:0:0 warning not-published"],
            Run().Select(fault => $"{fault.File}:{Shown(fault)}"));

        Content.Article("trang/b.html", date: "2026-11-19");
        Assert.Equal(["trang/a.html:0:0 warning not-published"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void TheFirstIllegalCharacterOfEachLineIsNamed()
    {
        Content.Article(Article, more: "tags: [a]\nlanguage: vi", body: $"{new string('\f', 100_000)}\n\na\f\uffff\nb\uffff");

        Assert.Equal(
            ["7:1 warning illegal-character", "7:1 warning too-large", "9:2 warning illegal-character", "10:2 warning illegal-character"],
            Run().OrderBy(fault => fault.Line).ThenBy(fault => fault.Code, StringComparer.Ordinal).Select(Shown));
    }

    [Fact]
    public void MarkupThatOnlySaysHowTextLooksIsNoFault()
    {
        Content.Article(Article,
            body: "<p class=\"wp\" style='color: red'>a</p>\n\nb <b>c</b><br/> <font color=\"red\">d</font>\n\n<!--more-->\n\n"
                + "<table><tr><td>e</td></tr></table>");

        Assert.Empty(Run());
    }

    [Fact]
    public void WhatIsRemovedIsNotSoughtInTheWordsBeforeIt()
    {
        Content.Article(Article, body: "`<script>` và onclick\n\n<p>a</p>\n\n> b <b onclick=\"x()\">c</b>\n\n<script>x</script>");

        Assert.Equal(["10:5 warning removed-html", "12:1 warning removed-html"], Run().Select(Shown));
    }

    [Fact]
    public void TextsBeyondTheRenderersBoundsAreErrors()
    {
        Content.Article(Article, body: string.Concat(Enumerable.Repeat("[", 5000)));
        Content.Article("tin/b.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("> ", 300)) + "x");
        Content.Article("tin/c.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("a\n\n", 30_000)));
        Content.Article("tin/d.md", date: "2026-11-20T09:00:00", body: string.Concat(Enumerable.Repeat("<div>", 300)));

        Assert.Equal(
            [$"{Article}:6:1 error unrenderable", "tin/b.md:6:1 error unrenderable", "tin/c.md:6:1 error unrenderable",
                "tin/d.md:6:1 error unrenderable"],
            Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
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
        Content.Write(Article, $"---\n{frontMatter}\n---\n![](mất.jpg)\n\n[a](b.jpg) <script>x</script>\u0007\n");

        var line = int.Parse(body.Split(':')[0], CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                .. errors.Split(','), $"{line}:1 warning missing-picture", $"{line}:1 warning no-alt",
                $"{line + 2}:1 warning broken-link", $"{line + 2}:12 warning removed-html", $"{line + 2}:30 warning illegal-character",
            ],
            Run().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ThenBy(fault => fault.Code == "no-alt").Select(Shown));
    }

    [Fact]
    public void TheBodyOfAWithdrawnArticleIsNotChecked()
    {
        Content.Article(Article, more: "retracted: {date: 2026-11-21, notice: Rút bài.}", body: "[x](/articles/2026-11-20/mất)");

        Assert.Empty(Run());
    }
}
