using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NewsFeeds.Server.Tests.Proxies;

/// <summary>What readers get by the recipes for nginx and Varnish.</summary>
public class CachingProxyTests
{
    private const string Feed = "/feeds/kinh-te/rss.xml";
    private const string Article = "/articles/2026-03-02/cu";

    // Varnish gives an old copy for a second more, and nginx counts whole seconds.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(2);

    private static readonly string[] OfTheProxy =
        ["Age", "Connection", "Date", "Server", "Transfer-Encoding", "Via", "X-Varnish", "Accept-Ranges"];

    private static readonly string[] Failures = ["429", "500", "503"];
    private static readonly string[] Queries = ["?utm_source=x&utm_medium=rss", "?null", "", "?", "?a=b?c"];
    private static readonly string[] Misspelled = ["/feeds/kinh-te", "/category/kinh-te/"];
    private static readonly string[] OfHealth = ["/health/live", "/health/ready", "/%68ealth/ready", "/he%61lth/live"];
    private static readonly string[] Partners = ["/partners/kin/rss.xml", "/partners/mo/feed.json", "/p%61rtners/kin/atom.xml"];

    public static TheoryData<string> Kinds => [CachingProxy.Nginx, CachingProxy.Varnish];

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task EveryAnswerIsThatOfTheService(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        string[] paths =
        [
            "/", Feed, "/feeds/atom.xml", "/feeds/kinh-te/feed.json", "/feeds/kinh-te/", "/feeds/opml.xml", Article, "/sitemap.xml",
            "/robots.txt", "/media/kinh-te/a.gif", "/feeds/kinh-te", "/feeds/bong-da-cu/rss.xml", "/feeds/cu/rss.xml", "/nothing",
            "/tags/kh%C3%B4ng/", "/partners/mo/rss.xml", "/partners/kin/atom.xml", "/?p=12", "/?feed=rss2&cat=3", "/a%2Fb",
        ];
        foreach (var path in paths)
        {
            foreach (var coding in new[] { "identity", "gzip", "gzip, deflate, br, zstd", "br;q=0, gzip;q=0.5", "*;q=0" })
            {
                foreach (var accept in new[] { "application/rss+xml, */*;q=0.1", "text/html,application/xhtml+xml,*/*;q=0.8" })
                {
                    (string, string)[] headers = [("Accept-Encoding", coding), ("Accept", accept)];
                    using var expected = await behind.Site.GetAsync(path, headers);
                    foreach (var turn in new[] { "first", "again" })
                    {
                        using var actual = await behind.GetAsync(path, headers);
                        var request = (path, coding, accept, turn);
                        Assert.Equal((request, HeadersOf(expected)), (request, HeadersOf(actual)));
                        Assert.Equal(await expected.Content.ReadAsByteArrayAsync(), await actual.Content.ReadAsByteArrayAsync());
                    }
                }
            }
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task APollOfAnUnchangedFeedDoesNotReachTheService(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        var tags = new HashSet<string>();
        foreach (var (coding, likewise) in new[] { ("identity", "deflate"), ("gzip", "gzip;q=0.8, deflate"), ("br", "gzip, deflate, br") })
        {
            using var first = await behind.GetAsync(Feed, ("Accept-Encoding", coding));
            var tag = first.Headers.ETag!;
            Assert.False(tag.IsWeak);
            Assert.True(tags.Add(tag.Tag));
            var since = first.Content.Headers.LastModified!.Value.ToString("R", CultureInfo.InvariantCulture);
            Assert.Empty(await behind.AskedDuringAsync(async () =>
            {
                using var byTag = await behind.GetAsync(Feed, ("Accept-Encoding", likewise), ("If-None-Match", tag.Tag));
                using var byDate = await behind.GetAsync(Feed, ("Accept-Encoding", coding), ("If-Modified-Since", since));
                Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (byTag.StatusCode, byDate.StatusCode));
                Assert.Equal((tag, "Accept-Encoding"), (byTag.Headers.ETag, byTag.Headers.Vary.ToString()));
                Assert.Equal(first.Headers.CacheControl, byTag.Headers.CacheControl);
            }));
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task AnEditIsOutOnceTheCopyHasToBeCheckedAndNothingNewIsNoBody(string kind)
    {
        await using var behind = await Behind.StartAsync(kind, isBrief: true);
        var before = await TextAsync(behind, Feed);
        behind.Site.Content.Article("kinh-te/2026-03-02-cu.md", "Tin mới", "2026-03-02T01:00:00Z");
        Assert.DoesNotContain("Tin mới", before, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            async () => (await TextAsync(behind, Feed)).Contains("Tin mới", StringComparison.Ordinal), "the edit is to be out");
        await Eventually.HoldsAsync(
            async () =>
            {
                await TextAsync(behind, Feed);
                return behind.Site.Log.Count(" - 304 ") > 0;
            },
            "the proxy is to ask whether the copy is as it was");
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task WhatIsTakenAwayLeaves(string kind)
    {
        await using var behind = await Behind.StartAsync(kind, isBrief: true);
        Assert.Contains("Tin cũ", await TextAsync(behind, Feed), StringComparison.Ordinal);
        behind.Site.Content.Delete("kinh-te/2026-03-02-cu.md");
        await Eventually.HoldsAsync(
            async () => !(await TextAsync(behind, Feed)).Contains("Tin cũ", StringComparison.Ordinal), "the article is to leave its feed");

        Directory.Delete(behind.Site.Content["kinh-te"], recursive: true);
        await Eventually.HoldsAsync(
            async () =>
            {
                using var feed = await behind.GetAsync(Feed);
                return feed.StatusCode == HttpStatusCode.NotFound;
            },
            "the feed is to be gone, though a copy of it may stand in for an error");
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task CopiesStandInWhileTheServiceIsAway(string kind)
    {
        await using var behind = await Behind.StartAsync(kind, isBrief: true);
        using var before = await behind.GetAsync(Feed);
        using var partner = await behind.GetAsync("/partners/mo/rss.xml");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (before.StatusCode, partner.StatusCode));
        await behind.Site.StopAsync();
        using var nobody = new Socket(SocketType.Stream, ProtocolType.Tcp); // No other test's service takes its port.
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, behind.Site.Address.Port));
        await ManyAskForLongerThanACopyLivesAsync(async () =>
        {
            using var now = await behind.GetAsync(Feed);
            Assert.Equal((HttpStatusCode.OK, before.Headers.ETag), (now.StatusCode, now.Headers.ETag));
            using var unchanged = await behind.GetAsync(Feed, ("If-None-Match", before.Headers.ETag!.Tag));
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        });
        foreach (var path in new[] { "/partners/mo/rss.xml", "/feeds/rss.xml" })
        {
            using var unknown = await behind.GetAsync(path);
            Assert.True(unknown.StatusCode >= HttpStatusCode.InternalServerError, path);
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task ACopyStandsInForAnErrorAndWhereThereIsNoneTheErrorIsHeard(string kind)
    {
        var isFailing = false;
        string[] settings = ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"];
        await using var service = WebApplication.CreateSlimBuilder(settings).Build();
        service.Run(context =>
        {
            var headers = context.Response.Headers;
            if (isFailing)
            {
                context.Response.StatusCode = int.Parse(context.Request.Path.Value![^3..], CultureInfo.InvariantCulture);
                (headers.CacheControl, headers.RetryAfter) = ("no-store", "7");
                return context.Response.WriteAsync("Không được.");
            }

            (headers.CacheControl, headers.ETag) = ("public, max-age=1, stale-while-revalidate=1, stale-if-error=86400", "\"1\"");
            return context.Response.WriteAsync("Được.");
        });
        await service.StartAsync();
        await using var proxy = await CachingProxy.StartAsync(kind, new Uri(service.Urls.First()), isBrief: true, prefix: "");
        foreach (var status in Failures)
        {
            Assert.Equal("Được.", await proxy.Client.GetStringAsync(new Uri($"/known/{status}", UriKind.Relative)));
        }

        isFailing = true;
        await ManyAskForLongerThanACopyLivesAsync(async () =>
        {
            foreach (var status in Failures)
            {
                Assert.Equal("Được.", await proxy.Client.GetStringAsync(new Uri($"/known/{status}", UriKind.Relative)));
            }
        });
        foreach (var status in Failures)
        {
            using var error = await proxy.Client.GetAsync(new Uri($"/unknown/{status}", UriKind.Relative));
            Assert.Equal(
                (status, "7", "Không được."),
                ($"{(int)error.StatusCode}", error.Headers.RetryAfter?.ToString(), await error.Content.ReadAsStringAsync()));
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task AQueryCountsAtTheTopAlone(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        var asked = await behind.AskedDuringAsync(async () =>
        {
            foreach (var query in Queries)
            {
                await TextAsync(behind, Feed + query);
            }
        });
        Assert.Equal([Feed], asked);

        asked = await behind.AskedDuringAsync(async () =>
        {
            using var article = await behind.GetAsync("/?p=12");
            using var feed = await behind.GetAsync("/?feed=rss2");
            using var page = await behind.GetAsync("/?feed=rss2&cat=3");
            Assert.Equal($"{Site.PublicUrl}{Article}", article.Headers.Location!.OriginalString);
            Assert.Equal($"{Site.PublicUrl}/feeds/rss.xml", feed.Headers.Location!.OriginalString);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        });
        Assert.Equal(["/?p=12", "/?feed=rss2", "/?feed=rss2&cat=3"], asked);
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task NoFeedOfAPartnerIsKept(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        foreach (var path in Partners)
        {
            var asked = await behind.AskedDuringAsync(async () =>
            {
                var first = await TextAsync(behind, path);
                Assert.Equal(first, await TextAsync(behind, path));
            });
            Assert.Equal((path, 2), (path, asked.Count));
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task AFeedThatSomebodyOpensInABrowserIsNobodyElses(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        foreach (var (path, mediaType) in new[] { (Feed, "application/rss+xml"), ("/feeds/opml.xml", "text/x-opml") })
        {
            var asked = await behind.AskedDuringAsync(async () =>
            {
                for (var turn = 1; turn <= 2; turn++)
                {
                    using var opened = await behind.GetAsync(path, ("Sec-Fetch-Dest", "document"));
                    using var read = await behind.GetAsync(path);
                    Assert.Equal(
                        (turn, "application/xml", mediaType),
                        (turn, opened.Content.Headers.ContentType!.MediaType, read.Content.Headers.ContentType!.MediaType));
                    Assert.True(opened.Headers.CacheControl!.Private && read.Headers.CacheControl!.Public);
                }
            });
            Assert.Equal((path, 3), (path, asked.Count));
        }
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task APartOfAFileIsAskedFor(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        using var part = await behind.GetAsync("/media/kinh-te/a.gif", ("Range", "bytes=0-2"));
        Assert.Equal((HttpStatusCode.PartialContent, "GIF"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task HealthIsNotPublic(string kind)
    {
        await using var behind = await Behind.StartAsync(kind);
        Assert.Empty(await behind.AskedDuringAsync(async () =>
        {
            foreach (var path in OfHealth)
            {
                using var health = await behind.GetAsync(path);
                Assert.Equal((path, HttpStatusCode.NotFound), (path, health.StatusCode));
            }
        }));
    }

    [RequiresProxiesTheory, MemberData(nameof(Kinds))]
    public async Task APublicAddressMayHaveAPath(string kind)
    {
        await using var behind = await Behind.StartAsync(kind, prefix: "/tin");
        var asked = await behind.AskedDuringAsync(async () =>
        {
            foreach (var path in Misspelled)
            {
                using var moved = await behind.GetAsync("/tin" + path);
                Assert.Equal($"{Site.PublicUrl}/tin/feeds/kinh-te/", moved.Headers.Location!.OriginalString);
            }

            using var former = await behind.GetAsync("/tin/?p=12");
            Assert.Equal($"{Site.PublicUrl}/tin{Article}", former.Headers.Location!.OriginalString);
            await TextAsync(behind, $"/tin{Feed}?utm_source=x");
            await TextAsync(behind, $"/tin{Feed}");
            await TextAsync(behind, "/tin/partners/kin/rss.xml");
            await TextAsync(behind, "/tin/partners/kin/rss.xml");
            using var health = await behind.GetAsync("/tin/health/ready");
            Assert.Equal(HttpStatusCode.NotFound, health.StatusCode);
        });
        Assert.Equal(
            [
                "/tin/feeds/kinh-te", "/tin/category/kinh-te/", "/tin/?p=12", $"/tin{Feed}", "/tin/partners/kin/rss.xml",
                "/tin/partners/kin/rss.xml",
            ],
            asked);
    }

    [RequiresNginxFact]
    public async Task NginxSpeaksHttp2AndLeadsFromHttpToHttps()
    {
        await using var behind = await Behind.StartAsync(CachingProxy.Nginx);
        using var second = new HttpRequestMessage(HttpMethod.Get, Feed)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var feed = await behind.Client.SendAsync(second);
        Assert.Equal((HttpVersion.Version20, HttpStatusCode.OK), (feed.Version, feed.StatusCode));

        using var plain = new HttpRequestMessage(HttpMethod.Get, new Uri(behind.Plain!, Feed + "?a=b"));
        plain.Headers.Host = "feeds.example.vn";
        using var moved = await behind.Client.SendAsync(plain);
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, $"{Site.PublicUrl}{Feed}?a=b"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
    }

    [RequiresVarnishFact]
    public async Task VarnishTakesTheRecipeAsItIs() =>
        Assert.Empty(await ServerProcess.RunAsync("varnishd", "-C", "-f", Recipe.PathOf("varnish.vcl"))); // The rest is told as an error.

    private static async Task<string> TextAsync(Behind behind, string path)
    {
        using var response = await behind.GetAsync(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Some readers ask at once, again and again, the last time once every copy that lives for a second is old.</summary>
    private static Task ManyAskForLongerThanACopyLivesAsync(Func<Task> ask)
    {
        var watch = Stopwatch.StartNew();
        return Eventually.HoldsAsync(
            async () =>
            {
                var isLast = watch.Elapsed > LongestLife;
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ask()));
                return isLast;
            },
            "time is to go by");
    }

    private static string HeadersOf(HttpResponseMessage answer) => $"{(int)answer.StatusCode}\n" + string.Join(
        '\n',
        answer.Headers.Concat(answer.Content.Headers).Where(each => !OfTheProxy.Contains(each.Key, StringComparer.OrdinalIgnoreCase))
            .Select(each => $"{each.Key}: {string.Join(", ", each.Value)}").Order(StringComparer.Ordinal));
}
