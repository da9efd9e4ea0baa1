using Microsoft.Extensions.Logging;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <content>When a day begins and ends, and what is kept of it.</content>
public sealed partial class PollCounterTests
{
    [Fact]
    public void ADayIsThePublicationsAndEndsAtItsMidnight()
    {
        Poll(Feedly, 200);
        _clock.Advance(TimeSpan.FromMinutes(30)); // 00:00 in Việt Nam.
        Poll(Feedly, 200);
        Poll(Feedly, 200);
        Assert.Equal(
            [(new DateOnly(2026, 11, 30), 2L), (new DateOnly(2026, 11, 29), 1L)],
            _polls.Read().Select(day => (day.Date, day.Feeds.Sum(feed => feed.Requests))));
    }

    [Fact]
    public void WhatWasCountedOutlivesAStartAndAddsUpWithTheOtherReplicas()
    {
        Poll(Feedly, 200, 100, 300);
        _polls.Save();
        var replica = _polls;
        _polls = NewCounter();
        Poll(Feedly.Replace("462", "470", StringComparison.Ordinal), 304, 0, 400);
        _polls.Save();
        foreach (var polls in new[] { replica, _polls, NewCounter() })
        {
            var day = Assert.Single(polls.Read());
            Assert.Equal(new TalliedFeed(Feed, "Feedly", "", 1, 1, 0, 0, 100, 700, 0, 470), Assert.Single(day.Feeds));
        }
    }

    [Fact]
    public void NinetyDaysAreKept()
    {
        for (var day = 0; day < 100; day++)
        {
            Poll(Feedly, 200);
            _polls.Save();
            _clock.Advance(TimeSpan.FromDays(1));
        }

        _polls.Save();
        var dates = _polls.Read().Select(day => day.Date).ToList();
        Assert.Equal(89, dates.Count); // No poll came today.
        Assert.Equal(89, Directory.GetFiles(_state.Folder).Length);
        Assert.Equal(new DateOnly(2027, 3, 8), dates[0]);
    }

