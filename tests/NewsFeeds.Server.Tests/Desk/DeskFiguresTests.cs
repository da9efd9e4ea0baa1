using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Desk;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What <c>/desk.json</c> says.</summary>
public class DeskFiguresTests
{
    private static readonly DateTimeOffset Noon = OpenNewsroom.Noon;

    [Fact]
    public async Task DaysAreThePublicationsAndTheNewestIsFirst()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-29T16:59:00Z", null));
        await using var desk = await OpenDesk.StartAsync(clock, content => content.Publication());
        desk.Poll("Feedly/1.0 (462 subscribers)", 200, 100, 300);
        clock.Advance(TimeSpan.FromMinutes(2)); // 00:01 in Việt Nam.
        desk.Poll("newsboat/2.30", 304, 0, 400);
        desk.Poll("newsboat/2.30", 503);
        Assert.StartsWith(
            """
            {"time":"2026-11-29T17:01:00Z","timeZone":"Asia/Ho_Chi_Minh","notes":{
            """,
            await ReadAsync(desk), StringComparison.Ordinal);
        Assert.EndsWith(
            """
            },"capped":false,"days":[
            {"date":"2026-11-30","capped":false,"totals":{"requests":2,"full":0,"notModified":1,"conditional":1,"bytes":0,"bytesSaved":400,
            "individuals":1,
            "subscribers":0,"forged":false,"others":1},"feeds":[{"path":"/feeds/kinh-te/rss.xml","requests":2,"full":0,"notModified":1,
            "others":1,"conditional":1,"bytes":0,"bytesSaved":400,"individuals":1,"subscribers":0,"forged":false}],
            "readers":[{"name":"newsboat","polls":2,"conditional":1,"subscribers":0,"individuals":1,"forged":false}]},
            {"date":"2026-11-29","capped":false,"totals":{"requests":1,"full":1,"notModified":0,"conditional":0,"bytes":100,
            "bytesSaved":300,"individuals":0,"subscribers":462,"forged":false,"others":0},
            "feeds":[{"path":"/feeds/kinh-te/rss.xml","requests":1,"full":1,"notModified":0,
            "others":0,"conditional":0,"bytes":100,"bytesSaved":300,"individuals":0,"subscribers":462,"forged":false}],
            "readers":[{"name":"Feedly","polls":1,"conditional":0,"subscribers":462,"individuals":0,"forged":false}]}],
            "heldBack":[],"store":{"available":true,"since":"2026-11-29T16:59:00Z"},"next":[],"edits":[]}
            """.ReplaceLineEndings(""),
            await ReadAsync(desk), StringComparison.Ordinal);
    }

    [Fact]
    public void BeyondItsRoomADayCountsReadersTogether()
    {
        TalliedFeed[] feeds =
        [
            new("/feeds/rss.xml", "other", "", 1, 0, 0, 0, 0, 0, 1, 0),
            .. Enumerable.Range(1, 300).Select(i => new TalliedFeed("/feeds/rss.xml", $"reader{i}", "", 1, 0, 0, 0, 0, 0, 0, i)),
        ];
        var day = DayFigures.Of(new RecordedDay(new DateOnly(2026, 11, 29), IsCapped: true, feeds, [new("other", 1)]));
        Assert.True(day.Capped);
        Assert.Equal(200, day.Readers.Count);
        Assert.Equal("reader300", day.Readers[0].Name);
        Assert.Equal(new ReaderFigures("other", 102, 0, Enumerable.Range(1, 101).Sum(), 1, false), day.Readers[^1]);
        Assert.Equal(301, day.Readers.Sum(reader => reader.Polls));
    }

    [Fact]
    public void WhatIsHeldBackIsPlacedAsTheCheckPlacesIt()
    {
        var fault = new Fault("tin/a.md", 0, 0, Severity.Error, "missing-title", "title");
        Assert.Equal(
            new HeldBackFile("tin/a.md", null, 1, 1, "missing-title", fault.Message, Noon.UtcDateTime),
            HeldBackFile.Of(new HeldBack(fault, Noon)));
        var row = new Fault("articles[12]", 0, 0, Severity.Error, "missing-title", "title") { Field = "title" };
        Assert.Equal(("articles[12]", "title"), (HeldBackFile.Of(new HeldBack(row, Noon)).File, HeldBackFile.Of(new(row, Noon)).Field));
    }

    [Fact]
    public void AnEditSaysHowLongItTookToBeOut()
    {
        using var newsroom = new OpenNewsroom(TemporaryContent.OfTheSample());
        var article = newsroom.Edition.All.Articles[0];
        var edit = EditedArticle.Of(new Edit(EditKind.Withdrawn, article, Noon, Noon.AddMilliseconds(87)));
        Assert.Equal(("withdrawn", article.Title, article.Id, 0.087), (edit.Kind, edit.Title, edit.Id, edit.Seconds));
        Assert.Equal(newsroom.Edition.All.Articles[0].Day.ToString("'/articles/'yyyy-MM-dd'/'", null) + article.Slug, edit.Path);
        var next = NextArticle.Of(new Upcoming(Noon, article, Appears: true));
        Assert.Equal((Noon.UtcDateTime, article.Title, true, edit.Path), (next.Time, next.Title, next.Appears, next.Path));
    }

    private static Task<string> ReadAsync(OpenDesk desk) => desk.Client.GetStringAsync(new Uri("/desk.json", UriKind.Relative));
}
