using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>What would cost seconds, gigabytes or the process (a stack overflow) is refused, by counting: no clock decides.</summary>
public class BoundsTests
{
    [Theory]
    [InlineData("x", 262_145)]
    [InlineData("[a](", 4_001)]
    [InlineData("[", 4_001)]
    [InlineData("> ", 10_000)]
    [InlineData("<div>", 10_000)]
    [InlineData("<b>", 10_000)]
    [InlineData("<blockquote>", 10_000)]
    [InlineData("<span><p></span>", 10_000)]
    [InlineData("<i></b>", 10_000)]
    [InlineData("<ul><li>", 10_000)]
    [InlineData("<li><dd>", 10_000)]
    [InlineData("<ruby><rt>", 10_000)]
    [InlineData("<table><tr><td>", 10_000)]
    [InlineData("<object>", 10_000)]
    [InlineData("<svg>", 10_000)]
    [InlineData("<b><table></b>", 10_000)]
    [InlineData("<p><i></p>", 10_000)]
    [InlineData("<p><a>", 30_000)]
    [InlineData("<br>", 30_000)]
    [InlineData("<iframe src=a></iframe>", 501)]
    [InlineData("]", 4_001)]
    [InlineData("x <![CDATA[", 4_001)]
    [InlineData("x <?", 4_001)]
    [InlineData("x http://a.vn/b ", 4_001)]
    [InlineData("tel:123 ", 4_001)]
    [InlineData("mailto:a@b.vn ", 4_001)]
    [InlineData("`a ``b ", 2_001)]
    [InlineData("*a **b ", 1_001)]
    [InlineData("~~a ", 2_001)]
    [InlineData("_a ", 2_001)]
    [InlineData("\\", 20_001)]
    [InlineData("&lt;", 20_001)]
    [InlineData("|", 10_001)]
    [InlineData("< ", 20_001)]
    [InlineData("x %% ", 1_001)]
    [InlineData("{{ x ", 1_001)]
    [InlineData("{% comment %}\n", 1_001)]
    [InlineData("{::comment}\n", 1_001)]
    [InlineData("![a]((((", 600)]
    [InlineData("- ", 129)]
    [InlineData("1. ", 129)]
    [InlineData(">", 129)]
    [InlineData("a\n---\n", 10_001)]
    public void ExcessIsRefused(string text, int times)
    {
        var e = Assert.Throws<UnrenderableException>(() => Rendered.Body(string.Concat(Enumerable.Repeat(text, times))));
        Assert.StartsWith("unrenderable/", e.Kind, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "<b>", 3_500_000, "unrenderable/characters")]
    [InlineData("<p title='", "x", 5_000_000, "unrenderable/characters")]
    [InlineData("<!--", "x", 262_141, "unrenderable/characters")]
    [InlineData("", "<div>", 100_000, "unrenderable/characters")]
    [InlineData("", "<div>", 10_000, "unrenderable/depth")]
    [InlineData("", "<b>", 20_000, "unrenderable/depth")]
    [InlineData("<p", " a", 5_000_000, "unrenderable/characters")]
    [InlineData("", "<br>", 10_001, "unrenderable/elements")]
    [InlineData("", "x<!>", 20_001, "unrenderable/signs")]
    [InlineData("", "</>", 20_001, "unrenderable/signs")]
    [InlineData("", "<iframe src=a></iframe>", 501, "unrenderable/elements")]
    public void ExcessInHtmlIsRefused(string before, string text, int times, string kind)
    {
        var html = before + string.Concat(Enumerable.Repeat(text, times));
        Assert.Equal(kind, Assert.Throws<UnrenderableException>(() => Rendered.BodyOfHtml(html)).Kind);
    }

    [Theory]
    [InlineData("<p>a</p><!--", "x", 200_000, "<p>a</p>")]
    [InlineData("<p>a</p>", "<!--", 19_000, "<p>a</p>")]
    [InlineData("<p>a</p><p title='", "x", 200_000, "<p>a</p>")]
    [InlineData("<p>a</p><script>", "x", 200_000, "<p>a</p>")]
    [InlineData("<p>a</p><p", " a", 100_000, "<p>a</p>")]
    public void WhatIsNeverClosedInHtmlEndsWithTheText(string before, string text, int times, string rendered)
    {
        var html = before + string.Concat(Enumerable.Repeat(text, times));
        var memory = GC.GetAllocatedBytesForCurrentThread();
        var body = Rendered.BodyOfHtml(html);

        Assert.Equal(rendered, body.Html);
        Assert.InRange(body.Steps, 0, 10_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - memory, 0, 100_000_000);
    }

    [Theory]
    [InlineData("[", 20_000)]
    [InlineData("*a ", 20_000)]
    [InlineData("`", 20_000)]
    [InlineData("> ", 20_000)]
    [InlineData("x\n", 30_000)]
    [InlineData("{{ x }} ", 5_000)]
    [InlineData("&nbsp;", 30_000)]
    public void WhatIsHardInMarkdownAloneIsRenderedInHtml(string text, int times) =>
        Assert.InRange(Rendered.BodyOfHtml("<p>" + string.Concat(Enumerable.Repeat(text, times)) + "</p>").Steps, 1, 1_000);

