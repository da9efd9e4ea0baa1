using System.Net;
using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

public class OptionsTests
{
    [Fact]
    public void WithoutSettingsTheDefaultsHold()
    {
        var options = Read();
        Assert.Equal(("content", null, null, 0, false, "folder"),
            (options.Content, options.PublicUrl, options.ArticleUrl, options.RateLimit, options.Polling, options.Store));
    }

    [Fact]
    public void EverySettingIsRead()
    {
        var options = Read(
            ("Content", "/srv/news"), ("publicurl", "https://example.vn/tin/"),
                ("ArticleUrl", "https://example.vn/{category}/{date}/{slug}"), ("Watch", "polling"),
            ("Store", "folder"), ("State", "/var/lib/newsfeeds"), ("RateLimit", "60"), ("TrustedProxies:0", "10.0.0.0/8"),
                ("TrustedProxies:1", "::1"));
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
        Assert.Equal(
            [IPNetwork.Parse("10.0.0.1/32"), IPNetwork.Parse("fd00::/8")], Read(("TrustedProxies", "10.0.0.1, fd00::/8")).TrustedProxies);

    [Theory]
    [InlineData("Content", "")]
    [InlineData("PublicUrl", "example.vn")]
    [InlineData("PublicUrl", "ftp://example.vn")]
    [InlineData("PublicUrl", "https://example.vn/?x=1")]
    [InlineData("PublicUrl", "https://user@example.vn/")]
    [InlineData("PublicUrl", "/feeds")]
    [InlineData("PublicUrl", "http://x/%00")]
    [InlineData("PublicUrl", "http://x/tin/%0a")]
    [InlineData("PublicUrl", "https://example.vn/feeds")]
    [InlineData("PublicUrl", "https://example.vn/Media/tin/")]
    [InlineData("PublicUrl", "https://example.vn//%61rticles")]
    [InlineData("PublicUrl", "https://example.vn/robots.txt")]
    [InlineData("ArticleUrl", "https://example.vn/")]
    [InlineData("ArticleUrl", "https://example.vn/{year}/{slug}")]
    [InlineData("ArticleUrl", "https://{category}.example.vn/{slug}")]
    [InlineData("ArticleUrl", "https://example.vn{category}/{slug}")]
    [InlineData("ArticleUrl", "https://{date}@example.vn/{slug}")]
    [InlineData("ArticleUrl", "http{slug}://example.vn/{slug}")]
    [InlineData("Watch", "Events!")]
    [InlineData("Store", "mysql")]
    [InlineData("RateLimit", "-1")]
    [InlineData("RateLimit", "many")]
    [InlineData("TrustedProxies", "proxy.local")]
    [InlineData("TrustedProxies", "10")]
    [InlineData("TrustedProxies", "010.0.0.1")]
    [InlineData("TrustedProxies", "0x0a.0.0.1")]
    [InlineData("TrustedProxies", "010.0.0.0/8")]
    [InlineData("TrustedProxies", "[::1]:80")]
    [InlineData("TrustedProxies:1", "x")]
    [InlineData("Contents", "x")]
    public void AMistakeIsNamedWithItsKey(string key, string value) =>
        Assert.Contains($"NewsFeeds:{key} ", Assert.Throws<SettingsException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Store", "mysql", "NewsFeeds:Store must be 'folder' or 'postgres', but is 'mysql'")]
    [InlineData("Watch", "x", "NewsFeeds:Watch must be 'events' or 'polling', but is 'x'")]
    [InlineData(
        "Contents", "x",
        "NewsFeeds:Contents is not a setting; the settings are "
            + "Content, PublicUrl, ArticleUrl, Watch, Store, State, RateLimit, TrustedProxies, Desk")]
    public void AMistakeSaysWhatWouldBeRight(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Read((key, value))).Message);

    [Theory]
    [InlineData("PublicUrl")]
    [InlineData("ArticleUrl")]
    [InlineData("State")]
    [InlineData("TrustedProxies")]
    public void AnEmptyValueIsNone(string key) => Assert.Equivalent(new NewsFeedsOptions(), Read((key, "")));

    [Theory]
    [InlineData("https://example.vn/feed")]
    [InlineData("https://example.vn/tin/feeds")]
    [InlineData("https://example.vn/tin-t%E1%BB%A9c")]
    public void APathThatIsNoneOfTheServicesOwnMayStandBeforeIt(string url) =>
        Assert.Equal(new Uri(url), Read(("PublicUrl", url)).PublicUrl);

    [Theory]
    [InlineData("https://example.vn/?c={category}&s={slug}")]
    [InlineData("https://example.vn#{slug}")]
    public void PlaceholdersMayStandAnywhereBehindTheHost(string template) =>
        Assert.Equal(template, Read(("ArticleUrl", template)).ArticleUrl);

    [Fact]
    public void OfAListTheWrongEntryIsNamedAlone()
    {
        var message = Assert.Throws<SettingsException>(() => Read(("TrustedProxies:0", "10.0.0.1"), ("TrustedProxies:1", "010.0.0.2")))
            .Message;
        Assert.StartsWith("NewsFeeds:TrustedProxies:1 ", message, StringComparison.Ordinal);
        Assert.EndsWith("'010.0.0.2'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllMistakesAreNamedAtOnce()
    {
        var message = Assert.Throws<SettingsException>(() => Read(("Watch", "x"), ("Contents", "x"))).Message;
        Assert.Contains("NewsFeeds:Watch ", message, StringComparison.Ordinal);
        Assert.Contains("NewsFeeds:Contents ", message, StringComparison.Ordinal);
    }

    private static NewsFeedsOptions Read(params (string Key, string Value)[] settings) => NewsFeedsOptions.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(each => $"NewsFeeds:{each.Key}", each => (string?)each.Value)).Build());
}
