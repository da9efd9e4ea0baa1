using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly TemporaryContent _place = TemporaryContent.Empty();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("vi", "tin-tuc", "bai-dau-tien.md", "example.vn,2026", "Bước tiếp theo", "1 bài: 0 lỗi, 0 cảnh báo\n")]
    [InlineData("en", "news", "the-first-article.md", "news@example.org,2026-11", "Next", "1 article: 0 errors, 0 warnings\n")]
    public void WhatItWritesIsFoundSound(
        string language, string category, string article, string authority, string next, string summary)
    {
        var folder = _place["toa/soan"];
        var (code, output, error) = Shell.RunBare("init", folder, "--authority", authority, "--language", language);

        Assert.Equal(0, code);
        Assert.StartsWith($"{next}: newsfeeds serve --content \"{folder}\"", error, StringComparison.Ordinal);
        var files = output.TrimEnd('\n').Split('\n');
        Assert.Equal([Path.Combine(folder, category, "_index.md"), files[1], Path.Combine(folder, "_index.md")], files);
        Assert.EndsWith("-" + article, files[1], StringComparison.Ordinal);
        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.Contains($"\nid: tag:{authority}:", File.ReadAllText(files[1]), StringComparison.Ordinal);
        Assert.Equal((0, "", summary), Shell.RunBare("check", "--strict", "--content", folder));
    }

    [Theory, InlineData("vi", "Tổng Biên tập: "), InlineData("en", "Editor-in-chief: ")]
    public void ItsImprintIsOneWithoutTheSigns(string language, string first)
    {
        var folder = _place["toa/soan"];
        Assert.Equal(0, Shell.RunBare("init", folder, "--authority", "example.vn,2026", "--language", language).Code);
        var index = Path.Combine(folder, "_index.md");
        var text = File.ReadAllText(index);
        Assert.Contains($"\n# imprint: |\n#   {first}", text, StringComparison.Ordinal);
        text = text.Replace("# imprint", "imprint", StringComparison.Ordinal).Replace("\n#   ", "\n  ", StringComparison.Ordinal);
        File.WriteAllText(index, text);

        var (code, output, error) = Shell.RunBare("check", "--strict", "--content", folder);
        Assert.Equal((0, ""), (code, output));
        Assert.StartsWith(language == "vi" ? "1 bài: 0 lỗi" : "1 article: 0 errors", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNextArticleIsBegunAsTheFirstSays()
    {
        var folder = _place["tòa soạn"];
        var (_, files, _) = Shell.RunBare("init", folder, "--authority", "example.vn,2026");

        var first = File.ReadAllText(files.Split('\n').Single(file => file.EndsWith("-bai-dau-tien.md", StringComparison.Ordinal)));
        Assert.Contains($"`newsfeeds new \"Tên bài\" --category tin-tuc --content \"{folder}\"`", first, StringComparison.Ordinal);
        Assert.Contains($"`newsfeeds check --content \"{folder}\"`", first, StringComparison.Ordinal);
        Assert.Equal(0, Shell.RunBare("new", "Tên bài", "--category", "tin-tuc", "--content", folder).Code);
        Assert.Equal((0, "", "2 bài: 0 lỗi, 0 cảnh báo\n"), Shell.RunBare("check", "--strict", "--content", folder));
    }

    [Theory]
    [InlineData("vi", "Bài đầu tiên")]
    [InlineData("en", "The first article")]
    public async Task TheServiceServesIt(string language, string title)
    {
        var content = TemporaryContent.Empty();
        Assert.Equal(0, Shell.RunBare("init", content.Folder, "--authority", "example.vn,2026", "--language", language).Code);
        await using var site = await Site.StartAsync(content);

        Assert.Equal([title], (await site.ReadAsync("/feeds/rss.xml")).Titles);
        Assert.Equal(language, (string?)(await site.ReadAsync("/feeds/atom.xml")).Xml.Attribute(System.Xml.Linq.XNamespace.Xml + "lang"));
        Assert.Equal((System.Net.HttpStatusCode.OK, "ready", 0), await site.HealthAsync());
    }

    [Theory]
    [InlineData("_index.md")]
    [InlineData("tin/a.html")]
    [InlineData("logo.png")]
    public void AFolderThatHoldsAnythingStaysAsItIs(string file)
    {
        _place.Write(file, "Của người khác");

        Assert.Equal(
            (1, "", $"newsfeeds: '{_place.Folder}' không phải thư mục trống nên được giữ nguyên; chọn thư mục trống hoặc thư mục mới\n"),
            Shell.RunBare("init", _place.Folder, "--authority", "example.vn,2026"));
        Assert.Equal(
            (1, "", $"newsfeeds: '{_place.Folder}' is not an empty folder, so it stays as it is; name an empty or a new one\n"),
            Shell.RunBare("init", _place.Folder, "--authority", "example.vn,2026", "--language", "en"));
        Assert.Equal([_place[file]], Directory.EnumerateFiles(_place.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void AFileIsNoPlaceForIt()
    {
        var file = _place[_place.Write("a", "Của người khác")];

        Assert.Equal(1, Shell.RunBare("init", file, "--authority", "example.vn,2026").Code);
        Assert.Equal("Của người khác", File.ReadAllText(file));
    }

    [Fact]
    public void WhatIsHiddenIsNoContent()
    {
        _place.Write(".git/HEAD", "ref: refs/heads/main\n");

        Assert.Equal(0, Shell.RunBare("init", _place.Folder, "--authority", "example.vn,2026").Code);
    }

    [Theory]
    [InlineData("vi", "newsfeeds: mã của mọi bài bắt đầu bằng tên miền", "như --authority example.vn,2026\n")]
    [InlineData("en", "newsfeeds: every article's id begins with a domain", "such as --authority example.vn,2026\n")]
    public void WithoutAnAuthorityItSaysWhatToWrite(string language, string begin, string end)
    {
        var (code, output, error) = Shell.RunBare("init", _place.Folder, "--language", language);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(begin, error, StringComparison.Ordinal);
        Assert.EndsWith(end, error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Folder));
    }

    [Theory]
    [InlineData("example.vn")]
    [InlineData("example.vn,mai")]
    [InlineData("https://example.vn,2026")]
    public void AnAuthorityThatIsNoneIsRefused(string authority)
    {
        var (code, _, error) = Shell.RunBare("init", _place.Folder, "--authority", authority, "--language", "en");

        Assert.Equal(1, code);
        Assert.StartsWith("newsfeeds: 'authority' must be a domain or an e-mail address", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Folder));
    }

    [Theory]
    [InlineData(" example.vn,2026 \n", 0)]
    [InlineData("example.vn\n", 1)]
    [InlineData("\n", 1)]
    [InlineData("", 1)]
    public void WhoeverSitsAtATerminalIsAskedForTheAuthorityOnce(string typed, int code)
    {
        using var error = new StringWriter();
        using var answers = new StringReader(typed);

        Assert.Equal(code, InitCommand.Run(_place.Folder, authority: null, "vi", new Terminal(TextWriter.Null, error, answers)));
        Assert.StartsWith("Tên miền hoặc địa chỉ email nào là của bạn", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(code == 0, File.Exists(_place["_index.md"]));
    }

    [Theory]
    [InlineData("newsfeeds init --help", "init", "a", "b")]
    [InlineData("newsfeeds init --help", "init", "a", "--language", "fr")]
    [InlineData("newsfeeds init --help", "init", "a", "--autority", "example.vn,2026")]
    public void AMistakeInTheCommandLineIsOneLine(string help, params string[] arguments)
    {
        var (code, output, error) = Shell.RunBare(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.EndsWith($"; see {help}\n", error, StringComparison.Ordinal);
    }
}
