using NewsFeeds.Server.Tests.Promises;
using NewsFeeds.Tests.Imports.UploadedMedia;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>A real reader stays subscribed to a WordPress site while it moves here.</summary>
public class MovedReaderTests
{
    [Theory]
    [ReaderData("newsboat", "classic-6.1", "blocks-7.1")]
    public Task NothingIsShownTwiceAndNothingReadBecomesUnread(string reader, string former) => MoveAsync(reader, former, "/feed/");

    [Theory]
    [ReaderData("newsboat", "plain-6.1", "plain-7.1")]
    public Task NorFromAPlainAddress(string reader, string former) => MoveAsync(reader, former, "/?feed=rss2");

    private static async Task MoveAsync(string name, string formerName, string address)
    {
        var former = new FormerSite(formerName);
        using var content = await former.ImportAsync();
        await using var service = await RunningService.StartAsync(content.Folder);
        var hasMoved = false;
        using var wordPress = new FileServer(path => hasMoved
            ? FileServer.Answer([], "301 Moved Permanently", $"Location: {new Uri(service.Address, path)}")
            : FileServer.Answer(former.FeedBytes, "200 OK", "Content-Type: application/rss+xml; charset=UTF-8"));
        using var reader = new Reader(name, new Uri(wordPress.Address + address));
        var before = await reader.ReadAllAsync();
        Assert.Empty(before.Unread!);
        Assert.Empty(former.Feed.Except(before.Entries.Select(entry => entry.Id!)));

        hasMoved = true;
        var after = await reader.PollAsync();
        Assert.Equal(200, after.Status);
        AssertNothingTwice(after);
        Assert.Empty(after.Unread!.Intersect(before.Entries.Select(entry => entry.Id)));
        Assert.Empty(before.Entries.Select(entry => entry.Id).Except(after.Entries.Select(entry => entry.Id)));

        // What the new feed holds beyond the former one is read too.
        Assert.Empty((await reader.ReadAllAsync()).Unread!);
        content.Article("thoi-su/2026-03-01-sau-khi-doi.md", "Sau khi dời nhà", "2026-03-01T08:00:00");
        await Eventually.HoldsAsync(
            async () => (await service.Client.GetStringAsync("/feeds/rss.xml")).Contains("Sau khi", StringComparison.Ordinal),
            "the article is to be in the feed");
        var later = await reader.PollAsync();
        AssertNothingTwice(later);
        Assert.Equal("Sau khi dời nhà", Assert.Single(later.Entries, entry => later.Unread!.Contains(entry.Id!)).Title);
        Assert.Single(later.Unread!);
    }

    // One post under two ids would have one title and one date.
    private static void AssertNothingTwice(Reading reading) => Assert.Equal(
        reading.Entries.Count, reading.Entries.DistinctBy(entry => (entry.Title, entry.Published)).Count());
}
