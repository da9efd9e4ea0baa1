namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>A real podcast program subscribes to the running service and downloads what it finds there.</summary>
public class PodcastReaderTests
{
    [Theory]
    [ReaderData("gpodder", "podcast.xml")]
    [ReaderData("feedparser", "podcast.xml")]
    public async Task EveryEpisodeArrivesWhole(string name, string form)
    {
        using var content = TwoEpisodes();
        await using var service = await RunningService.StartAsync(content.Folder);
        using var reader = new Reader(name, new Uri(service.Address, $"feeds/nghe/{form}"));
        var reading = await reader.SubscribeAsync();

        Assert.Equal("Nghe & xem – Đài thử", reading.Title);
        Assert.Equal(
            [
                "tag:example.vn,2026:2026-03-02/b|Tập <hai>|2026-03-02T01:00:00Z",
                "tag:example.vn,2026:2026-03-01/a|Tập một|2026-03-01T01:00:00Z",
            ],
            reading.Entries.Select(entry => $"{entry.Id}|{entry.Title}|{entry.Published}"));
        Assert.Equal(
            [
                new($"{service.Address}media/nghe/b.mp4", "video/mp4", 700),
                new($"{service.Address}media/nghe/b%E1%BA%A3n%20tin.mp3", "audio/mpeg", 9000),
            ],
            reading.Entries.SelectMany(entry => entry.Enclosures!));
    }

    [Theory]
    [ReaderData("gpodder", "podcast.xml")]
    public async Task ADownloadedEpisodeIsTheFileByteForByte(string name, string form)
    {
        using var content = TwoEpisodes();
        await using var service = await RunningService.StartAsync(content.Folder);
        using var reader = new Reader(name, new Uri(service.Address, $"feeds/nghe/{form}"));
        var reading = await reader.PollAsync();
        Assert.Equal(
            [await File.ReadAllBytesAsync(content["nghe/b.mp4"]), await File.ReadAllBytesAsync(content["nghe/bản tin.mp3"])],
            reading.Entries.Select(entry => File.ReadAllBytes(entry.Download!)));
        Assert.Equal(95, reading.Entries[1].Seconds);

        // A new episode is one more, and those before it are still known.
        content.Article("nghe/2026-03-03-c.md", "Tập ba", "2026-03-03T01:00:00Z", "enclosures: [b.mp4]");
        await Eventually.HoldsAsync(
            async () => (await service.Client.GetStringAsync("/feeds/nghe/podcast.xml")).Contains("Tập ba", StringComparison.Ordinal),
            "the episode is to be in the podcast");
        Assert.Equal(["Tập ba", "Tập <hai>", "Tập một"], (await reader.PollAsync()).Entries.Select(entry => entry.Title));
    }

    private static TemporaryContent TwoEpisodes()
    {
        var content = new TemporaryContent();
        content.Write("nghe/_index.md", "---\ntitle: Nghe & xem\npodcast: {category: News}\n---\n");
        content.Write("nghe/bản tin.mp3", [0xFF, 0xFB, 0x90, 0x64, .. Enumerable.Range(4, 8996).Select(at => (byte)(at * at))]);
        content.Write("nghe/b.mp4", [0, 0, 0, 1, .. Enumerable.Range(4, 696).Select(at => (byte)(at * 7))]);
        content.Article(
            "nghe/2026-03-01-a.md", "Tập một", "2026-03-01T01:00:00Z", "enclosures: [{src: bản tin.mp3, duration: 95}]");
        content.Article("nghe/2026-03-02-b.md", "Tập <hai>", "2026-03-02T01:00:00Z", "enclosures: [b.mp4]");
        content.Article("nghe/2026-03-02-chu.md", "Chữ", "2026-03-02T02:00:00Z");
        return content;
    }
}
