using NewsFeeds.Articles;
using NewsFeeds.Imports;

namespace NewsFeeds.Tests.Imports;

/// <summary>An import as an editor sees it: export files in, content out.</summary>
public sealed class ImporterTests : IDisposable
{
    private const string Article = "kinh-te/2021-05-02-gia-ca-phe.html";

    private readonly TemporaryContent _content = TemporaryContent.Empty();
    private readonly TemporaryContent _exports = TemporaryContent.Empty();
    private readonly List<ImportNote> _notes = [];

    public void Dispose()
    {
        _content.Dispose();
        _exports.Dispose();
    }

    [Fact]
    public async Task WhatSubscribersKnowOfAPostStays()
    {
        var report = await ImportAsync(Site().Post(Coffee with
        {
            Guid = "http://cu.example/?p=7&x",
            Modified = new DateTime(2021, 5, 3, 1, 2, 3, DateTimeKind.Utc),
            Terms = [("category", "kinh-te", "Kinh tế"), ("category", "bong-da", "Bóng đá"), ("post_tag", "bao-2", "bão")],
            Excerpt = "Tóm <b>tắt</b>.",
        }));

        var article = Assert.Single(Read().Articles);
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
        await ImportAsync(Site().Post(Coffee));

        var content = Read();
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
        _content.Write("_index.md", "---\ntitle: Của tôi\ntimezone: UTC\n---\n");
        _content.Write("Kinh tế/_index.md", "---\ntitle: Tiền\n---\n");
        await ImportAsync(Site().Post(Coffee));

        Assert.Equal("---\ntitle: Của tôi\ntimezone: UTC\n---\n", File.ReadAllText(_content["_index.md"]));
        Assert.Equal("Kinh tế/2021-05-01-gia-ca-phe.html", Assert.Single(Read().Articles).Key);
        Assert.False(Directory.Exists(_content["kinh-te"]));
    }

