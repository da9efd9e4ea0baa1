using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Imports;

/// <summary>What an import does where an earlier one has been: twice is once, and what was edited stays.</summary>
public sealed class ImportAgainTests : IDisposable
{
    private const string Article = ImportRuns.Article;

    private readonly ImportRuns _runs = new();

    private static ExportedPost Coffee => ImportRuns.Coffee;

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task AFeedOfAnotherPublisherDoesNotRenameThePublication()
    {
        const string Feed = """
            <rss version="2.0"><channel><title>Đối tác</title><link>https://khac.example/</link><language>en</language>
            <item><title>Tin khác</title><guid>urn:khac</guid><pubDate>Tue, 04 May 2021 20:00:00 GMT</pubDate>
            <description>Chữ.</description></item></channel></rss>
            """;
        string[] files = [_runs.Write("export.xml", Site().Post(Coffee).ToString()), _runs.Write("feed.xml", Feed)];
        await _runs.ImportAsync(files);
        var before = _runs.Snapshot();
        var report = await _runs.ImportAsync(files);

        Assert.Equal(("Báo tỉnh", "Asia/Ho_Chi_Minh"), (_runs.Read().Publication!.Title, _runs.Read().Publication!.TimeZone.Id));
        Assert.Equal([Article, "2021-05-05-tin-khac.html"], _runs.Read().Articles.Select(article => article.Key).OrderDescending());
        Assert.Equal(2, report.Unchanged);
        Assert.Equal(before, _runs.Snapshot());
    }

    [Fact]
    public async Task TwiceIsOnce()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Title = "Khác", Slug = "khac" });
        await _runs.ImportAsync(export);
        var before = _runs.Snapshot();
        var report = await _runs.ImportAsync(export);

        Assert.Equal(2, report.Unchanged);
        Assert.Equal(before, _runs.Snapshot());
    }

    [Fact]
    public async Task ANewerExportChangesWhatDiffers()
    {
        await _runs.ImportAsync(Site().Post(Coffee).Post(Coffee with { Title = "Khác", Slug = "khac" }));
        var report = await _runs.ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal((1, 0), (report.Changed, report.Withdrawn));
        Assert.Equal(2, _runs.Read().Articles.Count);
        Assert.Contains("<p>Nội dung mới.</p>", File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasEditedStaysAndIsNamed()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        File.AppendAllText(_runs.Content[Article], "<p>Của tôi.</p>\n");
        var edited = File.ReadAllText(_runs.Content[Article]);
        Assert.Equal(1, (await _runs.ImportAsync(Site().Post(Coffee))).Unchanged);
        var report = await _runs.ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal(1, report.Edited);
        Assert.Contains(_runs.Notes, note => note is { Fault.Code: "edited", Post: Article });
        Assert.Equal(edited, File.ReadAllText(_runs.Content[Article]));
    }

    [Fact]
    public async Task AFileThatWasDeletedIsNotWrittenAgain()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        File.Delete(_runs.Content[Article]);
        var report = await _runs.ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal(1, report.Missing);
        Assert.Empty(_runs.Read().Articles);
    }

    [Fact]
    public async Task AFileThatWasMovedStaysWhereItIs()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        File.Move(_runs.Content[Article], _runs.Content["the-thao/khac.html"]);
        await _runs.ImportAsync(Site().Post(Coffee with { Body = "Nội dung mới." }));

        Assert.Equal("the-thao/khac.html", Assert.Single(_runs.Read().Articles).Key);
    }

    [Theory]
    [InlineData("trash")]
    [InlineData("private")]
    [InlineData("draft")]
    public async Task APostThatIsNotPublicAnyMoreLeaves(string status)
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        var report = await _runs.ImportAsync(Site().Post(Coffee with { Status = status }));

        Assert.Equal(1, report.Withdrawn);
        Assert.Empty(_runs.Read().Articles);
        Assert.Equal(1, (await _runs.ImportAsync(Site().Post(Coffee))).Written);
    }

    [Fact]
    public async Task APostThatIsNotPublicAnyMoreAndWasEditedBecomesADraft()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        File.AppendAllText(_runs.Content[Article], "<p>Của tôi.</p>\n");
        Assert.Equal(1, (await _runs.ImportAsync(Site().Post(Coffee with { Status = "trash" }))).Withdrawn);
        Assert.Equal(0, (await _runs.ImportAsync(Site().Post(Coffee with { Status = "trash" }))).Withdrawn);

        Assert.True(Assert.Single(_runs.Read().Articles).Draft);
        Assert.EndsWith("<p>Của tôi.</p>\n", File.ReadAllText(_runs.Content[Article]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft", 1)]
    [InlineData("private", 1)]
    [InlineData("trash", 0)]
    public async Task ADraftStaysUntilItIsDeletedThere(string status, int articles)
    {
        await _runs.ImportAsync(Site().Post(Coffee with { Status = "draft" }), options => options with { Drafts = true });
        var report = await _runs.ImportAsync(Site().Post(Coffee with { Status = status }));

        Assert.Equal((1 - articles, articles), (report.Withdrawn, _runs.Read().Articles.Count));
    }

    [Fact]
    public async Task APostWhoseCategoryChangedMovesWithItsId()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        await _runs.ImportAsync(Site().Post(Coffee with { Terms = [("category", "the-thao", "Thể thao")] }));

        Assert.Equal("the-thao/2021-05-02-gia-ca-phe.html", Assert.Single(_runs.Read().Articles).Key);
    }

    [Fact]
    public async Task APartOfAnExportTakesNoFormerAddressAway()
    {
        await _runs.ImportAsync(Site().Tag("bao-2", "bão").Post(Coffee));
        File.AppendAllText(_runs.Content["_redirects.yml"], "/cu/: /feeds/kinh-te/\n");
        await _runs.ImportAsync(Site().Tag("bao", "báo").Post(Coffee));

        Assert.Contains("'/tag/bao-2/': '/tags/bão/'\n", _runs.Redirects(), StringComparison.Ordinal);
        Assert.Contains("'/tag/bao/': '/tags/báo/'\n", _runs.Redirects(), StringComparison.Ordinal);
        Assert.Contains("/cu/: /feeds/kinh-te/\n", _runs.Redirects(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALedgerThatIsBrokenStopsTheImport()
    {
        await _runs.ImportAsync(Site().Post(Coffee));
        _runs.Content.Write(".import.json", "[\n{\"guid\": 1}\n]\n");

        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync(Site().Post(Coffee)));
        Assert.Equal(("import-ledger", 2), (thrown.Fault.Code, thrown.Fault.Line));
    }

    [Fact]
    public async Task AnImportThatWasCutShortIsMadeWholeByTheNext()
    {
        var export = Site().Post(Coffee).Post(Coffee with { Slug = "khac" });
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runs.ImportAsync(
            export, progress: new Reported(_ => stop.Cancel()), stop: stop.Token));
        Assert.Single(_runs.Read().Articles);
        var report = await _runs.ImportAsync(export);

        Assert.Equal((1, 1), (report.Written, report.Unchanged));
    }

    private static ExportBuilder Site() => ImportRuns.Site();

    private sealed class Reported(Action<(int, int)> report) : IProgress<(int, int)>
    {
        public void Report((int, int) value) => report(value);
    }
}
