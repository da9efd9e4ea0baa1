using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

public class KeptFileTests
{
    [Fact]
    public void WhoeverReadsItFindsTheOldBytesOrTheNew()
    {
        using var folder = TemporaryContent.Empty();
        using var lines = new LogLines();
        var file = new KeptFile(folder["kept.json"], 1000, lines.CreateLogger(""));
        Assert.True(file.TryWrite([1, 1, 1]));
        using var reader = File.OpenRead(folder["kept.json"]);
        Assert.True(file.TryWrite([2, 2]));
        var old = new byte[4];
        Assert.Equal(3, reader.ReadAtLeast(old, 4, throwOnEndOfStream: false));
        Assert.Equal([1, 1, 1], old[..3]);
        Assert.Equal([2, 2], file.Read());
    }

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
        Assert.Contains("It tries again", told, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Path}.", told, StringComparison.Ordinal);
    }
}
