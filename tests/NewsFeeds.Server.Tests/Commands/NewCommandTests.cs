namespace NewsFeeds.Server.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    // Two commands of one test run on one day: the publication's clock shows about noon.
    public NewCommandTests()
    {
        var hoursWest = DateTimeOffset.UtcNow.Hour - 12;
        _shell.Write("_index.md", $"---\ntitle: Đài thử\ntimezone: Etc/GMT{hoursWest:+0;-0;+0}\nauthority: example.vn,2026\n---\n");
    }

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
    public void PublishLeavesTheDraftOut()
    {
        var (_, output, _) = _shell.Run("new", "T", "--category", "kinh-te", "--publish");

        Assert.DoesNotContain("draft", File.ReadAllText(output.TrimEnd('\n')), StringComparison.Ordinal);
        Assert.Equal(0, _shell.Run("check", "--strict").Code);
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
    public void ACategoryThatIsGoneTakesNothingNew()
    {
        _shell.Write("cu/_index.md", "---\ntitle: Cũ\ngone: true\n---\n");

        Assert.Equal(1, _shell.Run("new", "T", "--category", "cu").Code);
    }

    [Fact]
    public void ATitleAndACategoryAreNeeded()
    {
        Assert.Equal(1, _shell.Run("new", " ", "--category", "kinh-te").Code);
        Assert.Equal(1, _shell.Run("new", "T").Code);
        Assert.Equal(1, _shell.Run("new", "--category", "kinh-te").Code);
    }
}
