using System.Net;
using AngleSharp.Html.Parser;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Server.Tests.Hosting;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Server.Tests.Documents;

/// <summary>The publication's licence is announced with each of its feeds and pages.</summary>
public class LicenseTests
{
    private const string License = "https://giấy-phép.example/bản quyền?a=1";
    private const string Address = "https://xn--giy-php-gya7169d.example/b%E1%BA%A3n%20quy%E1%BB%81n?a=1";
    private const string Field = $"<{Address}>; rel=\"license\"";

    private static readonly AddressKind[] FeedsAndPages =
    [
        AddressKind.Home, AddressKind.Page, AddressKind.Feed, AddressKind.Archive, AddressKind.ArchivePage, AddressKind.Article,
        AddressKind.Podcast,
    ];

    [Theory, InlineData("GET"), InlineData("HEAD")]
    public async Task EveryFeedAndEveryPageNamesItInTheLinkHeader(string method)
    {
        await using var newsroom = new ModelNewsroom(Store(License));
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var (status, headers, _) = await newsroom.GetAsync(address.Path, method);
            var expected = FeedsAndPages.Contains(address.Kind) ? Field : "";
            Assert.Equal((address.Path, HttpStatusCode.OK, expected), (address.Path, status, headers.Link.ToString()));
        }
    }

    [Fact]
    public async Task AnAnswerThatNothingChangedDoesNotRepeatIt()
    {
        await using var newsroom = new ModelNewsroom(Store(License));
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var tag = (await newsroom.GetAsync(address.Path)).Headers.ETag.ToString();
            var (status, headers, _) = await newsroom.GetAsync(address.Path, tag: tag);
            Assert.Equal((address.Path, HttpStatusCode.NotModified, ""), (address.Path, status, headers.Link.ToString()));
        }
    }

    [Fact]
    public async Task EveryPageNamesItInItsHead()
    {
        await using var newsroom = new ModelNewsroom(Store(License));
        var pages = 0;
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var (_, headers, text) = await newsroom.GetAsync(address.Path);
            if (headers.ContentType == "text/html; charset=utf-8")
            {
                var link = new HtmlParser().ParseDocument(text).QuerySelector("head link[rel=license]");
                Assert.Equal((address.Path, Address), (address.Path, link?.GetAttribute("href")));
                pages++;
            }
        }

        Assert.True(pages > 4, $"{pages} pages");
    }

    [Fact]
    public async Task WithoutALicenceNothingIsSaidOfOne()
    {
        await using var newsroom = new ModelNewsroom(Store(null));
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var (_, headers, text) = await newsroom.GetAsync(address.Path);
            Assert.Equal(0, headers.Link.Count);
            Assert.DoesNotContain("license", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [RequiresNginxFact]
    public async Task AnExportNamesItAsTheServiceDoes()
    {
        await using var newsroom = new ModelNewsroom(Store(License));
        await using var nginx = await NginxServer.StartAsync(await newsroom.ExportAsync());
        using var client = new HttpClient { BaseAddress = nginx.Address };
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            using var actual = await client.GetAsync(new Uri(address.Path, UriKind.Relative));
            var named = actual.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : "";
            var expected = (await newsroom.GetAsync(address.Path)).Headers.Link.ToString();
            Assert.Equal((address.Path, HttpStatusCode.OK, expected), (address.Path, actual.StatusCode, named));
        }
    }

    private static InMemoryStore Store(string? license)
    {
        var store = new InMemoryStore
        {
            Publication = new Publication
            {
                Title = "Đài thử",
                Authority = "example.vn,2026",
                License = license,
                PartnerFeeds = [new PartnerFeed { Name = "bi-mat", Title = "Bạn" }],
            },
        };
        store.Write(new Category { Path = "tin", Title = "tin", Folder = "tin", Podcast = new Podcast() });
        const string Body = "Thân bài.";
        var draft = InMemoryStore.Draft("tin", "a", "Một tin", "2026-11-20T08:00:00Z", Body);
        (draft.Tags, draft.Authors) = (["bão"], [new Author("Hoàng Lợi")]);
        store.Write(draft, Body);
        return store;
    }
}
