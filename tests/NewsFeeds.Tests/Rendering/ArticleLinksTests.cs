using System.Text;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Rendering;

/// <summary>Where addresses lead that authors write in front matter and in texts.</summary>
public sealed class ArticleLinksTests : IDisposable
{
    private const string Root = "https://feeds.example.vn";

    private readonly TemporaryContent _content = new();

    public ArticleLinksTests()
    {
        _content.Write("kt/_index.md", "---\ntitle: Kinh tế\n---\n");
        _content.Write("kt/l.jpg", "jpg");
        _content.Write("kt/anh dep.jpg", "jpg");
        _content.Article("kt/gia-vang.md", "Giá vàng");
        _content.Article("kt/le-hoi/index.md", "Lễ hội", more: "slug: le-hoi");
        _content.Article("kt/trang.html", "Trang");
        _content.Article("kt/trang-nhap.html", "Trang nháp", more: "draft: true");
        _content.Write("kt/trang-cu.html", "<p>Trang cũ</p>");
        _content.Article("kt/xa.md", "Xa", more: "link: https://bao.vn/xa");
        _content.Article("kt/mai.md", "Mai", date: "2027-01-01");
        _content.Article("kt/xong.md", "Xong", more: "expiryDate: 2026-11-21");
        _content.Article("kt/nhap.md", "Nháp", more: "draft: true");
        _content.Write("kt/hong.md", "---\ntitle: Hỏng\n---\n");
    }

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("l.jpg?v=2", "/media/kt/l.jpg")]
    [InlineData("L.JPG", "/media/kt/l.jpg")]
    [InlineData("anh%20dep.jpg", "/media/kt/anh%20dep.jpg")]
    [InlineData("..\\kt\\l.jpg", "/media/kt/l.jpg")]
    [InlineData("/kt/l.jpg", "/media/kt/l.jpg")]
    [InlineData("/media/kt/l.jpg", "/media/kt/l.jpg")]
    [InlineData("chua-co.jpg", "/media/kt/chua-co.jpg")]
    [InlineData("//cdn.example.vn/a.jpg", "https://cdn.example.vn/a.jpg")]
    [InlineData("IMG_1.heic", null)]
    [InlineData("false", null)]
    [InlineData("![a](l.jpg)", null)]
    [InlineData("../../l.jpg", null)]
    [InlineData(".rieng/l.jpg", null)]
    [InlineData("..l.jpg", null)]
    [InlineData("C:\\anh\\l.jpg", null)]
    public void APictureOfTheFrontMatterIsReadAsOneOfTheText(string written, string? address)
    {
        var absolute = address?.StartsWith('/') == true ? Root + address : address;
        _content.Article("kt/a.md", "Bài", more: $"image: {{src: '{written}', alt: x}}", body: "Lời.");
        Assert.Equal(absolute, Entry().Image?.Url);
        Assert.Equal(absolute is not null, Entry().Content!.Contains("<img", StringComparison.Ordinal));

        _content.Article("kt/a.md", "Bài", body: $"Lời.\n\n<img src='{written}' alt='x'>");
        var content = Entry().Content!;
        Assert.Equal(absolute is not null, content.Contains("<img", StringComparison.Ordinal));
        Assert.Contains(absolute is null ? "<p>Lời.</p>" : $"src=\"{absolute}\"", content, StringComparison.Ordinal);
    }

    [Fact]
    public void AFilesNameInTheFrontMatterNeedsNoEncoding()
    {
        _content.Write("kt/anh#1.jpg", "jpg");
        _content.Article("kt/a.md", "Bài", more: "image: {src: 'anh#1.jpg', alt: x}");
        Assert.Equal(Root + "/media/kt/anh%231.jpg", Entry().Image?.Url);
    }

    [Theory]
    [InlineData("gia-vang.md", "/articles/2026-11-20/gia-vang")]
    [InlineData("./gia-vang.md?a=b#doan-2", "/articles/2026-11-20/gia-vang#doan-2")]
    [InlineData("/kt/gia%2Dvang.md", "/articles/2026-11-20/gia-vang")]
    [InlineData("le-hoi/", "/articles/2026-11-20/le-hoi")]
    [InlineData("le-hoi/index.md#a", "/articles/2026-11-20/le-hoi#a")]
    [InlineData("xa.md#a", "https://bao.vn/xa#a")]
    [InlineData("mai.md", "/articles/2027-01-01/mai")]
    [InlineData("xong.md", "/articles/2026-11-20/xong")]
    [InlineData("Gia-Vang.MD", "/articles/2026-11-20/gia-vang")]
    [InlineData("/KT/LE-HOI/", "/articles/2026-11-20/le-hoi")]
    [InlineData("_index.md", "/feeds/kt/")]
    [InlineData("/KT/_index.md", "/feeds/kt/")]
    [InlineData("../_index.md", "/")]
    [InlineData("trang-cu.html", "/articles/2026-11-20/trang-cu.html")]
    [InlineData("trang-mat.html", "/articles/2026-11-20/trang-mat.html")]
    [InlineData("trang.html#a", "/articles/2026-11-20/trang#a")]
    [InlineData("/KT/Trang.HTML", "/articles/2026-11-20/trang")]
    [InlineData("trang-nhap.html", null)]
    [InlineData("nhap.md", null)]
    [InlineData("hong.md", null)]
    [InlineData("mat.md", null)]
    [InlineData("mat/_index.md", null)]
    public void ALinkToAManuscriptLeadsToItsArticle(string written, string? address)
    {
        _content.Article("kt/a.md", "Bài", body: $"[xem]({written})");

        var absolute = address?.StartsWith('/') == true ? Root + address : address;
        Assert.Equal(absolute is null ? "<p>xem</p>" : $"<p><a href=\"{absolute}\">xem</a></p>", Entry().Content);
    }

    [Fact]
    public void ALinkLeadsToItsArticleInAnySpellingOfItsFileWhereOneFileCanBeMeant()
    {
        _content.Article($"Văn hóa/{"Lễ hội.md".Normalize(NormalizationForm.FormD)}", "Hội", more: "slug: hoi");
        _content.Write("Văn hóa/_index.md", "---\ntitle: Văn hóa\n---\n");
        var spellings = new[] { "/Văn hóa/Lễ hội.md", "/văn hóa/lễ hội.md", "/Văn hóa/_index.md", "/văn hóa/_index.md" };
        var links = spellings.Concat(spellings.Select(each => each.Normalize(NormalizationForm.FormD)));
        _content.Article("kt/a.md", "Bài", body: string.Join("\n", links.Select(each => $"[xem](<{each}>)")));
        Assert.Equal((4, 4), (Count("/articles/2026-11-20/hoi"), Count("/feeds/van-hoa/")));

        _content.Article("Văn hóa/LỄ HỘI.md", "Khác", more: "slug: khac");
        Assert.Equal(2, Count("/articles/2026-11-20/hoi"));

        int Count(string address) => Entry().Content!.Split($"href=\"{Root}{address}\"").Length - 1;
    }

    [Fact]
    public async Task ALinkToAnArticleThatWaitsIsItsTextAlone()
    {
        const string Both = $"<p><a href=\"{Root}/articles/2026-11-20/mot\">hai</a> <a href=\"{Root}/articles/2026-11-20/le\">sao</a></p>";
        _content.Article("kt/a.md", "Bài", body: "[hai](hai.md) [sao](<le - Copy.md>)");
        _content.Article("kt/hai.md", "Hai", more: "slug: mot");
        _content.Article("kt/le - Copy.md", "Lễ", more: "slug: le");
        using var newsroom = new OpenNewsroom(_content, watchEvents: true).Follow();
        await ContentIsAsync(Both);

        _content.Article("kt/mot.md", "Một", date: "2026-11-20T07:00:00", more: "slug: mot");
        _content.Article("kt/le.md", "Lễ", more: "slug: khac");
        await ContentIsAsync("<p>hai sao</p>");
        _content.Article("kt/hai.md", "Hai lần", more: "slug: mot");
        await newsroom.UntilAsync(() => newsroom.Newsroom.FindArticle("kt/hai.md")?.Title == "Hai lần");
        await ContentIsAsync("<p>hai sao</p>");

        _content.Delete("kt/mot.md");
        _content.Article("kt/le.md", "Lễ khác", more: "slug: khac");
        await ContentIsAsync(Both);

        Task ContentIsAsync(string content) => newsroom.UntilAsync(() => EntryIn(newsroom).Content == content, content);
    }

    [Fact]
    public async Task ALinkFollowsItsArticle()
    {
        _content.Article("kt/a.md", "Bài", body: "[xem](sau.md)");
        using var newsroom = new OpenNewsroom(_content, watchEvents: true).Follow();
        await LinkIsAsync("<p>xem</p>");

        _content.Article("kt/sau.md", "Sau", more: "slug: mot");
        await LinkIsAsync(Link("mot"));
        _content.Article("kt/sau.md", "Sau", more: "slug: hai");
        await LinkIsAsync(Link("hai"));
        _content.Article("kt/sau.md", "Sau", more: "slug: hai\ndraft: true");
        await LinkIsAsync("<p>xem</p>");
        _content.Article("kt/sau.md", "Sau", more: "slug: hai\nlink: https://bao.vn/hai");
        await LinkIsAsync("<p><a href=\"https://bao.vn/hai\">xem</a></p>");
        _content.Delete("kt/sau.md");
        await LinkIsAsync("<p>xem</p>");

        Task LinkIsAsync(string content) => newsroom.UntilAsync(() => EntryIn(newsroom).Content == content, content);

        static string Link(string slug) => $"<p><a href=\"{Root}/articles/2026-11-20/{slug}\">xem</a></p>";
    }

    private FeedEntry Entry()
    {
        using var newsroom = new OpenNewsroom(_content);
        return EntryIn(newsroom);
    }

    private static FeedEntry EntryIn(OpenNewsroom newsroom) => newsroom.Feed("kt").Entries.Single(entry => entry.Title == "Bài");
}
