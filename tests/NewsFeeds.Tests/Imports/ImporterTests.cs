using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Imports;

/// <summary>An import as an editor sees it: export files in, content out.</summary>
public sealed class ImporterTests : IDisposable
{
    private const string Article = ImportRuns.Article;

    private readonly ImportRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task WhatSubscribersKnowOfAPostStays()
    {
        var report = await _runs.ImportAsync(Site().Post(Coffee with
        {
            Guid = "http://cu.example/?p=7&x",
            Modified = new DateTime(2021, 5, 3, 1, 2, 3, DateTimeKind.Utc),
            Terms = [("category", "kinh-te", "Kinh tế"), ("category", "bong-da", "Bóng đá"), ("post_tag", "bao-2", "bão")],
            Excerpt = "Tóm <b>tắt</b>.",
        }));

        var article = Assert.Single(_runs.Read().Articles);
        Assert.Equal((1, true), (report.Written, report.IsWhole));
        Assert.Equal(Article, article.Key);
        Assert.Equal("http://cu.example/?p=7&x", article.Id);
        Assert.Equal("Giá cà phê: 5 < 7 & 'tăng'", article.Title);
        Assert.Equal(new DateTimeOffset(2021, 5, 1, 18, 30, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(new DateTimeOffset(2021, 5, 3, 1, 2, 3, TimeSpan.Zero), article.Updated);
        Assert.Equal(["/2021/05/gia-ca-phe"], article.Aliases);
        Assert.Equal(["the-thao/bong-da"], article.Categories);
        Assert.Equal(["bão"], article.Tags);
        Assert.Equal(["Hoàng Lợi – Quang Mẫn"], article.Authors.Select(author => author.Name));
        Assert.Null(article.Link);
        Assert.Equal("Tóm tắt.", Text(article).Summary);
        Assert.Equal("<p>Nội dung.</p>", Text(article).Body.Trim());
    }

    [Fact]
    public async Task TheSiteBecomesThePublicationAndItsCategories()
    {
        await _runs.ImportAsync(Site().Post(Coffee));

        var content = _runs.Read();
        Assert.Equal(("Báo tỉnh", "Tin của tỉnh", "vi", "Asia/Ho_Chi_Minh"), (
            content.Publication!.Title, content.Publication.Description, content.Publication.Language, content.Publication.TimeZone.Id));
        Assert.Equal(
            [("kinh-te", "Kinh tế"), ("the-thao", "Thể thao"), ("the-thao/bong-da", "Bóng đá & cộng sự")],
            content.Categories!.Select(category => (category.Path, category.Title)));
        Assert.DoesNotContain(content.Faults, fault => fault.IsError);
    }

    [Fact]
    public async Task DescriptionsThatSomebodyWroteAreNotTouched()
    {
        _runs.Content.Write("_index.md", "---\ntitle: Của tôi\ntimezone: UTC\n---\n");
        _runs.Content.Write("Kinh tế/_index.md", "---\ntitle: Tiền\n---\n");
        await _runs.ImportAsync(Site().Post(Coffee));

        Assert.Equal("---\ntitle: Của tôi\ntimezone: UTC\n---\n", File.ReadAllText(_runs.Content["_index.md"]));
        Assert.Equal("Kinh tế/2021-05-01-gia-ca-phe.html", Assert.Single(_runs.Read().Articles).Key);
        Assert.False(Directory.Exists(_runs.Content["kinh-te"]));
    }

    [Fact]
    public async Task TheFirstOfTwoPostsWithOneGuidKeepsIt()
    {
        var export = Site().Post(Coffee with { Guid = "urn:x" }).Post(Coffee with { Guid = "urn:x", Slug = "thu-hai" });
        await _runs.ImportAsync(export);

        Assert.Equal(
            [(Article, "urn:x"), ("kinh-te/2021-05-02-thu-hai.html", "https://cu.example/2021/05/thu-hai/")],
            _runs.Read().Articles.Select(article => (article.Key, article.Id)).Order());
        Assert.Single(_runs.Notes, note => note.Fault.Code == "guid-twice");
        Assert.Equal(2, (await _runs.ImportAsync(export)).Unchanged);
    }

    [Fact]
    public async Task TwoPostsOfOneDayAndSlugHaveTwoAddresses()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Terms = [("category", "the-thao", "Thể thao")] });
        await _runs.ImportAsync(export);

        Assert.Equal(
            [Article, "the-thao/2021-05-02-gia-ca-phe-2.html"],
            _runs.Read().Articles.Select(article => article.Key).Order(StringComparer.Ordinal));

