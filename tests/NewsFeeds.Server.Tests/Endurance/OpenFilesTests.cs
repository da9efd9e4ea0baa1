using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace NewsFeeds.Server.Tests.Endurance;

public class OpenFilesTests
{
    private static readonly Uri Feed = new("/feeds/rss.xml", UriKind.Relative);
    private static readonly Uri Page = new("/feeds/tin/", UriKind.Relative);
    private static readonly Uri Health = new("/health/ready", UriKind.Relative);

    [Fact]
    public async Task WithoutHandlesTheLastGoodEditionIsServedAndTheCauseIsNamedOnce()
    {
        using var content = SmallNewsroom.OfOneArticle();
        await using var service = await RunningService.StartAsync(content.Folder);
        content.Article("tin/truoc.md", "Tin trước");
        await UntilFeedHasAsync(service, "Tin trước");
        var before = await service.Client.GetStringAsync(Feed);

        // A page loads the last libraries. The published service has them in its own file.
        await service.Client.GetStringAsync(Page);

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

    [Fact]
    public async Task WhereFewFilesMayBeOpenConnectionsTakeHalfOfThemAndTheStartSaysSo()
    {
        using var content = SmallNewsroom.OfOneArticle();
        using var limited = TemporaryContent.Empty();
        var service = Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll");
        limited.Write("serve", $"#!/bin/sh\nulimit -n 600\nexec dotnet '{service}' \"$@\"\n");
        using var executable = Process.Start("chmod", ["+x", limited["serve"]]);
        await executable.WaitForExitAsync();
        await using var running = await RunningService.StartAsync(content.Folder, published: limited["serve"]);
        var connections = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 310; i++)
            {
                connections.Add(new TcpClient());
                await connections[i].ConnectAsync(running.Address.Host, running.Address.Port);
            }

            Assert.Equal(0, await connections[^1].GetStream().ReadAsync(new byte[1])); // The service has closed it.
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }

        await running.StopAsync();
        Assert.Contains("at most 300 connections", running.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", running.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", running.Output, StringComparison.Ordinal);
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
