using CsCheck;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

public class PlainTagsTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Words(
            "a", "chữ ", "\n", "\n\n", "> ", "- ", "**đậm** ", "[x](https://example.org/x)", "![x](https://example.org/x.jpg)", "&lt;", "<",
            ">"),
        Words("<p>", "</p>", "<p class=\"x\">", "<b>", "</b>", "<i>", "</i>", "<div style='color: red'>", "</div>", "<br/>",
            "<!-- wp:paragraph -->", "<!--", "-->", "<table><tr><td>", "</td></tr></table>",
            "<center>", "</center>", "<font color=\"red\">", "</font>", "<ul><li>", "</li></ul>", "<h2 id=\"a\">", "</h2>", "<FIGURE>",
                "</FIGURE>"),
        Words("<a href=\"https://example.org/a?b&amp;c\" target=\"_blank\" rel=\"noopener\">", "</a>", "<a href='#a'>", "<a name=\"a\">",
            "<a href=\"javascript&#58;x()\">", "<a href=\"/x\">", "<a onclick=\"x()\">",
            "<a href=\"mailto:a@example.vn\">", "<a href=\"https://\">"),
        Words("<img src=\"https://example.org/a.jpg\" alt=\"\" width=\"660\" height='440'>", "<img src=\"https://example.org/a.jpg\">",
            "<img alt=\"x\">", "<img src=\"data:image/png;base64,x\" alt=\"\">",
            "<img src=\"https://example.org/1.gif\" width=\"1\" height=\"1\" alt=\"\" />",
                "<img src=\"a.jpg\" data-src=\"b.jpg\" alt=\"\">"),
        Words("<iframe src=\"https://www.youtube.com/embed/abcdefgh\" allowfullscreen></iframe>", "<iframe></iframe>",
            "<iframe src='x' srcdoc=\"y\">", "</iframe>", "<script>", "</script>", "<style>", "</style>",
            "<o:p></o:p>", "<svg>", "</svg>", "<form action=\"x\">", "<noscript>", "</noscript>", "<textarea>", "<plaintext>", "<b/>",
                "<a b>", "<?php ?>", "<![CDATA[x]]>"));

    [Theory]
    [InlineData("<p style=\"text-align: justify;\">a <STRONG>b</STRONG> <a href=\"https://example.org/x\" target=\"_blank\">c</a></p>")]
    [InlineData(
        "<figure class='wp-block-image'><img class=\"x\" src=\"https://example.org/a.jpg\" alt=\"\" width=\"660\" height=\"440\" "
        + "/><figcaption>b</figcaption></figure>")]
    [InlineData(
        "<!-- wp:paragraph {\"align\":\"left\"} -->\n<p>a<br>b</p>\n<!-- /wp:paragraph -->\n"
        + "<iframe src=\"https://www.youtube.com/embed/abcdefgh\" allowfullscreen></iframe>")]
    public void WhatOldArchivesAreFullOfIsPlain(string html) => Assert.False(MarkdownOutline.Of(html).NeedsRendering);

    [Fact]
    public void APageOfParagraphsIsPlain() =>
        Assert.False(MarkdownOutline.Of(string.Concat(Enumerable.Repeat("<p><b>a</b></p>\n\n", 100))).NeedsRendering);

    [Fact]
    public void WhatIsPlainHidesNothingThatRenderingTells()
    {
        var plain = 0;
        Pieces.Array[1, 12].Select(string.Concat).Sample(
            body =>
            {
                if (MarkdownOutline.Of(body).NeedsRendering)
                {
                    return;
                }

                plain += body.Contains('<', StringComparison.Ordinal) ? 1 : 0;
                var rendered = ArticleHtml.Render(
                    body,
                    new Uri(Some.Root),
                    address =>
                        Uri.IsWellFormedUriString(address, UriKind.Absolute) ? address : throw new InvalidOperationException(address),
                    "x");
                Assert.Empty(rendered.Removed);
                Assert.Empty(Links.PicturesWithoutAlt(rendered.Html));
            },
            iter: 30_000, threads: 1);
        Assert.InRange(plain, 500, 30_000); // else it would prove nothing
    }

    private static Gen<string> Words(params string[] words) => Gen.OneOf([.. words.Select(word => Gen.Const(word))]);
}
