using System.Globalization;
using System.Text;
using CsCheck;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

public class EveryInputTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "\"", "'", "=", " ", "\n\n", "\n", "`", "[", "](", ")", "![", "[^1]", "[^1]: ", "| a | b |\n|---|---|\n",
            "> ", "- ", "# ", "&", "&#", ";",
        "<!--", "-->", "<![CDATA[", "]]>", "<p>", "</p>", "<a ", "<a href=", "<a id=x href=#x>", "</a>", "<img src=", "<img srcset='",
            "<div>", "</div>", "<b>", "</b>",
        "<svg>", "</svg>", "<math>", "<mi>", "<mtext>", "<mglyph>", "<style>", "</style>", "<script>", "</script>", "<title>", "</title>",
            "<noscript>", "</noscript>",
        "<template>", "</template>", "<table>", "<tr>", "<td>", "</table>", "<form>", "<select>", "<option>", "<textarea>", "<xmp>",
            "</xmp>", "<plaintext>", "<iframe src=",
        "<iframe>", "</iframe>", "<object data=", "<embed src=", "<video poster=", "<source srcset=", "<frameset>", "<body ", "<html ",
            "<annotation-xml encoding=text/html>",
        "<foreignObject>", "<details open ontoggle=alert(1)>", "<x-y>", "javascript:alert(1)", "jAvAsCrIpT&colon;x", "java\tscript:x",
            "vbscript:x", "data:text/html,x",
        "data-src=", "onerror=alert(1)", "style='x:expression(1)'", "https://a.vn/b", "//c.vn", "mailto:a@b.vn", "tel:1", "http://[",
            "http://a:99999999/", "\0", "\u000b", "\ud800",
        "\ufffe", "&#0;", "&#xFFFE;", "\U0001FFFE", "<a href=#%EF%BF%BE id=&#xFFFE;>", "&#x1f;", "&#13;", "&nbsp;", "&lt;script&gt;",
            "đường", "e\u0302\u0301", "😀",
        "%%", "{{", "}}", "{{< x >}}", "{%", "%}", "{% comment %}", "{% endcomment %}", "{% raw %}", "{% endraw %}", "{::comment}",
            "{: .x}", "[[", "]]", "![[", "[!note]",
        "**", "“", "”", "](a b.jpg)", "](a b", "##", "```\n", "    ", "|", "<code>", "</code>", "<pre>",
        "<o:p>", "</o:p>", "<w:x/>", "<v:shape a='/>", "<xml>", "</xml>", "<![if !x]>", "<![endif]>", "<dialog>", "<center>", "<td align=",
            "<p hidden>", "<b style='font-weight:normal'>",
            "<span style='font-weight:bold;text-align:right;vertical-align:sub'>", "</span>",
            "<style>p,.a .b{display:none}b{font-weight:400}</style>", "<p class='b sr-only'>", "<i class='a d-none d-x'>",
            "<div style='opacity:0'>", "<figcaption>", "    </td>", "\n\n    <p>", "{#a}", "a | `b\\|c`\n",
        "<div style='visibility:hidden'>", "<i style='visibility:visible;text-decoration:underline'>", "<p align=x\"=y>",
    ];

    private static readonly string[] Cultures = ["vi-VN", "tr-TR", "ar-SA", "fa-IR"];

    private static readonly Gen<string> Soup = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat);

    private static readonly Corpus Markdown = Corpus.Of("markdown");
    private static readonly Corpus Html = Corpus.Of("html");

    private static readonly Gen<string> Texts =
        Gen.OneOf(Soup, Soup, Gen.String, Markdown.Mutants.Select(Encoding.UTF8.GetString), Html.Mutants.Select(Encoding.UTF8.GetString));

    public static TheoryData<string> Inputs => [.. Markdown.Inputs.Concat(Html.Inputs).Select(Encoding.UTF8.GetString)];

    [Theory, MemberData(nameof(Inputs))]
    public void EveryInputOfTheCorpusGivesOnlyWhatIsAllowed(string text) => GivesOnlyWhatIsAllowed(text);

    [Fact]
    public void EveryTextGivesOnlyWhatIsAllowed() => Fuzz.Run(Texts, 5_000, GivesOnlyWhatIsAllowed);

    [Fact]
    public void EveryTextGivesTheSameEachTimeAndUnderEveryCulture() => Fuzz.Run(Texts, 1_000, markdown =>
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Printed(markdown);
        try
        {
            foreach (var culture in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Printed(markdown));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    [Fact]
    public void TellsPlacesWithinTheTextAndChangesNothingByIt() => Fuzz.Run(Texts, 5_000, markdown =>
    {
        if (Render(markdown) is not { } body)
        {
            return;
        }

        var placed = Rendered.Body(markdown, withPlaces: true);
        Assert.Equal(body.Html, placed.Html);
        Assert.Equal(
            body.Removed.Select(Printed).Order(StringComparer.Ordinal),
            placed.Removed.Select(Printed).Order(StringComparer.Ordinal));
        Assert.All(placed.Removed, removed => Assert.InRange(removed.Line, 0, markdown.ReplaceLineEndings("\n").Split('\n').Length));
    });

    [Fact]
    public void NamesSlipsWithinTheText() => Fuzz.Run(Texts.Select(AsInAFile), 5_000, markdown =>
    {
        try
        {
            var lines = markdown.Split('\n');
            Assert.All(MarkdownOutline.Of(markdown).Slips, slip => Assert.InRange(slip.Column, 1, lines[slip.Line - 1].Length));
        }
        catch (UnrenderableException)
        {
            // It is told where the text is rendered.
        }
    });

    [Fact]
    public void GivesTheSameUnderEveryCultureAndInParallel()
    {
        string[] texts = [.. Enumerable.Range(0, 64).Select(
            i => string.Concat(Pieces.Skip(i).Concat(Pieces.Take(i)).Chunk(7).Select(chunk => string.Concat(chunk) + "\n\n")))];
        var alone = texts.Select(Printed).ToList();
        var together = texts.Select((_, i) => i).AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(i =>
        {
            CultureInfo.CurrentCulture = new(Cultures[i % Cultures.Length]);
            return Printed(texts[i]);
        }).ToList();
        Assert.Equal(alone, together);
    }

    private static void GivesOnlyWhatIsAllowed(string text)
    {
        GivesOnlyWhatIsAllowed(Render(text));
        GivesOnlyWhatIsAllowed(Render(text, isHtml: true));
    }

    private static void GivesOnlyWhatIsAllowed(ArticleBody? body)
    {
        if (body is null)
        {
            return;
        }

        AllowedHtml.Check(body.Html, "p-");
        Assert.All(body.Html + body.Text, c => Assert.True(c is '\n' or '\t' or >= ' ' and not ('\uFFFE' or '\uFFFF'), $"U+{(int)c:X4}"));
        Assert.True(body.Text.IsNormalized());
        Assert.All(body.Pictures, picture => Assert.All(picture, c => Assert.InRange(c, '!', '~')));
    }

    // A file is UTF-8, which holds no half of a surrogate pair.
    private static string AsInAFile(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Printed(string text) => Printed(Render(text)) + Printed(Render(text, isHtml: true));

    private static string Printed(ArticleBody? body) => body is null
        ? "refused"
        : string.Join('\u0001', [body.Html, body.Text, .. body.Pictures, .. body.Removed.Select(Printed)]);

    private static string Printed(Slip removed) => $"{removed.Kind} {string.Join(' ', removed.Arguments)}";

    private static ArticleBody? Render(string text, bool isHtml = false)
    {
        try
        {
            return isHtml ? Rendered.BodyOfHtml(text) : Rendered.Body(text);
        }
        catch (UnrenderableException)
        {
            return null;
        }
    }
}
