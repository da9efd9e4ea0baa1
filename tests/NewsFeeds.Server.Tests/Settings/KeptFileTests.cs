using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

public class KeptFileTests
{
    [Fact]
    public void WhatCannotBeWrittenIsToldOnce()
    {
        // The system lets nobody make a file there, and its message has the name that was tried.
        const string Path = "/proc/self/kept.json";
        using var lines = new LogLines();
        var file = new KeptFile(Path, 1000, lines.CreateLogger(""));
        Assert.False(file.TryWrite([1]));
        Assert.False(file.TryWrite([1]));
        var told = Assert.Single(lines.Lines);
        Assert.Contains($"'{Path}'", told, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Path}.", told, StringComparison.Ordinal);
    }
}