    [Theory]
    [InlineData("<p", " a{0}=b", ">x</p>", "a <p> has 501 attributes; the limit is 500")]
    [InlineData("<p class='", "a{0} ", "'>x</p>", "a <p> has 501 classes; the limit is 500")]
    public void AnElementWithTooManyNamesIsRefused(string before, string name, string behind, string message) => Assert.Equal(
        message,
        Assert.Throws<UnrenderableException>(() => Rendered.Body(before + string.Concat(Enumerable.Range(0, 501).Select(
            number => string.Format(System.Globalization.CultureInfo.InvariantCulture, name, number))) + behind)).Message);

    [Theory]
    [InlineData(".a{0} {{ font-weight: bold }}", 3_000)]
    [InlineData("p.a{0} b {{ font-weight: bold }}", 200)]
    [InlineData("i ~ p.a{0} {{ font-weight: bold }}", 10)]
    [InlineData("p {{ font-weight: bold; x: a{0} }}", 1_000)]
    public void AStyleSheetWithTooManyRulesForItsElementsIsRefused(string rule, int rules)
    {
        var sheet = string.Concat(Enumerable.Range(0, rules).Select(
            number => string.Format(System.Globalization.CultureInfo.InvariantCulture, rule, number)));
        var e = Assert.Throws<UnrenderableException>(() => Rendered.Body(
            $"<style>{sheet}</style>\n" + string.Concat(Enumerable.Repeat("<p>x</p>", 5_000))));
        Assert.Equal("unrenderable/steps", e.Kind);
    }

    [Fact]
    public void WhatTheParserBreaksAtIsRefused() =>
        Assert.Throws<UnrenderableException>(() =>
            Rendered.Body(
            "<select></iframe>><style><div></x-y><xmp>//c.vn<p>x</xmp><a>\n[><iframe><select>](<![CDATA[<iframe src=</script>"));

    [Theory]
    [InlineData("<p style=\"width:{0}\">x</p>")]
    [InlineData("<style>p {{ width: {0} }}</style>\n<p>x</p>")]
    public void BracketsInStylesDoNotEndTheProcess(string markdown) => Assert.Throws<UnrenderableException>(() => Rendered.Body(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, markdown, string.Concat(Enumerable.Repeat("calc(", 20_000)))));

    [Fact]
    public void UnclosedFormattingIsNotBuiltAnewInEveryParagraph() => Assert.Throws<UnrenderableException>(() => Rendered.Body(
        "<p>" + string.Concat(Enumerable.Range(0, 150).Select(i => $"<b a={i}>")) + "</p>"
        + string.Concat(Enumerable.Repeat("<p>x</p>", 5_000))));

    [Theory]
    [InlineData("<p>x</p>", 2_000)]
    [InlineData("x<!>", 5_000)]
    [InlineData("<table>x<tr>y</table>", 2_000)]
    [InlineData("<a id=x href=#x>x</a>", 2_000)]
    [InlineData("<p style='font-weight:bold'>x</p>", 2_000)]
    public void TwiceTheHtmlTakesTwiceTheWork(string unit, int times)
    {
        var (once, twice) = (Steps(times), Steps(2 * times));
        Assert.InRange((double)twice / once, 1, 2.3);

        int Steps(int times) => Rendered.BodyOfHtml(string.Concat(Enumerable.Repeat(unit, times))).Steps;
    }

    [Theory]
    [InlineData("<div>", "</div>", 190)]
    [InlineData("<p>x", "", 3_000)]
    [InlineData("<p>x</p>", "", 3_000)]
    [InlineData("<ul><li>x<li>y</ul>", "", 3_000)]
    [InlineData("<dl><dt>x<dd>y</dl>", "", 3_000)]
    [InlineData("<a name=x>", "", 3_000)]
    [InlineData("<div><b>x</div></b>", "", 3_000)]
    [InlineData("<b><i>x</b></i>", "", 3_000)]
    [InlineData("<span>x</span> ", "", 3_000)]
    [InlineData("<ruby>漢<rt>kan</ruby>", "", 3_000)]
    [InlineData("</b></p></div>", "", 3_000)]
    [InlineData("a_b_c.jpg ", "", 10_000)]
    [InlineData("<p class=\"a b\">x = y + 1</p>\n", "", 5_000)]
    [InlineData("<!-- wp:x -->\n\n", "", 3_000)]
    [InlineData("- - - - -\n", "", 100)]
    [InlineData("<span style='font-weight:bold'>x</span> ", "", 3_000)]
    [InlineData("<o:p>x</o:p><w:x/>", "", 3_000)]
    [InlineData("*x* [y](z) `w` ", "", 900)]
    [InlineData("{{ x }} ", "", 1_000)]
    [InlineData("C:\\Tin\\ ", "", 5_000)]
    [InlineData("&agrave;&nbsp;", "", 5_000)]
    [InlineData("![a](b c ", "", 3_000)]
    [InlineData("**“a”**b ", "", 900)]
    [InlineData("![a](b.jpg)\n", "", 1_900)]
    [InlineData("a <!-- b\n\nc --> ", "", 3_000)]
    [InlineData("<style>.a, p b { font-weight: bold }</style>\n<p class='a b'><b>x</b></p>\n", "", 1_000)]
    public void LongHonestTextIsRendered(string open, string close, int times) => Assert.NotNull(
        Rendered.Html(string.Concat(Enumerable.Repeat(open, times)) + "chữ" + string.Concat(Enumerable.Repeat(close, times))));

    [Fact]
    public void ATableOfTwoThousandCellsIsRendered() => Assert.Equal(
        2_000, Rendered.Html("<table>" + string.Concat(Enumerable.Repeat("<tr><td><b>x</b><td>y", 1_000)) + "</table>").Split("</td>")
            .Length - 1);
}
