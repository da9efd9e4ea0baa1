using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Exports;

namespace NewsFeeds.Server.Tests.Exports;

public class IncrementalTests
{
    [Fact]
    public async Task WhatIsUnchangedKeepsItsFileAndTime()
    {
        using var export = new Exported(SmallNewsroom.Make());
        var first = await export.SucceedAsync();
        var files = export.Files;
        var second = await export.SucceedAsync();

        Assert.Equal((0, first.Written, 0, false), (second.Written, second.Kept, second.Removed, second.IsConfigurationNew));
        Assert.Equal(files, export.Files);
        Assert.Equal(0, first.Kept + first.Removed);
    }

    [Fact]
    public async Task AnEditWritesWhatShowsItAndNothingElse()
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        var before = export.Files;
        export.Content.Article("the-thao/bong-da/2026-02-01-tran-dau.md", "Trận đấu", "2026-02-01T01:00:00Z", body: "Đã sửa.");
        await export.SucceedAsync();
        var changed = before.Keys.Where(name => before[name] != export.Files[name]).ToList();

        Assert.Contains("articles/2026-02-01/tran-dau.html", changed);
        Assert.Contains("articles/2026-02-01/tran-dau.html.gz", changed);
        Assert.Contains("feeds/the-thao/bong-da/rss.xml.br", changed);
        Assert.Contains("feeds/atom.xml", changed);
        Assert.DoesNotContain(changed, name => name.StartsWith("feeds/kinh-te/", StringComparison.Ordinal));
        Assert.DoesNotContain("articles/2026-03-01/ca-phe.html", changed);
    }

    [Fact]
    public async Task AFileWithOtherBytesHasALaterSecond()
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        var before = Second(export.Files["articles/2026-02-01/tran-dau.html"]);
        export.Content.Article("the-thao/bong-da/2026-02-01-tran-dau.md", "Trận đấu", "2026-02-01T01:00:00Z", body: "Trận đâu.");
        await export.SucceedAsync();

        Assert.True(Second(export.Files["articles/2026-02-01/tran-dau.html"]) > before);
        Assert.Equal(export.Files["articles/2026-02-01/tran-dau.html"], export.Files["articles/2026-02-01/tran-dau.html.gz"]);
    }

    [Fact]
    public async Task WhatLeftTheContentLeavesWithItsFolders()
    {
        using var export = new Exported(SmallNewsroom.Make(
            content => content.Write("the-thao/bong-da/anh/a.gif", Pictures.Gif(2, 3))));
        await export.SucceedAsync();
        Assert.True(File.Exists(export["media/the-thao/bong-da/anh/a.gif"]));
        Directory.Delete(export.Content["the-thao"], recursive: true);
        var removed = (await export.SucceedAsync()).Removed;

        Assert.True(removed > 8);
        Assert.False(Directory.Exists(export["articles/2026-02-01"]));
        Assert.False(Directory.Exists(export["feeds/the-thao"]));
        Assert.False(Directory.Exists(export["media"]));
        Assert.True(File.Exists(export["articles/2026-03-01/ca-phe.html.br"]));
    }

    [Fact]
    public async Task NothingIsWrittenBeforeItsTimeOrAfterIt()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        using var export = new Exported(
            SmallNewsroom.Make(content =>
            {
                content.Article("kinh-te/hen.md", "Hẹn giờ", "2026-03-02T07:00:00Z", "expiryDate: 2026-03-03T00:00:00Z");
                content.Article("kinh-te/nhap.md", "Nháp", "2026-03-01T07:00:00Z", "draft: true");
            }),
            clock);
        var page = "articles/2026-03-02/hen.html";
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), (await export.RunAsync()).NextChange);
        Assert.False(File.Exists(export[page]));
        Assert.DoesNotContain("Hẹn giờ", export.Text("feeds/rss.xml"), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), (await export.RunAsync()).NextChange);
        Assert.True(File.Exists(export[page]));

        clock.Advance(TimeSpan.FromHours(17));
        Assert.Null((await export.RunAsync()).NextChange);
        Assert.False(File.Exists(export[page]));
        Assert.DoesNotContain(export.Files.Keys, name => name.Contains("nhap", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutCompressionThereAreNoCodedBodies()
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        await export.SucceedAsync(isCoded: false);
        Assert.DoesNotContain(export.Files.Keys, name => name.EndsWith(".gz", StringComparison.Ordinal));
        Assert.Contains("gzip_static off;", export.Text("nginx.conf"), StringComparison.Ordinal);
        await export.SucceedAsync();
        Assert.Contains("feeds/rss.xml.br", export.Files.Keys);
    }

    [Theory]
    [InlineData("robots.txt", "robots.txt")]
    [InlineData("feeds/rss.xml.gz", "feeds/rss.xml.gz")]
    [InlineData("nginx.conf", "nginx.conf")]
    [InlineData("articles", "articles")]
    [InlineData("feeds/kinh-te/rss.xml/x", "feeds/kinh-te/rss.xml")]
    public async Task WhatOthersPutInTheWayStaysAndIsNamed(string written, string inTheWay)
    {
        using var export = new Exported(SmallNewsroom.Make());
        export.WriteForeign(written, "của người khác");
        for (var runs = 0; runs < 2; runs++)
        {
            var (result, _, _) = await export.RunAsync();
            Assert.Equal([$"'{export[inTheWay]}' was not written by an export, and stays; move it away"], result.Failures);
            Assert.Equal("của người khác", export.Text(written));
            Assert.True(File.Exists(export["feeds/atom.xml"]));
        }
    }

    [Fact]
    public async Task NothingIsWrittenOrTakenAwayBehindALink()
    {
        using var export = new Exported(SmallNewsroom.Make(content => content.Write("kinh-te/a.gif", Pictures.Gif(2, 3))));
        using var elsewhere = TemporaryContent.Empty();
        Directory.CreateSymbolicLink(export["media"], elsewhere.Folder);
        var (result, _, _) = await export.RunAsync();

        Assert.Contains(export["media"], Assert.Single(result.Failures), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Folder));
    }

    [Fact]
    public async Task FilesOfOthersStayWhereTheyAre()
    {
        using var export = new Exported(SmallNewsroom.Make());
        export.WriteForeign("ads.txt", "của người khác");
        await export.SucceedAsync();
        export.WriteForeign("articles/2026-02-01/ghi-chu.txt", "của người khác");
        export.Content.Delete("the-thao/bong-da/2026-02-01-tran-dau.md");
        await export.SucceedAsync();

        Assert.Equal(["ghi-chu.txt"], Directory.EnumerateFileSystemEntries(export["articles/2026-02-01"]).Select(Path.GetFileName));
        Assert.Equal("của người khác", export.Text("ads.txt"));
    }

    [Fact]
    public async Task AnExportThatEndsEarlyLeavesWholeFilesAndTheNextOneCompletesIt()
    {
        using var whole = new Exported(SmallNewsroom.Make());
        await whole.SucceedAsync();
        using var export = new Exported(SmallNewsroom.Make());
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => export.RunAsync(done: count => CancelAt(6, count, stop), stop: stop.Token));
        var names = export.Files.Keys.ToList();
        Assert.InRange(names.Count, 6, whole.Files.Count - 2);
        Assert.All(
            names.Except([ExportLedger.FileName]), name => Assert.Equal(File.ReadAllBytes(whole[name]), File.ReadAllBytes(export[name])));

        export.WriteForeign("feeds/.export-abcdefgh", "một nửa");
        await export.SucceedAsync();
        Assert.Equal(whole.Files.Keys, export.Files.Keys);
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsNamedAndTheRestIsWritten()
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        File.Delete(export["feeds/atom.xml"]);
        export.WriteForeign("feeds/atom.xml/x", "của người khác");
        for (var runs = 0; runs < 2; runs++)
        {
            File.AppendAllText(export.Content["kinh-te/2026-03-01-ca-phe.md"], "Thêm.");
            var (result, _, _) = await export.RunAsync();
            Assert.StartsWith("/feeds/atom.xml cannot be written: ", Assert.Single(result.Failures), StringComparison.Ordinal);
            Assert.Equal("của người khác", export.Text("feeds/atom.xml/x"));
            Assert.True(result.Written > 5);
        }
    }

    [Fact]
    public async Task ANameThatIsTooLongForAFolderIsLeftOutAndNamed()
    {
        var (tooLong, longest) = (new string('ế', 86), new string('ế', 85)); // Three bytes each; a folder's name has at most 255.
        using var export = new Exported(SmallNewsroom.Make(content => content.Article(
            "kinh-te/the.md", "Thẻ", "2026-02-02T01:00:00Z", $"tags: [bão, {tooLong}, {longest}]\nauthor: {tooLong}")));
        for (var runs = 0; runs < 2; runs++)
        {
            var result = await export.SucceedAsync();
            const string Why = "is left out, because the names of folders have at most 255 bytes";
            Assert.Equal([$"'/authors/{tooLong}/' {Why}", $"'/tags/{tooLong}/' {Why}"], result.LeftOut);
            Assert.True(File.Exists(export[$"tags/{longest}/rss.xml"]));
            Assert.True(File.Exists(export["tags/bão/rss.xml"]));
        }
    }

    [Fact]
    public async Task ALedgerThatLeadsOutOfTheFolderIsRefused()
    {
        using var export = new Exported(SmallNewsroom.Make());
        export.WriteForeign(ExportLedger.FileName, """{"isWhole": true, "documents": ["../x"], "files": []}""");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => export.RunAsync());
        Assert.Contains(export[ExportLedger.FileName], refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(export["feeds"]));
    }

    private static void CancelAt(int last, int count, CancellationTokenSource stop)
    {
        if (count == last)
        {
            stop.Cancel();
        }
    }

    private static long Second(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;
}
