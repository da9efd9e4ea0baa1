using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Install;

public class ConfigurationTests
{
    private static readonly string[] Lines = InstallFolder.Read("newsfeeds.env").Split('\n');

    [Fact]
    public void TheExampleNamesEverySettingWithItsDefault()
    {
        // The message about an unknown setting names all.
        var unknown = Assert.Throws<SettingsException>(() => Read(new() { ["NewsFeeds:Nothing"] = "" }));
        var names = unknown.Message.Split(" are ")[1].Split(", ");
        var example = Lines.Select(line => line.TrimStart('#').Split('=', 2))
            .Where(setting => setting[0].StartsWith("NewsFeeds__", StringComparison.Ordinal))
            .ToDictionary(setting => setting[0]["NewsFeeds__".Length..], setting => setting[1]);
        Assert.Equal(names.Order(StringComparer.Ordinal), example.Keys.Order(StringComparer.Ordinal));

        var defaults = example.Where(setting => setting.Key != "Content")
            .ToDictionary(setting => $"NewsFeeds:{setting.Key}", setting => (string?)setting.Value);
        Assert.Equivalent(Read([]), Read(defaults), strict: true);
    }

    [Fact]
    public void OnlyTheContentIsSet() =>
        Assert.Equal(["NewsFeeds__Content=/srv/newsfeeds"], Lines.Where(line => line.Length > 0 && !line.StartsWith('#')));

    private static NewsFeedsOptions Read(Dictionary<string, string?> settings) =>
        NewsFeedsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
