using System.Text;
using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

/// <summary>Copies by likeness: such a name is a copy's only beside what it was copied from.</summary>
public class CopiesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly EditionMaker _maker = new();

    [Theory]
    [InlineData("x - Copy.md")]
    [InlineData("x - Copy (2).md")]
    [InlineData("x (1).md")]
    [InlineData("x 2.md")]
    [InlineData("x copy.md")]
    [InlineData("x copy 2.md")]
    [InlineData("x (copy).md")]
    [InlineData("x - Sao chép.md")]
    [InlineData("x - Sao chép (2).md")]
    [InlineData("x - bản sao.md")]
    [InlineData("x bản sao 2.md")]
    public void ACopyWaitsAndIsNamedAsLongAsItsOriginalIsThereAndHasItsTitleAndDate(string name)
    {
        foreach (var file in new[] { $"tin/{name}", $"tin/{name}".Normalize(NormalizationForm.FormD) })
        {
            var maker = new EditionMaker();
            Assert.Equal(["tin/x.md"], Files(maker.Make([All(Article("tin/x.md"), Article(file))], Noon)));
            var fault = Assert.Single(maker.TakeFaults());
            Assert.Equal((file, "copy", Severity.Error), (fault.File, fault.Code, fault.Severity));
            Assert.Single(maker.Conflicts);

            var edition = maker.Make([new ContentChange { Removed = ["tin/x.md"] }], Noon);
            Assert.Equal([file], Files(edition));
            Assert.Empty(maker.Conflicts);

            Assert.Equal(["tin/x.md"], Files(maker.Make([new ContentChange { Articles = [Article("tin/x.md")] }], Noon)));
            foreach (var other in new[] { Article("tin/x.md", title: "Tin khác"), Article("tin/x.md", hour: 9) })
            {
                Assert.Equal(2, Files(maker.Make([new ContentChange { Articles = [other] }], Noon)).Length);
            }
        }
    }

    [Theory]
    [InlineData("tin/x 2.md", "khac/x.md")]
    [InlineData("tin/x-2.md", "tin/x.md")]
    [InlineData("tin/x 2026.md", "tin/x.md")]
    [InlineData("tin/2.md", "tin/x.md")]
    [InlineData("tin/hard copy.md", "tin/x.md")]
    [InlineData("tin/x 1.md", "tin/x 2.md")]
    public void OtherNamesAreArticles(string file, string other) =>
        Assert.Equal(2, Files(_maker.Make([All(Article(file), Article(other))], Noon)).Length);

    [Fact]
    public void HtmlHasCopiesToo() => Assert.Equal(
        ["tin/x 2.md", "tin/x.html"],
        Files(_maker.Make([All(Article("tin/x.html"), Article("tin/x - Copy.html"), Article("tin/x 2.md"))], Noon)));

    [Fact]
    public void ADraftDoesNotLetItsOldCopyOut()
    {
        Assert.Empty(Files(_maker.Make([All(Article("tin/x.md", draft: true), Article("tin/x - Copy.md"))], Noon)));
        Assert.Equal("copy", Assert.Single(_maker.TakeFaults()).Code);
    }

    [Fact]
    public void AnArticleWithAFolderHasCopiesToo() => Assert.Equal(
        ["tin/x/index.md"], Files(_maker.Make([All(Article("tin/x/index.md"), Article("tin/x - Copy/index.md"))], Noon)));

    [Fact]
    public void ACopyThatHasTheIdOfItsOriginalTakesNothingWhenItComes()
    {
        _maker.Make([All(Article("tin/x.md", id: "https://example.vn/?p=5"))], Noon);
        var copy = Article("tin/x - Copy.md", id: "https://example.vn/?p=5");
        Assert.Equal(["tin/x.md"], Files(_maker.Make([new ContentChange { Articles = [copy] }], Noon)));
        Assert.Equal("copy", Assert.Single(_maker.TakeFaults()).Code);
    }

    [Fact]
    public void ARunningServiceAndAFreshStartAgreeOnWhatIsACopy()
    {
        string[] names = ["x.md", "x 2.md", "x - Copy.md", "x - Copy (2).md", "y.md", "x/index.md", "x 2/index.md"];
        var save = Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 1], Gen.Int[0, 5], Gen.Bool);
        save.Array[1, 3].Array[1, 15].Run(100, turns =>
        {
            var running = new EditionMaker();
            running.Make([All()], Noon);
            var files = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var saves in turns)
            {
                var (removed, articles) = (new List<string>(), new List<Article>());
                foreach (var (name, title, kind, hasId) in saves.DistinctBy(each => each.Item1))
                {
                    var article = Article(
                        $"tin/{names[name]}", title: $"Tin {title}", draft: kind == 1, id: hasId ? "chung" : null,
                        leaves: kind == 2 ? Noon : null);
                    files.Remove(article.Key);
                    if (kind == 0)
                    {
                        removed.Add(article.Key);
                    }
                    else
                    {
                        articles.Add(article);
                        files.Add(article.Key, article);
                    }
                }

                var edition = running.Make([new ContentChange { Removed = removed, Articles = articles }], Noon);
                var maker = new EditionMaker();
                Assert.Equal(Files(maker.Make([All([.. files.Values.Reverse()])], Noon)), Files(edition));
                Assert.Equal(maker.Conflicts.Count(), running.Conflicts.Count());
            }
        });
    }

    [Fact]
    public void WhenTheHolderOfAnIdLeavesTheNextInOrderHasIt()
    {
        var first = Article("tin/x.md", id: "chung", leaves: Noon.AddHours(1));
        var second = Article("khac/y.md", id: "chung", hour: 9);
        Assert.Equal(["tin/x.md"], Files(_maker.Make([All(first, second)], Noon)));
        Assert.Equal("duplicate-id", Assert.Single(_maker.TakeFaults()).Code);
        Assert.Equal(["khac/y.md"], Files(_maker.Make([], Noon.AddHours(1))));
        Assert.Equal(["khac/y.md"], Files(new EditionMaker().Make([All(second, first)], Noon.AddHours(1))));
    }

    [Fact]
    public void OfTwoArticlesOfOneDayAndSlugInTwoCategoriesTheEarlierIsServedAndTheOtherIsNamed()
    {
        Article[] articles = [Article("khac/ban-tin.md", hour: 17), Article("tin/ban-tin.md", hour: 5)];
        foreach (var order in new[] { articles, [.. articles.Reverse()] })
        {
            var maker = new EditionMaker();
            Assert.Equal(["tin/ban-tin.md"], Files(maker.Make([All(order)], Noon)));
            var fault = Assert.Single(maker.TakeFaults());
            Assert.Equal(("khac/ban-tin.md", "duplicate-id"), (fault.File, fault.Code));
        }
    }

    private static string[] Files(Edition edition) =>
        [.. edition.All.Articles.Select(article => article.Key).Order(StringComparer.Ordinal)];

    private static ContentChange All(params IReadOnlyList<Article> articles) => new()
    {
        Publication = Some.Publication(),
        Categories = [Some.Category("tin", "Tin"), Some.Category("khac", "Khác")],
        Articles = articles,
    };

    private static Article Article(
        string file, string title = "Một tin", string? id = null, int hour = 8, bool draft = false, DateTimeOffset? leaves = null)
    {
        var published = new DateTimeOffset(2026, 11, 20, hour, 0, 0, TimeSpan.Zero);
        var cut = file.LastIndexOf('/');
        var (folder, name) = (file[..cut], file[(cut + 1)..]);
        return new Article
        {
            Folder = folder,
            Name = name,
            OwnId = id,
            Authority = "example.vn,2026",
            Slug = NewsFeeds.Text.Slug.From(ContentPath.StemOf(folder, name).ToString()),
            Title = title,
            Category = ContentPath.CategoryFolderOf(folder, name),
            Published = published,
            Day = DateOnly.FromDateTime(published.DateTime),
            Updated = published,
            Appears = published,
            Leaves = leaves,
            Draft = draft,
            Modified = published,
            Revision = 1,
        };
    }
}
