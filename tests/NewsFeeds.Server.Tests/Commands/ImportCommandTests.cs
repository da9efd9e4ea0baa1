using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Tests.Imports;
using NewsFeeds.Tests.Imports.UploadedMedia;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Article = "kinh-te/2021-05-02-gia-ca-phe.html";

    private readonly TemporaryContent _content = TemporaryContent.Empty();
    private readonly TemporaryContent _exports = TemporaryContent.Empty();

    public void Dispose()
    {
        _content.Dispose();
        _exports.Dispose();
    }

    [Theory]
    [InlineData("classic-6.1.xml")]
    [InlineData("classic-6.1.xml", "--drafts", "--pages", "--split-authors", " – ")]
    [InlineData("blocks-7.1.xml")]
    [InlineData("blocks-7.1.xml", "--drafts", "--pages")]
    [InlineData("plain-6.1.xml", "--drafts")]
    [InlineData("plain-7.1-posts.xml")]
    [InlineData("classic-6.1-feed.xml")]
    public void WhatItWritesIsFoundSoundAndTwiceIsOnce(string export, params string[] options)
    {
        string[] arguments = [RealExport(export), "--uploads", RealExport("uploads"), .. options];
        var (code, _, error) = Run(arguments);
        var files = Files();

        Assert.True(code == 0, error);
        Assert.Contains("_index.md", files.Keys);
        AssertSound();
        Assert.Equal(0, Run(arguments).Code);
        Assert.Equal(files, Files());
    }

    [Fact]
    public void ATerminalShowsWhatWasLeftOutAndThenTheNumbers()
    {
        var export = Write(Site()
            .Post(Coffee with { Body = "[vc_row]Nội dung.[/vc_row]" })
            .Post(Coffee with { Slug = "nhap", Title = "Nháp", Status = "draft" })
            .Post(Coffee with { Slug = "trang", Title = "Trang", Type = "page" }));
        var (code, output, error) = Run(export);

        Assert.Equal(0, code);
        Assert.Equal(
            $"""
            {export}:24: note: 'Nháp': a draft; --drafts brings it [draft]
            {export}:34: note: 'Trang': a page of the site; --pages brings it [page]
            {export}:14: note: '{Article}': the sign [vc_row] was taken out; words inside it stay [shortcode]

            """,
            output);
        Assert.Equal(
            """
            posts: 1 written, 0 changed, 0 as before, 0 edited here, 0 moved or deleted here, 0 withdrawn, 0 lost
            pictures and sound: 0 copied, 0 bytes

            """,
            error);
    }

    [Fact]
    public void ItSpeaksTheLanguageOfTheExportAndThenOfThePublication()
    {
        var export = Write(Site(language: "vi").Post(Coffee with { Body = "[vc_row]Nội dung.[/vc_row]", Title = "Giá\u0001 cà phê" })
            .Post(Coffee with { Slug = "nhap", Title = "Nháp", Status = "draft" }));
        var mended = new Fault(export, 14, 0, Severity.Warning, "import-control-characters", 1).MessageIn("vi");
        var report = _exports["report.txt"];
        const string Numbers =
            "bài: 1 ghi mới, 0 cập nhật, 0 giữ nguyên, 0 đã sửa ở đây, 0 đã chuyển chỗ hoặc xóa ở đây, 0 đã rút, 0 bị mất\n"
            + "ảnh và âm thanh: chép 0 tệp, 0 byte\n";

        Assert.Contains("bài: sẽ ghi mới 1, sẽ cập nhật 0,", Run(export, "--dry-run").Error, StringComparison.Ordinal);
        Assert.Equal(
            (0,
                $"""
                {export}:24: note: 'Nháp': bản nháp, chưa chuyển sang; muốn lấy cả bản nháp thì thêm --drafts [draft]
                {export}:14: note: {mended} [import-control-characters]
                {export}:14: note: '{Article}': đã bỏ ký hiệu [vc_row]; chữ nằm trong nó vẫn còn [shortcode]

                """,
                Numbers),
            Run(export, "--report", report));
        Assert.Contains($" '{Article}': đã bỏ ký hiệu [vc_row];", File.ReadAllText(report), StringComparison.Ordinal);

        _content.Write("_index.md", "---\ntitle: Station\nlanguage: en\n---\n");
        using var json = JsonDocument.Parse(Run(export, "--json").Output, NoneTwice);
        Assert.Contains(
            "the sign [vc_row] was taken out; words inside it stay",
            json.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("what").GetString()));
    }

    [Fact]
    public void MistakesInTheCallAreInThePublicationsLanguage()
    {
        _content.Write("_index.md", "---\ntitle: Đài\nlanguage: vi\n---\n");
        var export = Write(Site().Post(Coffee));
        _content.Write(".import.json", "hỏng\n");
        var ledger = new Fault(_content[".import.json"], 1, 1, Severity.Error, "import-ledger").LineIn("vi");

        Assert.Equal(
            (1, "", $"newsfeeds: '{_exports.Folder}' là thư mục; ghi tên từng tệp xuất trong đó\n"), Run(_exports.Folder));
        Assert.Equal(
            (1, "", "newsfeeds: --uploads '/mat' không phải thư mục; ghi thư mục wp-content/uploads của website\n"),
            Run(export, "--uploads", "/mat"));
        Assert.Equal((1, "", "newsfeeds: không có tệp '/mat.xml'; xem lại tên tệp và thư mục chứa nó\n"), Run(export, "/mat.xml"));
        Assert.Equal((1, "", $"newsfeeds: {ledger}\n"), Run(export));
    }

    [Fact]
    public void OfManyNotesATerminalShowsTheFirstAndAReportHoldsAll()
    {
        var site = Site().Post(Coffee);
        for (var i = 1; i <= 12; i++)
        {
            site.Post(Coffee with { Slug = $"nhap-{i}", Title = $"Nháp {i}", Status = "draft" });
        }

        var report = _exports["report.txt"];
        var (code, output, _) = Run(Write(site), "--report", report);

        var shown = output.TrimEnd('\n').Split('\n');
        var all = File.ReadAllLines(report);
        Assert.Equal(0, code);
        Assert.Equal((11, "… and 2 more [draft]; --report FILE writes all"), (shown.Length, shown[^1]));
        Assert.Equal(12, all.Length);
        Assert.Equal(shown[..^1], all[..10]);
        Assert.EndsWith(" 'Nháp 12': a draft; --drafts brings it [draft]", all[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void JsonHoldsEveryNoteAndTheNumbers()
    {
        var site = Site().Post(Coffee with { Body = $"<img src=\"{ExportBuilder.Home}/wp-content/uploads/a \u001b[2J.jpg\" alt=\"\">" });
        for (var i = 1; i <= 12; i++)
        {
            site.Post(Coffee with { Slug = $"nhap-{i}", Title = $"\"Nháp\" \\ {i}", Status = "draft" });
        }

        var export = Write(site);
        var (code, output, error) = Run(export, "--json");
        using var json = JsonDocument.Parse(output, NoneTwice);
        var notes = json.RootElement.GetProperty("notes").EnumerateArray().ToList();
        var draft = notes.First(note => note.GetProperty("kind").GetString() == "draft");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["notes", "posts", "media", "kinds", "whole"], json.RootElement.EnumerateObject().Select(each => each.Name));
        Assert.Equal(
            ($"{export}:24", "\"Nháp\" \\ 1", "a draft; --drafts brings it", false),
            (draft.GetProperty("place").GetString(), draft.GetProperty("post").GetString(), draft.GetProperty("what").GetString(),
                draft.GetProperty("error").GetBoolean()));
        Assert.Equal(
            ["written", "changed", "unchanged", "edited", "missing", "withdrawn", "lost"],
            json.RootElement.GetProperty("posts").EnumerateObject().Select(each => each.Name));
        Assert.Equal(1, json.RootElement.GetProperty("posts").GetProperty("written").GetInt32());
        Assert.Equal((0, 0L), (
            json.RootElement.GetProperty("media").GetProperty("files").GetInt32(),
            json.RootElement.GetProperty("media").GetProperty("bytes").GetInt64()));
        Assert.Equal(
            notes.CountBy(note => note.GetProperty("kind").GetString()!).OrderBy(each => each.Key, StringComparer.Ordinal),
            json.RootElement.GetProperty("kinds").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetInt32())));
        Assert.True(json.RootElement.GetProperty("whole").GetBoolean());
    }

    [Fact]
    public void JsonOfAnImportWithoutNotesIsWhole()
    {
        using var json = JsonDocument.Parse(Run(Write(Site().Post(Coffee)), "--json").Output, NoneTwice);

        Assert.Equal(0, json.RootElement.GetProperty("notes").GetArrayLength());
        Assert.Empty(json.RootElement.GetProperty("kinds").EnumerateObject());
    }

    [Fact]
    public void ADryRunSaysWhatWouldBeDoneAndWritesNothing()
    {
        _exports.Write("uploads/2021/05/anh.jpg", Pictures.Jpeg(40, 30));
        var export = Write(Site().Post(WithPicture(ExportBuilder.Home)));
        var (code, _, error) = Run(export, "--uploads", _exports["uploads"], "--dry-run");
        var folder = _content["moi"];

        Assert.Equal(0, code);
        Assert.Contains("posts: 1 would be written, 0 would be changed, 0 as before,", error, StringComparison.Ordinal);
        Assert.Contains("pictures and sound: 1 would be copied,", error, StringComparison.Ordinal);
        Assert.Equal(0, Shell.RunBare("import", export, "--dry-run", "--content", folder).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public void WhatIsInTheUploadsIsCopied()
    {
        var picture = Pictures.Jpeg(40, 30);
        _exports.Write("uploads/2021/05/anh.jpg", picture);
        var (code, output, error) = Run(Write(Site().Post(WithPicture(ExportBuilder.Home))), "--uploads", _exports["uploads"]);

        Assert.Equal((0, ""), (code, output));
        Assert.EndsWith($"\npictures and sound: 1 copied, {picture.Length} bytes\n", error, StringComparison.Ordinal);
        Assert.Equal(picture, File.ReadAllBytes(_content["kinh-te/anh.jpg"]));
        AssertSound();
    }

    [Fact]
    public void WhatIsInNoFolderIsFetchedOnceFromTheSiteItself()
    {
        var picture = Pictures.Jpeg(40, 30);
        using var server = new FileServer(
            path => path == "/wp-content/uploads/2021/05/anh.jpg"
                ? FileServer.Answer(picture, "200 OK", "Content-Type: image/jpeg") : FileServer.Answer([], "404 Not Found"));
        var export = Write(Site(server.Address).Post(WithPicture(server.Address)));
        Assert.Contains("it was not downloaded; --download fetches it [media]\n", Run(export).Output, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
        Assert.Equal(0, Run(export, "--download").Code);
        var (asked, files) = (server.Asked.Count, Files());
        Assert.Equal(picture, File.ReadAllBytes(_content["kinh-te/anh.jpg"]));
        Assert.Contains("src=\"anh.jpg\"", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
        AssertSound();
        Assert.Equal(0, Run(export, "--download").Code);
        Assert.Equal(files, Files());
        Assert.Equal(asked, server.Asked.Count);
    }

    [Fact]
    public void DraftsAndPagesComeOnlyWhenAsked()
    {
        var export = Write(Site().Post(Coffee)
            .Post(Coffee with { Slug = "nhap", Status = "draft" }).Post(Coffee with { Slug = "trang", Type = "page" }));

        Run(export);
        Assert.Equal([Article], Articles());
        Run(export, "--drafts");
        Assert.Equal([Article, "kinh-te/2021-05-02-nhap.html"], Articles());
        Run(export, "--pages");
        Assert.Equal([Article, "kinh-te/2021-05-02-nhap.html", "kinh-te/2021-05-02-trang.html"], Articles());
        AssertSound();
    }

    [Fact]
    public void AuthorsAreSplitWhereItSaysSo()
    {
        Run(Write(Site().Post(Coffee)), "--split-authors", " – ");

        Assert.Contains("\nauthors:\n  - 'Hoàng Lợi'\n  - 'Quang Mẫn'\n", File.ReadAllText(_content[Article]), StringComparison.Ordinal);
    }

    [Fact]
    public void AnExportInPartsIsOneSite()
    {
        var second = Site().Post(Coffee with { Number = 2, Slug = "khac", Body = "<a href=\"/2021/05/gia-ca-phe/\">a</a>" });

        Assert.Equal(0, Run(Write(Site().Post(Coffee)), Write(second, "export-2.xml")).Code);
        Assert.Contains(
            $"href=\"/{Article}\"", File.ReadAllText(_content["kinh-te/2021-05-02-khac.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsRepairedIsWhole()
    {
        var export = Write(Site().Post(Coffee with { Title = "Giá\u0001 cà phê" }));
        var (code, output, _) = Run(export);

        Assert.Equal(0, code);
        Assert.StartsWith($"{export}:14: note: no text can hold the character U+0001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ALostPostIsExitCode1AndTheOthersCome()
    {
        var whole = Site().Post(Coffee).Post(Coffee with { Slug = "khac" }).ToString();
        var export = _exports[_exports.Write("export.xml", whole[..whole.LastIndexOf("<wp:post_name>", StringComparison.Ordinal)])];
        var (code, output, error) = Run(export);

        Assert.Equal(1, code);
        Assert.StartsWith($"{export}:30: error: ", output, StringComparison.Ordinal);
        Assert.Contains(" 1 lost\n", error, StringComparison.Ordinal);
        Assert.Equal([Article], Articles());
        AssertSound();
        using var json = JsonDocument.Parse(Run(export, "--json").Output, NoneTwice);
        Assert.False(json.RootElement.GetProperty("whole").GetBoolean());
    }

    [Fact]
    public void AFileThatIsNoExportIsNamedAndNothingIsWritten()
    {
        var file = _exports[_exports.Write("thu.txt", "Thư gửi toà soạn")];
        var (code, output, error) = Run(file);

        Assert.Equal(1, code);
        Assert.StartsWith($"{file}: error: this is no WordPress export and no feed", output, StringComparison.Ordinal);
        Assert.Contains(" 0 lost\n", error, StringComparison.Ordinal); // Nobody knows whether it has posts.
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public void AFileThatIsNotThereIsNamedAndNothingIsWritten()
    {
        var file = _exports["mat.xml"];

        Assert.Equal(
            (1, "", $"newsfeeds: there is no file '{file}'; look at its name and its folder\n"), Run(Write(Site().Post(Coffee)), file));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public void AFolderIsNoExport()
    {
        var message = $"newsfeeds: '{_exports.Folder}' is a folder; name the export files in it\n";

        Assert.Equal((1, "", message), Run(_exports.Folder));
        Assert.Equal((1, "", message), Run(_exports.Folder, "--json"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public void UploadsThatAreNoFolderAreNamedAndNothingIsWritten()
    {
        var export = Write(Site().Post(Coffee));
        var report = _exports["report.txt"];
        foreach (var uploads in new[] { _exports["mat"], export })
        {
            Assert.Equal(
                (1, "", $"newsfeeds: --uploads '{uploads}' is no folder; name the site's wp-content/uploads\n"),
                Run(export, "--uploads", uploads, "--report", report));
        }

        Assert.False(File.Exists(report));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Fact]
    public void AReportThatCannotBeWrittenStopsItBeforeAnythingIs()
    {
        var (code, _, error) = Run(Write(Site().Post(Coffee)), "--report", _exports["khong/co/report.txt"]);

        Assert.Equal(1, code);
        Assert.Contains("khong/co/report.txt", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
    }

    [Theory]
    [InlineData]
    [InlineData("a.xml", "--dry-rnu")]
    [InlineData("a.xml", "--upload", "b")]
    [InlineData("a.xml", "--split-authors")]
    public void AMistakeInTheCommandLineIsOneLine(params string[] arguments)
    {
        var (code, output, error) = Shell.RunBare(["import", .. arguments]);

        Assert.Equal((1, ""), (code, output));
        Assert.EndsWith("; see newsfeeds import --help\n", error, StringComparison.Ordinal);
    }

    private static readonly JsonDocumentOptions NoneTwice = new() { AllowDuplicateProperties = false };

    private static ExportedPost Coffee => new("Giá cà phê", "gia-ca-phe");

    private static ExportedPost WithPicture(string home) =>
        Coffee with { Body = $"<img src=\"{home}/wp-content/uploads/2021/05/anh.jpg\" alt=\"Cà phê chín\">" };

    private static ExportBuilder Site(string home = ExportBuilder.Home, string language = "en") =>
        new ExportBuilder { Address = home, Language = language }.Category("kinh-te", "Kinh tế").Author("loi", "Hoàng Lợi – Quang Mẫn");

    private static string RealExport(string name) => SourceTree.Path("tests", "NewsFeeds.Tests", "Imports", "Exports", name);

    private string Write(ExportBuilder export, string name = "export.xml") => _exports[_exports.Write(name, export.ToString())];

    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        Shell.RunBare(["import", .. arguments, "--content", _content.Folder]);

    private void AssertSound()
    {
        var (code, output, _) = Shell.RunBare("check", "--content", _content.Folder);
        Assert.True(code == 0, output);
    }

    private IEnumerable<string> Articles() =>
        Directory.EnumerateFiles(_content.Folder, "*.html", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_content.Folder, file)).Order(StringComparer.Ordinal);

    private SortedDictionary<string, (DateTime, string)> Files() => new(
        Directory.EnumerateFiles(_content.Folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(_content.Folder, file),
            file => (File.GetLastWriteTimeUtc(file), Convert.ToHexString(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
