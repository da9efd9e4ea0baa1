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

        static SortedDictionary<string, Answer> Undated(SortedDictionary<string, Answer> answers) =>
            new(answers.ToDictionary(each => each.Key, each => each.Value with { LastModified = null }), StringComparer.Ordinal);
    }

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
