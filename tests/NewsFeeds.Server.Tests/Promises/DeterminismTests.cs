namespace NewsFeeds.Server.Tests.Promises;

/// <summary>Two replicas, or one before and after it moved to another machine, are one service to subscribers.</summary>
public class DeterminismTests
{
    private const string PublicUrl = "https://feeds.example.vn";

    [Fact]
    public async Task TwoProcessesInOtherZonesAndCulturesSendTheSameBytesTagsAndDates()
    {
        using var content = TemporaryContent.OfTheSample();
        var first = await EverythingAsync(content, "UTC", "C.UTF-8");
        Assert.True(first.Count > 100);
        foreach (var (zone, culture) in new[] { ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8"), ("America/New_York", "ar_SA.UTF-8") })
        {
            Everything.AssertSame(first, await EverythingAsync(content, zone, culture));
        }
    }

    [Fact]
    public async Task ACopyOfTheFolderWithOtherFileTimesGivesTheSameBytesAndTags()
    {
        using var content = TemporaryContent.OfTheSample();
        var first = await EverythingAsync(content, "UTC", "C.UTF-8");
        using var copy = TemporaryContent.OfTheSample();
        foreach (var file in Directory.EnumerateFiles(copy.Folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        }

        Everything.AssertSame(Undated(first), Undated(await EverythingAsync(copy, "UTC", "C.UTF-8")));
    }

    [Fact]
    public async Task AServiceThatSawADeletionAndOneThatStartedAfterItSendTheSameBytesAndTags()
    {
        await using var site = await PromisedNewsroom.OpenAsync();
        var path = "/feeds/kinh-te/atom.xml";
        var before = await site.ReadSettledAsync(path);
        site.Content.Delete("kinh-te/moi.md"); // The newest: the feed's own date goes back.
        var saw = await site.ReadSettledAsync(path, answer => answer.Tag != before.Tag);
        Assert.True(saw.Date < before.Date);
        var everything = await site.ReadEverythingAsync();
        await using var late = await RunningService.StartAsync(site.Content.Folder, PublicUrl);
        Everything.AssertSame(Undated(everything), Undated(await Everything.OfAsync(late, site.Content)));
    }

    [Fact]
    public async Task AServiceThatSawLinkedArticlesMoveAndOneThatStartedAfterwardsSendTheSame()
    {
        using var content = TemporaryContent.OfTheSample();
        content.Article(
            "vd/a.md", "A",
            body: "[b](/xa/b.md) [c](/xa/c.md) [d](/xa/d.md) [e](/xa/cu/e.md) [e](/xa/moi/e.md) [m](/xa/cu/_index.md)");
        content.Article("xa/b.md", "B", more: "slug: mot");
        content.Article("xa/c.md", "C");
        content.Article("xa/cu/e.md", "E");
        await using var saw = await RunningService.StartAsync(content.Folder, PublicUrl);
        await Everything.OfAsync(saw, content);

        // No listing of the article that has the links changes, but its own links.
        content.Article("xa/b.md", "B", more: "slug: hai");
        content.Article("xa/c.md", "C", more: "draft: true");
        content.Article("xa/d.md", "D");
        await SendTheSameAsync();
        var page = await saw.Client.GetStringAsync(new Uri("/articles/2026-11-20/a", UriKind.Relative));
        Assert.Contains("/articles/2026-11-20/hai\">b</a> c <a ", page, StringComparison.Ordinal);

        Directory.Move(content["xa/cu"], content["xa/moi"]);
        await SendTheSameAsync();

        Task SendTheSameAsync() => Eventually.HoldsAsync(
            async () =>
            {
                await using var late = await RunningService.StartAsync(content.Folder, PublicUrl);
                return Sent(await Everything.OfAsync(saw, content)).SequenceEqual(Sent(await Everything.OfAsync(late, content)));
            },
            "both are to send the same");
    }

    [Fact]
    public async Task TwoClonesOfOneRepositorySendTheSameBytesAndTags()
    {
        using var content = TemporaryContent.OfTheSample();
        using var clone = TemporaryContent.OfTheSample();
        var files = Directory.EnumerateFiles(clone.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var (at, file) in files.Index())
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(-at)); // As git writes them: now, one after another.
        }

        await using var one = await RunningService.StartAsync(content.Folder, PublicUrl);
        await using var other = await RunningService.StartAsync(clone.Folder, PublicUrl);
        foreach (var folder in new[] { content.Folder, clone.Folder })
        {
            // The deletion is pulled by both.
            File.Delete(Directory.EnumerateFiles(folder, "20*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last());
        }

        await Eventually.HoldsAsync(
            async () =>
            {
                var (first, second) = (await Everything.OfAsync(one, content), await Everything.OfAsync(other, clone));
                return first.Values.Concat(second.Values).All(each => each.Status == 200) && Sent(first).SequenceEqual(Sent(second));
            },
            "both are to send the same");
    }

    private static IEnumerable<(string, string?, string)> Sent(SortedDictionary<string, Answer> answers) =>
        answers.Select(each => (each.Key, each.Value.Tag, each.Value.Body));

    private static SortedDictionary<string, Answer> Undated(SortedDictionary<string, Answer> answers) =>
        new(answers.ToDictionary(each => each.Key, each => each.Value with { LastModified = null }), StringComparer.Ordinal);

    private static async Task<SortedDictionary<string, Answer>> EverythingAsync(TemporaryContent content, string zone, string culture)
    {
        await using var service = await RunningService.StartAsync(content.Folder, PublicUrl, new Dictionary<string, string>
        {
            ["TZ"] = zone,
            ["LANG"] = culture,
            ["LC_ALL"] = culture,
        });
        return await Everything.OfAsync(service, content);
    }
}
