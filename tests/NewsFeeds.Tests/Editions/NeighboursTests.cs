using System.Globalization;
using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

public class NeighboursTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheNewerAndTheOlderOneAreThoseOfTheFirstCategoryAndOfTheCategoriesBelowIt()
    {
        var edition = Make(Article(1, "tin"), Article(2, "tin/gia"), Article(3, "khac"), Article(4, "tin"), Article(5, "tin/gia"));
        Assert.Equal((5, 0), Beside(edition, 2));
        Assert.Equal((5, 2), Beside(edition, 4));
        Assert.Equal((2, 0), Beside(edition, 1));
        Assert.Equal((0, 0), Beside(edition, 3));
    }

    [Fact]
    public void AGoneCategoryGivesWayToTheNextAndThenToEverything()
    {
        var edition = Make(Article(1, "tin"), Article(2, "khac"), Article(3, "cu"), Article(4, "cu", ["Tin"]), Article(5, "tin"));
        Assert.Equal((5, 1), Beside(edition, 4));
        Assert.Equal((4, 2), Beside(edition, 3));
    }

    [Fact]
    public void AWithdrawnOneIsBesideOthersAndRelatedToNone()
    {
        var edition = Make(
            Article(1, "tin", tags: ["bão"]), Article(2, "tin", tags: ["bão"], isRetracted: true), Article(3, "tin", tags: ["bão"]),
            Article(4, "tin"), Article(5, "tin", tags: ["bão"], isRetracted: true), Article(6, "tin", tags: ["bão"]));
        Assert.Equal((4, 2), Beside(edition, 3));
        Assert.Equal([1, 6], Related(edition, 3));
        Assert.Equal([4, 6], Related(edition, 2)); // It shows none of its tags.
    }

    [Fact]
    public void AnArticleFarAwayInTimeChangesNothing()
    {
        var old = Enumerable.Range(1, 60).Select(number => Article(number, "tin", tags: ["bão"])).ToArray();
        var (before, after) = (Make(old), Make([.. old, Article(1000, "tin", tags: ["bão"])]));
        Assert.Equal(before.NeighboursOf(old[30]), after.NeighboursOf(old[30]));
        Assert.NotEqual(before.NeighboursOf(old[59]), after.NeighboursOf(old[59]));
    }

    [Fact]
    public void ANewVersionOfANeighbourMakesOthers()
    {
        var (one, two, other) = (Article(1, "tin"), Article(2, "tin"), Article(3, "khac"));
        var before = Make(one, two, other).NeighboursOf(one);
        Assert.Equal(before, Make(one, two, Article(3, "khac")).NeighboursOf(one));
        Assert.NotEqual(before, Make(one, Article(2, "tin"), other).NeighboursOf(one));
    }

    [Fact]
    public void NeighboursAreThoseThatAPlainFilterOverAllArticlesGives()
    {
        string[] folders = ["tin", "tin/gia", "khac", "cu"];
        var one = Gen.Select(
            Gen.Int[0, 3], Gen.Int[0, 3].Select(at => folders[at]), Sublist(["Khác", "tin/gia", "không có"]),
            Sublist(["bão", "BÃO", "mưa", "lũ", "!!!"]), Gen.Int[0, 4]);
        one.Array[1, 11].Run(500, input =>
        {
            var edition = Make([.. input.Select((each, at) =>
                Article(at + 1, each.Item2, each.Item3, each.Item4, isRetracted: each.Item5 == 0, minute: each.Item1))]);
            Assert.All(edition.All.Articles, article => Assert.Equal(Plain(edition, article), Told(edition.NeighboursOf(article))));
        });
    }

    [Fact]
    public void ATagOfAHundredThousandCostsNoMoreThanItsEnds()
    {
        var articles = Enumerable.Range(0, 100_000).Select(number => Article(number, "tin", tags: ["bão"])).Reverse().ToArray();
        Listing tag = new() { Key = ListingKey.OfTag("bão"), Title = "bão", Articles = [.. articles] };
        var category = tag with { Key = ListingKey.OfCategory("tin") };
        foreach (var at in new[] { 0, 50_000, 99_999 })
        {
            var search = new NeighbourSearch(articles[at], category, [tag]);
            var found = search.Find();
            Assert.Equal(3, found.Related.Length);
            Assert.InRange(search.LookedAt, 3, 500); // 20 on its sides, and 17 steps of a binary search for each of them.
        }
    }

    [Fact]
    public void TheTwentyFirstTagRelatesToNone()
    {
        string[] tags = [.. Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"từ {number}"))];
        var edition = Make(
            Article(1, "tin", tags: [.. tags, "bão"]), Article(2, "tin"), Article(3, "khac", tags: ["bão"]),
            Article(4, "khac", tags: ["từ 19"]));
        Assert.Equal([4], Related(edition, 1));
    }

    // The rule in other words, over what front matter says. Not one line of it is shared with the service.
    private static string Plain(Edition edition, Article article)
    {
        var categories = PathsOf(article).Where(path => path != "cu").Take(1).ToList();
        var all = edition.All.Articles.OrderByDescending(each => each.Published).ThenBy(each => each.Id, StringComparer.Ordinal).ToList();
        var inCategory = all.Where(each => categories.Count == 0
            || PathsOf(each).Any(path => path == categories[0] || path.StartsWith(categories[0] + "/", StringComparison.Ordinal))).ToList();
        var place = inCategory.IndexOf(article);
        var newer = place > 0 ? inCategory[place - 1] : null;
        var older = place + 1 < inCategory.Count ? inCategory[place + 1] : null;
        var others = all.Where(each => each != article && each != newer && each != older && each.Retraction is null).ToList();
        var related = others.Where(each => Shared(each) > 0).OrderByDescending(Shared).ThenBy(Minutes)
            .Concat(others.Where(inCategory.Contains).OrderBy(Minutes)).Distinct().Take(3);
        return Told(new Neighbours(article, newer, older, [.. related], NextEvent: null));

        int Shared(Article each) => article.Retraction is null ? NamesOf(each).Intersect(NamesOf(article)).Count() : 0;

        double Minutes(Article each) => Math.Abs((each.Published - article.Published).TotalMinutes);

        static IEnumerable<string> NamesOf(Article each) =>
            each.ListedTags.Where(tag => tag != "!!!").Select(tag => tag.ToUpperInvariant());

        static IEnumerable<string> PathsOf(Article each) => each.Categories.Where(name => name != "không có")
            .Select(name => name == "Khác" ? "khac" : name).Prepend(each.Category);
    }

    private static string Told(Neighbours found) => string.Join(
        ' ', found.Related.Prepend(found.Older).Prepend(found.Article).Prepend(found.Newer).Select(NumberOf));

    private static (int Newer, int Older) Beside(Edition edition, int number) =>
        edition.NeighboursOf(Find(edition, number)) is var found ? (NumberOf(found.Newer), NumberOf(found.Older)) : default;

    private static int[] Related(Edition edition, int number) =>
        [.. edition.NeighboursOf(Find(edition, number)).Related.Select(NumberOf)];

    private static Article Find(Edition edition, int number) => edition.All.Articles.Single(each => NumberOf(each) == number);

    private static int NumberOf(Article? article) =>
        article is null ? 0 : int.Parse(article.Name[..^3], CultureInfo.InvariantCulture);

    private static Gen<string[]> Sublist(string[] of) =>
        Gen.Bool.Array[of.Length].Select(picked => of.Where((_, at) => picked[at]).ToArray());

    private static Edition Make(params Article[] articles) => new EditionMaker().Make(
        [
            new ContentChange
            {
                Publication = Some.Publication(),
                Categories =
                [
                    Some.Category("tin", "Tin"), Some.Category("tin/gia", "Giá"), Some.Category("khac", "Khác"),
                    Some.Category("cu", "Cũ") with { Gone = true },
                ],
                Articles = articles,
            },
        ],
        Noon);

    private static Article Article(
        int number, string folder, IReadOnlyList<string>? categories = null, IReadOnlyList<string>? tags = null, bool isRetracted = false,
        int? minute = null) => new ArticleDraft
        {
            Folder = folder,
            Name = string.Create(CultureInfo.InvariantCulture, $"{number}.md"),
            Category = folder,
            Modified = Noon,
            Revision = 1,
            Title = "Một tin",
            Slug = string.Create(CultureInfo.InvariantCulture, $"tin-{number}"),
            Date = Noon.AddDays(-100) + TimeSpan.FromMinutes(minute ?? number),
            Retraction = isRetracted ? new Retraction(null, "Đã rút") : null,
            Tags = tags ?? [],
            Categories = categories ?? [],
        }.ToArticle(Some.Publication());
}
