using System.Text.Json;

namespace NewsFeeds.Server.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void SoundContentIsSilentButForItsSummary() =>
        Assert.Equal((0, "", "1 article: 0 errors, 0 warnings\n"), _shell.Run("check"));

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
        var file = _shell.Write("_index.md", "---\ntitle: T\nauthority: example.vn\n---\n");
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
        _shell.Write("kinh-te/2026-03-02-tin.md", "---\ntitle: T\n\"a\\e[2J\": S\n---\n");

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
    [InlineData("check", "elsewhere")]
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
    public void TheSampleNewsroomIsSound()
    {
        var (code, output, _) = Shell.RunBare("check", "--strict", "--content", SourceTree.Path("content"));

        Assert.Equal((0, ""), (code, output));
    }
}
