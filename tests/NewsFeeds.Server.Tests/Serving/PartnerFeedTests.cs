using System.Net;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Serving;

public class PartnerFeedTests(PartnerFeedTests.Fixture shared) : IClassFixture<PartnerFeedTests.Fixture>
{
    private const string Secret = "k9-Zt";
    private const string Feeds = $$"""
        feeds:
          msn: {title: Kinh tế}
          {{Secret}}: {title: Riêng, private: true, maxAge: 900}
        """;

    private readonly Site _site = shared.Site;

    [Theory, MemberData(nameof(Forms.Data), MemberType = typeof(Forms))]
    public async Task APrivateFeedIsKeptByNoSharedCacheAndShownByNoSearchEngine(string form)
    {
        var path = $"/partners/{Secret}/{form}";
        using var got = await _site.GetAsync(path);
        using var head = await _site.SendAsync(HttpMethod.Head, path);
        using var unchanged = await _site.GetAsync(path, ("If-None-Match", got.Headers.ETag!.Tag));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotModified], [got.StatusCode, head.StatusCode, unchanged.StatusCode]);
        foreach (var answer in new[] { got, head, unchanged })
        {
            Assert.Equal("private, max-age=900", Field(answer, "Cache-Control"));
            Assert.Equal("noindex", Field(answer, "X-Robots-Tag"));
            Assert.Equal("*", Field(answer, "Access-Control-Allow-Origin"));
        }

        using var opened = await _site.GetAsync(path, ("Sec-Fetch-Dest", "document"));
        Assert.StartsWith("private, ", Field(opened, "Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("noindex", Field(opened, "X-Robots-Tag"));
    }

    [Theory]
    [InlineData("/partners/msn/rss.xml")]
    [InlineData("/feeds/rss.xml")]
    public async Task EveryOtherFeedIsPublic(string path)
    {
        using var got = await _site.GetAsync(path);
        Assert.StartsWith("public, max-age=300, stale-while-revalidate=", Field(got, "Cache-Control"), StringComparison.Ordinal);
        Assert.Null(Field(got, "X-Robots-Tag"));
    }

    [Fact]
    public async Task ARedirectThatTellsANameIsPrivateToo()
    {
        using var moved = await _site.GetAsync("/partners/K9-ZT/rss.xml");
        Assert.Equal($"{Site.PublicUrl}/partners/{Secret}/rss.xml", moved.Headers.Location!.OriginalString);
        Assert.Equal(("private, max-age=3600", "noindex"), (Field(moved, "Cache-Control"), Field(moved, "X-Robots-Tag")));
        using var other = await _site.GetAsync("/feeds/kinh-te");
        Assert.Equal(("public, max-age=3600", null), (Field(other, "Cache-Control"), Field(other, "X-Robots-Tag")));
    }

    [Fact]
    public async Task TheNameOfAPartnerStandsNowhere()
    {
        var others = _site.Catalog.All(_site.Edition).Where(address => address.Listing.Kind != ListingKind.Partner).ToList();
        Assert.NotEmpty(others);
        foreach (var path in others.Select(address => address.Path).Append("/partners/").Append($"/partners/{Secret[..^1]}/rss.xml"))
        {
            foreach (var accept in new[] { "*/*", "text/html" })
            {
                using var answer = await _site.GetAsync(path, ("Accept", accept));
                Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Secret, answer.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
            }
        }

        var banner = new StringWriter();
        StartupBanner.Write(banner, _site.Edition, new PublicUrls(new Uri(Site.PublicUrl)), ["http://127.0.0.1:5000"], desk: null);
        Assert.DoesNotContain(Secret, banner.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("rss.xml", HttpStatusCode.OK)]
    [InlineData("rss.xml", HttpStatusCode.NotModified, "If-None-Match", "*")]
    [InlineData("rss.xml", HttpStatusCode.PreconditionFailed, "If-Match", "\"a\"")]
    [InlineData("rss.xml/", HttpStatusCode.MovedPermanently)]
    [InlineData("podcast.xml", HttpStatusCode.NotFound)]
    public async Task TheLogOfARequestNamesNoPartnerAtAnyLevel(
        string file, HttpStatusCode status, string field = "Accept", string value = "*/*")
    {
        using var made = await _site.GetAsync($"/partners/{Secret}/rss.xml");
        using var answer = await _site.GetAsync($"/partners/{Secret}/{file}", (field, value));
        Assert.Equal(status, answer.StatusCode);
        using var heard = await _site.GetAsync("/feeds/rss.xml", ("If-None-Match", "*"));
        Assert.Contains("Debug: /feeds/rss.xml not modified ", _site.Log.Lines);
        Assert.DoesNotContain(_site.Log.Lines, line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/partners/k9-Zt/rss.xml", "/partners/…")]
    [InlineData("/Partners/k9-Zt/rss.xml/", "/partners/…")]
    [InlineData("/tags/partners/rss.xml", "/tags/partners/rss.xml")]
    public void TheLogNamesNoPartner(string path, string logged) => Assert.Equal(logged, new LoggedPath(path).ToString());

    private static string? Field(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync(
            [$"--NewsFeeds:PublicUrl={Tests.Site.PublicUrl}", "--Logging:LogLevel:NewsFeeds=Trace"],
            content =>
            {
                content.Publication(Feeds);
                content.Article("kinh-te/the.md", "Thẻ", "2026-02-02T01:00:00Z", "tags: [bão]\nauthors: [Lê Hà]");
            });

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
