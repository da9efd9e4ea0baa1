using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public sealed class NewArticleTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 30, 59, TimeSpan.Zero);

    private readonly TemporaryContent _content = new();

    public NewArticleTests() => _content.Write("Kinh tế/_index.md", "---\ntitle: Kinh tế\n---\n");

    public void Dispose() => _content.Dispose();

    [Fact]
    public void DayAndDateAreOfThePublicationsZone()
    {
        var article = Begin("Giá cà phê tăng");

        Assert.Equal("Kinh tế/2026-11-23-gia-ca-phe-tang.md", article.File);
        Assert.Equal(
            "---\ntitle: 'Giá cà phê tăng'\ndate: 2026-11-23T01:30+07:00\nid: tag:example.vn,2026:2026-11-23/gia-ca-phe-tang\n"
            + "draft: true\n---\n\n", article.Text);
    }

    [Theory]
    [InlineData("Chung kết: 3-1 #1")]
    [InlineData("'Nháy đơn' \"nháy kép\" \\ và %")]
    [InlineData("- [x] {y} & *z* ! | > @ `")]
    [InlineData("null")]
    [InlineData("2026")]
    [InlineData("新聞")]
    [InlineData("!!!")]
    [InlineData("😀")]
    [InlineData("x\u2028y\tz\n---\nw")]
    [InlineData("\ufeffx\u0085y\u200bz")]
    public void AnyTitleReadsBackAsItWasGiven(string title)
    {
        var article = Begin(title);
        _content.Write(article.File, article.Text);

        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();
        Assert.Empty(change.Faults);
        var read = Assert.Single(change.Articles);
        Assert.Equal(PlainText.Line(title), read.Title);
        Assert.Equal((article.Day, article.Slug, article.Id), (read.Day, read.Slug, read.Id));
        Assert.Equal($"tag:example.vn,2026:2026-11-23/{article.Slug}", read.Id);
        Assert.True(read.Draft);
    }

    [Fact]
    public void ALongTitleIsCutAtAWordInTheAddressAlone()
    {
        var article = Begin(string.Join(' ', Enumerable.Repeat("từ", 100)));

        Assert.Equal(80, article.Slug.Length);
        Assert.EndsWith("-tu", article.Slug, StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', Enumerable.Repeat("từ", 100)), article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnAuthorityTheIdIsOneThatNoSettingChanges()
    {
        var article = NewArticle.Begin("T", Category(), new Publication { Title = "P", Authority = "" }, Now, isDraft: false);

        Assert.Contains("\nid: urn:uuid:", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("draft", article.Text, StringComparison.Ordinal);
    }

    private static Category Category() => new() { Path = "kinh-te", Title = "Kinh tế", Folder = "Kinh tế" };

    private static NewArticle Begin(string title) => NewArticle.Begin(
        title, Category(),
            new Publication
            {
                Title = "P",
                Authority = "example.vn,2026",
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")
            }, Now, isDraft: true);
}
