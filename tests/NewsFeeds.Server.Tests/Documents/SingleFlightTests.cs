using System.Net;

namespace NewsFeeds.Server.Tests.Documents;

public class SingleFlightTests
{
    [Fact]
    public async Task TwoHundredFirstRequestsRenderOnce()
    {
        await using var site = await Site.StartAsync();
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => site.GetAsync("/feeds/kinh-te/rss.xml", ("Accept-Encoding", i % 2 == 0 ? "gzip" : "br"))));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, responses.Select(response => response.Headers.ETag!.Tag).Distinct().Count());
        Assert.Equal(1, site.Cache.Builds);
    }

    [Fact]
    public async Task AnEditRendersOnlyWhatItTouchesAndForgetsTheOldState()
    {
        await using var site = await Site.StartAsync();
        using var before = await site.GetAsync("/feeds/kinh-te/rss.xml");
        using var other = await site.GetAsync("/feeds/the-thao/bong-da/rss.xml");
        Assert.Equal(2, site.Cache.Count);

        site.Content.Write("kinh-te/2026-03-03-moi.md", "---\ntitle: Tin mới\ndate: 2026-03-03T01:00:00Z\n---\n\nMới.\n");
        var after = await site.ReadAsync("/feeds/kinh-te/rss.xml");
        await Eventually.HoldsAsync(
            async () => (after = await site.ReadAsync("/feeds/kinh-te/rss.xml", ("If-None-Match", before.Headers.ETag!.Tag))).Status == 200,
            "the edit is to reach its feed");
        Assert.Contains("Tin mới", after.Body, StringComparison.Ordinal);
        using var untouched = await site.GetAsync("/feeds/the-thao/bong-da/rss.xml", ("If-None-Match", other.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, untouched.StatusCode);
        Assert.Equal(3, site.Cache.Builds);
        Assert.Equal(2, site.Cache.Count);
    }
}
