using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder;

/// <summary>A <c>.html</c> file is an article where it has front matter, and otherwise nothing of which anybody is told.</summary>
public sealed class HtmlFileTests : IDisposable
{
    private const string Page = "<!DOCTYPE html>\n<html><body><p>Trang cũ</p></body></html>\n";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void ItIsReadAsMarkdownIsButItsBodyIsHtml()
    {
        const string Body = "<p>Một *hai* &amp; ba</p>";
        _content.Article("tin/2026-11-20-gia-vang.html", "Giá vàng", more: "image: vang.jpg", body: Body);
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Empty(change.Faults);
        var article = Assert.Single(change.Articles);
        Assert.Equal(("tin", "gia-vang", "tin/vang.jpg"), (article.Category, article.Slug, article.Image!.Source));
        Assert.Equal(new ArticleText(Body + "\n", 6, null, IsHtml: true), store.ReadText(article));
    }

    [Theory]
    [InlineData("tin/a.html", Page)]
    [InlineData("tin/a.html", "")]
    [InlineData("tin/a.html", "\0\0")]
    [InlineData("tin/a.html", "<p>\0</p>")]
    [InlineData("tin/a.html", "Không có gì.")]
    [InlineData("tin/a.html", "<p>\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n")]
    [InlineData("tin/_a.html", Page)]
    [InlineData("tin/_index.html", Page)]
    [InlineData("_mau/a.html", Page)]
    [InlineData("tin/a (conflicted copy 2026-11-20 091500).html", Page)]
    [InlineData("tin/b/a.html", Page)]
    [InlineData("tin/a.htm", "---\ntitle: A\ndate: 2026-11-20\n---\n")]
    [InlineData("tin/a.xhtml", "---\ntitle: A\ndate: 2026-11-20\n---\n")]
    public void WithoutFrontMatterItIsNoArticleAndNothingIsSaid(string file, string text)
    {
        _content.Article("tin/b/index.md");
        _content.Write(file, text);
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Equal("tin/b/index.md", Assert.Single(change.Articles).Key);
        Assert.Empty(change.Faults);
        Assert.Empty(change.HeldBack);
    }

    [Fact]
    public void OtherEncodingsAndAnySizeAreNothingToSayEither()
    {
        _content.Write("tin/cu.html", [.. "<p>"u8, 0xE9, .. "</p>"u8]);
        _content.Write("tin/lon.html", Page + new string('x', 300_000));
        using var store = new ScannedFolder(_content);

        Assert.Empty(store.Scan().Faults);
    }

    [Theory]
    [InlineData("---\ntitle: Tin\n---\n<p>Lời.</p>", "missing-date")]
    [InlineData("---\ntitle: Tin\ndate: 2026-11-20\n", "unclosed-front-matter")]
    [InlineData("\uFEFF\n---\ntitle: Tin\ndate: 2026-11-20\n---\n", "no-front-matter")]
    [InlineData("+++\ntitle = 'Tin'\n+++\n", "no-front-matter")]
    [InlineData("-–\ntitle: Tin\n-–\n", "no-front-matter")]
    [InlineData("---\n\0", "binary")]
    public void WhatWasMeantToBeFrontMatterIsAnError(string text, string code)
    {
        _content.Write("tin/a.html", text);
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Equal(code, Assert.Single(change.Faults, fault => fault.IsError).Code);
        Assert.Single(change.HeldBack);
    }

    [Fact]
    public void FrontMatterInUtf16IsAnError()
    {
        _content.Write("tin/a.html", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("---\ntitle: Tin\n---\n")]);
        using var store = new ScannedFolder(_content);

