using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public class ArticleDraftTests
{
    private static readonly DateTimeOffset Date = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);

    private static readonly Publication Publication = new()
    {
        Title = "P",
        Authority = "example.vn,2026",
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
    };

    [Fact]
    public void TitleAndDateAreEnough()
    {
        var article = Draft().ToArticle(Publication);

        Assert.Equal(("tag:example.vn,2026:2026-11-21/gia-ca-phe", "Giá cà phê"), (article.Id, article.Title));
        Assert.Equal((Date, Date, Date, null), (article.Published, article.Updated, article.Appears, article.Leaves));
        Assert.False(article.Draft);
        Assert.Null(article.Retraction);
    }

    [Fact]
    public void TheDayIsThatOfThePublicationsZone() => Assert.Equal(new DateOnly(2026, 11, 21), Draft().ToArticle(Publication).Day);

    [Fact]
    public void ADayAloneBeginsAtMidnightInThePublicationsZone()
    {
        var draft = Draft();
        (draft.Date, draft.Day) = (null, new DateOnly(2026, 11, 21));
        var article = draft.ToArticle(Publication);

        Assert.Equal(
            (new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), new DateOnly(2026, 11, 21)), (article.Published, article.Day));
    }

    [Theory]
    [InlineData(null, "gia-ca-phe")]
    [InlineData("Tin Mới", "tin-moi")]
    public void TheSlugIsMadeOfTheTitleWhereThereIsNone(string? slug, string expected)
    {
        var draft = Draft();
        draft.Slug = slug;

        Assert.Equal(expected, draft.ToArticle(Publication).Slug);
    }

    [Fact]
    public void AnIdOfItsOwnStaysByteForByte()
    {
        var draft = Draft();
        draft.Id = " https://example.vn/?p=1 ";

        Assert.Equal(draft.Id, draft.ToArticle(Publication).Id);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void TheFirstThirtyFurtherCategoriesCount(int categories)
    {
        var draft = Draft();
        draft.Categories = [.. Enumerable.Range(0, categories).Select(number => $"muc-{number}")];

        Assert.Equal(draft.Categories.Take(30), draft.ToArticle(Publication).Categories);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(5, 5)]
    public void OnlyAChangeAfterTheFirstPublicationCounts(int minutes, int updated)
    {
        var draft = Draft();
        draft.LastModified = Date.AddMinutes(minutes);

        Assert.Equal(Date.AddMinutes(updated), draft.ToArticle(Publication).Updated);
    }

    [Fact]
    public void CorrectionsAreInOrderAndTheNewestMovesUpdated()
    {
        var draft = Draft();
        draft.Corrections = [(Date.AddDays(3), "b"), (Date.AddDays(1), "a"), (Date.AddDays(3), "c")];
        var article = draft.ToArticle(Publication);

        Assert.Equal("abc", string.Concat(article.Corrections.Select(correction => correction.Note)));
        Assert.Equal(Date.AddDays(3), article.Updated);
    }

    [Fact]
    public void ACorrectionOfTheSameDayIsASecondLaterAtLeast()
    {
        var draft = Draft();
        draft.Corrections = [(Date.AddHours(-18), "a")];

        Assert.Equal(Date.AddSeconds(1), draft.ToArticle(Publication).Updated);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(-60, 1)]
    [InlineData(60, 60)]
    public void AnUndatedChangeIsOfLastmodOrASecondAfterTheDateButNeverOfTheFile(int? lastModified, int updated)
    {
        var corrected = Draft();
        corrected.Corrections = [(null, "a")];
        var withdrawn = Draft();
        withdrawn.Retraction = new Retraction(null, "Rút bài.");
        corrected.LastModified = withdrawn.LastModified = lastModified is { } seconds ? Date.AddSeconds(seconds) : null;

        Assert.Equal(Date.AddSeconds(updated), corrected.ToArticle(Publication).Updated);
        Assert.Equal(Date.AddSeconds(updated), Assert.Single(corrected.ToArticle(Publication).Corrections).Date);
        Assert.Equal(Date.AddSeconds(updated), withdrawn.ToArticle(Publication).Updated);
    }

    [Fact]
    public void AnUndatedNoticeStays()
    {
        var draft = Draft();
        draft.Retraction = new Retraction(null, "Rút bài.");
        Assert.Null(draft.ToArticle(Publication).Leaves);

        draft.ExpiryDate = Date.AddDays(90);
        Assert.Equal(Date.AddDays(90), draft.ToArticle(Publication).Leaves);
    }

    [Theory]
    [InlineData(null, 31)]
    [InlineData(90, 31)]
    [InlineData(9, 9)]
    public void ADatedNoticeLeavesAfterThirtyDaysOrWithTheArticle(int? expires, int leaves)
    {
        var draft = Draft();
        draft.Retraction = new Retraction(Date.AddDays(1), "Rút bài.");
        draft.ExpiryDate = expires is { } days ? Date.AddDays(days) : null;

        Assert.Equal(Date.AddDays(leaves), draft.ToArticle(Publication).Leaves);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void ADatedNoticeIsASecondNewerThanTheWithdrawal(int minutes)
    {
        var draft = Draft();
        draft.Retraction = new Retraction(Date.AddMinutes(minutes), "Rút bài.");

        Assert.Equal(Date.AddMinutes(minutes).AddSeconds(1), draft.ToArticle(Publication).Updated);
    }

    [Fact]
    public void AWithdrawalIsNewerThanEveryOtherChange()
    {
        var draft = Draft();
        draft.LastModified = Date.AddDays(5);
        draft.Corrections = [(Date.AddDays(6), "a")];
        draft.Retraction = new Retraction(Date.AddDays(4), "Rút bài.");

        Assert.Equal(Date.AddDays(6).AddSeconds(1), draft.ToArticle(Publication).Updated);
    }

    [Fact]
    public void AWithdrawalTakesAwayWhatTheArticleSaidAndShowed()
    {
        var draft = Draft();
        draft.Authors = [new Author("Hoàng Lợi")];
        draft.Tags = ["mưa"];
        draft.Categories = ["Kinh tế"];
        draft.Image = new Picture("tin/a.jpg", "Ảnh", null, null);
        draft.Enclosures = [new Enclosure("tin/a.mp3")];
        draft.Corrections = [(Date, "a")];
        draft.Aliases = ["cu"];
        draft.Link = "https://example.vn/tin";
        draft.Retraction = new Retraction(Date.AddDays(1), "Rút bài.");
        var article = draft.ToArticle(Publication);

        Assert.Empty(article.Authors);
        Assert.Empty(article.Tags);
        Assert.Null(article.Image);
        Assert.Empty(article.Enclosures);
        Assert.Empty(article.Corrections);
        Assert.Equal((draft.Title, draft.Retraction, draft.Link), (article.Title, article.Retraction, article.Link));
        Assert.Same(draft.Categories, article.Categories);
        Assert.Equal(draft.Aliases, article.Aliases);
    }

    [Fact]
    public void ItAppearsAtItsPublishDateAndADraftNever()
    {
        var draft = Draft();
        draft.PublishDate = Date.AddDays(1);
        var article = draft.ToArticle(Publication);
        Assert.False(article.IsPublicAt(Date));
        Assert.True(article.IsPublicAt(Date.AddDays(1)));

        draft.IsDraft = true;
        Assert.False(draft.ToArticle(Publication).IsPublicAt(Date.AddDays(1)));
    }

    [Fact]
    public void WithoutTitleOrDateThereIsNoArticle()
    {
        var draft = Draft();
        draft.Title = null;
        Assert.Throws<InvalidOperationException>(() => draft.ToArticle(Publication));

        (draft.Title, draft.Date) = ("T", null);
        Assert.Throws<InvalidOperationException>(() => draft.ToArticle(Publication));
    }

    private static ArticleDraft Draft() => new()
    {
        Folder = "tin",
        Name = "a.md",
        Category = "tin",
        Modified = Date.AddYears(1),
        Revision = 1,
        Title = "Giá cà phê",
        Date = Date,
    };
}
