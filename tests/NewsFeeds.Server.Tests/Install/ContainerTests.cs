using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Install;

/// <summary>What the SDK would make an image of. The base image comes from a registry, so no image is made here.</summary>
[Collection(nameof(PublishedTests))] // To publish the service rewrites what the SDK reads here.
public class ContainerTests
{
    [Fact]
    public async Task TheImageIsSmallAndWithoutRoot()
    {
        using var evaluated = await EvaluateAsync();
        var properties = evaluated.RootElement.GetProperty("Properties");
        Assert.Equal(
            "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra", properties.GetProperty("ContainerBaseImage").GetString());
        Assert.Equal("newsfeeds", properties.GetProperty("ContainerRepository").GetString());
        Assert.Equal("1654", properties.GetProperty("ContainerUser").GetString());
        Assert.Equal([InstallFolder.Version], ItemsOf(evaluated, "ContainerImageTags"));
        Assert.Equal(["/app/newsfeeds"], ItemsOf(evaluated, "ContainerAppCommand"));
        Assert.Equal(["serve"], ItemsOf(evaluated, "ContainerDefaultArgs"));
        Assert.Equal(["8080"], ItemsOf(evaluated, "ContainerPort"));
        Assert.Equal(
            ["ASPNETCORE_HTTP_PORTS=8080", "NewsFeeds__Content=/content", "STATE_DIRECTORY=/state"],
            evaluated.RootElement.GetProperty("Items").GetProperty("ContainerEnvironmentVariable").EnumerateArray()
                .Select(each => $"{each.GetProperty("Identity").GetString()}={each.GetProperty("Value").GetString()}"));
    }

    [Fact]
    public async Task TheComposedServiceIsThisImage()
    {
        using var evaluated = await EvaluateAsync();
        var compose = InstallFolder.Read("compose.yaml").Split('\n').Select(line => line.Trim()).ToArray();
        var user = evaluated.RootElement.GetProperty("Properties").GetProperty("ContainerUser").GetString();
        Assert.Contains($"image: newsfeeds:{InstallFolder.Version}", compose);
        Assert.Contains($"user: \"{user}:{user}\"", compose);
        Assert.Contains($"test: [CMD, {ItemsOf(evaluated, "ContainerAppCommand").Single()}, health, \"http://localhost:8080\"]", compose);
    }

    [Fact]
    public void TheComposedServiceIsReachedFromItsMachineAlone()
    {
        var compose = InstallFolder.Read("compose.yaml").Split('\n').Select(line => line.Trim()).ToArray();
        var settings = compose.Where(line => line.StartsWith("NewsFeeds__", StringComparison.Ordinal)).Select(line => line.Split(": ", 2))
            .Select(setting => KeyValuePair.Create(setting[0].Replace("__", ":", StringComparison.Ordinal), (string?)setting[1]));
        var options = NewsFeedsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var desk = BindingAddress.Parse(options.Desk!).Port;
        Assert.Contains($"ports: [\"127.0.0.1:8080:8080\", \"127.0.0.1:{desk}:{desk}\"]", compose);
        Assert.Contains(options.TrustedProxies, network => network.Contains(IPAddress.Parse("172.18.0.1")));
        Assert.DoesNotContain(options.TrustedProxies, network => network.Contains(IPAddress.Parse("203.0.113.7")));
    }

    private static IEnumerable<string?> ItemsOf(JsonDocument evaluated, string kind) =>
        evaluated.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray()
            .Select(each => each.GetProperty("Identity").GetString());

    private static async Task<JsonDocument> EvaluateAsync()
    {
        var (code, output, error) = await Tool.RunAsync(
            "dotnet", "msbuild", SourceTree.Path("src", "NewsFeeds.Server"), "-nologo", "-nodeReuse:false", "-t:ComputeContainerConfig",
            "-p:RuntimeIdentifier=linux-x64", "-p:_IsPublishing=true",
            "-getProperty:ContainerBaseImage,ContainerRepository,ContainerUser",
            "-getItem:ContainerImageTags,ContainerAppCommand,ContainerDefaultArgs,ContainerPort,ContainerEnvironmentVariable");
        Assert.True(code == 0, output + error);
        return JsonDocument.Parse(output);
    }
}
