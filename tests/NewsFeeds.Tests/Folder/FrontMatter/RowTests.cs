using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>A row of a database is read by the rules of front matter, but it has no file's name and often no time.</summary>
public class RowTests
{
    private static readonly DateTimeOffset Look = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly List<(YamlNode Key, YamlNode Value)> _columns = [];

    [Fact]
    public void TheSlugIsMadeOfTheTitle()
    {
        Write("title", "Mưa lớn ở Huế");
        Write("date", "2026-11-20T08:00:00+07:00");

        Assert.Equal("mua-lon-o-hue", Read(out _)?.Slug);
    }

    [Fact]
    public void ASlugOfItsOwnCounts()
    {
        Write("title", "Mưa lớn");
        Write("date", "2026-11-20T08:00:00+07:00");
        Write("slug", "2026-11-19-mua-lu");

        Assert.Equal("2026-11-19-mua-lu", Read(out _)?.Slug);
    }

    [Theory]
    [InlineData("title", "missing-title")]
    [InlineData("date", "missing-date")]
    public void AColumnThatIsNullIsNamed(string column, string code)
    {
        Write("title", column == "title" ? null : "Mưa lớn");
        Write("date", column == "date" ? null : "2026-11-20");

        Assert.Null(Read(out var keys));
        var fault = Assert.Single(keys.Faults);
        Assert.Equal((code, column == "title" ? 2 : 3), (fault.Code, fault.Line));
    }

    [Theory]
    [InlineData("publishDate", "2026-11-20T07:59:59Z", false)]
    [InlineData("publishDate", "2026-11-20T08:00:01Z", true)]
    [InlineData("expiryDate", "2026-11-20T08:00:01Z", false)]
    [InlineData("expiryDate", "2026-11-20T07:59:59Z", true)]
    public void AnErrorEndsTheLastGoodVersionWhereThisOneIsNotPublicAtTheLook(string guard, string date, bool isHeldBack)
    {
        Write("title", null);
        Write(guard, date);

        Assert.Null(Read(out var keys));
        Assert.Equal(isHeldBack, keys.IsHeldBack);
    }

    private void Write(string column, string? value)
    {
        var place = _columns.Count + 1;
        _columns.Add((YamlNode.Scalar(column, place, 1), value is null ? YamlNode.Null(place, 1) : YamlNode.Scalar(value, place, 1)));
    }

    private Article? Read(out FrontMatterReader keys)
    {
        var publication = new Publication { Title = "Báo Ví dụ", Authority = "example.vn,2026" };
        keys = new FrontMatterReader("articles[1]", YamlNode.Mapping(_columns, 1, 1), KeyNames.OfArticle, TimeZoneInfo.Utc);
        var draft = new ArticleDraft { Folder = "", Name = "articles[1]", Category = "tin", Modified = default, Revision = 1 };
        return ArticleReader.Read(keys, draft, Look, publication, new SharedTexts());
    }
}
