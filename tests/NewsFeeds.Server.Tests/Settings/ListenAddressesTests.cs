using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

public class ListenAddressesTests
{
    [Theory]
    [InlineData("http://localhost:5000/", "urls=")]
    [InlineData("http://localhost:8080/", "urls=http://0.0.0.0:8080")]
    [InlineData("http://localhost:8080/", "urls=http://[::]:8080")]
    [InlineData("http://localhost:8080/", "urls=http://+:8080")]
    [InlineData("http://127.0.0.1:81/", "urls=http://127.0.0.1:81")]
    [InlineData("http://127.0.0.1:81/", "urls=http://127.0.0.1:81;http://127.0.0.1:82")]
    [InlineData("https://localhost:8443/", "urls=http://*:8080; https://*:8443")]
    [InlineData("http://localhost:8080/", "http_ports=8080;8081")]
    [InlineData("https://localhost:8443/", "http_ports=8080", "https_ports=8443")]
    [InlineData("http://127.0.0.1:81/", "http_ports=8080", "urls=http://127.0.0.1:81")]
    [InlineData("https://127.0.0.1:444/", "urls=http://127.0.0.1:81", "Kestrel:Endpoints:A:Url=https://127.0.0.1:444")]
    [InlineData("http://localhost:5000/", "urls=http://unix:/run/newsfeeds.sock")]
    [InlineData("http://localhost:81/", "urls=http://unix:/run/newsfeeds.sock;http://*:81")]
    public void WithoutAPublicUrlItIsTheFirstAddressListenedOn(string expected, params string[] settings) =>
        Assert.Equal(expected, PublicUrl.Of(new NewsFeedsOptions(), Read(Configuration(settings))).AbsoluteUri);

    [Theory]
    [InlineData(true, "urls=http://*:80")]
    [InlineData(true, "urls=http://0.0.0.0:80;http://127.0.0.1:81")]
    [InlineData(true, "urls=http://[::]:80")]
    [InlineData(true, "http_ports=80")]
    [InlineData(true, "urls=http://unix:/run/newsfeeds.sock")]
    [InlineData(false, "urls=http://192.0.2.7:80")]
    [InlineData(false, "urls=http://feeds.example.vn:80")]
    [InlineData(false, "urls=")]
    public void WhereItListensDoesNotAlwaysTellThePublicUrl(bool isUnknown, string setting)
    {
        var addresses = Read(Configuration(setting));
        Assert.Equal(isUnknown, PublicUrl.IsUnknown(new NewsFeedsOptions(), addresses));
        Assert.False(PublicUrl.IsUnknown(new NewsFeedsOptions { PublicUrl = new Uri("https://example.vn") }, addresses));
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:7610;foo", "foo")]
    [InlineData("urls", "http://127.0.0.1:99999", "http://127.0.0.1:99999")]
    [InlineData("urls", "http://127.0.0.1:-1", "http://127.0.0.1:-1")]
    [InlineData("urls", "http://256.0.0.1:81", "http://256.0.0.1:81")]
    [InlineData("urls", "http://unix:/", "http://unix:/")]
    [InlineData("urls", "ftp://127.0.0.1:81", "ftp://127.0.0.1:81")]
    [InlineData("urls", "127.0.0.1:81", "127.0.0.1:81")]
    [InlineData("urls", "http://127.0.0.1:81/tin", "http://127.0.0.1:81/tin")]
    [InlineData("urls", "http://unix:run.sock", "http://unix:run.sock")]
    [InlineData("urls", ";", "")]
    [InlineData("http_ports", "8080;99999", "99999")]
    [InlineData("https_ports", "a", "a")]
    [InlineData("Kestrel:Endpoints:A:Url", "foo", "foo")]
    [InlineData("Kestrel:Endpoints:A:Url", "", "")]
    public void AWrongAddressIsNamedWithItsKey(string key, string value, string wrong)
    {
        var message = Assert.Throws<SettingsException>(() => Read(Configuration($"{key}={value}"))).Message;
        Assert.StartsWith($"{key} ", message, StringComparison.Ordinal);
        Assert.EndsWith($"'{wrong}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls=http://127.0.0.1:5001")]
    [InlineData("urls=http://*:80;http://192.0.2.7:5001")]
    [InlineData("http_ports=5001")]
    public void TheDeskIsNoPublicPort(string setting)
    {
        var message = Assert.Throws<SettingsException>(() => ListenAddresses.ReadDesk(
            "http://127.0.0.1:5001", Read(Configuration(setting)), (_, address) => address.Port)).Message;
        Assert.StartsWith("NewsFeeds:Desk ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDeskIsBoundUnderItsOwnName()
    {
        var bound = new List<string>();
        ListenAddresses.ReadDesk("http://localhost:5001", Read(Configuration("urls=http://*:5000")), (key, address) =>
        {
            bound.Add($"{key} {address}");
            return address.Port;
        });
        Assert.Equal(["NewsFeeds:Desk http://localhost:5001"], bound);
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:0", "http://127.0.0.1:7001;http://[::1]:7002")]
    [InlineData(
        "urls", "http://127.0.0.1:0;http://127.0.0.1:81;http://unix:/tmp/A",
        "http://127.0.0.1:7001;http://127.0.0.1:81;http://unix:/tmp/A")]
    [InlineData("urls", "http://127.0.0.1:81", "http://127.0.0.1:81")]
    [InlineData("http_ports", "0;81", "7001;81")]
    [InlineData("https_ports", "0", "7001")]
    [InlineData("Kestrel:Endpoints:A:Url", "https://*:0", "https://*:7001")]
    public void AChosenPortTakesThePlaceOfZero(string key, string value, string expected)
    {
        var configuration = Configuration($"{key}={value}");
        var port = 7000;
        ListenAddresses.Read(
            configuration, (_, address) => address.Port == 0 && !address.IsUnixPipe ? ++port : address.Port);
        Assert.Equal(expected, configuration[key]);
    }

    private static IReadOnlyList<BindingAddress> Read(IConfiguration configuration) =>
        ListenAddresses.Read(configuration, (_, address) => address.Port);

    private static IConfiguration Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Split('=')[0], (string?)each.Split('=')[1]))).Build();
}
