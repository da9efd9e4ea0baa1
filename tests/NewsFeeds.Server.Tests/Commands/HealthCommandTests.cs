using Microsoft.AspNetCore.Builder;

namespace NewsFeeds.Server.Tests.Commands;

public class HealthCommandTests
{
    [Fact]
    public async Task ItPrintsWhatAReadyServiceAnswers()
    {
        await using var site = await Site.StartAsync();
        var ready = await site.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal((0, $"{ready}\n", ""), Shell.RunBare("health", site.Address.ToString()));
    }

    [Fact]
    public async Task ItFailsWhereNothingListens()
    {
        var site = await Site.StartAsync();
        var address = site.Address;
        await site.DisposeAsync();

        var (code, output, error) = Shell.RunBare("health", address.ToString());
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"newsfeeds: nothing answers at {address}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItAsksTheServiceAloneWhateverStandsBetween()
    {
        await using var site = await Site.StartAsync();
        string[] settings = ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"];
        await using var elsewhere = WebApplication.CreateSlimBuilder(settings).Build();
        elsewhere.Run(context =>
        {
            context.Response.Redirect(new Uri(site.Address, "/health/ready").ToString());
            return Task.CompletedTask;
        });
        await elsewhere.StartAsync();
        Assert.Equal(1, Shell.RunBare("health", elsewhere.Urls.Single()).Code);

        var program = Path.Combine(AppContext.BaseDirectory, "NewsFeeds.Server.dll");
        var proxied = new Dictionary<string, string> { ["http_proxy"] = elsewhere.Urls.Single() };
        var (code, output, _) = await Install.Tool.RunAsync("dotnet", [program, "health", site.Address.ToString()], proxied);
        Assert.Equal(0, code);
        Assert.Contains("\"ready\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("ftp://localhost/")]
    [InlineData("x")]
    public void AnythingButAnHttpAddressIsNamed(string url) => Assert.Equal(
        (1, "", $"newsfeeds: URL must be an address such as http://localhost:5000, but is '{url}'; see newsfeeds health --help\n"),
        Shell.RunBare("health", url));
}
