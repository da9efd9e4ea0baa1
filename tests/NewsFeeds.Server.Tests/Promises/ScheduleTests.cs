namespace NewsFeeds.Server.Tests.Promises;

public class ScheduleTests
{
    private const string Scheduled = "Tin hẹn giờ";
    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Appears = Now.AddHours(1);
    private static readonly DateTimeOffset Leaves = Now.AddHours(2);

    [Fact]
    public async Task AScheduledArticleIsInNoDocumentBeforeItAppearsNorOnceItLeft()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        await AbsentAsync(site);
        site.TurnTo(Appears.AddMilliseconds(-1));
        await AbsentAsync(site);

        await site.TurnToAsync(Appears, () => PresentAsync(site));
        var present = (await site.ReadEverythingAsync()).Where(each => each.Value.Body.Contains(Scheduled, StringComparison.Ordinal))
            .Select(each => each.Key).ToList();
        string[] expected =
        [
            "/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml",
                "/feeds/kinh-te/feed.json",
            "/feeds/kinh-te/", "/", "/feeds/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03/",
                "/articles/2025-03-20/hen",
        ];
        Assert.Empty(expected.Except(present));

        site.TurnTo(Leaves.AddMilliseconds(-1));
        Assert.True(await PresentAsync(site));
        await site.TurnToAsync(Leaves, async () => !await PresentAsync(site));
        await AbsentAsync(site);
    }

    [Fact]
    public async Task MaxAgeEndsWhenTheNextArticleAppearsOrLeaves()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        await ChangesAfterMaxAgeAsync(site, Appears, () => PresentAsync(site));
        await ChangesAfterMaxAgeAsync(site, Leaves, async () => !await PresentAsync(site));
    }

    [Fact]
    public async Task LastModifiedMovesWhenAnArticleAppearsAndLeaves()
    {
        await using var site = await PromisedNewsroom.OpenAsync(Fill, Now);
        foreach (var form in Forms.All)
        {
            await site.ReadSettledAsync("/feeds/kinh-te/" + form);
        }

        var first = await site.ReadAsync("/feeds/kinh-te/rss.xml");
        await site.TurnToAsync(Appears, () => PresentAsync(site));
        Assert.Null((await site.ReadAsync("/feeds/kinh-te/rss.xml")).LastModified);
        var second = await site.ReadSettledAsync("/feeds/kinh-te/rss.xml");
        Assert.Equal(Appears.AddSeconds(1), second.LastModified);
        await site.TurnToAsync(Leaves, async () => !await PresentAsync(site));
        var third = await site.ReadSettledAsync("/feeds/kinh-te/rss.xml");
        Assert.Equal(Leaves.AddSeconds(1), third.LastModified);
        Assert.True(first.LastModified < second.LastModified);
        // The document's own date is told by the entries that it holds.
        Assert.Equal(Appears, second.Date);
        Assert.Equal(first.Date, third.Date);
    }

    [Fact]
    public async Task ByTheRealClockItAppearsWithoutAnyFileBeingTouchedAndNotBeforeItsSecond()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        var appears = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 2);
        site.Content.Article("kinh-te/hen.md", Scheduled, "2025-03-05T08:00:00", $"publishDate: {appears:O}");
        var answer = await site.ReadAsync("/feeds/kinh-te/atom.xml");
        Assert.True(DateTimeOffset.UtcNow >= appears || !answer.Titles.Contains(Scheduled));
        await site.UntilAsync(() => PresentAsync(site));
        Assert.True(DateTimeOffset.UtcNow >= appears);
        Assert.True((await site.ReadSettledAsync("/feeds/kinh-te/atom.xml")).LastModified >= appears.AddSeconds(1));
    }

    private static async Task ChangesAfterMaxAgeAsync(Site site, DateTimeOffset moment, Func<Task<bool>> holds)
    {
        var told = new List<(string Path, string Body, DateTimeOffset Until)>();
        foreach (var seconds in new[] { 400, 100, 10, 1 })
        {
            var now = moment.AddSeconds(-seconds);
            site.TurnTo(now);
            foreach (var (path, answer) in await site.ReadEverythingAsync())
            {
                told.Add((path, answer.Body, now + answer.MaxAge!.Value));
            }
        }

        await site.TurnToAsync(moment, holds);
        var after = await site.ReadEverythingAsync();
        var changed = told.Where(each => !after.TryGetValue(each.Path, out var answer) || answer.Body != each.Body).ToList();
        Assert.True(changed.Count > 4 * 8);
        Assert.All(changed, each => Assert.True(each.Until <= moment, $"{each.Path} is kept until {each.Until:O}"));
    }

    private static async Task AbsentAsync(Site site)
    {
        foreach (var (path, answer) in await site.ReadEverythingAsync())
        {
            Assert.Equal(200, answer.Status);
            Assert.False(answer.Body.Contains(Scheduled, StringComparison.Ordinal), $"{path} tells it");
        }

        Assert.Equal(404, (await site.ReadAsync("/articles/2025-03-20/hen")).Status);
        Assert.Equal(404, (await site.ReadAsync("/ten-cu/")).Status);
    }

    private static async Task<bool> PresentAsync(Site site) => (await site.ReadAsync("/feeds/kinh-te/atom.xml")).Titles.Contains(Scheduled);

    private static void Fill(TemporaryContent content) => content.Article(
        "kinh-te/hen.md", Scheduled, "2025-03-20T07:00:00", $"publishDate: {Appears:O}\nexpiryDate: {Leaves:O}\naliases: [/ten-cu/]",
            $"{Scheduled}: thân bài.");
}