        // The second keeps its name although this part of the export holds it alone.
        var part = Site().Post(Coffee with { Number = 2, Terms = [("category", "the-thao", "Thể thao")] });
        Assert.Equal((1, 0), ((await _runs.ImportAsync(part)).Unchanged, _runs.Notes.Count(note => note.Fault.IsError)));
    }

    [Fact]
    public async Task AnArticleThatSomebodyWroteKeepsItsIdAndItsAddress()
    {
        _runs.Content.Publication();
        _runs.Content.Article("kinh-te/tay.md", "Viết tay", "2021-05-02T09:00:00", $"id: {ExportBuilder.Home}/?p=1");
        _runs.Content.Article("kinh-te/2021-05-02-khac.md", "Viết tay", "2021-05-02T10:00:00");
        await _runs.ImportAsync(Site().Post(Coffee).Post(Coffee with { Slug = "khac" }));

        Assert.Contains(_runs.Notes, note => note.Fault.Code == "there");
        Assert.Equal(
            ["kinh-te/2021-05-02-khac-2.html", "kinh-te/2021-05-02-khac.md", "kinh-te/tay.md"],
            _runs.Read().Articles.Select(article => article.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OnlyWhatIsPublicComes()
    {
        var export = Site().Post(Coffee)
            .Post(Coffee with { Slug = "hen-gio", Status = "future", Published = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc) })
            .Post(Coffee with { Slug = "nhap", Status = "draft" }).Post(Coffee with { Slug = "rieng", Status = "private" })
            .Post(Coffee with { Slug = "khoa", Password = "x" }).Post(Coffee with { Slug = "trang", Type = "page" })
            .Post(Coffee with { Slug = "rac", Status = "trash" });
        var report = await _runs.ImportAsync(export);

        Assert.Equal(2, report.Written);
        Assert.Equal((1, 2, 1, 1), (report.Notes["draft"], report.Notes["private"], report.Notes["page"], report.Notes["trashed"]));

        report = await _runs.ImportAsync(export, options => options with { Drafts = true, Pages = true });
        Assert.Equal((4, 2), (report.Written, report.Unchanged));
        Assert.Equal(
            ["2021-05-02-khoa.html", "2021-05-02-nhap.html", "2021-05-02-rieng.html"],
            _runs.Read().Articles.Where(article => article.Draft).Select(article => article.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BylinesAreSplitOnlyWhenAsked()
    {
        await _runs.ImportAsync(Site().Post(Coffee), options => options with { SplitAuthors = " – " });

        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], Assert.Single(_runs.Read().Articles).Authors.Select(author => author.Name));
    }

    [Fact]
    public async Task LinksBetweenPostsLeadToTheirFiles()
    {
        const string Home = ExportBuilder.Home;
        var body =
            $"<a href=\"{Home}/2021/05/khac/#cuoi\">a</a> <a href=\"/?p=2\">b</a> <a href=\"{Home}/lien-he/\">c</a>";
        await _runs.ImportAsync(Site().Post(Coffee with { Body = body })
            .Post(Coffee with { Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html#cuoi\">a</a> <a href=\"/kinh-te/2021-05-02-khac.html\">b</a> "
            + "<a href=\"https://cu.example/lien-he/\">c</a></p>",
            File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteWithAHostInLettersKeepsItsLinks()
    {
        var site = new ExportBuilder { Address = "https://báo.example" }.Category("kinh-te", "Kinh tế");
        const string Body = "<a href=\"https://www.báo.example/2021/05/khac/\">a</a>";
        await _runs.ImportAsync(site.Post(Coffee with { Body = Body }).Post(Coffee with { Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html\">a</a></p>", File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlugThatWasChangedLeadsOn()
    {
        await _runs.ImportAsync(Site().Post(Coffee with { FormerSlugs = ["gia-cu", "gi%c3%a1"] }));

        Assert.Equal(["/2021/05/gia-ca-phe", "/2021/05/gia-cu", "/2021/05/giá"], Assert.Single(_runs.Read().Articles).Aliases);
    }

    [Fact]
    public async Task ALinkToAFileThatIsNotServedIsNamed()
    {
        const string File = $"{ExportBuilder.Home}/wp-content/uploads/2021/05/quyet-dinh.pdf";
        await _runs.ImportAsync(Site().Post(Coffee with { Body = $"<a href=\"{File}\">Quyết định</a>" }));

        Assert.Contains(
            _runs.Notes,
            note => note is { Fault.Code: "file", Post: Article } && note.Fault.Message.Contains(File, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASiteThatMovedIsKnownByItsGuids()
    {
        const string Body = "<a href=\"http://xua.example/?p=2\">a</a> <a href=\"http://la.example/?p=2\">b</a>";
        await _runs.ImportAsync(Site()
            .Post(Coffee with { Guid = "http://xua.example/?p=1", Body = Body })
            .Post(Coffee with { Guid = "http://la.example/?p=9", Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html\">a</a> <a href=\"http://la.example/?p=2\">b</a></p>",
            File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PicturesComeBesideTheFirstPostThatShowsThem()
    {
        _runs.Exports.Write("uploads/2021/05/anh.jpg", Pictures.Jpeg(40, 30));
        var picture = $"<img src=\"{ExportBuilder.Home}/wp-content/uploads/2021/05/anh.jpg\" alt=\"Ảnh\">";
        var report = await _runs.ImportAsync(
            Site().Post(Coffee with { Body = picture, Thumbnail = 90 })
                .Post(Coffee with { Slug = "khac", Body = picture, Terms = [("category", "the-thao", "Thể thao")] })
                .Attachment(90, "2021/05/anh.jpg", "Cà phê chín"),
            options => options with { Uploads = _runs.Exports["uploads"] });

        Assert.Equal(1, report.Media);
        Assert.True(File.Exists(_runs.Content["kinh-te/anh.jpg"]));
        Assert.Contains("src=\"anh.jpg\"", File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
        Assert.Contains(
            "src=\"/kinh-te/anh.jpg\"", File.ReadAllText(_runs.Content["the-thao/2021-05-02-khac.html"]), StringComparison.Ordinal);
        var image = _runs.Read().Articles.Single(article => article.Key == Article).Image;
        Assert.Equal(("kinh-te/anh.jpg", "Cà phê chín"), (image!.Source, image.Alt));
    }

    [Fact]
    public async Task APictureThatIsNotThereIsNamed()
    {
        await _runs.ImportAsync(
            Site().Post(Coffee with { Body = $"<img src=\"{ExportBuilder.Home}/wp-content/uploads/mat.jpg\" alt=\"\">" }));

        Assert.Contains(
            _runs.Notes,
            note => note is { Fault.Code: "media", Post: Article } && note.Fault.Message.Contains("mat.jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsLeftOutIsNamedOnceWithItsCount()
    {
        await _runs.ImportAsync(Site().Post(Coffee with { Body = "[thoi_tiet a=1]\n\n[thoi_tiet a=2]\n\n[gia_vang a=1]" }));

        Assert.Equal(
            [
                "the sign [thoi_tiet] was taken out 2 times; words inside it stay",
                "the sign [gia_vang] was taken out; words inside it stay",
            ],
            _runs.Notes.Where(note => note.Fault.Code == "shortcode").Select(note => note.Fault.Message));
    }

    [Theory]
    [InlineData(null, "vi", "vi")]
    [InlineData(null, null, "en")]
    [InlineData("language: km", "vi", "km")]
    [InlineData("title: Đài", "en", "vi")]
    public async Task TheLanguageIsTheNewsroomsElseTheExports(string? index, string? export, string language)
    {
        if (index is not null)
        {
            _runs.Content.Write("_index.md", $"---\n{index}\n---\n");
        }

        var site = new ExportBuilder { Language = export }.Category("kinh-te", "Kinh tế").Post(Coffee with { Title = "Giá\u0001 cà phê" });
        await _runs.ImportAsync(site);

        Assert.Equal(("import-control-characters", language), (Assert.Single(_runs.Notes).Fault.Code, _runs.Language));
    }

    [Fact]
    public async Task AFileThatIsNoExportIsNamedWithoutALine()
    {
        var file = _runs.Write("trang.html", "<html>");
        await _runs.ImportAsync([file]);

        Assert.Equal(("import-no-wxr", file), (Assert.Single(_runs.Notes).Fault.Code, _runs.Notes[0].Place));
    }

    [Fact]
    public async Task ADryRunWritesNothing()
    {
        var report = await _runs.ImportAsync(Site().Post(Coffee), options => options with { DryRun = true });

        Assert.Equal(1, report.Written);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_runs.Content.Folder));
    }

    [Fact]
    public async Task FormerAddressesOfTagsAndPeopleAreKept()
    {
        await _runs.ImportAsync(Site().Tag("bao-2", "bão").Tag("bao", "báo").Post(Coffee));

        Assert.Equal(
            """
            '/author/loi/': '/authors/hoàng-lợi-quang-mẫn/'
            '/tag/bao-2/': '/tags/bão/'
            '/tag/bao/': '/tags/báo/'

            """,
            _runs.Redirects(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task ASiteWithPlainAddressesKeepsThem()
    {
        await _runs.ImportAsync(Site().Post(Coffee with { Number = 77, Link = $"{ExportBuilder.Home}/?p=77" }));

        Assert.Empty(Assert.Single(_runs.Read().Articles).Aliases);
        Assert.Contains("'/?p=77': '/articles/2021-05-02/gia-ca-phe'\n", _runs.Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?cat=1': '/feeds/kinh-te/'\n", _runs.Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?author=4': '/authors/hoàng-lợi-quang-mẫn/'\n", _runs.Redirects(), StringComparison.Ordinal);
        Assert.DoesNotContain("feed=", _runs.Redirects(), StringComparison.Ordinal); // The service leads from a page to its feeds.
    }

    private static ExportedPost Coffee => new("Giá cà phê: 5 < 7 &amp; 'tăng'", "gia-ca-phe");

    private static ExportBuilder Site() => new ExportBuilder().Category("kinh-te", "Kinh tế").Category("the-thao", "Thể thao")
        .Category("bong-da", "Bóng đá &amp; cộng sự", "the-thao").Author("loi", "Hoàng Lợi – Quang Mẫn");

    private ArticleText Text(Article article)
    {
        using var store = _runs.Content.OpenStore();
        return store.ReadTextsAsync([article], CancellationToken.None).AsTask().Result[0]!;
    }
}
