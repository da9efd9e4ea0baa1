using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class HealthTests
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    [Fact]
    public async Task ReadinessCountsWhatIsPublic()
    {
        await using var site = await Site.StartAsync();
        using var response = await site.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("""{"status":"ready","articles":2,"heldBack":0,"reasons":[]}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("ready", 0, true, 0, 0)]
    [InlineData("degraded store-away", 0, false, 0, 0)]
    [InlineData("degraded held-back", 2, true, 0, 0)]
    [InlineData("degraded unrenderable", 0, true, 1, 0)]
    [InlineData("degraded edition-failed", 0, true, 0, 3)]
    [InlineData("degraded no-handles", 0, true, 0, 0, "no-handles")]
    [InlineData("degraded store-away held-back unrenderable edition-failed unwatched", 2, false, 1, 3, "unwatched")]
    public void EachReasonHasACode(
        string expected, int heldBack, bool isAvailable, int unrenderable, int failedTurns, string? obstacle = null)
    {
        var fault = obstacle is null ? null : new Fault(".", 0, 0, Severity.Error, obstacle);
        var report = HealthReport.Of(10, new NewsroomStatus(
            heldBack + unrenderable, isAvailable, failedTurns, fault, Unrenderable: unrenderable));
        Assert.Equal(expected, string.Join(' ', [report.Status, .. report.Reasons!]));
        Assert.Equal(heldBack + unrenderable, report.HeldBack);
    }

    [Fact]
    public async Task WithoutItsStoreTheServiceIsReadyAndServesTheLastGoodEdition()
    {
        await using var site = await Site.StartAsync();
        var away = site.Content.Folder + "-away";
        using var before = await site.GetAsync("/feeds/rss.xml");
        Directory.Move(site.Content.Folder, away);
        await Eventually.HoldsAsync(
            async () => await site.Client.GetStringAsync(Ready)
                == """{"status":"degraded","articles":2,"heldBack":0,"reasons":["store-away"]}""",
            "the store is to be away");
        using var live = await site.GetAsync("/health/live");
        using var feed = await site.GetAsync("/feeds/rss.xml");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(before.Headers.ETag, feed.Headers.ETag);
        Directory.Move(away, site.Content.Folder);
    }

    [Fact]
    public async Task NoNameOfAFileIsTold()
    {
        await using var site = await Site.StartAsync(
            fill: content => content.Write("kinh-te/bi-mat.md", "---\ntitle: Tin\ndate: none\n---\n\nTin.\n"));
        Assert.Equal(
            """{"status":"degraded","articles":2,"heldBack":1,"reasons":["held-back"]}""", await site.Client.GetStringAsync(Ready));
    }

    [Fact]
    public async Task WhileItStopsItIsLiveButNotReady()
    {
        await using var site = await Site.StartAsync();
        using var before = await site.GetAsync("/health/ready");
        site.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var ready = await site.GetAsync("/health/ready");
        using var live = await site.GetAsync("/health/live");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (before.StatusCode, ready.StatusCode, live.StatusCode));
        Assert.Equal("""{"status":"stopping"}""", await ready.Content.ReadAsStringAsync());
    }
}
