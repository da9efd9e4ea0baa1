using System.Net;

namespace NewsFeeds.Server.Tests.Install;

/// <summary>The way from an archive to a running service, as far as it goes without the rights of root and without systemd.</summary>
[Collection(nameof(PublishedTests))]
public class ArchiveTests(PublishedTests.Build build)
{
    private static readonly Uri Feed = new("/feeds/rss.xml", UriKind.Relative);

    [RequiresLinkerFact]
    public async Task WhatIsUnpackedAndInstalledServesANewNewsroom()
    {
        using var folder = TemporaryContent.Empty();
        var archive = await PackAsync(folder["one/"]);
        Assert.Equal(await File.ReadAllBytesAsync(archive), await File.ReadAllBytesAsync(await PackAsync(folder["two/"])));

        await RunAsync("tar", "-xzf", archive, "-C", folder.Folder);
        var install = folder[$"{Path.GetFileName(archive).Replace(".tar.gz", "", StringComparison.Ordinal)}/install"];
        var root = folder["root"];
        Assert.Contains("newsfeeds init /srv/newsfeeds --authority ", await InstallAsync(install, root), StringComparison.Ordinal);
        var settings = $"{root}/etc/newsfeeds/newsfeeds.env";
        await File.AppendAllTextAsync(settings, "# mine\n");
        Assert.Equal("Next: systemctl restart newsfeeds\n", await InstallAsync(install, root));
        Assert.EndsWith("# mine\n", await File.ReadAllTextAsync(settings), StringComparison.Ordinal);
        foreach (var document in new[] { "README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE" })
        {
            Assert.Equal(
                await File.ReadAllTextAsync(SourceTree.Path(document)),
                await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(install)!, document)));
        }

        Assert.True(File.Exists($"{root}/usr/local/share/man/man1/newsfeeds.1"));
        Assert.True(File.Exists($"{root}/usr/local/lib/systemd/system/newsfeeds.service"));

        var program = $"{root}/usr/local/bin/newsfeeds";
        Assert.Equal($"{InstallFolder.Version}\n", await RunAsync(program, "--version"));
        var content = $"{root}/srv/newsfeeds";
        await RunAsync(program, "init", content, "--authority", "example.vn,2026");
        await ServeAsync(program, content, folder["state"]);
    }

    /// <summary>Serves with the environment that the unit gives.</summary>
    private static async Task ServeAsync(string program, string content, string state)
    {
        Directory.CreateDirectory(state);
        var environment = InstallFolder.Read("newsfeeds.service").Split('\n')
            .Where(line => line.StartsWith("Environment=", StringComparison.Ordinal)).Select(line => line.Split('=', 3))
            .ToDictionary(parts => parts[1], parts => parts[2]);
        environment["STATE_DIRECTORY"] = state;
        environment["NewsFeeds__State"] = "";

        await using var service = await RunningService.StartAsync(content, environment: environment, published: program);
        using var first = await service.Client.GetAsync(Feed);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var again = new HttpRequestMessage(HttpMethod.Get, Feed);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await service.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("\"ready\"", await RunAsync(program, "health", service.Address.ToString()), StringComparison.Ordinal);

        Assert.Equal(0, await service.StopAsync());
        Assert.NotEmpty(Directory.EnumerateFiles(state));
        var (code, _, error) = await Tool.RunAsync(program, "health", service.Address.ToString());
        Assert.Equal(1, code);
        Assert.StartsWith($"newsfeeds: nothing answers at {service.Address}", error, StringComparison.Ordinal);
    }

    private async Task<string> PackAsync(string to)
    {
        await RunAsync(
            "dotnet", "msbuild", SourceTree.Path("src", "NewsFeeds.Server"), "-t:PackArchive", "-nologo", "-nodeReuse:false",
            "-p:RuntimeIdentifier=linux-x64", $"-p:PublishDir={build.Folder}/", $"-p:ArchiveFolder={to}");
        return Assert.Single(Directory.GetFiles(to));
    }

    private static async Task<string> InstallAsync(string install, string root)
    {
        var (code, output, error) = await Tool.RunAsync(install, [], new() { ["DESTDIR"] = root });
        Assert.True(code == 0, output + error);
        return output;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output, error) = await Tool.RunAsync(program, arguments);
        Assert.True(code == 0, output + error);
        return output;
    }
}
