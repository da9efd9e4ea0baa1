using System.Globalization;

namespace NewsFeeds.Server.Tests.Truth;

public class HourTests
{
    private const string Scheduled = "Tin hẹn giờ";
    private static readonly DateTimeOffset Now = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Appears = Now.AddHours(1);
    private static readonly DateTimeOffset Leaves = Now.AddHours(2);

    [Fact]
    public async Task AScheduledArticleIsInNoDocumentBeforeItsSecondAndAgainInNoneFromItsLast()
    {
        await using var desk = await Desk.OpenAsync(Fill, Now);
        await AbsentAsync(desk);
        await desk.TurnToAsync(Appears.AddMilliseconds(-1), () => Task.FromResult(true));
        await AbsentAsync(desk);

        await desk.TurnToAsync(Appears, () => PresentAsync(desk));
        var present = (await desk.EverythingAsync()).Where(each => each.Value.Body.Contains(Scheduled, StringComparison.Ordinal)).Select(each => each.Key).ToList();
        string[] expected =
        [
            "/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/kinh-te/feed.json",
            "/feeds/kinh-te/", "/", "/feeds/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03.xml", "/feeds/kinh-te/archive/2025-03/", "/articles/2025-03-20/hen",
        ];
        Assert.Empty(expected.Except(present));

        await desk.TurnToAsync(Leaves.AddMilliseconds(-1), () => Task.FromResult(true));
        Assert.True(await PresentAsync(desk));
        await desk.TurnToAsync(Leaves, async () => !await PresentAsync(desk));
        await AbsentAsync(desk);
    }

    [Fact]
    public async Task MaxAgeNeverReachesPastTheNextSuchMoment()
    {
        await using var desk = await Desk.OpenAsync(Fill, Now);
        await ChangesAfterMaxAgeAsync(desk, Appears, () => PresentAsync(desk));
        await ChangesAfterMaxAgeAsync(desk, Leaves, async () => !await PresentAsync(desk));
    }

    [Fact]
    public async Task LastModifiedMovesAtBothHours()
    {
        await using var desk = await Desk.OpenAsync(Fill, Now);
        foreach (var form in Forms.All)
        {
            await desk.SettledAsync("/feeds/kinh-te/" + form);
        }

        var first = await desk.GetAsync("/feeds/kinh-te/rss.xml");
        await desk.TurnToAsync(Appears, () => PresentAsync(desk));
        Assert.Null((await desk.GetAsync("/feeds/kinh-te/rss.xml")).LastModified);
        var second = await desk.SettledAsync("/feeds/kinh-te/rss.xml");
        Assert.Equal(Appears.AddSeconds(1), second.LastModified);
        await desk.TurnToAsync(Leaves, async () => !await PresentAsync(desk));
        var third = await desk.SettledAsync("/feeds/kinh-te/rss.xml");
        Assert.Equal(Leaves.AddSeconds(1), third.LastModified);
        Assert.True(first.LastModified < second.LastModified);
        Assert.Equal(Appears, second.Date); // The document's own date is told by the entries that it holds.
        Assert.Equal(first.Date, third.Date);
    }

    [Fact]
    public async Task ByTheRealClockItAppearsWithoutAnyFileBeingTouchedAndNotBeforeItsSecond()
    {
        var appears = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 2);
        await using var desk = await Desk.OpenAsync(desk => desk.Article(
            "kinh-te/hen.md", Scheduled, "2025-03-05T08:00:00", $"publishDate: {appears.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}"));
        var answer = await desk.GetAsync("/feeds/kinh-te/atom.xml");
        Assert.True(DateTimeOffset.UtcNow >= appears || !answer.Titles.Contains(Scheduled));
        await desk.UntilAsync(() => PresentAsync(desk));
        Assert.True(DateTimeOffset.UtcNow >= appears);
        Assert.Equal(appears.AddSeconds(1), (await desk.SettledAsync("/feeds/kinh-te/atom.xml")).LastModified);
    }

    private static async Task ChangesAfterMaxAgeAsync(Desk desk, DateTimeOffset moment, Func<Task<bool>> holds)
    {
        var told = new List<(string Path, string Body, DateTimeOffset Until)>();
        foreach (var seconds in new[] { 400, 100, 10, 1 })
        {
            var now = moment.AddSeconds(-seconds);
            await desk.TurnToAsync(now, () => Task.FromResult(true));
            foreach (var (path, answer) in await desk.EverythingAsync())
            {
                told.Add((path, answer.Body, now + answer.MaxAge!.Value));
            }
        }

        await desk.TurnToAsync(moment, holds);
        var after = await desk.EverythingAsync();
        var changed = told.Where(each => !after.TryGetValue(each.Path, out var answer) || answer.Body != each.Body).ToList();
        Assert.True(changed.Count > 4 * 8);
        Assert.All(changed, each => Assert.True(each.Until <= moment, $"{each.Path} is kept until {each.Until:O}"));
    }

    private static async Task AbsentAsync(Desk desk)
    {
        foreach (var (path, answer) in await desk.EverythingAsync())
        {
            Assert.Equal(200, answer.Status);
            Assert.False(answer.Body.Contains(Scheduled, StringComparison.Ordinal), $"{path} tells it");
        }

        Assert.Equal(404, (await desk.GetAsync("/articles/2025-03-20/hen")).Status);
        Assert.Equal(404, (await desk.GetAsync("/ten-cu/")).Status);
    }

    private static async Task<bool> PresentAsync(Desk desk) => (await desk.GetAsync("/feeds/kinh-te/atom.xml")).Titles.Contains(Scheduled);

    private static void Fill(Desk desk) => desk.Article(
        "kinh-te/hen.md", Scheduled, "2025-03-20T07:00:00", $"publishDate: {Appears:O}\nexpiryDate: {Leaves:O}\naliases: [/ten-cu/]", $"{Scheduled}: thân bài.");
}
