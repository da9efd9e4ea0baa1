namespace NewsFeeds.Server.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public NewCommandTests() => _shell.Write("_index.md", Index("en"));

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Giá cà phê: 'lên' #1", "kinh-te")]
    [InlineData("Giá cà phê", "Kinh tế")]
    [InlineData("\"新聞\" \\ [x]", "/kinh-te/")]
    [InlineData("@home", "kinh-te")]
    public void WhatItWritesIsFoundSound(string title, string category)
    {
        var (code, output, error) = _shell.Run("new", title, "--category", category);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith(Path.Combine(_shell.Content, "kinh-te"), output, StringComparison.Ordinal);
        Assert.Contains("\ndraft: true\n", File.ReadAllText(output.TrimEnd('\n')), StringComparison.Ordinal);
        Assert.Equal((0, "", "2 articles: 0 errors, 0 warnings\n"), _shell.Run("check", "--strict"));
    }

    [Fact]
    public void WithoutAReadablePublicationItWritesNothing()
    {
        _shell.Write("_index.md", "---\ntitle: Đài: thử\nlanguage: en\n---\n");
        var (code, output, error) = _shell.Run("new", "T", "--category", "kinh-te");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"{Path.Combine(_shell.Content, "_index.md")}:2:11: error: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishLeavesTheDraftOut()
    {
        var (_, output, _) = _shell.Run("new", "T", "--category", "kinh-te", "--publish");

        Assert.DoesNotContain("draft", File.ReadAllText(output.TrimEnd('\n')), StringComparison.Ordinal);
        Assert.Equal("0 errors, 1 warning", _shell.Run("check").Error.Split(": ")[1].Trim()); // The body is still to be written.
    }

    [Fact]
    public void ItNeverOverwrites()
    {
        var file = _shell.Run("new", "Cà phê", "--category", "kinh-te").Output.TrimEnd('\n');
        File.AppendAllText(file, "Nửa ngày viết.");
        var written = File.ReadAllText(file);
        var (code, output, error) = _shell.Run("new", "Cà phê", "--category", "kinh-te");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(file));
    }

    [Fact]
    public void AFileThatIsNoArticleStaysToo()
    {
        var file = _shell.Run("new", "Cà phê", "--category", "kinh-te").Output.TrimEnd('\n');
        File.WriteAllText(file, "Chưa có đầu đề");
        var (code, _, error) = _shell.Run("new", "Cà phê", "--category", "kinh-te");

        Assert.Equal((1, "Chưa có đầu đề"), (code, File.ReadAllText(file)));
        Assert.Contains("is there already", error, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).Length);
    }

    [Fact]
    public void TheSameTitleInAnotherCategoryWouldTakeTheSameIdAndIsRefused()
    {
        _shell.Write("the-thao/_index.md", "---\ntitle: Thể thao\n---\n");
        _shell.Run("new", "Cà phê", "--category", "kinh-te");

        Assert.Equal(1, _shell.Run("new", "Cà phê", "--category", "the-thao").Code);
    }

    [Fact]
    public void AnIdStaysTakenWhenItsFileIsRenamed()
    {
        var file = _shell.Run("new", "Trùng id", "--category", "kinh-te", "--publish").Output.TrimEnd('\n');
        var renamed = Path.Combine(_shell.Content, "kinh-te", "doi-ten.md");
        File.Move(file, renamed);
        var (code, output, error) = _shell.Run("new", "Trùng id", "--category", "kinh-te", "--publish");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"'{renamed}' has the id ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Equal(0, _shell.Run("check").Code);
    }

    [Fact]
    public void AnUnknownCategoryIsNamedWithTheNearestAndTheWayToMakeIt()
    {
        var (code, output, error) = _shell.Run("new", "T", "--category", "kinh-tee");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("there is no category 'kinh-tee'; did you mean 'kinh-te'?", error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_shell.Content, "kinh-tee", "_index.md"), error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_shell.Content, "kinh-tee")));
    }

    [Fact]
    public void OfManyCategoriesTheFirstAreNamedAndTheOthersCounted()
    {
        foreach (var number in Enumerable.Range(10, 31))
        {
            _shell.Write($"a{number}/_index.md", "---\ntitle: A\n---\n");
        }

        var error = _shell.Run("new", "T", "--category", "thoi-tiet").Error;
        Assert.Contains(", a39 and 2 more. To make one, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ACategoryThatIsGoneTakesNothingNew()
    {
        _shell.Write("cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");

        Assert.Equal(1, _shell.Run("new", "T", "--category", "cu").Code);
    }

    [Theory]
    [InlineData("vi", "Cà phê", "kinh-tee", "không có chuyên mục 'kinh-tee'; có phải 'kinh-te' không? Muốn lập chuyên mục mới, tạo tệp ")]
    [InlineData("en", "Cà phê", "kinh-tee", "there is no category 'kinh-tee'; did you mean 'kinh-te'? To make one, write ")]
    [InlineData("vi", "Cà phê", "thoi-tiet", "không có chuyên mục 'thoi-tiet'; hiện có cu, kinh-te. Muốn lập chuyên mục mới, ")]
    [InlineData("en", "Cà phê", "thoi-tiet", "there is no category 'thoi-tiet'; there are cu, kinh-te. To make one, ")]
    [InlineData("vi", "Cà phê", "cu", "chuyên mục 'cu' đã đóng ")]
    [InlineData("en", "Cà phê", "cu", "the category 'cu' is gone, so nobody would read the article; choose another")]
    [InlineData("vi", "Cà phê", "/", "'/' không phải tên chuyên mục; ")]
    [InlineData("en", "Cà phê", "", "'' is the name of no category; ")]
    [InlineData("vi", " ", "kinh-te", "tiêu đề đang trống; ")]
    [InlineData("en", " ", "kinh-te", "the title is empty; ")]
    public void ItSpeaksThePublicationsLanguage(string language, string title, string category, string message)
    {
        _shell.Write("_index.md", Index(language));
        _shell.Write("cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");
        var (code, output, error) = _shell.Run("new", title, "--category", category);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"newsfeeds: {message}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "'{0}' đã có địa chỉ này; ", "đã có tệp '{0}' ", "'{0}' đã mang mã ")]
    [InlineData("en", "'{0}' has this address already; ", "'{0}' is there already ", "'{0}' has the id ")]
    public void WhatIsTakenIsNamedInThePublicationsLanguage(string language, string address, string file, string id)
    {
        _shell.Write("_index.md", Index(language));
        var first = Run().Output.TrimEnd('\n');
        AssertNames(address, first);

        var text = File.ReadAllText(first);
        File.WriteAllText(first, "Chưa có phần đầu");
        AssertNames(file, first);

        File.Delete(first);
        var renamed = _shell.Write("kinh-te/doi-ten.md", text);
        AssertNames(id, renamed);

        (int Code, string Output, string Error) Run() => _shell.Run("new", "Cà phê", "--category", "kinh-te");

        void AssertNames(string message, string taken) => Assert.StartsWith(
            "newsfeeds: " + message.Replace("{0}", taken, StringComparison.Ordinal), Run().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutACategoryItSaysHowToMakeOne()
    {
        using var content = new TemporaryContent();
        var (code, _, error) = Shell.RunBare("new", "T", "--category", "tin", "--content", content.Folder);

        Assert.Equal(
            (1, $"newsfeeds: không có chuyên mục 'tin'. Muốn lập chuyên mục này, tạo tệp '{content["tin/_index.md"]}' "
                + "gồm ba dòng ---, title: …, ---\n"),
            (code, error));
    }

    [Fact]
    public void ATitleAndACategoryAreNeeded()
    {
        Assert.Equal(1, _shell.Run("new", " ", "--category", "kinh-te").Code);
        Assert.Equal(1, _shell.Run("new", "T").Code);
        Assert.Equal(1, _shell.Run("new", "--category", "kinh-te").Code);
    }

    // Two commands of one test run on one day: the publication's clock shows about noon.
    private static string Index(string language) =>
        $"---\ntitle: Đài thử\nlanguage: {language}\ntimezone: Etc/GMT{DateTimeOffset.UtcNow.Hour - 12:+0;-0;+0}\n"
        + "authority: example.vn,2026\n---\n";
}
