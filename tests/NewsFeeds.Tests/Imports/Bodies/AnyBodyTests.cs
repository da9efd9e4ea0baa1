using System.Text;
using CsCheck;
using NewsFeeds.Imports.Bodies;
using NewsFeeds.Rendering.Html;
using static NewsFeeds.Tests.Imports.Bodies.Bodies;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>No post, however broken, loses a word, stops an import or takes it long.</summary>
public class AnyBodyTests
{
    private static readonly Gen<string> Snares = Gen.OneOf(
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<blockquote>", "</blockquote>", "<br>", "<br />", "<hr>",
        "\n", "\n\n", "\r\n", "&nbsp;", "<pre>", "</pre>", "<code>", "<td>", "<table>", "</table>", "<a href=\"", "\">", "</a>", "'", "\"",
        "[", "]", "[[", "]]", "[gallery ids=\"7\"]", "[caption]", "[/caption]", "[vc_row a=\"b\"]", "[/vc_row]", "[x]", "[/x]", "[embed]",
        "[/embed]", "<img src=\"/a.jpg\">", "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->", "<!-- wp:query -->", "<!-- /wp:query -->",
        "<!-- wp:block {\"ref\":21} /-->", "<!--more-->", "<!--", "-->", "<", ">", "https://a.example/x", "<script>",
        "</script>", "<style>",
        "<select>", "<svg>", "</svg>", "<figure>", "<video>", "<!", "<?", "</", "&", "\0", "\ufffe", "ệ", "😀");

    private static readonly Gen<string> Hostile = Gen.OneOf(Snares, Gen.Char.Select(c => c.ToString())).Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Word = Gen.OneOf("Sáng", "nay", "lễ", "hội", "khai", "mạc", "[1]", "5", "&amp;");

    private static readonly Gen<string> Line = Word.Array[1, 5].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Block = Gen.Select(Line, Line, Gen.Int[0, 13], (one, other, form) => form switch
    {
        0 => $"{one}\n{other}",
        1 => $"<p>{one}</p>",
        2 => $"<div>{one}\n\n{other}</div>",
        3 => $"<ul>\n<li>{one}</li>\n<li><b>{other}</b></li>\n</ul>",
        4 => $"<blockquote>{one}\n\n{other}</blockquote>",
        5 => $"[vc_row a=\"b\"]{one}[/vc_row][vc_row c=\"d\"]{other}[/vc_row]",
        6 => $"<!-- wp:group --><div><!-- wp:paragraph --><p>{one}</p><!-- /wp:paragraph --></div><!-- /wp:group -->",
        7 => $"<pre>{one}\n\n{other}</pre>",
        8 => $"{one}<!--more-->{other}",
        9 => $"[caption id=\"x\"]<img src=\"/a.jpg\" alt=\"\"> {one}[/caption]",
        10 => $"<h2>{one}</h2>{other}",
        11 => $"<strong>{one}\n\n{other}</strong>",
        12 => $"<a href=\"/{one}\">{one}</a><br><br>{other}",
        _ => $"<!-- wp:paragraph --><p>{one}</p>",
    });

    private static readonly Gen<string> Posts = Gen.Select(
        Block.Array[0, 8], Gen.OneOf("\n\n", "\n", "\r\n\r\n", "\r\n \r\n"), (blocks, between) => string.Join(between, blocks));

    [Fact]
    public void NoWordIsLost() => Posts.Run(100, content => Assert.Equal(Words(content), Words(Of(content).Write(_ => null, _ => null))));

    [Fact]
    public void WrittenHtmlStaysAsItIs() => Posts.Run(100, content =>
    {
        var html = Of(content).Write(_ => null, _ => null);
        Assert.Equal(html, PostBody.OfHtml(Post(html)).Write(_ => null, _ => null));
    });

    [Fact]
    public void NothingStopsAnImport() => Hostile.Run(100, content =>
    {
        var body = Of(content);
        body.Write(_ => "/", _ => "a.jpg");
        Assert.Equal(body.Media.Distinct(), body.Media);
    });

    [Theory]
    [InlineData("[")]
    [InlineData("[[")]
    [InlineData("[a ")]
    [InlineData("[a b=\"c")]
    [InlineData("[caption]")]
    [InlineData("[[a]")]
    [InlineData("[a][/a]")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<!-- wp:x -->")]
    [InlineData("<!-- wp:x")]
    [InlineData("<a b=\"")]
    [InlineData("<script>")]
    [InlineData("<pre>")]
    [InlineData("<div>")]
    [InlineData("<p>")]
    [InlineData("a\n")]
    [InlineData("<br>\n")]
    [InlineData("https://a.example/x\n")]
    [InlineData("<b>\n\n")]
    public void StepsGrowWithTheLength(string repeated)
    {
        // A quadratic reading of 200,000 of them would take hours.
        var content = new StringBuilder().Insert(0, repeated, 200_000).Append("[/caption][/a]-->").ToString();
        _ = Of(content).Write(_ => null, _ => null);
    }

    [Fact]
    public void ATextBeyondTheServicesBoundsIsWrittenAsItIs()
    {
        var body = PostBody.OfHtml(Post(string.Concat(Enumerable.Repeat("<div>", 300)) + "<img src=\"/a.jpg\">"));
        Assert.Empty(body.Media);
        Assert.Equal("unrenderable/depth", body.Refused?.Kind);
        Assert.EndsWith("<div><img src=\"/a.jpg\">", body.Write(_ => null, _ => null), StringComparison.Ordinal);
    }

    // Shortcodes and comments are no words.
    private static string Words(string html)
    {
        html = html.Replace("[vc_row a=\"b\"]", " ", StringComparison.Ordinal).Replace("[vc_row c=\"d\"]", " ", StringComparison.Ordinal)
            .Replace("[/vc_row]", " ", StringComparison.Ordinal).Replace("[caption id=\"x\"]", " ", StringComparison.Ordinal)
            .Replace("[/caption]", " ", StringComparison.Ordinal);
        return string.Concat(HtmlTree.Parse(html).Body.TextContent.Where(c => !char.IsWhiteSpace(c)));
    }
}
