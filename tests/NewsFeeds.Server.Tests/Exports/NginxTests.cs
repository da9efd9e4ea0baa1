using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Exports;
using NewsFeeds.Server.Tests.Hosting;

namespace NewsFeeds.Server.Tests.Exports;

public class NginxTests
{
    [RequiresNginxFact]
    public async Task EveryDocumentIsAnsweredAsTheServiceAnswersIt()
    {
        using var export = new Exported(WithPartners(TemporaryContent.OfTheSample()));
        await export.SucceedAsync();
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        await using var site = await Site.StartAsync(
            TemporaryContent.CopyOf(export.Content.Folder), $"--NewsFeeds:PublicUrl={Site.PublicUrl}");
        using var client = Client(nginx);
        var urls = new PublicUrls(new Uri(Site.PublicUrl));
        foreach (var address in site.Catalog.All(site.Edition).Append(Address.Page("khong-co")))
        {
            var path = new Uri(urls.Of(address)).AbsolutePath;
            using var expected = await site.GetAsync(path);
            using var actual = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((address.Path, expected.StatusCode), (address.Path, actual.StatusCode));
            if (actual.StatusCode != HttpStatusCode.OK)
            {
                continue;
            }

            Assert.Equal(await expected.Content.ReadAsByteArrayAsync(), await actual.Content.ReadAsByteArrayAsync());
            Assert.Equal(expected.Content.Headers.ContentType, actual.Content.Headers.ContentType);
            var lifetime = expected.Headers.CacheControl!.MaxAge < actual.Headers.CacheControl!.MaxAge
                ? "Cache-Control" // An event of the clock is near.
                : "";
            string[] ofTheServer = ["Date", "Server", "Connection", "Accept-Ranges", "ETag", lifetime];
            if (address.Listing.Kind == ListingKind.Partner)
            {
                // The configuration has no partner's name, so it answers for all of them as for the most private.
                var kept = actual.Headers.CacheControl!;
                Assert.Equal((true, false, TimeSpan.FromMinutes(1)), (kept.Private, kept.Public, kept.MaxAge));
                Assert.Equal(["noindex"], actual.Headers.GetValues("X-Robots-Tag"));
                ofTheServer = [.. ofTheServer, "Cache-Control", "X-Robots-Tag"];
            }

            Assert.Equal(HeadersOf(expected, ofTheServer), HeadersOf(actual, ofTheServer));
        }
    }

    [Fact]
    public async Task TheConfigurationNamesNoPartner()
    {
        using var export = new Exported(WithPartners(SmallNewsroom.Make(content => content.Write(
            "_redirects.yml", "/doi-tac: /partners/Mot-9x/rss.xml\n/partners/ten-cu/rss.xml: /feeds/rss.xml\n/cu: /feeds/kinh-te/\n"))));
        await export.SucceedAsync();
        Assert.Contains("/cu", export.Text("nginx.conf"), StringComparison.Ordinal);
        foreach (var name in new[] { "mot-9x", "hai-9x", "ten-cu", "doi-tac" })
        {
            Assert.DoesNotContain(name, export.Text("nginx.conf"), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task FormerFeedsWithOneTargetShareALine()
    {
        using var export = new Exported(Renamed());
        await export.SucceedAsync();
        var lines = export.Text("nginx.conf").Split('\n').Where(line => line.Contains("/tag/bão/feed", StringComparison.Ordinal));
        Assert.Equal(
            ["rss.xml", "atom.xml", "feed.json"],
            lines.Select(line => line[(line.IndexOf("/tags/b%C3%A3o/", StringComparison.Ordinal) + 15)..line.LastIndexOf('?')]));
    }

    [RequiresNginxTheory]
    [InlineData("/feeds/kinh-te/rss.xml", "application/rss+xml")]
    [InlineData("/feeds/atom.xml", "application/atom+xml")]
    [InlineData("/feeds/the-thao/bong-da/feed.json", "application/feed+json")]
    public async Task APollOfAnUnchangedFeedIsA304(string path, string mediaType)
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        using var client = Client(nginx);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((mediaType, "utf-8"), (first.Content.Headers.ContentType!.MediaType, first.Content.Headers.ContentType.CharSet));
        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], first.Headers.Vary);
        Assert.Equal(File.ReadAllBytes(export[path[1..] + ".gz"]), await first.Content.ReadAsByteArrayAsync());

        using var byTag = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        using var unchanged = await client.SendAsync(byTag);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        File.AppendAllText(export.Content["kinh-te/2026-03-01-ca-phe.md"], "Thêm.");
        File.AppendAllText(export.Content["the-thao/bong-da/2026-02-01-tran-dau.md"], "Thêm.");
        await export.SucceedAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        using var changed = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.True(changed.Content.Headers.LastModified > first.Content.Headers.LastModified);
    }

