using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;

namespace NewsFeeds.Tests.Imports;

/// <summary>What an import makes of a ledger that is old, lost, broken or in use.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly ImportRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task AFileThatNoLedgerNamesIsKnownByItsWords()
    {
        var export = ImportRuns.Site().Post(ImportRuns.Coffee).Post(ImportRuns.Coffee with { Title = "Khác", Slug = "khac" });
        await _runs.ImportAsync(export);
        var whole = _runs.Snapshot();
        File.Delete(_runs.Ledger); // As an import leaves it that is killed.

        Assert.Equal(2, (await _runs.ImportAsync(export)).Unchanged);
        Assert.Empty(_runs.Notes);
        Assert.Equal(whole.Where(file => file.Key != _runs.Ledger), _runs.Snapshot().Where(file => file.Key != _runs.Ledger));
        Assert.Equal(1, (await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Body = "Mới." }))).Changed);
    }

    [Fact]
    public async Task AnEditedFileThatNoLedgerNamesStays()
    {
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        File.Delete(_runs.Ledger);
        File.AppendAllText(_runs.Content[ImportRuns.Article], "<p>Của tôi.</p>\n");
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));

        Assert.Contains(_runs.Notes, note => note is { Fault.Code: "there", Post: ImportRuns.Article });
        Assert.EndsWith("<p>Của tôi.</p>\n", File.ReadAllText(_runs.Content[ImportRuns.Article]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasNotSavedIsGone()
    {
        using (new Ledger(_runs.Content.Folder, isKept: true))
        {
            Assert.True(File.Exists($"{_runs.Content[".import.json"]}.new"));
        }

        Assert.False(File.Exists($"{_runs.Content[".import.json"]}.new"));
    }

    [Fact]
    public async Task AnOlderLedgerKnowsWhatAKilledImportChanged()
    {
        var newer = ImportRuns.Site().Post(ImportRuns.Coffee with { Body = "Mới." })
            .Post(ImportRuns.Coffee with { Slug = "khac", Terms = [("category", "the-thao", "Thể thao")] });
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee).Post(ImportRuns.Coffee with { Slug = "khac" }));
        var older = File.ReadAllText(_runs.Ledger);
        await _runs.ImportAsync(newer);
        File.WriteAllText(_runs.Ledger, older);

        Assert.Equal(2, (await _runs.ImportAsync(newer)).Unchanged);
        var newest = ImportRuns.Site().Post(ImportRuns.Coffee).Post(ImportRuns.Coffee with { Slug = "khac" });
        Assert.Equal(2, (await _runs.ImportAsync(newest)).Changed);
        Assert.Equal(2, _runs.Read().Articles.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"guid\":\"a\",\"hash\":\"00\"}")]
    [InlineData("{\"guid\":\"a\",\"path\":\"x.html\",\"hash\":\"z\"}")]
    [InlineData("{\"guid\":\"a\",\"path\":\"../x.html\",\"hash\":\"00\"}")]
    [InlineData("{\"guid\":\"a\",\"path\":\"/x.html\",\"hash\":\"00\"}")]
    public async Task ALineThatNoImportWroteStopsTheImport(string line)
    {
        _runs.Content.Write(".import.json", $"[\n{line}\n]\n");

        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee)));
        Assert.Equal(("import-ledger", 2), (thrown.Fault.Code, thrown.Fault.Line));
    }

    [Fact]
    public async Task OneImportOfAFolderRunsAtATime()
    {
        using var other = new Ledger(_runs.Content.Folder, isKept: true);

        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee)));
        Assert.Equal("import-running", thrown.Fault.Code);
        Assert.Empty(_runs.Read().Articles);
    }

    [Theory]
    [InlineData("_index.md")]
    [InlineData("kinh-te/_index.md")]
    [InlineData("_redirects.yml")]
    public async Task AGuidThatNamesAFileMeansNoFile(string name)
    {
        var coffee = ImportRuns.Coffee with { Guid = name };
        await _runs.ImportAsync(ImportRuns.Site().Tag("bao-2", "bão").Post(coffee));
        await _runs.ImportAsync(ImportRuns.Site().Tag("bao-2", "bão").Post(coffee with { Status = "trash" }));

        Assert.True(File.Exists(_runs.Content[name]));
        Assert.False(File.Exists(_runs.Content[ImportRuns.Article]));
    }

    [Fact]
    public async Task PostsThatLookAlikeAndHaveNoIdKeepTheirFiles()
    {
        var nameless = ImportRuns.Coffee with { Guid = "", Link = "" };
        var export = ImportRuns.Site().Post(nameless).Post(nameless);
        await _runs.ImportAsync(export);
        var before = _runs.Snapshot();

        Assert.Equal(2, (await _runs.ImportAsync(export)).Unchanged);
        Assert.Equal(before, _runs.Snapshot());
    }

    [Fact]
    public async Task AnArticleThatWasMovedIsNamedWhereItIs()
    {
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        File.Move(_runs.Content[ImportRuns.Article], _runs.Content["the-thao/khac.html"]);

        Assert.Equal(1, (await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee))).Missing);
        Assert.Contains(_runs.Notes, note => note is { Fault.Code: "missing", Post: "the-thao/khac.html" });
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Status = "private" }));
        Assert.Contains(_runs.Notes, note => note is { Fault.Code: "moved", Post: "the-thao/khac.html" });
    }
}
