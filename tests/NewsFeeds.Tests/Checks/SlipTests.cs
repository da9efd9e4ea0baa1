using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>What readers would miss, or see as signs of Markdown, is named with its line and column.</summary>
public sealed class SlipTests : IDisposable
{
    // The first line of a body is the file's line 6.
    private const string Manuscript = "tin/a.md";

    private readonly TemporaryContent _content = new();

    public SlipTests() => _content.Write("tin/anh dep.jpg", Pictures.Jpeg(4, 3));

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("Một.\n\n<!-- ghi chú\n\nHai.", "8:1 unclosed-html")]
    [InlineData("Một.\n\n> <!-- ghi chú\n\nHai.", "8:3 unclosed-html")]
    [InlineData("Một <!-- ghi chú\n\nHai.", "6:5 unclosed-html/visible")]
    [InlineData("Một.\n\n<?php x\n\nHai > ba.", "8:1 unclosed-html")]
    [InlineData("Một.\n\n<!DOCTYPE html\n\nHai.", "8:1 unclosed-html")]
    [InlineData("Một.\n\n<![CDATA[ x\n\nHai > ba.", "8:1 unclosed-html")]
    [InlineData("Một.\n\n<pre>\nx\n\nHai.", "8:1 unclosed-html")]
    [InlineData("Một.\n\n<div>\n<a href=\"x>chữ</a>\n</div>\n\nHai.", "9:1 unclosed-html")]
    [InlineData("Một\n\n```\nHai.\n\nBa.", "8:1 unclosed-code")]
    [InlineData("~~~~ html\nHai.\n~~~", "6:1 unclosed-code")]
    public void WhatSwallowsTheRestIsNamed(string body, string expected) => Assert.Equal([expected], Run(body));

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("textarea")]
    [InlineData("title")]
    [InlineData("iframe")]
    [InlineData("noscript")]
    public void AnElementOfRawTextThatIsNotClosedIsNamed(string name) =>
        Assert.Contains("8:1 unclosed-html", Run($"Một.\n\n<{name}>\n\nHai."));

    [Theory]
    [InlineData("Một <b>hai</b> <!-- ba --> <!--> <br> 5 < 6 <a href='x>y' title=z>bốn</a>")]
    [InlineData("<!-- a\n\nb -->\n\n<?x ?>\n\n<pre>a</pre>\n\n<div title=\"a > b\">\n<!-- -->\n</div>")]
    [InlineData("```\na <!-- b\n```\n\n> ```\n> a\n\nHai `<!--` ba.")]
    public void WhatIsClosedIsNotNamed(string body) =>
        Assert.DoesNotContain(Run(body), fault => fault.Contains("unclosed", StringComparison.Ordinal));

    [Theory]
    [InlineData("##Tiêu đề", "6:1 visible-markup/heading")]
    [InlineData("Một\n\n> ###Tiêu đề", "8:3 visible-markup/heading")]
    [InlineData("Một\n##Tiêu đề", "7:1 visible-markup/heading")]
    [InlineData("#\u00A0Tiêu đề", "6:1 visible-markup/heading")]
    [InlineData("Một **đậm ** hai", "6:5 visible-markup/bold")]
    [InlineData("Một ** đậm** hai", "6:5 visible-markup/bold")]
    [InlineData("Một ** đậm ** hai", "6:5 visible-markup/bold")]
    [InlineData("Một **đậm hai\n\nba", "6:5 visible-markup/bold")]
    [InlineData("Một\n\n- [chữ] (https://a.vn/) hai", "8:7 visible-markup/link")]
    [InlineData("[chữ] (/tin/a) hai", "6:5 visible-markup/link")]
    [InlineData("Một [chữ](https:// a.vn/b) hai", "6:9 visible-markup/address")]
    [InlineData("Một\n\n- [chữ](https://a.vn/b c) hai", "8:7 visible-markup/address")]
    [InlineData("[chữ](www.a.vn/b c)", "6:5 visible-markup/address")]
    [InlineData("[chữ](/tin/a b) hai", "6:5 visible-markup/address")]
    [InlineData("[chữ](gia vang.md) hai", "6:5 visible-markup/address")]
    [InlineData("Một ![Ảnh](https:// a.vn/b.jpgx)", "6:5 broken-picture")]
    [InlineData("Một ![Ảnh](anh (dep.jpg)", "6:5 broken-picture")]
    [InlineData("Một ![Ảnh](anh\n dep.jpg)", "6:5 broken-picture")]
    [InlineData("| a |\n|---|\n| Một **đậm ** |", "8:7 visible-markup/bold")]
    [InlineData("| a |\n|---|\n|   x [chữ] (https://a.vn/) |", "8:11 visible-markup/link")]
    [InlineData("Một\n\n    Sáng nay, nông dân chờ thêm giá.", "8:1 visible-markup/indented")]
    [InlineData("\tSáng nay, nông dân chờ thêm giá.", "6:1 visible-markup/indented")]
    [InlineData("| a | b |\n| 1 | 2 |", "6:1 visible-markup/table")]
    [InlineData("| a |\n|---|\n| 1 |\nchữ\n| 2 |\n| 3 |", "10:1 visible-markup/table")]
    public void SignsOfMarkdownThatReadersSeeAreNamed(string body, string expected) => Assert.Equal([expected], Run(body));

    [Theory]
    [InlineData("#Covid19 và #hashtag")]
    [InlineData("# Tít\n\n## Tít\n\n##\n\n####### bảy")]
    [InlineData("\\##Tít \\**đậm \\*\\* hai")]
    [InlineData("`##Tít` `**đậm **` `[a] (/b)` `![a](b c)`\n\n```\n##Tít\n**đậm **\n```\n\n    ##Tít **đậm **")]
    [InlineData("f**k và (**) và 2 ** 3")]
    [InlineData("Xem [1] (trang 5), [hai] (ba) và [^1]\n\n[^1]: chú")]
    [InlineData("***\n\n**một** *hai* ***ba***")]
    [InlineData("![Ảnh](<anh dep.jpg>) ![Ảnh](anh dep.jpg)")]
    [InlineData("| a |\n|---|\n| 1 |\nchữ\n\n|x| bằng 5 và a | b\n\n- |")]
    [InlineData("    x = y + 1 + 2 + 3\n\nMột\n\n    git status")]
    [InlineData("Hay quá! [xem](https://a.vn/) và [xem](https://a.vn/b \"Một hai\") [a](ghi chú) [b](<anh dep.jpg>)")]
    public void WhatIsMeantIsNotNamed(string body) => Assert.Empty(Run(body));

    [Theory]
    [InlineData("Một %%ghi chú%% hai", "6:5 foreign-markup %%ghi chú%%")]
    [InlineData("Một\n\n%%\na\n\nb\n%%", "8:1 foreign-markup %%…")]
    [InlineData("Một\n\n- [[Trang|chữ]]", "8:3 foreign-markup/words [[Trang|chữ]]")]
    [InlineData("Một {% raw %}hai{% endraw %}", "6:5 foreign-markup/words {% raw %}hai{% endraw %}")]
    [InlineData("<div>\n[[Ghi chú]]\n</div>", "7:1 foreign-markup/words [[Ghi chú]]")]
    [InlineData("![[anh.jpg]]", "6:1 foreign-markup ![[anh.jpg]]")]
    [InlineData("{{< figure src=\"một-tên-rất-dài-cho-một-tấm-ảnh.jpg\" >}}",
        "6:1 foreign-markup {{< figure src=\"một-tên-rất-dài-cho-một-…")]
    [InlineData("Một [hai]({{< ref \"a.md\" >}})", "6:5 foreign-markup/words [hai]({{< ref \"a.md\" >}})")]
    [InlineData("<div>\nMột {% x %}\n</div>", "7:5 foreign-markup {% x %}")]
    [InlineData("Một\n%%\nhai", "7:1 foreign-markup/unclosed %%")]
    public void MarkupOfOtherProgramsIsNamed(string body, string expected)
    {
        _content.Article(Manuscript, body: body);
        var fault = Assert.Single(Faults());
        Assert.Equal(expected, $"{fault.Line}:{fault.Column} {fault.Kind} {fault.Arguments[0]}");
    }

    private IEnumerable<string> Run(string body)
    {
        _content.Article(Manuscript, body: body);
        return Faults().Select(fault => $"{fault.Line}:{fault.Column} {fault.Kind}");
    }

    private IReadOnlyList<Fault> Faults()
    {
        using var folder = _content.OpenStore();
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        return ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn")), now);
    }
}
