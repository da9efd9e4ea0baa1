using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

/// <summary>Where dates are to be remembered and cannot be: a file stands in the folder's way, which stops root too.</summary>
public sealed class StateTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly string _inTheWay = Path.GetTempFileName();

    [Theory]
    [InlineData("")]
    [InlineData("/below/it")]
    public void AFolderThatWasNamedAndIsOfNoUseStopsTheStart(string below)
    {
        var wrong = Assert.Throws<SettingsException>(
            () => Site.Build(_content, [$"--NewsFeeds:State={_inTheWay}{below}"]));

        Assert.StartsWith("NewsFeeds:State ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_inTheWay}{below}'", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/.state")]
    [InlineData("/tin/../state")]
    public void TheContentIsNoPlaceForIt(string below)
    {
        var wrong = Assert.Throws<SettingsException>(
            () => Site.Build(_content, [$"--NewsFeeds:State={_content.Folder}{below}"]));

        Assert.StartsWith("NewsFeeds:State ", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("_index.md", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(_content.Folder))));
    }

    [Fact]
    public async Task WhatTheSystemNamesInTheContentIsNotWrittenTo()
    {
        await using var service = await RunningService.StartAsync(_content.Folder, environment: new Dictionary<string, string>
        {
            ["NewsFeeds__State"] = "",
            ["STATE_DIRECTORY"] = _content["state"],
        });
        await service.Client.GetStringAsync(new Uri("/feeds/rss.xml", UriKind.Relative));
        await service.StopAsync();

        Assert.Single(service.Output.Split('\n'), line => line.Contains("warn:", StringComparison.Ordinal));
        Assert.Single(Directory.GetFileSystemEntries(_content.Folder));
    }

    [Fact]
    public async Task OfSeveralFoldersThatTheSystemNamesTheFirstIsTaken()
    {
        using var state = TemporaryContent.Empty();
        await using var service = await RunningService.StartAsync(_content.Folder, environment: new Dictionary<string, string>
        {
            ["NewsFeeds__State"] = "",
            ["STATE_DIRECTORY"] = $"{state["a"]}:{state["b"]}",
        });
        await service.StopAsync();
        Assert.Equal([state["a"]], Directory.GetFileSystemEntries(state.Folder));
    }

    [Fact]
    public async Task AFolderThatNobodyNamedCostsAWarning()
    {
        await using var service = await RunningService.StartAsync(
            _content.Folder, environment: new Dictionary<string, string> { ["NewsFeeds__State"] = "", ["STATE_DIRECTORY"] = _inTheWay });
        await service.StopAsync();

        Assert.Single(
            service.Output.Split('\n'),
            line => line.Contains("NewsFeeds:State", StringComparison.Ordinal) && line.Contains(_inTheWay, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFolderThatCanBeWrittenToHoldsNothingButTheMemory()
    {
        var folder = _content.Folder + "..state"; // beside the content, under a name that begins like it
        await using var service = await RunningService.StartAsync(
            _content.Folder, environment: new Dictionary<string, string> { ["NewsFeeds__State"] = folder });
        await service.Client.GetStringAsync(new Uri("/feeds/rss.xml", UriKind.Relative));

        Assert.DoesNotContain("warn:", service.Output, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            () => Directory.GetFiles(folder).Length > 0, "the dates are to be written when the first documents are made");
        await service.StopAsync();
        Assert.StartsWith("feeds-", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        _content.Dispose();
        File.Delete(_inTheWay);
    }
}
