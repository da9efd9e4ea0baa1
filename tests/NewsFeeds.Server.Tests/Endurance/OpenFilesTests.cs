using System.Diagnostics;
using System.Globalization;

namespace NewsFeeds.Server.Tests.Endurance;

public class OpenFilesTests
{
    private static readonly Uri Feed = new("/feeds/rss.xml", UriKind.Relative);
    private static readonly Uri Health = new("/health/ready", UriKind.Relative);

    [Fact]
    public async Task WithoutHandlesTheLastGoodEditionIsServedAndTheCauseIsNamedOnce()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder);
        content.Article("tin/truoc.md", "Tin trước");
        await UntilFeedHasAsync(service, "Tin trước");
        var before = await service.Client.GetStringAsync(Feed);

        await LimitAsync(service, files: 1);
        content.Article("tin/sau.md", "Tin sau");
        await Eventually.HoldsAsync(
            async () => (await service.Client.GetStringAsync(Health)).Contains("\"no-handles\"", StringComparison.Ordinal),
            "the service is to be out of handles");
        Assert.Equal(before, await service.Client.GetStringAsync(Feed));

        await LimitAsync(service, files: 1000);
        await UntilFeedHasAsync(service, "Tin sau");
        Assert.Contains("Tin trước", await service.Client.GetStringAsync(Feed), StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            async () => (await service.Client.GetStringAsync(Health)).Contains("\"ready\"", StringComparison.Ordinal),
            "the service is to be well again");
        await service.StopAsync();
        var warning = Assert.Single(service.Output.Split('\n'), line => line.Contains("warn:", StringComparison.Ordinal));
        Assert.Contains("LimitNOFILE", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", service.Output, StringComparison.Ordinal);
    }

    private static Task UntilFeedHasAsync(RunningService service, string title) => Eventually.HoldsAsync(
        async () => (await service.Client.GetStringAsync(Feed)).Contains(title, StringComparison.Ordinal), $"{title} is to be published");

    /// <summary>Sets how many files the service may have open from now on. It keeps those that it has open.</summary>
    private static async Task LimitAsync(RunningService service, int files)
    {
        using var limit = Process.Start(
            "prlimit", string.Create(CultureInfo.InvariantCulture, $"--pid {service.ProcessId} --nofile={files}:"));
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }
}
