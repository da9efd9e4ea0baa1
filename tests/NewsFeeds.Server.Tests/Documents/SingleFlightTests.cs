using System.Net;

namespace NewsFeeds.Server.Tests.Documents;

public class SingleFlightTests
{
    [Fact]
    public async Task TwoHundredFirstRequestsRenderOnce()
    {
        await using var site = await Site.StartAsync();
        await site.MadeAheadAsync();
        var makes = site.Catalog.Makes;
        var responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            i => site.GetAsync("/feeds/kinh-te/archive/2026-03.xml", ("Accept-Encoding", i % 2 == 0 ? "gzip" : "br"))));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, responses.Select(response => response.Headers.ETag!.Tag).Distinct().Count());
        Assert.Equal(makes + 1, site.Catalog.Makes);
    }

    [Fact]
    public async Task AnEditMakesOnlyWhatItTouches()
    {
        await using var site = await Site.StartAsync();
        await site.MadeAheadAsync();
        string[] touched =
        [
            "/", "/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json",
            "/feeds/kinh-te/", "/feeds/kinh-te/rss.xml", "/feeds/kinh-te/atom.xml", "/feeds/kinh-te/feed.json",
        ];
        string[] others = [.. site.Catalog.All(site.Edition).Select(address => address.Path).Except(touched)];
        var (before, untouched) = (touched.Select(site.Made).ToList(), others.Select(site.Made).ToList());

        site.Content.Write("kinh-te/2026-03-03-moi.md", "---\ntitle: Tin mới\ndate: 2026-03-03T01:00:00Z\n---\n\nMới.\n");
        await Eventually.HoldsAsync(() => !before.Intersect(touched.Select(site.Made)).Any(), "what the edit touched is to be made again");
        Assert.Equal(untouched, others.Select(site.Made));
        await Eventually.HoldsAsync(() => before.TrueForAll(each => site.Catalog.TryGetBodies(each) is null), "their old bytes are to go");
    }
}
