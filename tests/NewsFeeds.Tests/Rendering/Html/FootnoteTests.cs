using NewsFeeds.Articles;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

public class FootnoteTests
{
    [Fact]
    public void FootnotesLinkInsideTheEntryAndBack() => Assert.Equal(
        """
        <p>Một<a id="p-fnref-1" href="#p-fn-1"><sup>1</sup></a>.</p>
        <section>
        <hr>
        <ol>
        <li id="p-fn-1">
        <p>Nguồn.<a href="#p-fnref-1" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>
        """,
        Rendered.Html("Một[^a].\n\n[^a]: Nguồn."));

    [Fact]
    public void TheLabelIsInTheArticlesLanguage() => Assert.Contains(
        "aria-label=\"Về chỗ dẫn 1\"",
        ArticleHtml.Render(
            new ArticleText("a[^1]\n\n[^1]: b", 1, null), new BodyContext(Rendered.Resolve, "p") { BackLabel = "Về chỗ dẫn" }).Html,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<h2 id=\"kết-luận\">Kết</h2> <a href=\"#kết-luận\">x</a>", "<h2 id=\"p-ket-luan\">Kết</h2> <a href=\"#p-ket-luan\">x</a>")]
    [InlineData("<h2 id=a>1</h2><h2 id=a>2</h2><a href=#a>x</a>", "<h2 id=\"p-a\">1</h2><h2>2</h2><a href=\"#p-a\">x</a>")]
    [InlineData("<h2 id=á>1</h2><h2 id=a>2</h2><a href=#a>x</a><a href=#á>y</a>",
        "<h2 id=\"p-a-2\">1</h2><h2 id=\"p-a\">2</h2><a href=\"#p-a\">x</a><a href=\"#p-a-2\">y</a>")]
    [InlineData("<h2 id=a>1</h2>", "<h2>1</h2>")]
    [InlineData("<h2><a href=#b>1</a> <a href=#>2</a> <a id=c>3</a></h2>", "<h2>1 2 3</h2>")]
    [InlineData("<h2><a name=c></a>1</h2><a href=#c>2</a>", "<h2><a id=\"p-c\"></a>1</h2><a href=\"#p-c\">2</a>")]
    public void OtherIdsArePrefixedWhereSomethingLinksToThem(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));
}