        Assert.Equal("not-utf8", Assert.Single(store.Scan().Faults).Code);
    }

    [Fact]
    public void WhatIsLargerThanAnArticleMayBeIsAnError()
    {
        _content.Article("tin/a.html", body: new string('x', 300_000));
        using var store = new ScannedFolder(_content);

        Assert.Equal("too-large", Assert.Single(store.Scan().Faults).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300_000)]
    public void AnArticleThatLosesItsFrontMatterLeavesAndIsNamedOnce(int more)
    {
        _content.Article("tin/a.html");
        using var store = new ScannedFolder(_content);
        store.Scan();
        _content.Write("tin/a.html", Page + new string('x', more));
        var change = store.Scan(["tin/a.html"]);

        Assert.Equal("tin/a.html", Assert.Single(change.Removed));
        Assert.Equal("no-front-matter/html", Assert.Single(change.Faults).Kind);
        Assert.Empty(change.HeldBack);

        change = store.Scan(["tin/a.html"]);
        Assert.Empty(change.Removed);
        Assert.Empty(change.Faults);

        _content.Article("tin/a.html");
        Assert.Single(store.Scan(["tin/a.html"]).Articles);
    }

    [Theory]
    [InlineData("draft:true\ntitle: Tin")]
    [InlineData("title: Tin\ndate: 2026-11-20\nwithdrawn: true")]
    public void AGuardEndsItsLastGoodVersion(string frontMatter)
    {
        _content.Article("tin/a.html");
        using var store = new ScannedFolder(_content);
        store.Scan();
        _content.Write("tin/a.html", $"---\n{frontMatter}\n---\n<p>Lời.</p>\n");

        Assert.Equal("tin/a.html", Assert.Single(store.Scan().Removed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tin/a.html")]
    public void AFolderOfSuchANameIsAFolderAlsoInTheArticlesPlace(string place)
    {
        _content.Article("tin/a.html");
        using var store = new ScannedFolder(_content);
        store.Scan();

        _content.Delete("tin/a.html");
        _content.Article("tin/a.html/b.md", "Bê");
        var change = store.Scan([place]);
        Assert.Equal("tin/a.html", Assert.Single(change.Removed));
        Assert.Equal("tin/a.html/b.md", Assert.Single(change.Articles).Key);
        Assert.Empty(change.Faults);

        _content.Delete("tin/a.html/b.md");
        _content.Article("tin/a.html/c.md", "Cê");
        Assert.Equal("tin/a.html/c.md", Assert.Single(store.Scan([place]).Articles).Key);

        Directory.Delete(_content["tin/a.html"], recursive: true);
        _content.Article("tin/a.html");
        change = store.Scan([place]);
        Assert.Equal("tin/a.html/c.md", Assert.Single(change.Removed));
        Assert.Equal("tin/a.html", Assert.Single(change.Articles).Key);
    }

    [Theory]
    [InlineData("tin/a.md", "tin/a.html")]
    [InlineData("tin/a.html", "tin/a.md")]
    [InlineData("tin/a.html", "tin/a/index.md")]
    public async Task ToGiveItAnotherEndingIsAnEdit(string before, string after)
    {
        _content.Article(before, "Bản một", body: "<p>Lời.</p>");
        using var newsroom = new OpenNewsroom(_content, watchEvents: true);
        var id = Assert.Single(newsroom.Edition.All.Articles).Id;
        newsroom.Follow();

        _content.Article(after, "Bản hai", body: "<p>Lời.</p>");
        _content.Delete(before);
        await newsroom.UntilAsync(() => newsroom.Titles("tin") is ["Bản hai"] && newsroom.Newsroom.Status.HeldBack == 0);

        Assert.Equal(id, Assert.Single(newsroom.Edition.All.Articles).Id);
    }

    [Fact]
    public void OfOneArticleInBothFormsOneIsServedAndTheOtherIsNamed()
    {
        _content.Article("tin/a.md", "Bản một");
        _content.Article("tin/a.html", "Bản hai");
        using var newsroom = new OpenNewsroom(_content);

        Assert.Equal(["Bản hai"], newsroom.Titles("tin"));
        Assert.Equal(1, newsroom.Newsroom.Status.HeldBack);
    }
}
