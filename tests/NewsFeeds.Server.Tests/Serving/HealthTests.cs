using System.Net;
using System.Net.Http.Json;

namespace NewsFeeds.Server.Tests.Serving;

public class HealthTests
{
    [Fact]
    public async Task ReadinessCountsWhatIsPublic()
    {
        await using var site = await Site.StartAsync();
        using var response = await site.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var report = await response.Content.ReadFromJsonAsync<Dictionary<string, object>>();
        Assert.Equal(("ready", "2", "0"), (report!["status"].ToString(), report["articles"].ToString(), report["heldBack"].ToString()));
    }

    [Fact]
    public async Task WithoutItsStoreTheServiceIsNotReadyButServesTheLastGoodEdition()
    {
        await using var site = await Site.StartAsync();
        var away = site.Content.Folder + "-away";
        using var before = await site.GetAsync("/feeds/rss.xml");
        Directory.Move(site.Content.Folder, away);
        await Eventually.HoldsAsync(
            async () => (await site.HealthAsync()).Code == HttpStatusCode.ServiceUnavailable, "the folder is to be missed");
        using var live = await site.GetAsync("/health/live");
        using var feed = await site.GetAsync("/feeds/rss.xml");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(before.Headers.ETag, feed.Headers.ETag);
        Directory.Move(away, site.Content.Folder);
    }
}
