using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Server.Tests.Promises;

/// <summary>A republished story names its original everywhere, and a picture that may not go out is on its page alone.</summary>
public class RightsTests
{
    private const string Original = "https://ttxvn.example/kinh-te/gia-vang?a=1&b=2";
    private const string Article = "/articles/2026-11-20/gia-vang";

    [Fact]
    public async Task ThePageOfARepublishedStoryLeadsToTheOriginal()
    {
        await using var newsroom = new ModelNewsroom(Republished());
        var page = await PageAsync(newsroom);
        var link = page.QuerySelector(".filed a[href^='https://ttxvn']")!;
        Assert.Equal(
            ("Nguồn: TTXVN", Original, null),
            (link.ParentElement!.TextContent, link.GetAttribute("href"), link.GetAttribute("rel")));
        Assert.Equal(Original, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var basis = data.RootElement.GetProperty("isBasedOn");
        Assert.Equal(
            (Original, "TTXVN"),
            (basis.GetProperty("url").GetString(), basis.GetProperty("publisher").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task WhoeverSharesTheStorySharesItsPageHere()
    {
        await using var newsroom = new ModelNewsroom(Republished());
        var page = await PageAsync(newsroom);
        Assert.Equal("https://feeds.example.vn" + Article, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task AWithdrawnStoryNamesNoOriginal()
    {
        var withdrawn = new Retraction(OpenNewsroom.Noon, "Đã rút.");
        await using var newsroom = new ModelNewsroom(Republished(draft => draft.Retraction = withdrawn));
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var (_, _, text) = await newsroom.GetAsync(address.Path);
            Assert.DoesNotContain("ttxvn", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(
            "https://feeds.example.vn" + Article, (await PageAsync(newsroom)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task APictureThatMayNotGoOutIsOnTheArticlesPageAlone()
    {
        var (store, hidden) = Pictures();
        await using var newsroom = new ModelNewsroom(store);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var documents = 0;
        foreach (var address in newsroom.Catalog.All(newsroom.Edition))
        {
            var (_, _, text) = await newsroom.GetAsync(address.Path);
            var found = hidden.Where(each => text.Contains(each, StringComparison.Ordinal)).ToList();
            if (address.Kind == AddressKind.Article)
            {
                shown.UnionWith(found);
            }
            else
            {
                Assert.Equal($"{address.Path}: ", $"{address.Path}: {string.Join(", ", found)}");
                documents++;
            }
        }

        Assert.Equal(hidden.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.True(documents > 20, $"{documents} documents");
    }

    [Fact]
    public async Task SharingShowsThePictureOfThePage()
    {
        var picture = new Picture("https://anh.example/rieng.jpg", IsDistributed: false);
        await using var newsroom = new ModelNewsroom(Republished(draft => draft.Image = picture));
        var page = await PageAsync(newsroom);
        Assert.Equal(picture.Source, page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal(picture.Source, data.RootElement.GetProperty("image")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task ThePageOfACategoryIsSharedWithItsOwnPictureThoughItsFeedsHaveNone()
    {
        var store = Republished();
        store.Write(new Category
        {
            Path = "the-thao",
            Title = "Thể thao",
            Folder = "the-thao",
            Image = new Picture("https://anh.example/bia.jpg", IsDistributed: false),
        });
        await using var newsroom = new ModelNewsroom(store);
        var page = new HtmlParser().ParseDocument((await newsroom.GetAsync("/feeds/the-thao/")).Text);
        Assert.Equal("https://anh.example/bia.jpg", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
        foreach (var form in Forms.All)
        {
            Assert.DoesNotContain("bia.jpg", (await newsroom.GetAsync("/feeds/the-thao/" + form)).Text, StringComparison.Ordinal);
        }
    }

    private static async Task<IHtmlDocument> PageAsync(ModelNewsroom newsroom) =>
        new HtmlParser().ParseDocument((await newsroom.GetAsync(Article)).Text);

    private static InMemoryStore Republished(Action<ArticleDraft>? more = null)
    {
        var store = new InMemoryStore();
        var draft = InMemoryStore.Draft("kinh-te", "gia-vang", "Giá vàng", "2026-11-20T08:00:00Z", "Giá vàng tăng.");
        draft.Source = new Origin("TTXVN", Original);
        more?.Invoke(draft);
        store.Write(draft, "Giá vàng tăng.");
        return store;
    }

    /// <summary>Articles with every mixture of pictures, bodies, sound and corrections; and the addresses that may not go out.</summary>
    private static (InMemoryStore Store, List<string> Hidden) Pictures()
    {
        var store = new InMemoryStore
        {
            Publication = new Publication
            {
                Title = "Đài thử",
                Authority = "example.vn,2026",
                PartnerFeeds = [new PartnerFeed { Name = "bi-mat", Title = "Bạn" }],
            },
        };
        var hidden = new List<string>();
        foreach (var number in Enumerable.Range(0, 32))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"tin-{number}");
            var body = (number & 1) == 0 ? "" : "Một[^1]. ![](https://anh.example/trong-bai.jpg)\n\n[^1]: Hai.";
            var draft = InMemoryStore.Draft("tin", name, name, $"2026-{1 + (number % 11):00}-20T08:00:00Z", body);
            draft.Tags = ["bão"];
            draft.Image = new Picture(
                $"https://anh.example/{name}.jpg", MediaType: "image/jpeg", Caption: "Ảnh", IsDistributed: (number & 2) == 0);
            draft.Enclosures = (number & 4) == 0 ? [] : [new Enclosure("https://anh.example/tieng.mp3", "audio/mpeg")];
            draft.Corrections = (number & 8) == 0 ? [] : [(null, "Sửa.")];
            draft.Retraction = (number & 16) == 0 || number % 3 > 0 ? null : new Retraction(null, "Đã rút.");
            store.Write(draft, body);
            if (draft is { Retraction: null, Image.IsDistributed: false })
            {
                hidden.Add(draft.Image.Source);
            }
        }

        return (store, hidden);
    }
}