    [RequiresNginxFact]
    public async Task FormerAddressesLeadWhereTheServiceLeads()
    {
        using var export = new Exported(Renamed());
        await export.SucceedAsync();
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        await using var site = await Site.StartAsync(
            TemporaryContent.CopyOf(export.Content.Folder), $"--NewsFeeds:PublicUrl={Site.PublicUrl}");
        using var client = Client(nginx);
        string[] paths =
        [
            "/2019/05/ten-cu", "/2019/05/ten-cu/", "/2019/05/t%C3%AAn-c%C5%A9", "/bai-1", "/bai-250/", "/bai-25", "/bai-2", "/bai-2/",
            "/?p=12", "/?p=123", "/?p=1", "/?utm_source=x", "/?feed=rss2", "/?feed=atom", "/?feed=x", "/?tag=b%C3%A3o", "/index.php",
            "/articles/2026-02-01/ten-truoc",
            "/articles/2026-02-01/ten-truoc/", "/articles/2026-02-01/tran-dau/", "/articles/2026-02-01/none", "/articles/2026-02-01/",
            "/feeds/bong-da-cu/rss.xml", "/feeds/bong-da-cu/", "/feeds/bong-da-cu", "/feeds/bong-da-cu/archive/2026-02.xml",
            "/feeds/kinh-te", "/feeds/kinh-te/rss.xml/", "/feeds/none", "/feeds/none/", "/feeds/cu/", "/feeds/cu/rss.xml",
            "/feeds/cu/archive/2026-02.xml", "/feeds/cu/archive/2026-02/", "/feed", "/feed/", "/feed/atom/", "/feed/rdf", "/comments/feed/",
            "/category/kinh-te/",
            "/category/kinh-te/feed/", "/category/bong-da-cu/feed/atom", "/category/none/feed/", "/category/cu/feed/",
            "/category/the-thao/bong-da/feed/json/", "/favicon.ico", "/media/kinh-te/a.gif", "/media/kinh-te/none.gif",
            "/media/kinh-te/2026-03-01-ca-phe.md", "/feeds/rss.xml.gz", "/articles/2026-02-01/tran-dau.html", "/feeds/kinh-te/index.html",
            "/index.html", "/.export.json", "/nginx.conf", "/partners/x/rss.xml", "/tag/bao-2/", "/tag/bao-2", "/?cat=4", "/?cat=5",
            "/?feed=rss2&cat=4", "/?cat=4&feed=atom", "/?feed=rss2&cat=5", "/?feed=x&cat=4",
            "/xa/", "/vong/1", "/tag/bao-2/feed", "/tag/bao-2/feed/", "/tag/bao-2/feed/atom/", "/author/loi/feed/",
            "/author/loi/feed/json", "/author/loi/feed/x", "/xa/feed/", "/vong/1/feed/", "/comments/feed/atom",
            "/hai%22dau%22%3B%20%7B%24x%7D%25", "/tags/b%C3%A3o/rss.xml", "/tags/b%C3%A3o/rss.xml/", "/tags/m%C4%83ng-%C4%91en/atom.xml",
            "/tags/mang-den/rss.xml", "/tags/mang-den/atom.xml/", "/tags/mang-den/feed.json", "/tags/mang-den/x.xml", "/tags/bao/rss.xml",
            "/tags/c/feed.json", "/tags/c%2B%2B/rss.xml", "/tags/c++/rss.xml", "/tags/c%23/rss.xml", "/tags/c%23/rss.xml/",
            "/tags/65e5-672c/rss.xml", "/tags/none/rss.xml", "/tags/b%25C3%25A3o/rss.xml", "/tags/", "/tags", "/authors/", "/authors",
            "/partners/", "/partners", "/partners/none/rss.xml", "/articles", "/authors/hoang-loi/rss.xml",
            "/authors/ho%C3%A0ng-l%E1%BB%A3i/feed.json", "/authors/le-ha/rss.xml",
            "/tag/mang-den/feed", "/tag/mang-den/feed/atom/", "/tag/m%C4%83ng-%C4%91en/feed/json", "/tag/bao/feed/", "/tag/c++/feed/",
            "/tag/c%23/feed/", "/tag/none/feed/", "/tag/mang-den/feed/x", "/author/hoang-loi/feed/", "/author/le-ha/feed/",
        ];
        foreach (var path in paths)
        {
            using var expected = await site.GetAsync(path);
            using var actual = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(
                (path, expected.StatusCode, expected.Headers.Location?.OriginalString),
                (path, actual.StatusCode, actual.Headers.Location?.OriginalString));
        }

    }

