namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>Markdown as newsrooms write it, where CommonMark would show its signs to readers.</summary>
public class DialectTests
{
    private const string Table =
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
        + "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>";

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\nNguồn: TTXVN\n\nSau.", Table + "\n<p>Nguồn: TTXVN</p>\n<p>Sau.</p>")]
    [InlineData("| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\nNguồn **TTXVN**\r\nhai", Table + "\n<p>Nguồn <strong>TTXVN</strong>\nhai</p>")]
    [InlineData("Trước\na | b\n--|--\n1 | 2\nsau", "<p>Trước</p>\n" + Table + "\n<p>sau</p>")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\ngiá \\| sau", Table + "\n<p>giá | sau</p>")]
    [InlineData("> | a | b |\n> |---|---|\n> | 1 | 2 |\n> sau", "<blockquote>\n" + Table + "\n<p>sau</p>\n</blockquote>")]
    [InlineData("> | a | b |\n> |---|---|\n> | 1 | 2 |\nsau", "<blockquote>\n" + Table + "\n</blockquote>\n<p>sau</p>")]
    [InlineData("- | a | b |\n  |---|---|\n  | 1 | 2 |\n  sau", "<ul>\n<li>\n" + Table + "\nsau</li>\n</ul>")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n# sau", Table + "\n<h2>sau</h2>")]
    [InlineData("a | b\nkhông phải bảng", "<p>a | b\nkhông phải bảng</p>")]
    public void ALineDoesNotEndTheTableBeforeIt(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("anh dep.jpg", "anh%20dep.jpg\" alt=\"Ảnh\"")]
    [InlineData("<anh dep.jpg>", "anh%20dep.jpg\" alt=\"Ảnh\"")]
    [InlineData("ảnh.jpg", "%E1%BA%A3nh.jpg\" alt=\"Ảnh\"")]
    [InlineData("anh [2].jpg", "anh%20%5B2%5D.jpg\" alt=\"Ảnh\"")]
    [InlineData(" anh (1).jpg  'Chú (thích' ", "anh%20(1).jpg\" alt=\"Ảnh\" title=\"Chú (thích\"")]
    [InlineData("a b.jpg?x=1", "a%20b.jpg?x=1\" alt=\"Ảnh\"")]
    [InlineData("a.jpg “Chú thích”", "a.jpg\" alt=\"Ảnh\" title=\"Chú thích\"")]
    [InlineData("a \"b\" c.jpg", "a%20%22b%22%20c.jpg\" alt=\"Ảnh\"")]
    public void APictureMayHaveSpacesInItsName(string address, string expected) =>
        Assert.Equal($"<p>x <img src=\"https://bao.vn/tin/{expected}></p>", Rendered.Html($"x ![Ảnh]({address})"));

    [Theory]
    [InlineData("[**Nghe**](ban tin.mp3)", "<a href=\"https://bao.vn/tin/ban%20tin.mp3\"><strong>Nghe</strong></a>")]
    [InlineData("[![a](a b.jpg)](c d.jpg)",
        "<a href=\"https://bao.vn/tin/c%20d.jpg\"><img src=\"https://bao.vn/tin/a%20b.jpg\" alt=\"a\"></a>")]
    [InlineData("[a [b](c d.jpg) e](f)", "[a <a href=\"https://bao.vn/tin/c%20d.jpg\">b</a> e](f)")]
    [InlineData("[chữ](không phải ảnh)", "[chữ](không phải ảnh)")]
    [InlineData("[a](b.jpg (c))", "<a href=\"https://bao.vn/tin/b.jpg\" title=\"c\">a</a>")]
    public void ALinkToAFileMayHaveSpacesInItsAddress(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>", Rendered.Html(markdown));

    [Fact]
    public void APictureWithSpacesAndATitleIsAFigure() => Assert.Equal(
        "<figure>\n<img src=\"https://bao.vn/tin/%E1%BA%A3nh%20b%C3%ACa%20(1).jpg\" alt=\"Ảnh\">\n<figcaption>Chú thích</figcaption>\n"
        + "</figure>",
        Rendered.Html("![Ảnh](ảnh bìa (1).jpg \"Chú thích\")"));

    [Theory]
    [InlineData("**“Quốc phòng”**là", "<strong>“Quốc phòng”</strong>là")]
    [InlineData("từ**“đậm”**từ", "từ<strong>“đậm”</strong>từ")]
    [InlineData("**中文。**中文", "<strong>中文。</strong>中文")]
    [InlineData("中文**「中文」**中文", "中文<strong>「中文」</strong>中文")]
    [InlineData("**Lưu ý:**chữ và **(*hai*)**ba", "<strong>Lưu ý:</strong>chữ và <strong>(<em>hai</em>)</strong>ba")]
    [InlineData("tăng **50%**nữa, **“B”**c", "tăng <strong>50%</strong>nữa, <strong>“B”</strong>c")]
    [InlineData("[**“a”**b](c)", "<a href=\"https://bao.vn/tin/c\"><strong>“a”</strong>b</a>")]
    public void BoldMayTouchQuotationMarks(string markdown, string html) => Assert.Equal($"<p>{html}</p>", Rendered.Html(markdown));

    [Theory]
    [InlineData("**một ** hai")]
    [InlineData("** một** hai")]
    [InlineData("giá** (cả “x”)** và A**; B**.")]
    [InlineData("A**/B**")]
    public void AsterisksThatAreNotMeantStay(string markdown) => Assert.Equal($"<p>{markdown}</p>", Rendered.Html(markdown));

    [Fact]
    public void BoldInACellStaysInIt() => Assert.Equal(
        Table.Replace(">1<", "><strong>“x”</strong>y<", StringComparison.Ordinal).Replace(">2<", ">**“z”<", StringComparison.Ordinal),
        Rendered.Html("| a | b |\n|---|---|\n| **“x”**y | **“z” |"));

    [Theory]
    [InlineData("Một <!-- a\n\n- b --> hai", "<p>Một  hai</p>")]
    [InlineData("- một <!-- a\n\n  b -->\n- hai", "<ul>\n<li>một </li>\n<li>hai</li>\n</ul>")]
    [InlineData("> một <!-- a\n>\n> b --> hai\n> ba", "<blockquote>\n<p>một  hai\nba</p>\n</blockquote>")]
    [InlineData("# Một <!-- a\n\nb --> hai", "<h2>Một  hai</h2>")]
    [InlineData("<div>\n<!-- a\n \nb\n-->\nmột\n</div>\n\nhai <!-- c -->", "<div>\n\nmột\n</div>\n<p>hai </p>")]
    [InlineData("<!-- a --> một <!-- b\n\nc --> hai", " một  hai")]
    [InlineData("Một <!-- a %% b\n\nc --> hai <!-- d\n\n%% e --> ba", "<p>Một  hai  ba</p>")]
    public void ACommentMayHaveBlankLinesInIt(string markdown, string html) =>
        Assert.Equal(html.Trim(), Rendered.Html(markdown).Trim());

    [Theory]
    [InlineData("`<!--` a\n\nb `-->`", "<p><code>&lt;!--</code> a</p>\n<p>b <code>--&gt;</code></p>")]
    [InlineData("```\n<!-- a\n\nb -->\n```", "<pre><code>&lt;!-- a\n\nb --&gt;\n</code></pre>")]
    [InlineData("    <!-- a\n\n    b -->", "<pre><code>&lt;!-- a\n\nb --&gt;\n</code></pre>")]
    [InlineData("\\\\<!-- a\n\nb -->", "<p>\\</p>")]
    [InlineData("\\<!-- a\n\nb -->", "<p>&lt;!-- a</p>\n<p>b --&gt;</p>")]
    public void WhatLooksLikeACommentInCodeStays(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("<ul>\n  <li>một</li>\n\n    <li>hai</li>\n</ul>", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>")]
    [InlineData("<table><tr><td>\n\nmột\n\n    </td>\n    <td>hai</td></tr></table>",
        "<table><tbody><tr><td>\n<p>một</p>\n</td>\n<td>hai</td></tr></tbody></table>")]
    [InlineData("<ul>\n<li>một\n\nhai</li>\n\n      <li><b>ba</b></li>\n</ul>",
        "<ul>\n<li>một\n<p>hai</p></li>\n<li><b>ba</b></li>\n</ul>")]
    [InlineData("<div>\n\n        <p>một</p>\n\n            <p>hai</p>\n\n</div>", "<div>\n<p>một</p>\n<p>hai</p>\n</div>")]
    public void IndentedHtmlIsNoCode(string markdown, string html) =>
        Assert.Equal(html, string.Join('\n', Rendered.Html(markdown).Split('\n').Select(line => line.Trim())));

    [Theory]
    [InlineData("Một:\n\n    <p>hai</p>\n    </p>", "<p>Một:</p>\n<pre><code>&lt;p&gt;hai&lt;/p&gt;\n&lt;/p&gt;\n</code></pre>")]
    [InlineData("<p>Một</p>\n\n    hai < ba", "<p>Một</p>\n<pre><code>hai &lt; ba\n</code></pre>")]
    public void OtherIndentedLinesAreCode(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void APipeIsEscapedInCodeInACell() => Assert.Equal(
        "<td><code>a|b</code></td> <code>c\\|d</code>",
        Rendered.Html("| x |\n|---|\n| `a\\|b` |\n\n`c\\|d`") is var html
            ? $"{html[html.IndexOf("<td>", StringComparison.Ordinal)..(html.IndexOf("</td>", StringComparison.Ordinal) + 5)]} "
                + html[html.LastIndexOf("<code>", StringComparison.Ordinal)..^4]
            : "");

    [Fact]
    public void PlacesBehindACommentWithBlankLinesStayRight() => Assert.Equal(
        [(5, 7), (7, 2)],
        Rendered.Body("Một <!-- a\n\nb\n\nc --> <script>x</script>\n\n*<script>x</script>*", withPlaces: true)
            .Removed.Select(removed => (removed.Line, removed.Column)));
}
