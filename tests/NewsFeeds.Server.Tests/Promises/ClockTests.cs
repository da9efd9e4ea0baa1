namespace NewsFeeds.Server.Tests.Promises;

public class ClockTests
{
    private const string Feed = "/feeds/kinh-te/rss.xml";
    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WhatAClockThatWasYearsAheadDatedHasADateAgainOnceTheClockIsRight()
    {
        await using var site = await PromisedNewsroom.OpenAsync(now: Now);
        var before = await site.ReadSettledAsync(Feed);
        site.SetClock(Now.AddYears(3));
        site.Content.Article("kinh-te/sau.md", "Tin sau", "2025-03-05T08:00:00");
        var ahead = await site.ReadSettledAsync(Feed, answer => answer.Titles.Contains("Tin sau"));
        Assert.True(ahead.LastModified > Now.AddDays(1));

        site.SetClock(Now.AddHours(1));
        var after = await site.ReadSettledAsync(Feed);
        Assert.Equal(ahead.Body, after.Body);
        Assert.InRange(after.LastModified!.Value, before.LastModified!.Value.AddSeconds(1), Now.AddHours(1).AddMinutes(10));

        // The next start knows that date.
        await site.StopAsync();
        await site.StartAgainAsync();
        Assert.Equal(after.LastModified, (await site.ReadSettledAsync(Feed)).LastModified);
    }

    [Fact]
    public async Task ANextStartWithTheRightClockDatesWhatAClockYearsAheadDated()
    {
        await using var site = await PromisedNewsroom.OpenAsync(now: Now.AddYears(3));
        site.Content.Article("kinh-te/sau.md", "Tin sau", "2025-03-05T08:00:00");
        await site.ReadSettledAsync(Feed, answer => answer.Titles.Contains("Tin sau"));
        await site.StopAsync();
        site.SetClock(Now);
        await site.StartAgainAsync();
        Assert.InRange((await site.ReadSettledAsync(Feed)).LastModified!.Value, Now, Now.AddMinutes(10));
    }
}
