using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds;

public sealed class FeedDatesTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Newest = Noon.AddDays(-3);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsfeeds-").FullName;
    private readonly FakeTimeProvider _clock = new(Noon);

    private string File => Path.Combine(_folder, "state", "feeds.json");

    [Fact]
    public void WithoutMemoryTheContentTellsBothDates()
    {
        var (updated, lastModified) = new FeedDates(_clock).Date("a", "1", Newest, Noon.AddHours(-5).AddMilliseconds(1));
        Assert.Equal(Newest, updated);
        Assert.Equal(Noon.AddHours(-5).AddSeconds(1), lastModified);
    }

    [Fact]
    public void TheDateIsTheFirstWholeSecondAfterTheLastOfSeveralChangesWithinOne()
    {
        Assert.Equal(Noon.AddSeconds(1), FeedDates.SecondAfter(Noon));
        Assert.Equal(Noon.AddSeconds(1), FeedDates.SecondAfter(Noon.AddMilliseconds(999)));
        Assert.Equal(Noon.AddSeconds(2), FeedDates.SecondAfter(Noon.AddSeconds(1)));
    }

    [Fact]
    public void AStateKeepsItsDatesWhateverTheFilesTimesSay()
    {
        var dates = new FeedDates(_clock);
        var first = dates.Date("a", "1", Newest, Newest);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, dates.Date("a", "1", Newest.AddDays(1), _clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)] // a deletion that no time tells
    [InlineData(-48)] // a copy that keeps an old time
    [InlineData(-1)]
    public void AChangeWhoseTimeIsNotNewerMovesBothDatesToNow(int hours)
    {
        var dates = new FeedDates(_clock);
        var first = dates.Date("a", "1", Newest, Noon.AddHours(-1));
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = dates.Date("a", "2", Newest.AddDays(-1), Noon.AddHours(-1 + hours));
        Assert.Equal(Noon.AddMinutes(5).AddSeconds(1), second.LastModified);
        Assert.True(second.Updated > first.Updated);
    }

    [Fact]
    public void TheDocumentsDateIsTheNewestEntrysWhereThatMoves()
    {
        var dates = new FeedDates(_clock);
        dates.Date("a", "1", Newest, Newest);
        Assert.Equal(Newest.AddHours(1), dates.Date("a", "2", Newest.AddHours(1), Noon).Updated);
    }

    [Fact]
    public void StatesWithinOneSecondShareADateThatComesWhenTheLastOfThemIsAllThatIsSent()
    {
        var dates = new FeedDates(_clock);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var first = dates.Date("a", "1", Newest, _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMilliseconds(800));
        var second = dates.Date("a", "2", Newest, _clock.GetUtcNow());
        Assert.Equal(first.LastModified, second.LastModified);
        Assert.True(second.LastModified > _clock.GetUtcNow());

        // Once it has come, it was sent: the next state gets the next second, even for a change of the second before.
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var third = dates.Date("a", "3", Newest, Noon.AddMilliseconds(950));
        Assert.Equal(Noon.AddSeconds(2), third.LastModified);
    }

    [Fact]
    public void AFileFromTheFutureIsDatedNow()
    {
        var (_, lastModified) = new FeedDates(_clock).Date("a", "1", Newest, Noon.AddDays(400));
        Assert.Equal(Noon.AddSeconds(1), lastModified);
    }

    [Fact]
    public void AClockSetBackTakesNoDateBackAndGivesNoneTwice()
    {
        var dates = new FeedDates(_clock);
        var first = dates.Date("a", "1", Newest, Noon);
        _clock.AdjustTime(Noon.AddHours(-1));
        var second = dates.Date("a", "2", Newest, _clock.GetUtcNow());
        Assert.True(second.LastModified > first.LastModified);
        Assert.True(second.Updated > first.Updated);
    }

    [Fact]
    public void MemoryOutlivesTheProcess()
    {
        var first = Remembering("a", "1", Newest, Newest);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, new FeedDates(_clock, File).Date("a", "1", Newest, Noon));
        var second = new FeedDates(_clock, File).Date("a", "2", Newest, Newest);
        Assert.Equal(Noon.AddHours(1).AddSeconds(1), second.LastModified);
        Assert.True(second.Updated > first.Updated);
    }

    [Fact]
    public void ChangedSettingsAreAChangeOfEveryFeed()
    {
        Remembering("a", "1", Newest, Newest, "https://a");
        _clock.Advance(TimeSpan.FromHours(1));
        var dates = new FeedDates(_clock, File, "https://b");
        Assert.Equal(_clock.GetUtcNow(), dates.SettingsChanged);
        Assert.Equal(FeedDates.SecondAfter(_clock.GetUtcNow()), dates.Date("a", "2", Newest, Newest).LastModified);
        Assert.Equal(FeedDates.SecondAfter(_clock.GetUtcNow()), dates.Date("moi", "1", Newest, Newest).LastModified);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Noon.AddHours(1), new FeedDates(_clock, File, "https://b").SettingsChanged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Settings\":\"\",\"SettingsChanged\":\"0001-01-01T00:00:00+00:00\",\"Feeds\":null}")]
    [InlineData("{\"Settings\":\"\",\"SettingsChanged\":\"0001-01-01T00:00:00+00:00\",\"Feeds\":{\"a\":null}}")]
    public void AnUnreadableMemoryIsForgotten(string broken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, broken);
        Assert.Equal(Newest, Remembering("a", "1", Newest, Newest).Updated);
        Assert.Equal(Newest, new FeedDates(_clock, File).Date("a", "1", Newest.AddDays(1), Newest).Updated);
    }

    [Fact]
    public void OneWritingRemembersAllThatWasDatedSinceTheLast()
    {
        var dates = new FeedDates(_clock, File);
        var (a, b) = (dates.Date("a", "1", Newest, Newest), dates.Date("b", "1", Newest, Newest));
        Assert.False(System.IO.File.Exists(File));
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        var again = new FeedDates(_clock, File);
        Assert.Equal((a, b), (again.Date("a", "1", Newest, Noon), again.Date("b", "1", Newest, Noon)));

        System.IO.File.Delete(File);
        dates.Save(); // nothing new
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToCostsNothingElse()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "state"), "this is no folder");
        Assert.Equal(Newest, Remembering("a", "1", Newest, Newest).Updated);
    }

    [Fact]
    public void WhatCouldNotBeWrittenIsWrittenWithTheNext()
    {
        Directory.CreateDirectory(Path.Combine(File, "x"));
        var dates = new FeedDates(_clock, File);
        var dated = dates.Date("a", "1", Newest, Newest);
        dates.Save();
        Assert.Equal(File, Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(File)!)));

        Directory.Delete(File, recursive: true);
        dates.Save();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(dated, new FeedDates(_clock, File).Date("a", "1", Newest.AddDays(1), Noon));
    }

    [Fact]
    public void WhatAProcessOfTheSameNumberIsWritingIsLeftAlone()
    {
        var others = $"{File}.{Environment.ProcessId}"; // two containers that share the folder are both process 1
        Directory.CreateDirectory(Path.GetDirectoryName(others)!);
        System.IO.File.WriteAllText(others, "half of a mem");
        Remembering("a", "1", Newest, Newest);
        Assert.Equal("half of a mem", System.IO.File.ReadAllText(others));
    }

    /// <summary>What a process dated and wrote down.</summary>
    private (DateTimeOffset Updated, DateTimeOffset LastModified) Remembering(
        string path, string fingerprint, DateTimeOffset newest, DateTimeOffset changed, string settings = "")
    {
        var dates = new FeedDates(_clock, File, settings);
        var dated = dates.Date(path, fingerprint, newest, changed);
        dates.Save();
        return dated;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