    [RequiresNginxFact]
    public async Task APublicAddressWithAPathIsServedWithItAndWithoutIt()
    {
        using var export = new Exported(SmallNewsroom.Make()) { PublicUrl = "https://example.vn/tin" };
        await export.SucceedAsync();
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        using var client = Client(nginx);
        foreach (var path in new[] { "/tin/feeds/rss.xml", "/feeds/rss.xml", "/tin/", "/tin/articles/2026-02-01/tran-dau" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        foreach (var path in new[] { "/tin", "/tin/feeds/kinh-te" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal($"https://example.vn{path}/", answer.Headers.Location!.OriginalString);
        }
    }

    [RequiresNginxFact]
    public async Task AFileIsSentWithTheTypeOfItsBytes()
    {
        using var export = new Exported(SmallNewsroom.Make(content =>
        {
            content.Write("kinh-te/a.jpg", Pictures.Gif(2, 3));
            content.Write("kinh-te/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            content.Write("kinh-te/Ảnh \"đẹp\"; {$x}.gif", Pictures.Gif(2, 3));
        }));
        await export.SucceedAsync();
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        using var client = Client(nginx);
        using var misnamed = await client.GetAsync(new Uri("/media/kinh-te/a.jpg", UriKind.Relative));
        using var drawing = await client.GetAsync(new Uri("/media/kinh-te/b.svg", UriKind.Relative));
        var path = Uri.EscapeDataString("Ảnh \"đẹp\"; {$x}.gif");
        using var odd = await client.GetAsync(new Uri($"/media/kinh-te/{path}", UriKind.Relative));
        Assert.Equal("image/gif", misnamed.Content.Headers.ContentType!.ToString());
        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType!.ToString());
        Assert.Contains("sandbox", Assert.Single(drawing.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("image/gif", odd.Content.Headers.ContentType!.ToString());
    }

    [RequiresNginxFact]
    public async Task NoFormerAddressAndNoTargetChangesTheConfiguration()
    {
        string[] hostile =
        [
            "\"", "'", "\\", "$", "${x}", "$1", ";", "{", "}", "#", "\n", "\r", " ", "\t", "\0", "%", "%3F", "\\E", "(", "*", "~", "=", "?",
            "ộ", "\uD83D\uDE00", "\uD83D", "include", "return 200",
        ];
        var word = Gen.Select(Gen.Int[0, hostile.Length * 4 / 3], Gen.Char, (at, c) => at < hostile.Length ? hostile[at] : $"{c}");
        var text = Gen.Select(word, Gen.Char['a', 'z'], (a, b) => a + b).Array[1, 8].Select(string.Concat);
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Gen.Select(text, text).Run(3_000, each =>
        {
            var plain = string.Concat(each.Item2.Where(c => c is > ' ' and < '\x7F'));
            found.TryAdd($"/{each.Item1.Replace('/', '-')}", $"https://feeds.example.vn/{Uri.EscapeDataString(each.Item2)}?{plain}");
        });

        // Neighbours have one target, so that they share a line. The last three are too long for that.
        var inOrder = found.OrderBy(each => each.Key, StringComparer.Ordinal).ToList();
        List<Redirect> all =
        [
            .. inOrder.Select((each, at) => new Redirect(each.Key, inOrder[at - (at % 3)].Value)),
            .. Enumerable.Range(0, 3).Select(at => new Redirect($"/\uFFFC{at}{new string('ế', 600)}", $"{Site.PublicUrl}/dai")),
        ];

        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        var responses = new Responses();
        responses.Add(Address.Home, new DocumentContent { Bytes = [], MediaType = "text/html", MaxAge = TimeSpan.Zero });
        var urls = new PublicUrls(new Uri(Site.PublicUrl));
        File.WriteAllBytes(export["nginx.conf"], new NginxConfiguration(responses, all, urls, isCoded: true).ToBytes());
        await using var nginx = await NginxServer.StartAsync(export.Folder);
        using var client = Client(nginx);
        var led = 0;
        foreach (var (path, target) in all.Where(each => NginxText.IsPath(each.Path) && each.Path[1] != '?'))
        {
            var encoded = string.Concat(Encoding.UTF8.GetBytes(path[1..]).Select(each => $"%{each:X2}"));
            using var answer = await client.GetAsync(new Uri(nginx.Address, $"/{encoded}"));
            led++;
            Assert.Equal(
                (path, HttpStatusCode.MovedPermanently, target!.Replace("$", "%24", StringComparison.Ordinal)),
                (path, answer.StatusCode, answer.Headers.NonValidated["Location"].ToString()));
        }

        Assert.True(led > 1_000, $"Only {led} were asked for.");
    }

    private static HttpClient Client(NginxServer nginx) => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = nginx.Address,
    };

    private static IEnumerable<string> HeadersOf(HttpResponseMessage response, string[] except) =>
        response.Headers.Where(header => !except.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

    private static TemporaryContent WithPartners(TemporaryContent content)
    {
        const string Keys = """
            license: https://example.vn/giay-phep
            feeds:
              Mot-9x: {private: true, maxAge: 600}
              hai-9x: {maxAge: 60, linkQuery: utm_source=x}

            """;
        content.Write("_index.md", File.ReadAllText(content["_index.md"]).Insert("---\n".Length, Keys));
        return content;
    }

    private static TemporaryContent Renamed() => SmallNewsroom.Make(content =>
    {
        content.Publication("icon: kinh-te/a.gif");
        content.Write("kinh-te/a.gif", Pictures.Gif(2, 3));
        content.Article(
            "kinh-te/the.md", "Thẻ", "2026-02-02T01:00:00Z",
            "tags: [bão, báo, Măng Đen, c++, 'c#', 日本]\nauthors: [Hoàng Lợi, Lê Hà, Lê Hạ]");
        content.Write(
            "_redirects.yml",
            "/tag/bao-2/: /feeds/kinh-te/\n/author/loi/: /authors/lợi/\n/?cat=4: /feeds/bong-da-cu/\n"
                + "/xa: https://example.vn/x?a=b%3F&c=d#e\n/vong/1: /vong/2\n/vong/2: /vong/1\n");
        var many = string.Join(", ", Enumerable.Range(1, 250).Select(at => $"/bai-{at}"));
        content.Article(
            "the-thao/bong-da/2026-02-01-tran-dau.md", "Trận đấu", "2026-02-01T01:00:00Z",
            $"aliases: [/2019/05/ten-cu/, /2019/05/tên-cũ, ten-truoc, '/?p=12', '/?p=123', '/?tag=bão', {many}, "
                + "'/hai\"dau\"; {$x}%25']");
    });
}
