using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class LastModifiedDatesTests : IDisposable
{
    private const string A = "/feeds/a/rss.xml";
    private const string B = "/feeds/b/rss.xml";
    private const string One = "1AAAAAAAAAAAAAAAAAAAAA";
    private const string Two = "2AAAAAAAAAAAAAAAAAAAAA";
    private const string Three = "3AAAAAAAAAAAAAAAAAAAAA";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsfeeds-").FullName;
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly LogLines _log = new();
    private readonly LoggerFactory _logs;

    public LastModifiedDatesTests() => _logs = new LoggerFactory([_log]);

    private string File => Path.Combine(_folder, "state", "feeds.json");

    [Fact]
    public void WithoutMemoryTheStoreTellsTheDate() =>
        Assert.Equal(Noon.AddHours(-5).AddSeconds(1), new LastModifiedDates(_clock).Date(A, One, Noon.AddHours(-5).AddMilliseconds(1)));

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
        var first = dates.Date(A, One, Noon.AddDays(-3));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, dates.Date(A, One, _clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)] // a deletion that no time tells
    [InlineData(-48)] // a copy that keeps an old time
    [InlineData(-1)]
    public void AChangeWhoseTimeIsNotNewerMovesTheDateToNow(int hours)
    {
        var dates = new LastModifiedDates(_clock);
        dates.Date(A, One, Noon.AddHours(-1));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Noon.AddMinutes(5).AddSeconds(1), dates.Date(A, Two, Noon.AddHours(-1 + hours)));
    }

    [Fact]
    public void BytesWithinOneSecondShareADateThatComesWhenTheLastOfThemIsAllThatIsSent()
    {
        var dates = new LastModifiedDates(_clock);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var first = dates.Date(A, One, _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMilliseconds(800));
        var second = dates.Date(A, Two, _clock.GetUtcNow());
        Assert.Equal(first, second);
        Assert.True(second > _clock.GetUtcNow());

        // Once it has come, it was sent: the next bytes get the next second, even for a change of the second before.
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(Noon.AddSeconds(2), dates.Date(A, Three, Noon.AddMilliseconds(950)));
    }

    [Fact]
    public void AFileFromTheFutureIsDatedNow() =>
        Assert.Equal(Noon.AddSeconds(1), new LastModifiedDates(_clock).Date(A, One, Noon.AddDays(400)));

    [Fact]
    public void AClockSetBackTakesNoDateBackAndGivesNoneTwice()
    {
        var dates = new LastModifiedDates(_clock);
        var first = dates.Date(A, One, Noon);
        _clock.AdjustTime(Noon.AddHours(-1));
        Assert.True(dates.Date(A, Two, _clock.GetUtcNow()) > first);
    }

    [Fact]
    public void ADateMoreThanADayAheadIsForgotten()
    {
        var dates = new LastModifiedDates(_clock, Kept());
        dates.Date(A, One, Noon);
        dates.Save();
        _clock.AdjustTime(Noon.AddDays(-2));
        Assert.Equal(SecondAfterNow(), dates.Date(A, Two, _clock.GetUtcNow()));
        Assert.Equal(SecondAfterNow(), new LastModifiedDates(_clock, Kept()).Date(A, Two, _clock.GetUtcNow()));
    }

    [Fact]
    public void MemoryOutlivesTheProcess()
    {
        var first = Remembering(A, One, Noon.AddDays(-3));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new LastModifiedDates(_clock, Kept()).Date(A, One, Noon));
        Assert.Equal(SecondAfterNow(), new LastModifiedDates(_clock, Kept()).Date(A, Two, Noon.AddDays(-3)));
    }

    [Fact]
    public void TwoProcessesThatShareAFileKeepTheLaterOfTheirDates()
    {
        var (one, other) = (new LastModifiedDates(_clock, Kept()), new LastModifiedDates(_clock, Kept()));
        one.Date(A, One, Noon.AddDays(-3));
        other.Date(A, Two, Noon.AddDays(-2));
        var own = other.Date(B, One, Noon.AddDays(-3));
        other.Save();
        one.Save(); // The file is read again first.
        var dates = new LastModifiedDates(_clock, Kept());
        Assert.Equal(own, dates.Date(B, One, Noon));
        Assert.Equal(LastModifiedDates.SecondAfter(Noon.AddDays(-2)), dates.Date(A, Two, Noon));
        Assert.True(one.Date(A, Three, Noon.AddDays(-3)) > LastModifiedDates.SecondAfter(Noon.AddDays(-2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":{}}")]
    [InlineData("{\"feeds\":null}")]
    [InlineData("{\"feeds\":{\"/feeds/a/rss.xml\":{\"tag\":\"1AAAAAAAAAAAAAAAAAAAAA\",\"date\":\"2026-11-20T")]
    [InlineData("{\"feeds\":{\"/feeds/a/rss.xml\":{\"tag\":1,\"date\":\"2026-11-20T00:00:00Z\"}}}")]
    [InlineData("{\"feeds\":{\"/feeds/a/rss.xml\":{\"tag\":\"1AAAAAAAAAAAAAAAAAAAAA\",\"date\":\"9999-12-31T23:59:59-14:00\"}}}")]
    [InlineData("{\"authority\":[],\"feeds\":{}}")]
    [InlineData("{\"feeds\":{\"/feeds/\\ud800/rss.xml\":null}}")]
    [InlineData("\ufeff{\"feeds\":{}}")]
    [InlineData("{\"Settings\":\"\",\"SettingsChanged\":\"0001-01-01T00:00:00+00:00\",\"Feeds\":{}}")]
    public void AnUnreadableMemoryIsForgottenWithOneLineInTheLog(string broken)
    {
        Write(broken);
        var first = Remembering(A, One, Noon.AddDays(-3));
        Assert.Contains($"'{File}'", Assert.Single(_log.Lines), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new LastModifiedDates(_clock, Kept()).Date(A, One, Noon));
        Assert.Single(_log.Lines);
    }

    [Fact]
    public void AMemoryThatIsNestedDeeplyIsForgotten()
    {
        Write($"{{\"feeds\":{new string('[', 1_000_000)}");
        Remembering(A, One, Noon);
        Assert.Single(_log.Lines);
    }

    [Fact]
    public void AMemoryThatIsTooLargeIsNotRead()
    {
        Write("");
        using (var file = System.IO.File.OpenWrite(File))
        {
            file.SetLength(1L << 40); // It takes no room on the disk.
        }

        Remembering(A, One, Noon);
        Assert.Contains("is larger than", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APipeInThePlaceOfTheMemoryHoldsNothingUp(bool behindLink)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using var make = System.Diagnostics.Process.Start("mkfifo", [behindLink ? File + ".pipe" : File]);
        await make.WaitForExitAsync();
        if (behindLink)
        {
            System.IO.File.CreateSymbolicLink(File, File + ".pipe");
        }

        var first = await Task.Run(() => Remembering(A, One, Noon.AddDays(-3))).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_log.Lines);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new LastModifiedDates(_clock, Kept()).Date(A, One, Noon));
    }

    [Theory]
    [InlineData(A, "", "2026-11-20T00:00:00Z")]
    [InlineData(A, "1", "2026-11-20T00:00:00Z")]
    [InlineData(A, "1AAAAAAAAAAAAAAAAAAA\\r\\n", "2026-11-20T00:00:00Z")]
    [InlineData(A, One, "1969-12-31T23:59:59Z")]
    [InlineData(A, One, "0001-01-01T00:00:00")]
    [InlineData("/a", One, "2026-11-20T00:00:00Z")]
    [InlineData("", One, "2026-11-20T00:00:00Z")]
    public void ADateThatIsNoneOfOursIsForgottenAlone(string path, string tag, string date)
    {
        Write($"{{\"feeds\":{{{Dated(path, tag, date)},\"/feeds/c/rss.xml\":null,{Dated(B, Two, "2026-11-19T07:00:00+07:00")}}}}}");
        var dates = new LastModifiedDates(_clock, Kept());
        Assert.Contains("2 of 3 dates", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Equal(Noon.AddDays(-3).AddSeconds(1), dates.Date(path, tag, Noon.AddDays(-3)));
        Assert.Equal(new DateTimeOffset(2026, 11, 19, 0, 0, 0, TimeSpan.Zero), dates.Date(B, Two, Noon));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59.9999999+14:00")]
    [InlineData("2026-11-24T12:00:01Z")]
    public void ADateMoreThanADayAheadInTheMemoryIsForgotten(string date)
    {
        Write($"{{\"feeds\":{{{Dated(A, One, date)}}}}}");
        var dates = new LastModifiedDates(_clock, Kept());
        Assert.Equal(Noon.AddDays(-3).AddSeconds(1), dates.Date(A, One, Noon.AddDays(-3)));
        Assert.Equal(SecondAfterNow(), dates.Date(A, Two, Noon));
        dates.Save();
        Assert.DoesNotContain(date[..10], System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not one")]
    [InlineData("example.vn,2026\\n")]
    [InlineData("")]
    public void AnAuthorityThatIsNoneIsForgotten(string authority)
    {
        Write($"{{\"authority\":\"{authority}\",\"feeds\":{{}}}}");
        Assert.Null(new LastModifiedDates(_clock, Kept()).RememberAuthority("example.vn,2026"));
        Assert.Single(_log.Lines);
    }

    [Fact]
    public void ADateThatAClockYearsAheadGaveIsForgottenOnceTheClockIsRight()
    {
        _clock.AdjustTime(Noon.AddYears(3));
        var dates = new LastModifiedDates(_clock, Kept());
        dates.Date(A, One, Noon.AddYears(3));
        dates.Date(B, One, Noon.AddYears(3));
        dates.Save();
        _clock.AdjustTime(Noon);
        Assert.Equal(Noon.AddDays(-1).AddSeconds(1), dates.Date(A, One, Noon.AddDays(-1)));
        Assert.Equal(SecondAfterNow(), dates.Date(B, One, Noon.AddYears(3)));
    }

    [Fact]
    public void TwoProcessesWithDifferentClocksKeepTheirOwnDates()
    {
        var ahead = new FakeTimeProvider(Noon.AddYears(3));
        var (wrong, right) = (new LastModifiedDates(ahead, Kept()), new LastModifiedDates(_clock, Kept()));
        for (var turn = 0; turn < 3; turn++)
        {
            wrong.Date(A, turn % 2 == 0 ? One : Two, Noon.AddYears(3));
            wrong.Save();
            Assert.Equal(Noon.AddDays(-1).AddSeconds(1), right.Date(A, One, Noon.AddDays(-1)));
            right.Date(B, One, Noon.AddDays(-1));
            right.Save();
        }
    }

    [Fact]
    public void OneWritingRemembersAllThatWasDatedSinceTheLast()
    {
        var dates = new LastModifiedDates(_clock, Kept());
        var (a, b) = (dates.Date(A, One, Noon.AddDays(-3)), dates.Date(B, One, Noon.AddDays(-3)));
        Assert.False(System.IO.File.Exists(File));
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        var again = new LastModifiedDates(_clock, Kept());
        Assert.Equal((a, b), (again.Date(A, One, Noon), again.Date(B, One, Noon)));

        System.IO.File.Delete(File);
        dates.Save(); // nothing new
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToCostsNothingElse()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "state"), "this is no folder");
        Assert.Equal(Noon.AddDays(-3).AddSeconds(1), Remembering(A, One, Noon.AddDays(-3)));
    }

    [Fact]
    public void WhatCouldNotBeWrittenIsWrittenWithTheNext()
    {
        Directory.CreateDirectory(Path.Combine(File, "x"));
        var dates = new LastModifiedDates(_clock, Kept());
        var dated = dates.Date(A, One, Noon.AddDays(-3));
        dates.Save();
        dates.Save();
        Assert.Equal(File, Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(File)!)));

        // What is lost and what is not kept are two troubles. Each is told once.
        Assert.Equal(2, _log.Lines.Count);
        Assert.Equal(1, _log.Count("are forgotten, because it is a folder"));
        Assert.Equal(1, _log.Count("cannot be written"));

        Directory.Delete(File, recursive: true);
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(dated, new LastModifiedDates(_clock, Kept()).Date(A, One, Noon));
    }

    [Fact]
    public void WhatAProcessOfTheSameNumberIsWritingIsLeftAlone()
    {
        var others = $"{File}.{Environment.ProcessId}"; // two containers that share the folder are both process 1
        Directory.CreateDirectory(Path.GetDirectoryName(others)!);
        System.IO.File.WriteAllText(others, "half of a mem");
        Remembering(A, One, Noon.AddDays(-3));
        Assert.Equal("half of a mem", System.IO.File.ReadAllText(others));
    }

    private DateTimeOffset SecondAfterNow() => LastModifiedDates.SecondAfter(_clock.GetUtcNow());

    private static string Dated(string path, string tag, string date) => $"\"{path}\":{{\"tag\":\"{tag}\",\"date\":\"{date}\"}}";

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
    }

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
