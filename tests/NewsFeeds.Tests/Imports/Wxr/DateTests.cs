using System.Globalization;
using NewsFeeds.Imports.Wxr;
using static NewsFeeds.Tests.Imports.Wxr.ExportText;

namespace NewsFeeds.Tests.Imports.Wxr;

public class DateTests
{
    private const string Hanoi = "<language>vi</language>";

    [Theory]
    [InlineData("2025-12-10 02:30:00", "2025-12-09 19:30:00", "", "2025-12-09T19:30:00")]
    [InlineData("1969-09-09 08:00:00", "1969-09-09 01:00:00", "", "1969-09-09T01:00:00")]
    [InlineData("2031-02-03 04:05:06", "2031-02-02 21:05:06", "", "2031-02-02T21:05:06")]
    [InlineData("2025-12-10 02:30:00", "0000-00-00 00:00:00", "", "2025-12-09T19:30:00")]
    [InlineData("0000-00-00 00:00:00", "0000-00-00 00:00:00", "Tue, 09 Dec 2025 19:30:00 +0000", "2025-12-09T19:30:00")]
    [InlineData("", "", "Wed, 10 Dec 2025 02:30:00 +0700", "2025-12-09T19:30:00")]
    [InlineData("0000-00-00 00:00:00", "0000-00-00 00:00:00", "Wed, 30 Nov -0001 00:00:00 +0000", null)]
    [InlineData("-0001-11-30 00:00:00", "", "", null)]
    [InlineData("0001-01-01 00:00:00", "", "", "0001-01-01T00:00:00")]
    public void ADateIsInUtcElseOnTheSitesClockElseAsRssHasIt(string local, string utc, string rss, string? moment)
    {
        var imported = Imported.Of(Of(
            Hanoi + Post(1, Field("pubDate", rss) + Field("wp:post_date", local) + Field("wp:post_date_gmt", utc))
            + Post(2, Dates("2026-05-01 07:00:00", "2026-05-01 00:00:00"))));

        Assert.Equal("Asia/Ho_Chi_Minh", imported.Site.Zone!.Id);
        Assert.Equal(
            moment, imported.Posts[0].Published?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2025-12-05 16:45:10", "2025-12-05 09:45:10", "2025-12-05T09:45:10")]
    [InlineData("2025-12-05 16:45:10", "0000-00-00 00:00:00", "2025-12-05T09:45:10")]
    [InlineData("0000-00-00 00:00:00", "0000-00-00 00:00:00", null)]
    [InlineData("", "", null)]
    public void TheLastChangeIsReadAlike(string local, string utc, string? moment)
    {
        var dates = Dates("2026-05-01 07:00:00", "2026-05-01 00:00:00");

        var imported = Imported.Of(Of(
            Hanoi + Post(1, dates + Field("wp:post_modified", local) + Field("wp:post_modified_gmt", utc))));

        Assert.Equal(
            moment, imported.Post.Updated?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("vi", "Asia/Ho_Chi_Minh", "2026-01-01 07:00", "2026-01-01 00:00")]
    [InlineData("vi-VN", "Asia/Ho_Chi_Minh", "2026-01-01 07:00", "2026-01-01 00:00", "2026-02-01 01:00", "2026-02-01 00:00",
        "2026-03-01 07:00", "2026-03-01 00:00")]
    [InlineData("en-US", "Etc/GMT-7", "2026-01-01 07:00", "2026-01-01 00:00", "1969-01-01 08:00", "1969-01-01 00:00")]
    [InlineData("vi", "Etc/GMT-9", "2026-01-01 09:00", "2026-01-01 00:00", "2026-07-01 09:00", "2026-07-01 00:00")]
    [InlineData("en", "Etc/GMT+5", "2026-01-01 00:00", "2026-01-01 05:00")]
    [InlineData("en", "UTC", "2026-01-01 00:00", "2026-01-01 00:00")]
    [InlineData("fr", "Africa/Ceuta", "2026-01-01 01:00", "2026-01-01 00:00", "2026-07-01 02:00", "2026-07-01 00:00")]
    [InlineData("en", "Asia/Kathmandu", "2026-01-01 05:45", "2026-01-01 00:00")]
    [InlineData("en", null, "2026-01-01 05:41", "2026-01-01 00:00", "2026-01-01 00:00", "2026-03-01 00:00")]
    public void TheZoneIsTheOneThatExplainsTheDates(string language, string? zone, params string[] pairs)
    {
        var clock = new SiteClock();
        foreach (var pair in pairs.Chunk(2))
        {
            clock.Add(DateTime.Parse(pair[0], CultureInfo.InvariantCulture), DateTime.Parse(pair[1], CultureInfo.InvariantCulture));
        }

        Assert.Equal(zone, clock.Zone(language)?.Id);
    }

    private static string Dates(string local, string utc) => Field("wp:post_date", local) + Field("wp:post_date_gmt", utc);
}
