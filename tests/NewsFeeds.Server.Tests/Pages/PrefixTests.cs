using System.Net;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Pages;

public class PrefixTests
{
    [Fact]
    public async Task BelowAPathOfAnotherSiteEveryLinkStaysBelowIt()
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:PublicUrl=https://thu.example/tin"], Sample.Fill);
        foreach (var path in new[] { "/", "/feeds/kinh-te/", Sample.Full, "/feeds/archive/2026-03/", "/nothing" })
        {
            using var response = await site.GetAsync("/tin" + path, ("Accept", "text/html"));
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            var own = page.QuerySelectorAll("[href],[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Where(address => address.StartsWith('/')).ToList();
            Assert.NotEmpty(own);
            Assert.All(own, address => Assert.StartsWith("/tin/", address, StringComparison.Ordinal));
            if (page.QuerySelector("link[rel=canonical]") is { } canonical)
            {
                Assert.Equal("https://thu.example/tin" + path, canonical.GetAttribute("href"));
            }

            foreach (var address in own.Distinct())
            {
                using var target = await site.GetAsync(address.Split('#')[0]);
                Assert.True(target.StatusCode == HttpStatusCode.OK, $"{path} leads to {address}: {target.StatusCode}");
            }
        }

        using var top = await site.GetAsync("/tin");
        Assert.Equal("https://thu.example/tin/", top.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task ThePrefixHasOneSpellingToo()
    {
        await using var site = await Site.StartAsync(["--NewsFeeds:PublicUrl=https://thu.example/tin-tức"], Sample.Fill);
        foreach (var path in new[] { "/", "/feeds/kinh-te/rss.xml", "/media/icon.png", "/health/live", "/feeds/kh%C3%B4ng%20c%C3%B3/" })
        {
            foreach (var prefix in new[] { "/TIN-TỨC", "/Tin-tức" })
            {
                using var moved = await site.GetAsync(prefix + path);
                Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
                Assert.Equal("https://thu.example/tin-t%E1%BB%A9c" + path, moved.Headers.Location?.OriginalString);
            }
        }

        using var found = await site.GetAsync("/tin-tức/feeds/kinh-te/rss.xml");
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }
}
