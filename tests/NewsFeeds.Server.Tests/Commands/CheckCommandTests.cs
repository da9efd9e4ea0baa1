using System.Text.Json;
using NewsFeeds.Articles;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public CheckCommandTests() => Publication("en");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void SoundContentIsSilentButForItsSummary() =>
        Assert.Equal((0, "", "1 article: 0 errors, 0 warnings\n"), _shell.Run("check"));

    [Fact]
    public void ItSpeaksThePublicationsLanguage()
    {
        using var shell = new Shell("vi");
        Assert.Equal((0, "", "1 bài: 0 lỗi, 0 cảnh báo\n"), shell.Run("check"));

        var hidden = shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\n\nLời.\n");
        var message = new Fault(hidden, 3, 1, Severity.Warning, "unknown-key/near", "sumary", "summary").MessageIn("vi");
        using var json = JsonDocument.Parse(shell.Run("check", "--json").Output);
        Assert.Equal((0, $"{hidden}:3:1: warning: {message} [unknown-key]\n", "2 bài: 0 lỗi, 1 cảnh báo\n"), shell.Run("check"));
        Assert.Equal(message, json.RootElement[0].GetProperty("message").GetString());
    }

    [Fact]
    public void FixSaysInThePublicationsLanguageWhatItDid()
    {
        using var shell = new Shell("vi");
        var sound = shell.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\npodcast: {category: News}\n---\n");
        var broken = shell.Write("tin/_index.md", "---\ntitle: Tin\npodcast: {guid: 12}\n---\n");
        var told = shell.Run("check", "--fix", "--public-url", "https://feeds.example.vn").Error.Split('\n');

        Assert.Contains($"{sound}: đã ghi guid 2eb72b3c-d896-5e85-936f-60850122286d cho podcast", told);
        Assert.Contains(told, line => line.StartsWith($"{broken}: để nguyên; sửa các lỗi trong tệp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("language: vi", "bài")]
    [InlineData("language: en", "articles")]
    [InlineData("language: km", "articles")]
    [InlineData("title: Không ghi ngôn ngữ", "bài")]
    [InlineData("language: [", "bài")]
    [InlineData("language: en\ntitle: Đài: thử", "articles")]
    [InlineData(null, "articles")]
    public void TheLanguageIsThePublicationsAsFarAsItCanBeRead(string? key, string word)
    {
        var index = _shell.Write("_index.md", $"---\n{key}\n---\n");
        if (key is null)
        {
            File.Delete(index);
        }

        _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\ndate: 2026-03-02\n---\n\nLời.\n");
        Assert.StartsWith($"2 {word}: ", _shell.Run("check").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorIsALineThatLeadsToItsPlaceAndExitCode1()
    {
        var file = _shell.Write("kinh-te/2026-03-02-hong.md", "---\ntitle: T\ndate: hôm qua\n---\nThân.\n");
        var (code, output, error) = _shell.Run("check");

        Assert.Equal(1, code);
        Assert.StartsWith($"{file}:3:7: error: 'date' must be", output, StringComparison.Ordinal);
        Assert.EndsWith(" [date]\n", output, StringComparison.Ordinal);
        Assert.Equal("2 articles: 1 error, 0 warnings\n", error);
    }

    [Fact]
    public void AWarningFailsOnlyTheStrict()
    {
        var file = _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\nThân.\n");
        var expected = $"{file}:3:1: warning: unknown key 'sumary'; did you mean 'summary'? [unknown-key]\n";

        Assert.Equal((0, expected, "2 articles: 0 errors, 1 warning\n"), _shell.Run("check"));
        Assert.Equal((1, expected, "2 articles: 0 errors, 1 warning\n"), _shell.Run("check", "--strict"));
    }

    [Fact]
    public void AnAuthorityThatIsNoneIsAnError()
    {
        var file = _shell.Write("_index.md", "---\ntitle: T\nauthority: example.vn\nlanguage: en\n---\n");
        var (code, output, _) = _shell.Run("check");

        Assert.Equal(1, code);
        Assert.StartsWith($"{file}:3:12: error: 'authority' must be", output, StringComparison.Ordinal);
    }

    [Fact]
    public void FixWritesThePodcastsIdBeforeItChecks()
    {
        var file = _shell.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\npodcast: {category: News}\n---\n");
        var (code, output, error) = _shell.Run("check", "--fix", "--public-url", "https://feeds.example.vn");
        Assert.Equal(1, code);
        Assert.DoesNotContain("[no-podcast-guid]", output, StringComparison.Ordinal);
        Assert.StartsWith($"{file}: wrote the podcast's guid 2eb72b3c-d896-5e85-936f-60850122286d\n", error, StringComparison.Ordinal);
        Assert.Contains("{guid: 2eb72b3c-d896-5e85-936f-60850122286d, category: News}", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith("1 article:", _shell.Run("check", "--fix").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonHoldsTheSameFaults()
    {
        var file = _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\n[x](/articles/2026-03-01/mất)\n");
        using var json = JsonDocument.Parse(_shell.Run("check", "--json").Output);

        Assert.Equal(
            [(file, 3, 1, "warning", "unknown-key"), (file, 5, 1, "warning", "broken-link")],
            json.RootElement.EnumerateArray().Select(fault => (fault.GetProperty("file").GetString()!, fault.GetProperty("line").GetInt32(),
                fault.GetProperty("column").GetInt32(), fault.GetProperty("severity").GetString()!,
                    fault.GetProperty("code").GetString()!)));
        Assert.Equal("there is no article at /articles/2026-03-01/mất", json.RootElement[1].GetProperty("message").GetString());
    }

    [Fact]
    public void JsonOfSoundContentIsAnEmptyArray() => Assert.Equal("[]\n", _shell.Run("check", "--json").Output);

    [Fact]
    public void WhatAnArticleSaysCannotSteerTheTerminal()
    {
        _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\n\"a\\e[2J\": S\n---\n\nLời.\n");

        Assert.DoesNotContain('\e', _shell.Run("check").Output);
    }

    [Fact]
    public void AMissingFolderIsOneLine() => Assert.Equal(
        (1, "",
            "newsfeeds: the content folder '/nowhere/at/all' is missing or empty; name another with --content, or begin one with "
            + "newsfeeds init '/nowhere/at/all'\n"),
        Shell.RunBare("check", "--content", "/nowhere/at/all"));

    [Theory]
    [InlineData("serve", "--content", "")]
    [InlineData("check", "--content", "")]
    [InlineData("check", "--content", " ")]
    [InlineData("new", "T", "--category", "kinh-te", "--content", "")]
    public void AFolderWithoutANameIsTheSameMistakeToEveryCommand(params string[] arguments) =>
        Assert.Equal((1, "", "newsfeeds: NewsFeeds:Content must name a folder\n"), Shell.RunBare(arguments));

    [Fact]
    public void AMissingFolderIsAFaultInTheJson()
    {
        var (code, output, error) = Shell.RunBare("check", "--json", "--content", "/nowhere/at/all");
        using var json = JsonDocument.Parse(output);
        var fault = Assert.Single(json.RootElement.EnumerateArray());

        Assert.Equal((1, "/nowhere/at/all", "error", "no-content"),
            (code, fault.GetProperty("file").GetString(), fault.GetProperty("severity").GetString(),
                fault.GetProperty("code").GetString()));
        Assert.Equal($"newsfeeds: {fault.GetProperty("message").GetString()}\n", error);
    }

    [Theory]
    [InlineData("newsfeeds check --help", "check", "--content")]
    [InlineData("newsfeeds new --help", "new", "T")]
    [InlineData("newsfeeds serve --help", "serve", "--urls")]
    [InlineData("newsfeeds --help", "--content")]
    [InlineData("newsfeeds --help", "chek")]
    public void AMistakeInTheCommandLineIsOneLine(string help, params string[] arguments)
    {
        var (code, output, error) = Shell.RunBare(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("newsfeeds: ", error, StringComparison.Ordinal);
        Assert.EndsWith($"; see {help}\n", error, StringComparison.Ordinal);
        Assert.Single(error, character => character == '\n');
    }

    [Theory]
    [InlineData("check", "--bogus")]
    [InlineData("check", "-x")]
    [InlineData("check", "--contnet=/nowhere", "a.md")]
    [InlineData("new", "T", "--category", "kinh-te", "U")]
    public void AnUnknownWordIsAnError(params string[] arguments)
    {
        var (code, output, error) = _shell.Run(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is no option of this command", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newsfeeds check --json", "check", "--help")]
    [InlineData("newsfeeds new \"Khai giảng", "new", "--help")]
    [InlineData("newsfeeds serve --content", "serve", "--help")]
    [InlineData("newsfeeds new \"Giá cà phê tăng\"", "--help")]
    public void HelpEndsWithExamples(string example, params string[] arguments)
    {
        var (code, output, _) = Shell.RunBare(arguments);

        Assert.Equal(0, code);
        Assert.Contains(example, output[output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileIsCheckedAlone()
    {
        var file = _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\n\nLời.\n");
        _shell.Write("kinh-te/2026-03-02-hong.md", "---\ntitle: [\n---\n");
        var expected = $"{file}:3:1: warning: unknown key 'sumary'; did you mean 'summary'? [unknown-key]\n";

        Assert.Equal((0, expected, "1 article: 0 errors, 1 warning\n"), _shell.Run("check", file));
        Assert.Equal((0, expected, "1 article: 0 errors, 1 warning\n"), _shell.Run("check", file, file));
        Assert.Equal((1, expected, "1 article: 0 errors, 1 warning\n"), _shell.Run("check", "--strict", file));
        Assert.Equal(
            "2 articles: 1 error, 0 warnings\n", _shell.Run("check", _shell.Path("kinh-te/2026-03-01-ca-phe.md"),
                _shell.Path("kinh-te/2026-03-02-hong.md")).Error);
        Assert.Equal("3 articles: 1 error, 1 warning\n", _shell.Run("check", _shell.Path("kinh-te/")).Error);
    }

    [Fact]
    public void APathIsRelativeToWhereTheCommandIsCalled()
    {
        var file = _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\n\nLời.\n");
        var relative = Path.GetRelativePath(".", file);

        Assert.Equal("1 article: 0 errors, 1 warning\n", _shell.Run("check", relative).Error);
    }

    [Fact]
    public void ThreeHundredFilesAreOneCall()
    {
        var files = Enumerable.Range(0, 300)
            .Select(number => _shell.Write($"kinh-te/2026-03-02-tin-{number}.md", "---\ntitle: T\nsumary: S\n---\n\nLời.\n")).ToArray();

        Assert.Equal("300 articles: 0 errors, 300 warnings\n", _shell.Run(["check", .. files]).Error);
    }

    [Fact]
    public void WhatAHookNamesAllTheSameIsPassedOver()
    {
        _shell.Write("kinh-te/2026-03-02-hong.md", "---\ntitle: [\n---\n");
        var gone = _shell.Path("kinh-te/2026-01-01-xoa.md");

        Assert.Equal(
            (0, "", $"{gone}: passed over, because it is not there\n"
                + $"README.md: passed over, because it is not in the content folder '{_shell.Content}'\n"
                + "nothing was checked\n"),
            _shell.Run("check", gone, "README.md"));
        Assert.Equal("[]\n", _shell.Run("check", "--json", gone).Output);
    }

    [Fact]
    public void OnlyTheStrictFailWhereNoneOfTheFilesIsThere()
    {
        var (gone, there) = (_shell.Path("kinh-te/2026-01-01-xoa.md"), _shell.Path("kinh-te/2026-03-01-ca-phe.md"));
        var elsewhere = Path.GetRelativePath(".", Directory.EnumerateFiles(".").First());

        Assert.Equal(0, _shell.Run("check", gone).Code);
        Assert.Equal(1, _shell.Run("check", "--strict", gone).Code);
        Assert.Equal(0, _shell.Run("check", "--strict", gone, there).Code);
        Assert.Equal(0, _shell.Run("check", "--strict", gone, elsewhere).Code);

        using var shell = new Shell("vi");
        Assert.EndsWith("\nchưa soát tệp nào\n", shell.Run("check", shell.Path("kinh-te/xoa.md")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/nowhere/at/all.md")]
    [InlineData("../../../../../../../../x.md")]
    public void AFileThatNoHookNamesIsRefused(string file) => Assert.Equal(
        (1, "", $"newsfeeds: '{file}' is not in the content folder '{_shell.Content}'; name a file of it, or another folder with "
            + "--content\n"),
        _shell.Run("check", file));

    [Fact]
    public void AFixMendsTheFilesAlone()
    {
        var file = _shell.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\npodcast: {category: News}\n---\n");

        var article = _shell.Path("kinh-te/2026-03-01-ca-phe.md");
        Assert.DoesNotContain("guid", _shell.Run("check", "--fix", article).Error, StringComparison.Ordinal);
        Assert.Contains("wrote the podcast's guid", _shell.Run("check", "--fix", file).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHubGetsCommandsWithPathsFromTheTopOfTheRepository()
    {
        var file = _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\nsumary: S\n---\n\nLời.\n");
        var relative = Path.GetRelativePath(".", file);
        var (code, output, error) = _shell.Run("check", "--format", "github");

        Assert.Equal((0, "2 articles: 0 errors, 1 warning\n"), (code, error));
        Assert.Equal(
            $"::warning file={relative},line=3,col=1,title=unknown-key::unknown key 'sumary'; did you mean 'summary'?\n", output);
        Assert.Equal("", _shell.Run("check", "--format", "github", _shell.Path("kinh-te/2026-03-01-ca-phe.md")).Output);
    }

    [Fact]
    public void GitHubHearsOfAMissingFolder()
    {
        var (code, output, error) = Shell.RunBare("check", "--format", "github", "--content", "/nowhere/at/all");

        Assert.Equal(1, code);
        Assert.Contains("title=no-content::", output, StringComparison.Ordinal);
        Assert.StartsWith("newsfeeds: the content folder", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json and --format github are two forms", "check", "--json", "--format", "github")]
    [InlineData("'teletext'", "check", "--format", "teletext")]
    public void ACallThatMeansNothingIsRefused(string reason, params string[] arguments)
    {
        var (code, output, error) = _shell.Run(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void StatusSaysWhyAnArticleIsNotOutAndChangesNoExitCode()
    {
        var file = _shell.Write("kinh-te/2026-03-02-nhap.md", "---\ntitle: T\ndraft: true\n---\n");
        var expected = $"{file}:3:8: notice: not out: it is a draft; remove 'draft: true' or 'published: false' to publish it [draft]\n";

        Assert.Equal((0, expected, "2 articles: 0 errors, 0 warnings\n"), _shell.Run("check", "--status", "--strict"));
        Assert.StartsWith("::notice file=", _shell.Run("check", "--status", "--format", "github").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_shell.Run("check", "--status", "--json").Output);
        Assert.Equal("notice", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("severity").GetString());

        var named = _shell.Run("check", "--status", _shell.Path("kinh-te/2026-03-01-ca-phe.md"), file).Output;
        Assert.Contains(" notice: out since 2026-03-01T08:00:00+07:00 at http", named, StringComparison.Ordinal);
        Assert.EndsWith(expected, named, StringComparison.Ordinal);
    }

    [Fact]
    public void MessagesAreInThePublicationsLanguage()
    {
        Publication("vi");
        _shell.Write("kinh-te/2026-03-02-nhap.md", "---\ntitle: T\ndraft: true\n---\n");

        Assert.Contains("notice: chưa đăng: bài là bản nháp", _shell.Run("check", "--status").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_shell.Run("check", "--status", "--json").Output);
        Assert.StartsWith("chưa đăng", json.RootElement[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSampleNewsroomIsSound()
    {
        var (code, output, _) = Shell.RunBare("check", "--strict", "--content", SourceTree.Path("content"));

        Assert.Equal((0, ""), (code, output));
    }

    private void Publication(string language) => _shell.Write(
        "_index.md", $"---\ntitle: Đài thử\nlanguage: {language}\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
}
