using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Tests.Editions;

public class EditionMakerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly EditionMaker _maker = new();

    [Fact]
    public void OfTwoArticlesWithOneIdTheFirstInOrderIsListedAndTheOtherIsNamed()
    {
        var edition = Make(All(Article("tin/b.md", id: "chung"), Article("tin/a.md", id: "chung")));
        Assert.Equal("tin/a.md", Assert.Single(edition.All.Articles).Key);
        var fault = Assert.Single(_maker.TakeFaults());
        Assert.Equal(("tin/b.md", "duplicate-id"), (fault.File, fault.Code));
        Assert.Contains("tin/a.md", fault.Message, StringComparison.Ordinal);
        Assert.Single(_maker.Conflicts);

        edition = Make(new ContentChange { Removed = ["tin/a.md"] });
        Assert.Equal("tin/b.md", Assert.Single(edition.All.Articles).Key);
        Assert.Empty(_maker.TakeFaults());
        Assert.Empty(_maker.Conflicts);
    }

    [Theory]
    [InlineData("a b", "tag:example.vn,2021:id/a%20b")]
    [InlineData("x:100%", "x:100%25")]
    [InlineData("a\u0001", "a\u0002")]
    public void IdsThatAreOneInAnyFormOfAFeedAreOne(string id, string other)
    {
        var edition = Make(All(Article("tin/a.md", id: id), Article("tin/b.md", id: other)));
        var held = Assert.Single(edition.All.Articles).Iri;
        Assert.EndsWith($"have the same id '{held}', and 'tin/a.md' is served; give one of them an 'id' of its own",
            Assert.Single(_maker.TakeFaults()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfTwoArticlesAtOneAddressOneIsListedAndTheOtherIsNamed()
    {
        var edition = Make(All(Article("tin/a.md", slug: "chung"), Article("tin/b.md", slug: "chung", id: "urn:b")));
        Assert.Equal("tin/a.md", Assert.Single(edition.All.Articles).Key);
        Assert.Equal(("tin/b.md", "duplicate-slug"), Assert.Single(_maker.TakeFaults()) is { } fault ? (fault.File, fault.Code) : default);
    }

    [Theory]
    [InlineData("own date and slug make the id")]
    [InlineData("the earlier date")]
    [InlineData("the plainer name")]
    [InlineData("the path")]
    public void OneOrderDecidesWhoHoldsAnId(string rule)
    {
        var (first, second) = rule switch
        {
            "own date and slug make the id" =>
                (Article("tin/z.md", slug: "a"), Article("tin/b.md", slug: "b", id: "tag:example.vn,2021:2026-11-20/a", hour: 0)),
            "the earlier date" => (Article("tin/z.md", id: "chung", hour: 1), Article("tin/a.md", id: "chung", hour: 2)),
            "the plainer name" => (Article("tin/2026-11-20-x.md", id: "chung"), Article("tin/2026-11-20-bai-x.md", id: "chung")),
            _ => (Article("a/x.md", id: "chung"), Article("b/x.md", id: "chung")),
        };
        foreach (var articles in new[] { new[] { first, second }, [second, first] })
        {
            Assert.Same(first, Assert.Single(new EditionMaker().Make([All(articles)], Noon).All.Articles));
        }
    }

    [Fact]
    public void ACopyThatIsADraftOrStillToComeTakesNothing()
    {
        var edition = Make(All(
            Article("tin/b.md", id: "chung"),
            Article("tin/a.md", id: "chung", draft: true),
            Article("tin/aa.md", id: "chung", appears: Noon.AddHours(1))));
        Assert.Equal("tin/b.md", Assert.Single(edition.All.Articles).Key);
        Assert.Empty(_maker.TakeFaults());
    }

    [Fact]
    public void ARunningServiceAndAFreshStartAgreeOnWhoHoldsWhat() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).Array[1, 25].Run(100, saves =>
        {
            var running = new EditionMaker();
            running.Make([All()], Noon);
            var files = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var (file, id, slug, isDeleted) in saves)
            {
                var article = Article($"tin/{file}.md", id: id == 0 ? null : $"id-{id}", slug: $"slug-{slug}");
                files.Remove(article.Key);
                if (!isDeleted)
                {
                    files.Add(article.Key, article);
                }

                var change = isDeleted ? new ContentChange { Removed = [article.Key] } : new ContentChange { Articles = [article] };
                var edition = running.Make([change], Noon);
                var fresh = new EditionMaker().Make([All([.. files.Values])], Noon);
                Assert.Equal(Files(fresh.All), Files(edition.All));
                Assert.Equal(fresh.All.Months(), edition.All.Months());
                Assert.Equal(Files(fresh.Categories["tin"]), Files(edition.Categories["tin"]));
            }
        });

    [Fact]
    public void ARunningServiceAndAFreshStartAgreeWhenCategoriesComeAndGo()
    {
        Category[] all =
        [
            Some.Category("tin", "Tin"),
            new Category { Path = "tin", Title = "tin", Folder = "Tin" },
            Some.Category("tin/gia", "Giá"),
            Some.Category("khac", "Khác"),
        ];
        string[] named = ["", "Khác", "tin", "Giá"];
        var article = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3]);
        Gen.Select(Gen.Int[0, 15], article.Array[0, 3]).Array[1, 20].Run(100, turns =>
        {
            var running = new EditionMaker();
            var files = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var (kept, saves) in turns)
            {
                var articles = saves.Select(save => Article(
                    $"{all[save.Item1].Folder}/{save.Item2}.md", category: all[save.Item1].Path, categories: [named[save.Item3]])).ToList();
                articles = [.. articles.DistinctBy(each => each.Key)];
                articles.ForEach(each => files[each.Key] = each);
                var change = new ContentChange
                {
                    Publication = Some.Publication(),
                    Categories = [.. all.Where((_, at) => (kept & (1 << at)) != 0)],
                };
                var edition = running.Make([change with { Articles = articles }], Noon);
                var fresh = new EditionMaker().Make([change with { Articles = [.. files.Values] }], Noon);
                Assert.Equal(fresh.Categories.Keys.Order(), edition.Categories.Keys.Order());
                Assert.All(fresh.Listings, listing =>
                    Assert.Equal(Files(listing), Files(edition.Find(listing.Key)!)));
            }
        });
    }

    private static IEnumerable<string> Files(Listing listing) =>
        listing.Articles.Select(article => $"{article.Key} {article.Id} {article.Slug}");

    [Fact]
    public void AConflictIsNamedOnceForEachVersionOfTheArticleThatWaits()
    {
        Make(All(Article("tin/a.md", id: "chung"), Article("tin/b.md", id: "chung")));
        Assert.Single(_maker.TakeFaults());
        Make(new ContentChange { Articles = [Article("tin/a.md", id: "chung")] });
        Assert.Empty(_maker.TakeFaults());
        Make(new ContentChange { Articles = [Article("tin/b.md", id: "chung")] });
        Assert.Single(_maker.TakeFaults());
    }

    [Fact]
    public async Task AConflictWhoseFileIsGoneIsNamedWithoutItsLine()
    {
        await using var store = new InMemoryStore(); // It knows neither of the two.
        Make(All(Article("tin/a.md", id: "chung"), Article("tin/b.md", id: "chung")));
        await _maker.PlaceFaultsAsync(store, default);
        Assert.Equal("tin/b.md:1:1", Assert.Single(_maker.TakeFaults()).Place);
        Assert.Equal("tin/b.md:1:1", Assert.Single(_maker.Conflicts).Place);
    }

    [Fact]
    public void OfTwoCategoriesWithOnePathTheFirstIsServedAndTheOtherIsNamedWithAllInIt()
    {
        var edition = Make(new ContentChange
        {
            Publication = Some.Publication(),
            Categories =
            [
                new Category { Path = "kinh-te", Title = "Kinh tế", Folder = "Kinh tế" },
                new Category { Path = "kinh-te", Title = "kinh-te", Folder = "kinh-te" },
                new Category { Path = "kinh-te/gia", Title = "Giá", Folder = "kinh-te/gia" },
            ],
            Articles =
            [
                Article("Kinh tế/a.md", category: "kinh-te"), Article("kinh-te/b.md"),
                Article("kinh-te/gia/c.md", category: "kinh-te/gia"),
            ],
        });
        Assert.Equal("Kinh tế/a.md", Assert.Single(edition.All.Articles).Key);
        Assert.Equal(["kinh-te"], edition.Categories.Keys);
        var fault = Assert.Single(_maker.TakeFaults());
        Assert.Equal(("kinh-te/_index.md", "duplicate-category"), (fault.File, fault.Code));
        Assert.Contains("'Kinh tế'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArticleWithWhichNoEditionCanBeMadeIsLeftOutAndNamed()
    {
        Make(All(Article("tin/a.md")));
        var edition = Make(new ContentChange
        {
            Articles = [Article("tin/b.md"), Article("tin/hong.md", aliases: [null!]), Article("tin/c.md")],
        });
        Assert.Equal(
            ["tin/a.md", "tin/b.md", "tin/c.md"], edition.All.Articles.Select(article => article.Key).Order(StringComparer.Ordinal));
        var fault = Assert.Single(_maker.TakeFaults());
        Assert.Equal(("tin/hong.md", "unusable"), (fault.File, fault.Code));
        Assert.Equal(fault, Assert.Single(_maker.Conflicts));

        Make(new ContentChange { Articles = [Article("tin/hong.md", aliases: [null!])] });
        Assert.Equal((fault, fault), (Assert.Single(_maker.Conflicts), Assert.Single(_maker.TakeFaults())));

        edition = Make(new ContentChange { Articles = [Article("tin/hong.md"), Article("tin/d.md")] });
        Assert.Equal((5, 0), (edition.All.Articles.Length, _maker.Conflicts.Count()));
    }

    [Fact]
    public void AnEditionWithAnUnusableArticleFromTheStartIsMadeOfTheOthers() =>
        Assert.Equal("tin/a.md", Assert.Single(Make(All(Article("tin/a.md"), Article("tin/hong.md", aliases: [null!]))).All.Articles).Key);

    [Fact]
    public void AnEditCostsTheListingsThatItTouches()
    {
        var before = Make(All(Article("tin/a.md"), Article("khac/k.md")));
        var after = Make(new ContentChange { Articles = [Article("tin/b.md")] });
        Assert.Same(before.Categories["khac"], after.Categories["khac"]);
        Assert.Same(before.Shape, after.Shape);
        Assert.NotSame(before.Categories["tin"], after.Categories["tin"]);
        Assert.Same(after, Make(new ContentChange { Faults = [] }));
    }

    [Fact]
    public void AChangeThatIsStillToComeChangesItsListingsAtItsMoment()
    {
        var edition = Make(All(Article("tin/a.md", updated: Noon.AddHours(1))));
        Assert.Equal(Noon.AddHours(1), edition.Categories["tin"].NextEvent);
        Assert.NotSame(edition.Categories["tin"], _maker.Make([], Noon.AddHours(1)).Categories["tin"]);
    }

    private Edition Make(ContentChange change) => _maker.Make([change], Noon);

    private static ContentChange All(params Article[] articles) => new()
    {
        Publication = Some.Publication(),
        Categories = [Some.Category("tin", "Tin"), Some.Category("khac", "Khác"), Some.Category("a", "A"), Some.Category("b", "B")],
        Articles = articles,
    };

    [Fact]
    public void ASaveAmongTwiceTheCategoriesTakesTheSameWork()
    {
        Saved(10);
        Assert.InRange((double)Saved(10_000) / Saved(5_000), 0.5, 1.2);

        static long Saved(int categories)
        {
            var maker = new EditionMaker();
            var files = Enumerable.Range(0, categories).Select(number => $"muc-{number}/a-{number}.md").ToList();
            var before = maker.Make([All([.. files.Select(file => Article(file))]) with
            {
                Categories = [.. Enumerable.Range(0, categories).Select(number => Some.Category($"muc-{number}", $"Mục {number}"))],
            }], Noon);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var after = maker.Make([new ContentChange { Articles = [Article("muc-1/a-1.md", id: "mới")] }], Noon);
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            Assert.Equal(2, after.Listings.Except(before.Listings, ReferenceEqualityComparer.Instance).Count());
            return bytes - (8L * categories); // The array of all articles is copied.
        }
    }

    [Fact]
    public void TheSubCategoriesOfAllCategoriesAreFoundInOneWalk()
    {
        Assert.InRange((double)Asked(4_000) / Asked(2_000), 1, 2.3);

        static long Asked(int categories)
        {
            string[] paths = [.. Enumerable.Range(0, categories).SelectMany(number => new[] { $"a{number}", $"a{number}/b" })];
            var edition = Edition.Empty(new EditionShape(Some.Publication(), paths.Select(path => Some.Category(path, path))));
            Assert.Equal(categories, edition.ChildrenOf("").Count());
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            Assert.All(paths, path => Assert.Equal(path.Contains('/', StringComparison.Ordinal) ? 0 : 1, edition.ChildrenOf(path).Count()));
            return GC.GetAllocatedBytesForCurrentThread() - bytes;
        }
    }

    private static Article Article(
        string file, string? id = null, string? slug = null, string? category = null, int hour = 8, bool draft = false,
        DateTimeOffset? appears = null, DateTimeOffset? updated = null, IReadOnlyList<string>? aliases = null,
        IReadOnlyList<string>? categories = null)
    {
        var published = new DateTimeOffset(2026, 11, 20, hour, 0, 0, TimeSpan.Zero);
        var cut = file.LastIndexOf('/');
        return new Article
        {
            Folder = file[..cut],
            Name = file[(cut + 1)..],
            OwnId = id,
            Authority = "example.vn,2021",
            Slug = slug ?? file[(cut + 1)..^".md".Length],
            Title = "Một tin",
            Category = category ?? file[..cut],
            Published = published,
            Day = DateOnly.FromDateTime(published.DateTime),
            Updated = updated ?? published,
            Appears = appears ?? published,
            Draft = draft,
            Aliases = aliases ?? [],
            Categories = categories ?? [],
            Modified = published,
            Revision = 1,
        };
    }
}
