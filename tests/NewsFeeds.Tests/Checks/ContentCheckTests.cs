using NewsFeeds.Addresses;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>What an article's front matter says, and the faults of all files together.</summary>
public sealed class ContentCheckTests : CheckedContent
{
    [Fact]
    public void SoundContentHasNoFault()
    {
        Content.Article(Article, more: "image: {src: anh.jpg, alt: Ảnh}\ncategories: [Tin tức]", body:
            "[Khác](/articles/2026-11-20/khac) [gần](../2026-11-20/khac) [kênh](/feeds/tin/rss.xml) [chuyên mục](/feeds/tin/) "
            + "[tất cả](/feeds/atom.xml) [OPML](/feeds/opml.xml) "
            + "[xa](https://example.org/không) [thư](mailto:a@example.vn) [ảnh](anh.jpg) ![Ảnh](anh.jpg) ![Ảnh](/media/tin/anh.jpg) "
            + "[nhà](/) [bài](2026-11-20-khac.md) [bài](/tin/2026-11-20-khac.md#a) [mục](_index.md) "
            + "![Ảnh](/tin/anh.jpg) ![Ảnh](ANH.JPG)\n\n"
            + "<img src=\"anh.jpg\" alt=\"\"> <a href=\"anh.jpg\">a</a> chữ[^1]\n\n[^1]: chú thích");

        Assert.Empty(Run());
    }

