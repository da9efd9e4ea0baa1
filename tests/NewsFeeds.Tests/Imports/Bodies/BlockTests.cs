using static NewsFeeds.Tests.Imports.Bodies.Bodies;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>Blocks show what they have saved.</summary>
public class BlockTests
{
    [Theory]
    [InlineData("<!-- wp:paragraph -->\n<p>Một\nhai</p>\n<!-- /wp:paragraph -->", "<p>Mộthai</p>")]
    [InlineData(
        "<!-- wp:columns {\"a\":{\"b\":1}} --><div><!-- wp:column --><div>\n\nx</div><!-- /wp:column --></div><!-- /wp:columns -->",
        "<div><div>x</div></div>")]
    [InlineData("<!-- wp:paragraph --><p>Một</p><!-- /wp:paragraph -->\n\nHai\n\nBa", "<p>Một</p><p>Hai</p><p>Ba</p>")]
    [InlineData("<!-- wp:freeform -->\nMột\n\nHai\n<!-- /wp:freeform -->", "<p>Một</p><p>Hai</p>")]
    [InlineData(
        "<!-- wp:shortcode -->\n[gallery ids=\"8\"]\n<!-- /wp:shortcode -->",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure></figure>")]
    [InlineData(
        "<!-- wp:paragraph --><p>[gallery ids=\"8\"]</p><!-- /wp:paragraph -->",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure></figure>")]
    [InlineData(
        "[gallery]",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure></figure>")]
    [InlineData(
        "<!-- wp:footnotes /-->",
        "<ol class=\"wp-block-footnotes\"><li id=\"a1\">Theo <em>sổ tay</em>. <a href=\"#a1-link\">↩︎</a></li></ol>")]
    [InlineData("<!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:html --><b>x</b><!-- /wp:html -->", "<b>x</b>")]
    [InlineData(
        "<!-- wp:embed {\"url\":\"https://youtu.be/abc\"} /-->",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://youtu.be/abc</div></figure>")]
    [InlineData("<!-- wp:x --><h3><button><b>Hỏi</b><i aria-hidden=\"true\">+</i></button></h3><!-- /wp:x -->", "<h3><b>Hỏi</b></h3>")]
    public void SavedHtmlIsKept(string content, string html)
    {
        Assert.Equal(html, Html(content));
        Assert.Empty(Of(content).LeftOut);
    }

    [Theory]
    [InlineData("<!-- wp:latest-posts {\"postsToShow\":3} /-->", "", "block:core/latest-posts")]
    [InlineData("<!-- wp:core/rss /--><!-- wp:rss /-->", "", "block:core/rss×2")]
    [InlineData(
        "<!-- wp:query --><div><!-- wp:post-title /--><p>mẫu</p></div><!-- /wp:query --><p>Một</p>",
        "<p>Một</p>",
        "block:core/query")]
    [InlineData("<!-- wp:acf/ban-do {\"id\":1} /-->", "", "block:acf/ban-do")]
    [InlineData("<!-- wp:acf/ban-do {\"id\":1} -->\n<!-- /wp:acf/ban-do -->", "", "block:acf/ban-do")]
    public void ABlockWithoutSavedHtmlIsNamed(string content, string html, string leftOut)
    {
        Assert.Equal(html, Html(content));
        Assert.Equal(leftOut, LeftOut(content));
    }

    [Theory]
    [InlineData("<!-- wp:block {\"ref\":20} /-->", "<p>Ban biên tập giữ bản quyền.</p>", "")]
    [InlineData("<!-- wp:block {\"ref\":21} /-->", "<p>Một</p><p>Hai</p><p>Ban biên tập giữ bản quyền.</p>", "")]
    [InlineData("<!-- wp:block {\"ref\":22} /-->", "<p>Vòng</p>", "reusable-block:22")]
    [InlineData("<!-- wp:block {\"ref\":23} /-->", "", "reusable-block:23")]
    [InlineData(
        "<!-- wp:block {\"ref\":20} /--><!-- wp:block {\"ref\":20} /-->",
        "<p>Ban biên tập giữ bản quyền.</p><p>Ban biên tập giữ bản quyền.</p>",
        "")]
    public void AReusableBlockIsPutIn(string content, string html, string leftOut)
    {
        Assert.Equal(html, Html(content));
        Assert.Equal(leftOut, LeftOut(content));
    }

    [Theory]
    [InlineData("<!-- wp:paragraph --><p>Một</p>")]
    [InlineData("<p>Một</p><!-- /wp:paragraph --><!-- wp:x -->")]
    [InlineData("<!-- wp:paragraph {\"a\": --><p>Một</p><!-- /wp:group -->")]
    [InlineData("<!-- wp:query --><p>Một</p>")]
    [InlineData("<!-- wp:block {\"ref\":\"x\"} --><p>Một</p>")]
    [InlineData("<!-- wp: --><p>Một</p><!-- wp:")]
    public void BrokenCommentsLoseNoWord(string content) => Assert.Contains("<p>Một</p>", Html(content), StringComparison.Ordinal);
}
