using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Imports;

/// <summary>Exports whose every field wants something else than to be carried over.</summary>
public sealed class HostileExportTests : IDisposable
{
    private readonly ImportRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("index.md")]
    [InlineData("x.html")]
    [InlineData("x.sync-conflict-1")]
    [InlineData("x_conflict-1")]
    [InlineData("x_LOCAL_4711")]
    [InlineData("_index")]
    [InlineData("../../x")]
    [InlineData(".import.json")]
    public async Task AFolderOrFileIsNeverNamedAsSomethingElse(string name)
    {
        await _runs.ImportAsync(ImportRuns.Site().Category(name, "Khác")
            .Post(ImportRuns.Coffee with { Slug = name, Link = $"{ExportBuilder.Home}/x/", Terms = [("category", name, "Khác")] }));

        Assert.Single(_runs.Read().Articles);
        Assert.DoesNotContain(_runs.Read().Faults, fault => fault.IsError);
    }

    [Fact]
    public async Task CategoriesBelowOneAnotherWithoutEndFitIntoAPath()
    {
        var site = ImportRuns.Site();
        for (var i = 0; i < 60; i++)
        {
            site.Category($"c{i}" + new string('y', 190), $"C{i}", i == 0 ? "" : $"c{i - 1}" + new string('y', 190));
        }

        var last = "c59" + new string('y', 190);
        await _runs.ImportAsync(site.Post(ImportRuns.Coffee with { Terms = [("category", last, "C59")] }));

        Assert.Single(_runs.Read().Articles);
        Assert.DoesNotContain(_runs.Read().Faults, fault => fault.IsError);
    }

    [Theory]
    [InlineData("urn:x\n---\ndraft: true\n\"\\")]
    [InlineData("urn:x\u2028retracted: x")]
    [InlineData("urn:x'\u0085y")]
    public async Task AnIdOfSeveralLinesStaysAnId(string written)
    {
        var report = await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Guid = written }));

        var article = Assert.Single(_runs.Read().Articles);
        Assert.Equal((written, false, true), (article.Id, article.Draft, report.IsWhole));
    }

    [Fact]
    public async Task WhatTheServiceWouldNotShowIsNamedAsAnError()
    {
        var tags = Enumerable.Range(0, 2000).Select(i => ("post_tag", $"t{i}", $"Thẻ số {i}"));
        var report = await _runs.ImportAsync(ImportRuns.Site()
            .Post(ImportRuns.Coffee with { Terms = [.. ImportRuns.Coffee.Terms, .. tags] })
            .Post(ImportRuns.Coffee with { Slug = "dai", Body = new string('x', 300_000) })
            .Post(ImportRuns.Coffee with { Slug = "dai-2", Body = new string('ễ', 100_000) })
            .Post(ImportRuns.Coffee with { Slug = "sau", Body = string.Concat(Enumerable.Repeat("<div>", 300)) })
            .Post(ImportRuns.Coffee with { Slug = "muon", Published = new DateTime(9999, 12, 30, 0, 0, 0, DateTimeKind.Utc) }));

        Assert.Equal((5, 5, false), (report.Written, report.Lost, report.IsWhole));
        Assert.Equal(5, _runs.Notes.Count(note => note is { Fault.Code: "refused", Fault.IsError: true }));
    }

    [Fact]
    public async Task APostWithoutALegibleDateIsNamedAndNeverPublicBeforeItsTime()
    {
        var export = ImportRuns.Site().Post(ImportRuns.Coffee)
            .Post(ImportRuns.Coffee with { Slug = "hen-gio", Status = "future" }).ToString();
        export = export.Replace("2021-05-02 01:30:00", "0000-00-00 00:00:00", StringComparison.Ordinal)
            .Replace("2021-05-01 18:30:00", "0000-00-00 00:00:00", StringComparison.Ordinal);
        await _runs.ImportAsync([_runs.Write("export.xml", export)]);

        Assert.Equal(2, _runs.Notes.Count(note => note.Fault.Code == "date"));
        Assert.Equal(
            [("2000-01-01-gia-ca-phe.html", false), ("2000-01-01-hen-gio.html", true)],
            _runs.Read().Articles.Select(article => (article.Name, article.Draft)).Order());
    }

    [Fact]
    public async Task ATagWithoutALetterHasNoAddress()
    {
        await _runs.ImportAsync(ImportRuns.Site().Tag("x", "~").Post(ImportRuns.Coffee));

        Assert.DoesNotContain("/tag/x/", File.ReadAllText(_runs.Content["_redirects.yml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNamedTwiceIsReadOnce()
    {
        var export = _runs.Write("export.xml", ImportRuns.Site().Post(ImportRuns.Coffee).ToString());
        var again = Path.Combine(Path.GetDirectoryName(export)!, ".", "export.xml");

        Assert.Equal((1, 0), ((await _runs.ImportAsync([export, again])).Written, _runs.Notes.Count));
    }

    [Fact]
    public async Task WhatCannotBeReadTwiceStopsTheImport()
    {
        // A pipe looks like this file.
        var thrown = await Assert.ThrowsAsync<ContentException>(() => _runs.ImportAsync([_runs.Write("empty.xml", "")]));
        Assert.Equal("import-no-file", thrown.Fault.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_runs.Content.Folder));
    }

    [Fact]
    public async Task AFileThatIsNoExportDescribesNoPublication()
    {
        await _runs.ImportAsync([_runs.Write("page.html", "<!doctype html><p>x</p>")]);
        Assert.False(File.Exists(_runs.Content["_index.md"]));

        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        Assert.Equal("Asia/Ho_Chi_Minh", _runs.Read().Publication!.TimeZone.Id);
    }

    [Fact]
    public async Task AnArticleOfAnEarlierImportKeepsItsAddress()
    {
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        var other = ImportRuns.Coffee with { Number = 2, Terms = [("category", "the-thao", "Thể thao")] };
        await _runs.ImportAsync(ImportRuns.Site().Post(other));

        Assert.Equal(
            [ImportRuns.Article, "the-thao/2021-05-02-gia-ca-phe-2.html"],
            _runs.Read().Articles.Select(article => article.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task APostUnderANewGuidIsNotPublishedTwice()
    {
        await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee));
        var report = await _runs.ImportAsync(ImportRuns.Site().Post(ImportRuns.Coffee with { Guid = "urn:new" }));

        Assert.Equal((1, 1), (report.Lost, _runs.Notes.Count(note => note.Fault.Code == "taken")));
        Assert.Equal($"{ExportBuilder.Home}/?p=1", Assert.Single(_runs.Read().Articles).Id);
    }
}
