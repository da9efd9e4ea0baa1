using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Imports;

/// <summary>A content folder in which somebody did what nobody should.</summary>
public sealed class CarelessEditorTests : IDisposable
{
    private readonly ImportRuns _runs = new();
    private readonly TemporaryContent _elsewhere = TemporaryContent.Empty();

    public void Dispose()
    {
        _runs.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("private")]
    public async Task ADraftStaysWhereTheNextCallAsksForNone(string status)
    {
        var export = ImportRuns.Site().Post(ImportRuns.Coffee with { Status = status });
        await _runs.ImportAsync(export, options => options with { Drafts = true });

        Assert.Equal(0, (await _runs.ImportAsync(export)).Withdrawn);
        Assert.True(Assert.Single(_runs.Read().Articles).Draft);
        Assert.Equal(1, (await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Status = "trash" }))).Withdrawn);
        Assert.Empty(_runs.Read().Articles);
    }

    [Fact]
    public async Task NothingIsWrittenWhereThePublicationsZoneCannotBeRead()
    {
        _runs.Content.Write("_index.md", "---\ntitle: Đài: thử\ntimezone: Asia/Ho_Chi_Minh\n---\n");

        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee)));
        Assert.Equal(("yaml", _runs.Content["_index.md"], 2), (thrown.Fault.Code, thrown.Fault.File, thrown.Fault.Line));
        Assert.Empty(_runs.Read().Articles);
    }

    [Fact]
    public async Task NothingIsWrittenThroughALinkedFolder()
    {
        Directory.CreateSymbolicLink(_runs.Content["kinh-te"], _elsewhere.Folder);

        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee)));
        Assert.Equal(("import-link", "kinh-te"), (thrown.Fault.Code, thrown.Fault.File));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_elsewhere.Folder));
    }

    [Fact]
    public async Task NothingIsWrittenThroughALinkedFile()
    {
        var victim = _elsewhere[_elsewhere.Write("victim.txt", "x")];
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        File.CreateSymbolicLink(_runs.Content[".import.json.new"], victim);
        File.CreateSymbolicLink(_runs.Content["kinh-te/.2021-05-02-gia-ca-phe.html.new"], victim);

        Assert.Equal(1, (await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Body = "Mới." }))).Changed);
        Assert.Equal("x", File.ReadAllText(victim));
    }
}
