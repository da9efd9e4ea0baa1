namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>Locks on files are advice between editors: the service heeds none and takes none.</summary>
public class LockTests
{
    [Fact]
    public async Task AnArticleThatAnEditorHoldsLockedIsServed()
    {
        using var content = TemporaryContent.OfTheSample();
        content.Write("kinh-te/2026-11-01-dang-sua.md", "---\ntitle: Bài đang sửa\ndate: 2026-11-01T08:00:00Z\n---\nChữ.\n");
        using var editor = new FileStream(
            Path.Combine(content.Folder, "kinh-te", "2026-11-01-dang-sua.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await using var service = await RunningService.StartAsync(content.Folder);

        Assert.Contains(
            "Bài đang sửa",
            await service.Client.GetStringAsync(new Uri("feeds/kinh-te/rss.xml", UriKind.Relative)),
            StringComparison.Ordinal);
    }
}