    [Fact]
    public void AClockThatWasAheadDeletesNothingAndWhatItCountedIsNotRead()
    {
        for (var day = 0; day < 3; day++)
        {
            Poll(Feedly, 200);
            _polls.Save();
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var now = _clock.GetUtcNow();
        _clock.AdjustTime(now.AddYears(10));
        Poll(Feedly, 200);
        _polls.Save();
        _clock.AdjustTime(now);
        Poll(Feedly, 200);
        _polls.Save();
        _polls.Save();
        foreach (var polls in new[] { _polls, NewCounter() })
        {
            Assert.Equal(
                [new(2026, 12, 2), new(2026, 12, 1), new(2026, 11, 30), new DateOnly(2026, 11, 29)],
                polls.Read().Select(day => day.Date));
        }
    }

    [Fact]
    public void AClockThatIsSetBackOverMidnightByALittleBringsNoDayBack()
    {
        _clock.Advance(TimeSpan.FromMinutes(31)); // 00:01 in Việt Nam.
        Poll("newsboat/2.30", 200);
        _clock.AdjustTime(_clock.GetUtcNow().AddMinutes(-10));
        Poll("newsboat/2.30", 200);
        var day = Assert.Single(_polls.Read());
        Assert.Equal((new DateOnly(2026, 11, 30), 1L), (day.Date, day.Individuals));
    }

    [Fact]
    public async Task AnotherZoneOfThePublicationBeginsAnotherDay()
    {
        Poll(Feedly, 200);
        // 01:30 on the next day.
        _content.Write("_index.md", "---\ntitle: Đài thử\ntimezone: Asia/Tokyo\nauthority: example.vn,2026\n---\n");
        await _newsroom.Follow().UntilAsync(() => _newsroom.Edition.Publication.TimeZone.Id == "Asia/Tokyo");
        Poll(Feedly, 200);
        Assert.Equal([new(2026, 11, 30), new DateOnly(2026, 11, 29)], _polls.Read().Select(day => day.Date));
    }

    [Theory]
    [InlineData("America/Havana")] // Midnight is missing in spring, and comes twice in autumn.
    [InlineData("Africa/Cairo")]
    [InlineData("Asia/Beirut")]
    [InlineData("America/Asuncion")]
    [InlineData("Atlantic/Azores")]
    [InlineData("Pacific/Apia")] // It had no 30 December 2011.
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Antarctica/Troll")]
    public void EveryMomentIsInTheDayThatItsZoneSays(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var day = new PollDay(new DateOnly(2010, 12, 1), zone, null);
        for (var moment = DateTimeOffset.Parse("2011-01-01T00:00Z", null); moment.Year < 2027; moment += TimeSpan.FromMinutes(30))
        {
            var date = PollDay.DateOf(moment, zone);
            if (day.Date != date)
            {
                Assert.False(day.Holds(moment, zone));
                day = new PollDay(date, zone, null);
            }

            Assert.True(day.Holds(moment, zone));
        }
    }

    [Fact]
    public void WhatHasNotChangedIsNeitherWrittenNorReadAgain()
    {
        Poll(Feedly, 200);
        _polls.Save();
        _clock.Advance(TimeSpan.FromDays(1));
        Poll(Feedly, 200);
        _polls.Save();
        var reader = NewCounter();
        Assert.Equal(2, reader.Read().Count);
        foreach (var path in Directory.GetFiles(_state.Folder))
        {
            var info = new FileInfo(path);
            var (written, length) = (info.LastWriteTimeUtc, (int)info.Length);
            File.WriteAllText(path, new string('?', length));
            File.SetLastWriteTimeUtc(path, written);
        }

        _polls.Save();
        Assert.Equal(2, reader.Read().Count);
        Assert.Empty(NewCounter().Read());
        Poll(Feedly, 200);
        _polls.Save();
        Assert.Single(NewCounter().Read());
    }

    [Fact]
    public void AFileOfAnotherVersionIsReadAndFilesThatCannotBeReadAreToldInOneLine()
    {
        using var log = new LogLines();
        using var factory = new LoggerFactory([log]);
        File.WriteAllText(
            Path.Combine(_state.Folder, "2026-11-28.abc.json"), """{"later":1,"feeds":[{"path":"/a","reader":"Feedly","full":7}]}""");
        File.WriteAllText(Path.Combine(_state.Folder, "2026-11-27.abc.json"), "?");
        File.WriteAllText(Path.Combine(_state.Folder, "2026-11-26.abc.json"), "{}");
        var polls = NewCounter(new PollFiles(_state.Folder, factory.CreateLogger<PollFiles>()));
        Assert.Equal(7, Assert.Single(polls.Read()).Feeds.Sum(feed => feed.Requests));
        Assert.Single(polls.Read());
        Assert.Equal(1, log.Count("Files whose polls are not counted: 2, first "));
        Assert.Single(log.Lines);
    }

    [Fact]
    public void NeitherAddressesNorUserAgentsAreKept()
    {
        Poll("newsboat/2.30 (Hoàng Lợi's own)", 200, from: "192.0.2.77");
        _polls.Save();
        var kept = File.ReadAllText(Assert.Single(Directory.GetFiles(_state.Folder)));
        Assert.DoesNotContain("192.0.2", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("own", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("2.30", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoneOfOursCostsItselfAlone()
    {
        Poll(Feedly, 200, 100);
        _polls.Save();
        File.WriteAllText(Path.Combine(_state.Folder, "2026-11-28.abc.json"), "{\"feeds\":[null");
        File.WriteAllText(Path.Combine(_state.Folder, "2026-11-27.abc.json"), "null");
        File.WriteAllText(
            Path.Combine(_state.Folder, "2026-11-26.abc.json"),
            """{"date":"2026-11-26","individuals":0,"isCapped":false,"feeds":[null]}""");
        var kept = File.ReadAllText(Assert.Single(Directory.GetFiles(_state.Folder, "2026-11-29.*")));
        File.WriteAllText(
            Path.Combine(_state.Folder, "2026-11-25.abc.json"),
            kept.Replace("\"full\":1", "\"full\":9223372036854775807", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(_state.Folder, "2026-11-24.abc.json"), kept.Replace("\"full\":1", "\"full\":-1", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_state.Folder, "other.json"), "{}");
        Assert.Equal([new DateOnly(2026, 11, 29)], _polls.Read().Select(day => day.Date));
    }

    [Fact]
    public void AFolderThatCannotBeReadIsToldOnceAndWhatIsCountedIsKeptUntilItIsMended()
    {
        using var log = new LogLines();
        using var factory = new LoggerFactory([log]);
        var folder = _state["polls"];
        File.CreateSymbolicLink(folder, "polls"); // It leads to itself, so that nobody can read it, whatever the rights.
        _polls = NewCounter(new PollFiles(folder, factory.CreateLogger<PollFiles>()));
        for (var i = 0; i < 2; i++)
        {
            Poll(Feedly, 200);
            _clock.Advance(TimeSpan.FromDays(1));
            _polls.Save();
            Assert.Equal(i + 1, _polls.Read().Count);
        }

        Assert.Equal(1, log.Count($"Files whose polls are not counted: 1, first '{folder}', because "));

        File.Delete(folder);
        _polls.Save();
        Assert.Equal(2, NewCounter(new PollFiles(folder, factory.CreateLogger<PollFiles>())).Read().Count);
    }
}
