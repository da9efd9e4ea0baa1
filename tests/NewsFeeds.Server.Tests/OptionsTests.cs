using System.Net;
using Microsoft.Extensions.Configuration;

namespace NewsFeeds.Server.Tests;

public class OptionsTests
{
    [Fact]
    public void WithoutSettingsTheDefaultsHold()
    {
        var options = Read();
        Assert.Equal(("content", null, null, 0, false), (options.Content, options.PublicUrl, options.ArticleUrl, options.RateLimit, options.Polling));
    }

    [Fact]
    public void EverySettingIsRead()
    {
        var options = Read(
            ("Content", "/srv/news"), ("publicurl", "https://example.vn/tin/"), ("ArticleUrl", "https://example.vn/{category}/{date}/{slug}"), ("Watch", "polling"),
            ("Store", "folder"), ("State", "/var/lib/newsfeeds"), ("RateLimit", "60"), ("TrustedProxies:0", "10.0.0.0/8"), ("TrustedProxies:1", "::1"));
        Assert.Equal("/srv/news", options.Content);
        Assert.Equal(new Uri("https://example.vn/tin/"), options.PublicUrl);
        Assert.Equal("https://example.vn/{category}/{date}/{slug}", options.ArticleUrl);
        Assert.True(options.Polling);
        Assert.Equal("/var/lib/newsfeeds", options.State);
        Assert.Equal(60, options.RateLimit);
        Assert.Equal([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("::1/128")], options.TrustedProxies);
    }

    [Fact]
    public void ProxiesMayStandInOneLine() =>
        Assert.Equal([IPNetwork.Parse("10.0.0.1/32"), IPNetwork.Parse("fd00::/8")], Read(("TrustedProxies", "10.0.0.1, fd00::/8")).TrustedProxies);

    [Theory]
    [InlineData("Content", "")]
    [InlineData("PublicUrl", "example.vn")]
    [InlineData("PublicUrl", "ftp://example.vn")]
    [InlineData("PublicUrl", "https://example.vn/?x=1")]
    [InlineData("PublicUrl", "https://user@example.vn/")]
    [InlineData("PublicUrl", "/feeds")]
    [InlineData("ArticleUrl", "https://example.vn/")]
    [InlineData("ArticleUrl", "https://example.vn/{year}/{slug}")]
    [InlineData("Watch", "Events!")]
    [InlineData("Store", "postgres")]
    [InlineData("RateLimit", "-1")]
    [InlineData("RateLimit", "many")]
    [InlineData("TrustedProxies", "proxy.local")]
    [InlineData("Contents", "x")]
    public void AMistakeIsNamedWithItsKey(string key, string value) =>
        Assert.Contains($"NewsFeeds:{key} ", Assert.Throws<SettingsException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void AllMistakesAreNamedAtOnce()
    {
        var message = Assert.Throws<SettingsException>(() => Read(("Watch", "x"), ("Contents", "x"))).Message;
        Assert.Contains("NewsFeeds:Watch ", message, StringComparison.Ordinal);
        Assert.Contains("NewsFeeds:Contents ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://localhost:8080/", "http://0.0.0.0:8080")]
    [InlineData("http://localhost:8080/", "http://[::]:8080")]
    [InlineData("http://localhost:8080/", "http://+:8080")]
    [InlineData("http://127.0.0.1:81/", "http://127.0.0.1:81")]
    [InlineData("https://localhost:8443/", "http://*:8080", "https://*:8443")]
    public void WithoutAPublicUrlItIsTheAddressListenedOn(string expected, params string[] listening) =>
        Assert.Equal(expected, PublicUrl.Of(new NewsFeedsOptions(), listening).AbsoluteUri);

    private static NewsFeedsOptions Read(params (string Key, string Value)[] settings) => NewsFeedsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(each => $"NewsFeeds:{each.Key}", each => (string?)each.Value)).Build());
}
