using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class LastModifiedDatesTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsfeeds-").FullName;
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly LogLines _log = new();
    private readonly LoggerFactory _logs;

    public LastModifiedDatesTests() => _logs = new LoggerFactory([_log]);

    private string File => Path.Combine(_folder, "state", "feeds.json");

    [Fact]
    public void WithoutMemoryTheStoreTellsTheDate() =>
        Assert.Equal(Noon.AddHours(-5).AddSeconds(1), new LastModifiedDates(_clock).Date("/a", "1", Noon.AddHours(-5).AddMilliseconds(1)));

    [Fact]
    public void TheDateIsTheFirstWholeSecondAfterTheLastOfSeveralChangesWithinOne()
    {
        Assert.Equal(Noon.AddSeconds(1), LastModifiedDates.SecondAfter(Noon));
        Assert.Equal(Noon.AddSeconds(1), LastModifiedDates.SecondAfter(Noon.AddMilliseconds(999)));
        Assert.Equal(Noon.AddSeconds(2), LastModifiedDates.SecondAfter(Noon.AddSeconds(1)));
    }

    [Fact]
    public void TheSameBytesKeepTheirDateWhateverTheFilesTimesSay()
    {
        var dates = new LastModifiedDates(_clock);
        var first = dates.Date("/a", "1", Noon.AddDays(-3));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, dates.Date("/a", "1", _clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)] // a deletion that no time tells
    [InlineData(-48)] // a copy that keeps an old time
    [InlineData(-1)]
    public void AChangeWhoseTimeIsNotNewerMovesTheDateToNow(int hours)
    {
        var dates = new LastModifiedDates(_clock);
        dates.Date("/a", "1", Noon.AddHours(-1));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Noon.AddMinutes(5).AddSeconds(1), dates.Date("/a", "2", Noon.AddHours(-1 + hours)));
    }

    [Fact]
    public void BytesWithinOneSecondShareADateThatComesWhenTheLastOfThemIsAllThatIsSent()
    {
        var dates = new LastModifiedDates(_clock);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var first = dates.Date("/a", "1", _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMilliseconds(800));
        var second = dates.Date("/a", "2", _clock.GetUtcNow());
        Assert.Equal(first, second);
        Assert.True(second > _clock.GetUtcNow());

        // Once it has come, it was sent: the next bytes get the next second, even for a change of the second before.
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(Noon.AddSeconds(2), dates.Date("/a", "3", Noon.AddMilliseconds(950)));
    }

    [Fact]
    public void AFileFromTheFutureIsDatedNow() =>
        Assert.Equal(Noon.AddSeconds(1), new LastModifiedDates(_clock).Date("/a", "1", Noon.AddDays(400)));

    [Fact]
    public void AClockSetBackTakesNoDateBackAndGivesNoneTwice()
    {
        var dates = new LastModifiedDates(_clock);
        var first = dates.Date("/a", "1", Noon);
        _clock.AdjustTime(Noon.AddHours(-1));
        Assert.True(dates.Date("/a", "2", _clock.GetUtcNow()) > first);
    }

    [Fact]
    public void ADateMoreThanADayAheadIsForgotten()
    {
        var dates = new LastModifiedDates(_clock, Kept());
        dates.Date("/a", "1", Noon);
        dates.Save();
        _clock.AdjustTime(Noon.AddDays(-2));
        Assert.Equal(SecondAfterNow(), dates.Date("/a", "2", _clock.GetUtcNow()));
        Assert.Equal(SecondAfterNow(), new LastModifiedDates(_clock, Kept()).Date("/a", "2", _clock.GetUtcNow()));
    }

    [Fact]
    public void MemoryOutlivesTheProcess()
    {
        var first = Remembering("/a", "1", Noon.AddDays(-3));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new LastModifiedDates(_clock, Kept()).Date("/a", "1", Noon));
        Assert.Equal(SecondAfterNow(), new LastModifiedDates(_clock, Kept()).Date("/a", "2", Noon.AddDays(-3)));
    }

    [Fact]
    public void TwoProcessesThatShareAFileKeepTheLaterOfTheirDates()
    {
        var (one, other) = (new LastModifiedDates(_clock, Kept()), new LastModifiedDates(_clock, Kept()));
        one.Date("/a", "1", Noon.AddDays(-3));
        other.Date("/a", "2", Noon.AddDays(-2));
        var own = other.Date("/b", "1", Noon.AddDays(-3));
        other.Save();
        one.Save(); // The file is read again first.
        var dates = new LastModifiedDates(_clock, Kept());
        Assert.Equal(own, dates.Date("/b", "1", Noon));
        Assert.Equal(LastModifiedDates.SecondAfter(Noon.AddDays(-2)), dates.Date("/a", "2", Noon));
        Assert.True(one.Date("/a", "3", Noon.AddDays(-3)) > LastModifiedDates.SecondAfter(Noon.AddDays(-2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":{}}")]
    [InlineData("{\"Settings\":\"\",\"SettingsChanged\":\"0001-01-01T00:00:00+00:00\",\"Feeds\":{}}")]
    public void AnUnreadableMemoryIsForgottenWithALineInTheLog(string broken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, broken);
        var first = Remembering("/a", "1", Noon.AddDays(-3));
        Assert.Equal(2, _log.Count("cannot be read and are forgotten")); // At the start and before it is written.
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new LastModifiedDates(_clock, Kept()).Date("/a", "1", Noon));
    }

    [Fact]
    public void OneWritingRemembersAllThatWasDatedSinceTheLast()
    {
        var dates = new LastModifiedDates(_clock, Kept());
        var (a, b) = (dates.Date("/a", "1", Noon.AddDays(-3)), dates.Date("/b", "1", Noon.AddDays(-3)));
        Assert.False(System.IO.File.Exists(File));
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        var again = new LastModifiedDates(_clock, Kept());
        Assert.Equal((a, b), (again.Date("/a", "1", Noon), again.Date("/b", "1", Noon)));

        System.IO.File.Delete(File);
        dates.Save(); // nothing new
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToCostsNothingElse()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "state"), "this is no folder");
        Assert.Equal(Noon.AddDays(-3).AddSeconds(1), Remembering("/a", "1", Noon.AddDays(-3)));
    }

    [Fact]
    public void WhatCouldNotBeWrittenIsWrittenWithTheNext()
    {
        Directory.CreateDirectory(Path.Combine(File, "x"));
        var dates = new LastModifiedDates(_clock, Kept());
        var dated = dates.Date("/a", "1", Noon.AddDays(-3));
        dates.Save();
        Assert.Equal(File, Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(File)!)));

        Directory.Delete(File, recursive: true);
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(dated, new LastModifiedDates(_clock, Kept()).Date("/a", "1", Noon));
    }

    [Fact]
    public void WhatAProcessOfTheSameNumberIsWritingIsLeftAlone()
    {
        var others = $"{File}.{Environment.ProcessId}"; // two containers that share the folder are both process 1
        Directory.CreateDirectory(Path.GetDirectoryName(others)!);
        System.IO.File.WriteAllText(others, "half of a mem");
        Remembering("/a", "1", Noon.AddDays(-3));
        Assert.Equal("half of a mem", System.IO.File.ReadAllText(others));
    }

    private DateTimeOffset SecondAfterNow() => LastModifiedDates.SecondAfter(_clock.GetUtcNow());

    private LastModifiedFile Kept() => new(File, _logs.CreateLogger<LastModifiedFile>());

    /// <summary>What a process dated and wrote down.</summary>
    private DateTimeOffset Remembering(string path, string tag, DateTimeOffset changed)
    {
        var dates = new LastModifiedDates(_clock, Kept());
        var dated = dates.Date(path, tag, changed);
        dates.Save();
        return dated;
    }

    public void Dispose()
    {
        _logs.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
