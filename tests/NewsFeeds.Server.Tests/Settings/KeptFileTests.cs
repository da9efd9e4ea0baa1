using Microsoft.Extensions.Logging.Abstractions;
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

    [Fact]
    public void WhatAKilledProcessLeftIsDeletedAfterADay()
    {
        using var folder = TemporaryContent.Empty();
        string[] left = [folder["a.json.abcdefgh.abc"], folder["b.json.1bcdefgh.abc"]];
        string[] others = [folder["c.json.abcdefgh.abc"], folder["c.json"], folder["notes.json.old"]];
        foreach (var path in (string[])[.. left, .. others])
        {
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(path == others[0] ? 0 : -2));
        }

        Assert.True(new KeptFile(folder["a.json"], 1000, NullLogger.Instance).TryWrite([1]));
        Assert.Equal(
            others.Append(folder["a.json"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.Folder).Order(StringComparer.Ordinal));
    }
}