    [Fact]
    public async Task AFeedOfAnotherPublisherDoesNotRenameThePublication()
    {
        const string Feed = """
            <rss version="2.0"><channel><title>Đối tác</title><link>https://khac.example/</link><language>en</language>
            <item><title>Tin khác</title><guid>urn:khac</guid><pubDate>Tue, 04 May 2021 20:00:00 GMT</pubDate>
            <description>Chữ.</description></item></channel></rss>
            """;
        _exports.Write("feed.xml", Feed);
        _exports.Write("export.xml", Site().Post(Coffee).ToString());
        var options = new ImportOptions { Content = _content.Folder, Files = [_exports["export.xml"], _exports["feed.xml"]] };
        await Importer.RunAsync(options, _notes.Add);
        var before = Snapshot();
        var report = await Importer.RunAsync(options, _notes.Add);

        Assert.Equal(("Báo tỉnh", "Asia/Ho_Chi_Minh"), (Read().Publication!.Title, Read().Publication!.TimeZone.Id));
        Assert.Equal([Article, "2021-05-05-tin-khac.html"], Read().Articles.Select(article => article.Key).OrderDescending());
        Assert.Equal(2, report.Unchanged);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task TwiceIsOnce()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Title = "Khác", Slug = "khac" });
        await ImportAsync(export);
        var before = Snapshot();
        var report = await ImportAsync(export);

        Assert.Equal(2, report.Unchanged);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task ANewerExportChangesWhatDiffers()
    {
        await ImportAsync(Site().Post(Coffee).Post(Coffee with { Title = "Khác", Slug = "khac" }));
        var report = await ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal((1, 0), (report.Changed, report.Withdrawn));
        Assert.Equal(2, Read().Articles.Count);
        Assert.Contains("<p>Nội dung mới.</p>", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasEditedStaysAndIsNamed()
    {
        await ImportAsync(Site().Post(Coffee));
        File.AppendAllText(_content[Article], "<p>Của tôi.</p>\n");
        var edited = File.ReadAllText(_content[Article]);
        Assert.Equal(1, (await ImportAsync(Site().Post(Coffee))).Unchanged);
        var report = await ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal(1, report.Edited);
        Assert.Contains(_notes, note => note is { Kind: "edited", Post: Article });
        Assert.Equal(edited, File.ReadAllText(_content[Article]));
    }

    [Fact]
    public async Task AFileThatWasDeletedIsNotWrittenAgain()
    {
        await ImportAsync(Site().Post(Coffee));
        File.Delete(_content[Article]);
        var report = await ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal(1, report.Missing);
        Assert.Empty(Read().Articles);
    }

    [Fact]
    public async Task AFileThatWasMovedStaysWhereItIs()
    {
        await ImportAsync(Site().Post(Coffee));
        File.Move(_content[Article], _content["the-thao/khac.html"]);
        await ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal("the-thao/khac.html", Assert.Single(Read().Articles).Key);
    }

    [Theory]
    [InlineData("trash")]
    [InlineData("private")]
    [InlineData("draft")]
    public async Task APostThatIsNotPublicAnyMoreLeaves(string status)
    {
        await ImportAsync(Site().Post(Coffee));
        var report = await ImportAsync(Site().Post(Coffee with { Status = status }));

        Assert.Equal(1, report.Withdrawn);
        Assert.Empty(Read().Articles);
        Assert.Equal(1, (await ImportAsync(Site().Post(Coffee))).Written);
    }

    [Fact]
    public async Task APostThatIsNotPublicAnyMoreAndWasEditedBecomesADraft()
    {
        await ImportAsync(Site().Post(Coffee));
        File.AppendAllText(_content[Article], "<p>Của tôi.</p>\n");
        Assert.Equal(1, (await ImportAsync(Site().Post(Coffee with { Status = "trash" }))).Withdrawn);
        Assert.Equal(0, (await ImportAsync(Site().Post(Coffee with { Status = "trash" }))).Withdrawn);

        Assert.True(Assert.Single(Read().Articles).Draft);
        Assert.EndsWith("<p>Của tôi.</p>\n", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft", 1)]
    [InlineData("private", 1)]
    [InlineData("trash", 0)]
    public async Task ADraftStaysUntilItIsDeletedThere(string status, int articles)
    {
        await ImportAsync(Site().Post(Coffee with { Status = "draft" }), options => options with { Drafts = true });
        var report = await ImportAsync(Site().Post(Coffee with { Status = status }));

        Assert.Equal((1 - articles, articles), (report.Withdrawn, Read().Articles.Count));
    }

    [Fact]
    public async Task APostWhoseCategoryChangedMovesWithItsId()
    {
        await ImportAsync(Site().Post(Coffee));
        await ImportAsync(Site().Post(Coffee with { Terms = [("category", "the-thao", "Thể thao")] }));

        Assert.Equal("the-thao/2021-05-02-gia-ca-phe.html", Assert.Single(Read().Articles).Key);
    }

    [Fact]
    public async Task TheFirstOfTwoPostsWithOneGuidKeepsIt()
    {
        var export = Site().Post(Coffee with { Guid = "urn:x" }).Post(Coffee with { Guid = "urn:x", Slug = "thu-hai" });
        await ImportAsync(export);

        Assert.Equal(
            [(Article, "urn:x"), ("kinh-te/2021-05-02-thu-hai.html", "https://cu.example/2021/05/thu-hai/")],
            Read().Articles.Select(article => (article.Key, article.Id)).Order());
        Assert.Single(_notes, note => note.Kind == "guid-twice");
        Assert.Equal(2, (await ImportAsync(export)).Unchanged);
    }

    [Fact]
    public async Task TwoPostsOfOneDayAndSlugHaveTwoAddresses()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Terms = [("category", "the-thao", "Thể thao")] });
        await ImportAsync(export);

        Assert.Equal(
            [Article, "the-thao/2021-05-02-gia-ca-phe-2.html"],
            Read().Articles.Select(article => article.Key).Order(StringComparer.Ordinal));

        // The second keeps its name although this part of the export holds it alone.
        var part = Site().Post(Coffee with { Number = 2, Terms = [("category", "the-thao", "Thể thao")] });
        Assert.Equal((1, 0), ((await ImportAsync(part)).Unchanged, _notes.Count(note => note.IsError)));
    }

    [Fact]
    public async Task AnArticleThatSomebodyWroteKeepsItsIdAndItsAddress()
    {
        _content.Publication();
        _content.Article("kinh-te/tay.md", "Viết tay", "2021-05-02T09:00:00", $"id: {ExportBuilder.Home}/?p=1");
        _content.Article("kinh-te/2021-05-02-khac.md", "Viết tay", "2021-05-02T10:00:00");
        await ImportAsync(Site().Post(Coffee).Post(Coffee with { Slug = "khac" }));

        Assert.Contains(_notes, note => note.Kind == "there");
        Assert.Equal(
            ["kinh-te/2021-05-02-khac-2.html", "kinh-te/2021-05-02-khac.md", "kinh-te/tay.md"],
            Read().Articles.Select(article => article.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OnlyWhatIsPublicComes()
    {
        var export = Site().Post(Coffee)
            .Post(Coffee with { Slug = "hen-gio", Status = "future", Published = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc) })
            .Post(Coffee with { Slug = "nhap", Status = "draft" }).Post(Coffee with { Slug = "rieng", Status = "private" })
            .Post(Coffee with { Slug = "khoa", Password = "x" }).Post(Coffee with { Slug = "trang", Type = "page" })
            .Post(Coffee with { Slug = "rac", Status = "trash" });
        var report = await ImportAsync(export);

        Assert.Equal(2, report.Written);
        Assert.Equal((1, 2, 1, 1), (report.Notes["draft"], report.Notes["private"], report.Notes["page"], report.Notes["trashed"]));

        report = await ImportAsync(export, options => options with { Drafts = true, Pages = true });
        Assert.Equal((4, 2), (report.Written, report.Unchanged));
        Assert.Equal(
            ["2021-05-02-khoa.html", "2021-05-02-nhap.html", "2021-05-02-rieng.html"],
            Read().Articles.Where(article => article.Draft).Select(article => article.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BylinesAreSplitOnlyWhenAsked()
    {
        await ImportAsync(Site().Post(Coffee), options => options with { SplitAuthors = " – " });

        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], Assert.Single(Read().Articles).Authors.Select(author => author.Name));
    }

    [Fact]
    public async Task LinksBetweenPostsLeadToTheirFiles()
    {
        const string Home = ExportBuilder.Home;
        var body =
            $"<a href=\"{Home}/2021/05/khac/#cuoi\">a</a> <a href=\"/?p=2\">b</a> <a href=\"{Home}/lien-he/\">c</a>";
        await ImportAsync(Site().Post(Coffee with { Body = body })
            .Post(Coffee with { Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html#cuoi\">a</a> <a href=\"/kinh-te/2021-05-02-khac.html\">b</a> "
            + "<a href=\"https://cu.example/lien-he/\">c</a></p>",
            File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteWithAHostInLettersKeepsItsLinks()
    {
        var site = new ExportBuilder { Address = "https://báo.example" }.Category("kinh-te", "Kinh tế");
        const string Body = "<a href=\"https://www.báo.example/2021/05/khac/\">a</a>";
        await ImportAsync(site.Post(Coffee with { Body = Body }).Post(Coffee with { Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html\">a</a></p>", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlugThatWasChangedLeadsOn()
    {
        await ImportAsync(Site().Post(Coffee with { FormerSlugs = ["gia-cu", "gi%c3%a1"] }));

        Assert.Equal(["/2021/05/gia-ca-phe", "/2021/05/gia-cu", "/2021/05/giá"], Assert.Single(Read().Articles).Aliases);
    }

    [Fact]
    public async Task ALinkToAFileThatIsNotServedIsNamed()
    {
        const string File = $"{ExportBuilder.Home}/wp-content/uploads/2021/05/quyet-dinh.pdf";
        await ImportAsync(Site().Post(Coffee with { Body = $"<a href=\"{File}\">Quyết định</a>" }));

        Assert.Contains(_notes, note => note is { Kind: "file", Post: Article } && note.What.Contains(File, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASiteThatMovedIsKnownByItsGuids()
    {
        const string Body = "<a href=\"http://xua.example/?p=2\">a</a> <a href=\"http://la.example/?p=2\">b</a>";
        await ImportAsync(Site()
            .Post(Coffee with { Guid = "http://xua.example/?p=1", Body = Body })
            .Post(Coffee with { Guid = "http://la.example/?p=9", Slug = "khac" }));

        Assert.Contains(
            "<p><a href=\"/kinh-te/2021-05-02-khac.html\">a</a> <a href=\"http://la.example/?p=2\">b</a></p>",
            File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PicturesComeBesideTheFirstPostThatShowsThem()
    {
        _exports.Write("uploads/2021/05/anh.jpg", Pictures.Jpeg(40, 30));
        var picture = $"<img src=\"{ExportBuilder.Home}/wp-content/uploads/2021/05/anh.jpg\" alt=\"Ảnh\">";
        var report = await ImportAsync(
            Site().Post(Coffee with { Body = picture, Thumbnail = 90 })
                .Post(Coffee with { Slug = "khac", Body = picture, Terms = [("category", "the-thao", "Thể thao")] })
                .Attachment(90, "2021/05/anh.jpg", "Cà phê chín"),
            options => options with { Uploads = _exports["uploads"] });

        Assert.Equal(1, report.Media);
        Assert.True(File.Exists(_content["kinh-te/anh.jpg"]));
        Assert.Contains("src=\"anh.jpg\"", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
        Assert.Contains("src=\"/kinh-te/anh.jpg\"", File.ReadAllText(_content["the-thao/2021-05-02-khac.html"]), StringComparison.Ordinal);
        var image = Read().Articles.Single(article => article.Key == Article).Image;
        Assert.Equal(("kinh-te/anh.jpg", "Cà phê chín"), (image!.Source, image.Alt));
    }

    [Fact]
    public async Task APictureThatIsNotThereIsNamed()
    {
        await ImportAsync(Site().Post(Coffee with { Body = $"<img src=\"{ExportBuilder.Home}/wp-content/uploads/mat.jpg\" alt=\"\">" }));

        Assert.Contains(
            _notes, note => note is { Kind: "media", Post: Article } && note.What.Contains("mat.jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsLeftOutIsNamedOnceWithItsCount()
    {
        await ImportAsync(Site().Post(Coffee with { Body = "[thoi_tiet a=1]\n\n[thoi_tiet a=2]\n\n[gia_vang a=1]" }));

        Assert.Equal(
            [
                "the sign [thoi_tiet] was taken out 2 times; words inside it stay",
                "the sign [gia_vang] was taken out; words inside it stay",
            ],
            _notes.Where(note => note.Kind == "shortcode").Select(note => note.What));
    }

    [Fact]
    public async Task AFileThatIsNoExportIsNamedWithoutALine()
    {
        var file = _exports[_exports.Write("trang.html", "<html>")];
        await Importer.RunAsync(new ImportOptions { Content = _content.Folder, Files = [file] }, _notes.Add);

        Assert.Equal(("import-no-wxr", file), (Assert.Single(_notes).Kind, _notes[0].Place));
    }

    [Fact]
    public async Task ADryRunWritesNothing()
    {
        var report = await ImportAsync(Site().Post(Coffee), options => options with { DryRun = true });

        Assert.Equal(1, report.Written);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public async Task FormerAddressesOfTagsAndPeopleAreKept()
    {
        await ImportAsync(Site().Tag("bao-2", "bão").Tag("bao", "báo").Post(Coffee));

        Assert.Equal(
            """
            '/author/loi/': '/authors/hoàng-lợi-quang-mẫn/'
            '/tag/bao-2/': '/tags/bão/'
            '/tag/bao/': '/tags/báo/'

            """,
            Redirects(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task ASiteWithPlainAddressesKeepsThem()
    {
        await ImportAsync(Site().Post(Coffee with { Number = 77, Link = $"{ExportBuilder.Home}/?p=77" }));

        Assert.Empty(Assert.Single(Read().Articles).Aliases);
        Assert.Contains("'/?p=77': '/articles/2021-05-02/gia-ca-phe'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?cat=1': '/feeds/kinh-te/'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?cat=1&feed=rss2': '/feeds/kinh-te/rss.xml'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?feed=rss2&cat=1': '/feeds/kinh-te/rss.xml'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/?feed=atom&author=4': '/authors/hoàng-lợi-quang-mẫn/atom.xml'\n", Redirects(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APartOfAnExportTakesNoFormerAddressAway()
    {
        await ImportAsync(Site().Tag("bao-2", "bão").Post(Coffee));
        File.AppendAllText(_content["_redirects.yml"], "/cu/: /feeds/kinh-te/\n");
        await ImportAsync(Site().Tag("bao", "báo").Post(Coffee));

        Assert.Contains("'/tag/bao-2/': '/tags/bão/'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/tag/bao/': '/tags/báo/'\n", Redirects(), StringComparison.Ordinal);
        Assert.Contains("/cu/: /feeds/kinh-te/\n", Redirects(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALedgerThatIsBrokenStopsTheImport()
    {
        await ImportAsync(Site().Post(Coffee));
        _content.Write(".import.json", "[\n{\"guid\": 1}\n]\n");

        var thrown = await Assert.ThrowsAsync<ContentException>(() => ImportAsync(Site().Post(Coffee)));
        Assert.Equal(("import-ledger", 2), (thrown.Fault.Code, thrown.Fault.Line));
    }

    [Fact]
    public async Task AnImportThatWasCutShortIsMadeWholeByTheNext()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Slug = "khac" });
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(
            export, progress: new Reported(_ => stop.Cancel()), stop: stop.Token));
        Assert.Single(Read().Articles);
        var report = await ImportAsync(export);

        Assert.Equal((1, 1), (report.Written, report.Unchanged));
    }

    private static ExportedPost Coffee => new("Giá cà phê: 5 < 7 &amp; 'tăng'", "gia-ca-phe");

    private static ExportBuilder Site() => new ExportBuilder().Category("kinh-te", "Kinh tế").Category("the-thao", "Thể thao")
        .Category("bong-da", "Bóng đá &amp; cộng sự", "the-thao").Author("loi", "Hoàng Lợi – Quang Mẫn");

    private async Task<ImportReport> ImportAsync(
        ExportBuilder export, Func<ImportOptions, ImportOptions>? with = null, IProgress<(int, int)>? progress = null,
        CancellationToken stop = default)
    {
        _notes.Clear();
        var options = new ImportOptions { Content = _content.Folder, Files = [_exports.Write("export.xml", export.ToString())] };
        options = options with { Files = [_exports["export.xml"]] };
        return await Importer.RunAsync(with?.Invoke(options) ?? options, _notes.Add, progress, stop);
    }

    private ContentChange Read()
    {
        using var store = _content.OpenStore();
        return store.Read();
    }

    private ArticleText Text(Article article)
    {
        using var store = _content.OpenStore();
        return store.ReadTextsAsync([article], CancellationToken.None).AsTask().Result[0]!;
    }

    private string Redirects() => File.ReadAllText(_content["_redirects.yml"]);

    private Dictionary<string, (DateTime, string)> Snapshot() =>
        Directory.EnumerateFiles(_content.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(file), Convert.ToHexString(File.ReadAllBytes(file))));

    private sealed class Reported(Action<(int, int)> report) : IProgress<(int, int)>
    {
        public void Report((int, int) value) => report(value);
    }
}
