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

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("ftp://localhost/")]
    [InlineData("x")]
    public void AnythingButAnHttpAddressIsNamed(string url) => Assert.Equal(
        (1, "", $"newsfeeds: URL must be an address such as http://localhost:5000, but is '{url}'; see newsfeeds health --help\n"),
        Shell.RunBare("health", url));
}