    [Theory]
    [InlineData("title: Ba: bốn\ndate: 2026-11-20", "2: error yaml")]
    [InlineData("date: 2026-11-20", "1:1 error missing-title")]
    [InlineData("date: 2026-11-20\ntitle: null", "3:1 error missing-title")]
    [InlineData("title: T", "1:1 error missing-date")]
    [InlineData("title: T\ndate:", "3:1 error missing-date")]
    [InlineData("title: T\ndate: hôm qua", "3:7 error date")]
    [InlineData("title: T\ndate: 2026-11-20\ntitel: U", "4:1 warning unknown-key")]
    [InlineData("title: T\ndate: 2026-11-20\ndate: 2026-11-21", "4:1 error duplicate-key")]
    [InlineData("title: T\ndate: 2026-11-20\ndraft: chưa", "4:8 error wrong-type")]
    [InlineData("title: T\ndate: 2026-11-20\nlink: example", "4:7 warning address")]
    [InlineData("title: T\ndate: 2026-11-20\npublishDate: 2026-11-19", "4:14 warning publish-before-date")]
    [InlineData("title: T\ndate: 2026-11-20\ncorrection: Sai", "4:13 warning no-date")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: ../../x.jpg, alt: X}", "4:14 warning media")]
    [InlineData("title: T\ndate: 2026-11-20\nslug: khac\nid: urn:x", "4:7 error duplicate-slug")]
    [InlineData("title: T\ndate: 2026-11-20\ncategories: [tin, thể thao]", "4:19 warning unknown-category")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: không.jpg, alt: X}", "4:14 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: a.md, alt: X}", "4:14 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: anh.jpg", "4:8 warning no-alt")]
    [InlineData("title: T\ndate: 2026-11-20\nenclosures:\n  - anh.jpg\n  - mất.mp3", "6:5 warning missing-picture")]
    [InlineData("title: T\ndate: 2026-11-20\nenclosures: [https://example.vn/nghe]", "4:14 warning no-media-type")]
    [InlineData("title: T\ndate: 2026-11-20\nlastmod: 2027-01-01", "4:10 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\ncorrection:\n  - {date: 2027-01-01, note: Sai}", "5:12 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\nretracted: {date: 2027-01-01, notice: Rút}", "4:19 warning future-date")]
    [InlineData("title: \"\\u200B\\u3164 \"\ndate: 2026-11-20", "2:8 warning invisible-title")]
    [InlineData("title: T\ndate: 2026-11-20\ntags: một, hai", "4:7 warning one-tag")]
    [InlineData("title: T\ndate: 2026-11-20\nid: bai-1", "4:5 warning no-iri")]
    [InlineData("title: T\ndate: 2026-11-20\nid: https://example.vn/hai bài", "4:5 warning no-iri")]
    [InlineData("title: \"T\\x07\"\ndate: 2026-11-20", "2:8 warning illegal-character")]
    [InlineData("title: Bản tin #5\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("Title: Ba bốn\t# năm\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("title: Ba\n  bốn #5\ndate: 2026-11-20", "2:8 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nsummary: #5 bão", "4:9 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nexcerpt: 'một' # ghi chú\nauthors:\n  - Hoàng Lợi #2", "6:5 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\nimage: {src: anh.jpg, alt: Ảnh #5\n  }", "4:28 warning cut-text")]
    [InlineData("title: T\ndate: 2026-11-20\ntags: #bao #lu", "4:6 warning cut-text", "tags: ['#bao', '#lu']")]
    [InlineData("title: T\ndate: 2026-11-20\ntags:\n  - a\n  - #bao", "6:4 warning cut-text", "- '#bao'")]
    [InlineData("title: T\ndate: 2026-11-20\ntags: bão #lu", "4:7 warning cut-text")]
    [InlineData("title: \"\\u00a0\"\ndate: 2026-11-20", "2:8 warning invisible-title")]
    [InlineData("title: T\ndate: 2026-11-20\ntags: ［a, b］", "4:7 warning one-tag", "tags: [a, b]")]
    [InlineData("title: T\ndate: 2026-11-20\npubdate: 2026-11-19", "4:10 warning publish-before-date")]
    [InlineData("title: T\ndate: 2026-11-20\nmodified: 2027-01-01", "4:11 warning future-date")]
    [InlineData("title: T\ndate: 2026-11-20\nstatus: draft", "4:1 error guard")]
    [InlineData("title: Tám\u0007\ndate: 2026-11-20", "2:11 warning illegal-character")]
    public void FrontMatterIsCheckedAgainstTheContent(string frontMatter, string expected, string proposed = "")
    {
        Content.Write(Article, $"---\n{frontMatter}\n---\nThân bài.\n");

        var fault = Assert.Single(Run());
        Assert.Equal(Article, fault.File);
        Assert.StartsWith(expected.Split(' ')[0], $"{fault.Line}:{fault.Column}", StringComparison.Ordinal);
        Assert.Equal(expected[(expected.IndexOf(' ', StringComparison.Ordinal) + 1)..], Kind(fault));
        Assert.Contains(proposed, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsMisspeltIsSuggested()
    {
        Content.Article(Article, more: "categories: [Tin tứk]\nsumary: x");

        Assert.Equal(
            ["there is no category 'Tin tứk'; did you mean 'tin'?", "unknown key 'sumary'; did you mean 'summary'?"],
            Run().Select(fault => fault.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TooManyCategoriesAreNamed()
    {
        Content.Article(Article, more: $"categories: [{string.Join(", ", Enumerable.Range(0, 31).Select(number => $"m{number}"))}]");
        foreach (var number in Enumerable.Range(0, 31))
        {
            Content.Write($"m{number}/_index.md", $"---\ntitle: Mục {number}\n---\n");
        }

        var fault = Assert.Single(Run());
        Assert.Equal("4:13 warning too-many-categories", Shown(fault));
        Assert.Equal("the article names 31 further categories, and only the first 30 count; remove the others", fault.Message);
    }

    [Theory]
    [InlineData("tags", 100, null)]
    [InlineData("tags", 101, "4:7 warning too-many-tags")]
    [InlineData("authors", 100, null)]
    [InlineData("authors", 101, "4:10 warning too-many-authors")]
    public void TooManyTagsAndAuthorsAreNamedAndCutOff(string key, int count, string? fault)
    {
        Content.Article(Article, more: $"{key}: [{string.Join(", ", Enumerable.Range(0, count).Select(number => $"a{number}"))}]");

        Assert.Equal(fault is null ? [] : [fault], Run().Select(Shown));
        using var folder = Content.OpenStore();
        var article = folder.Read().Articles.Single(each => each.Key == Article);
        string[] named = key == "tags" ? [.. article.Tags] : [.. article.Authors.Select(author => author.Name)];
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"a{number}"), named);
    }

    [Theory]
    [InlineData("tin/x-khac.md", "id: tag:example.vn,2026:2026-11-20/khac", "4:5")]
    [InlineData("tin/x-khac.md", "slug: khac", "4:7")]
    [InlineData("tin/khac.md", "tags: [a]", "1:1")]
    public void TwiceTheSameIdIsNamedWhereItIsWritten(string file, string more, string place)
    {
        Content.Article(file, more: more, body: "![](anh.jpg)");

        Assert.Equal([$"{place} error duplicate-id", "6:1 warning no-alt"], Run().Where(fault => fault.File == file).Select(Shown));
    }

    [Fact]
    public void OneErrorHidesNoFaultOfOtherKeys()
    {
        Content.Write(Article,
            "---\ndate: 2026-11-20\nslug: khac\ncategories: [thể thao]\nimage: mất.jpg\nenclosures: [../../a.mp3]\nlastmod: 2027-01-01\n"
            + "---\nThân.\n");

        Assert.Equal(
            ["1:1 error missing-title", "4:14 warning unknown-category", "5:8 warning missing-picture", "5:8 warning no-alt",
                "6:14 warning media", "7:10 warning future-date"],
            Run().Select(Shown));
    }

    [Theory]
    [InlineData("tag:example.vn,2026:2026-11-20/bài-viết")]
    [InlineData("https://example.vn/?p=123&x=a%20b")]
    [InlineData("urn:uuid:019a0000-0000-7000-8000-000000000000")]
    public void AnIriIsAnIdWhateverItsScheme(string id)
    {
        Content.Article(Article, more: $"id: {id}\ntags: \"Kon Tum\"");

        Assert.Empty(Run());
    }

    [Fact]
    public void FaultsComeInTheOrderOfPathAndLine()
    {
        Content.Article("tin/b.md", body: "![](anh.jpg)\n\n![](anh.jpg)", more: "sumary: x");
        Content.Article("tin/a.md", body: "![](anh.jpg)", date: "2026-11-20T09:00:00");

        Assert.Equal(["tin/a.md:6", "tin/b.md:4", "tin/b.md:6", "tin/b.md:8"], Run().Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Fact]
    public void ACopyByLikenessIsNamedAndSoIsTheArticleThatItIsACopyOf()
    {
        Content.Article("tin/b.md", date: "2026-11-19", more: "draft: true");
        Content.Article("tin/b - Copy.md", date: "2026-11-19");

        var fault = Assert.Single(Run());
        Assert.Equal(("tin/b - Copy.md", "error copy"), (fault.File, Kind(fault)));
        Assert.Contains("'tin/b.md'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArticleThatLeftHoldsNoIdBeforeOneThatIsOut()
    {
        Content.Article("tin/b.md", date: "2026-11-19T08:00:00", more: "id: urn:chung\nexpiryDate: 2026-11-20");
        Content.Article("tin/c.md", date: "2026-11-19T09:00:00", more: "id: urn:chung");

        Assert.Equal("tin/b.md duplicate-id", string.Join(", ", Run().Select(fault => $"{fault.File} {fault.Code}")));
    }

    [Fact]
    public void AnArticleOfACategoryThatWaitsHoldsNoId()
    {
        Content.Write("cho/_index.md", "---\ntitle: Chờ\ndraft: true\n---\n");
        Content.Article("cho/2026-11-20-a.md");
        Content.Article("dong/2026-11-20-a.md");
        var fault = Assert.Single(Run(), fault => fault.Code == "duplicate-id");
        Assert.Equal(("cho/2026-11-20-a.md", "duplicate-id/slug", "dong/2026-11-20-a.md"), (fault.File, fault.Kind, fault.Arguments[0]));
    }

    [Fact]
    public void ProgressEndsWithAll()
    {
        var reports = new Reports();
        using var folder = Content.OpenStore("a.vn,2026");
        ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn")), Now, reports);

        Assert.Equal((1, 1), reports.Last);
    }

    private sealed class Reports : IProgress<(int Read, int Of)>
    {
        public (int Read, int Of) Last { get; private set; }

        public void Report((int Read, int Of) value) => Last = value;
    }
}
