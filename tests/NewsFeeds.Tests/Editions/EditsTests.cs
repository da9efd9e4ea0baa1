using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

public class EditsTests
{
    private static readonly DateTimeOffset Noon = OpenNewsroom.Noon;

    private readonly EditionMaker _maker = new();
    private int _revision;

    [Fact]
    public void EditsAreTheDifferenceOfThePublicArticlesOfTwoEditions()
    {
        var save = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[-3, 1], Gen.Int[1, 9]);
        var turn = Gen.Select(save.Array[0, 3], Gen.Int[0, 5], Gen.Int[0, 4]);
        turn.Array[1, 15].Run(100, turns =>
        {
            var (maker, now) = (new EditionMaker(), Noon);
            var before = maker.Make([All()], now);
            Assert.Empty(maker.Edits);
            var revision = 0;
            foreach (var (saves, hours, categories) in turns)
            {
                now = now.AddHours(hours switch { 4 => 48, 5 => -48, _ => hours });
                var change = new ContentChange
                {
                    Categories = categories < 3 ? null : [Category("tin", categories == 4), Category("khac", isHeldBack: false)],
                    Removed = [.. saves.Where(each => each.Item4 == 0).Select(each => $"tin/{each.Item1}.md")],
                    Articles = [.. saves.Where(each => each.Item4 > 0).DistinctBy(each => each.Item1).Select(each => Article(
                        $"tin/{each.Item1}.md", ++revision, id: each.Item2 == 0 ? null : $"id-{each.Item2}", slug: $"slug-{each.Item3}",
                        draft: each.Item4 == 1, appears: now.AddHours(each.Item5), leaves: now.AddHours(each.Item5 + each.Item6),
                        isWithdrawn: each.Item4 == 2))],
                };
                var after = maker.Make([change], now);
                Assert.Equal(
                    Difference(before, after),
                    maker.Edits.Select(edit => (edit.Article.Iri, edit.Kind, edit.Article)).ToHashSet());
                before = after;
            }
        });
    }

    [Fact]
    public void AVersionThatWasJustWrittenIsTheCause()
    {
        _maker.Make([All()], Noon);
        var article = Save("tin/a.md", Noon.AddSeconds(58), Noon.AddMinutes(1));
        Assert.Equal((EditKind.Out, Noon.AddSeconds(58)), Told(article));
        article = Save("tin/a.md", Noon.AddMinutes(5), Noon.AddMinutes(5));
        Assert.Equal((EditKind.Changed, Noon.AddMinutes(5)), Told(article));
    }

    [Theory]
    [InlineData(-1)] // It was moved here or restored with its old time.
    [InlineData(24)] // Another machine wrote it, and its clock is ahead.
    public void NoDelayIsToldOfATimeThatCannotBeTheCause(int hours)
    {
        _maker.Make([All()], Noon);
        Assert.Equal((EditKind.Out, null), Told(Save("tin/a.md", Noon.AddHours(hours), Noon.AddMinutes(1))));
    }

    [Fact]
    public void AMomentThatCameIsTheCause()
    {
        var article = Article("tin/a.md", 1, appears: Noon.AddHours(1), leaves: Noon.AddHours(2));
        _maker.Make([All() with { Articles = [article] }], Noon);
        _maker.Make([], Noon.AddHours(1).AddSeconds(1));
        Assert.Equal((EditKind.Out, Noon.AddHours(1)), Told(article));
        _maker.Make([], Noon.AddHours(2).AddSeconds(1));
        Assert.Equal((EditKind.Removed, Noon.AddHours(2)), Told(article));
    }

    [Fact]
    public void AnArticleThatIsDeletedOrBecomesADraftLeaves()
    {
        var (a, b) = (Article("tin/a.md", 1), Article("tin/b.md", 1));
        _maker.Make([All() with { Articles = [a, b] }], Noon);
        var draft = Article("tin/a.md", 2, draft: true, modified: Noon.AddMinutes(1));
        _maker.Make([new ContentChange { Articles = [draft] }], Noon.AddMinutes(1));
        Assert.Equal((EditKind.Removed, Noon.AddMinutes(1)), Told(a));

        var touched = new Dictionary<string, DateTimeOffset> { ["tin"] = Noon.AddMinutes(2) };
        _maker.Make([new ContentChange { Removed = ["tin/b.md"], Touched = touched }], Noon.AddMinutes(2));
        Assert.Equal((EditKind.Removed, Noon.AddMinutes(2)), Told(b));
    }

    [Fact]
    public void AnArticleThatIsMovedWithItsIdChanges()
    {
        _maker.Make([All() with { Articles = [Article("tin/a.md", 1, id: "urn:a")] }], Noon);
        var moved = Article("khac/b.md", 1, id: "urn:a");
        _maker.Make([new ContentChange { Removed = ["tin/a.md"], Articles = [moved] }], Noon.AddHours(1));
        Assert.Equal((EditKind.Changed, null), Told(moved));
    }

    [Fact]
    public void TheSameVersionInOtherSurroundingsIsNoEdit()
    {
        _maker.Make([All() with { Articles = [Article("tin/a.md", 1)] }], Noon);
        _maker.Make([new ContentChange { Articles = [Article("tin/a.md", 1)] }], Noon.AddHours(1));
        Assert.Empty(_maker.Edits);
    }

    [Fact]
    public void WhenTheStoreTellsEverythingAnewOnlyWhatIsOtherIsAnEdit()
    {
        _maker.Make([All() with { Articles = [Article("tin/a.md", 1), Article("tin/b.md", 1)] }], Noon);
        var anew = new EditionMaker(_maker);
        var c = Article("tin/c.md", 1);
        anew.Make([All() with { Articles = [Article("tin/a.md", 1), c] }], Noon.AddHours(1));
        Assert.Equal(
            [(EditKind.Removed, "tin/b.md"), (EditKind.Out, "tin/c.md")],
            anew.Edits.Select(edit => (edit.Kind, edit.Article.Key)).OrderBy(edit => edit.Key));
    }

    [Fact]
    public void BeforeTheStoreTellsEverythingAnewNoMomentIsDue()
    {
        _maker.Make([All()], Noon);
        Assert.True(_maker.IsDue(Noon.AddYears(-1))); // The clock was wrong.
        Assert.False(new EditionMaker(_maker).IsDue(Noon.AddYears(-1)));
    }

    [Fact]
    public void ALostCategoryIsNamedWithoutThoseBelowIt()
    {
        Category[] before = [Some.Category("tin", "Tin"), Some.Category("tin/gia", "Giá"), Some.Category("khac", "K")];
        _maker.Make([All() with { Categories = before }], Noon);
        Assert.Empty(_maker.LostCategories);
        _maker.Make([new ContentChange { Categories = [Some.Category("moi", "Mới") with { Aliases = ["khac"] }] }], Noon);
        Assert.Equal(["tin"], _maker.LostCategories);
        _maker.Make([], Noon.AddHours(1));
        Assert.Empty(_maker.LostCategories);
    }

    [Fact]
    public void WhatAFormerPathLeadsToIsNotLostNorIsWhatAGuardHoldsBack()
    {
        Category[] before = [Some.Category("tin", "Tin"), Some.Category("tin/gia", "Giá"), Some.Category("khac", "Khác")];
        _maker.Make([All() with { Categories = before }], Noon);
        Category[] after =
        [
            Some.Category("moi", "Mới") with { Aliases = ["tin"] }, Some.Category("moi/gia", "Giá"), Category("khac", isHeldBack: true),
        ];
        _maker.Make([new ContentChange { Categories = after }], Noon);
        Assert.Empty(_maker.LostCategories);
    }

    [Fact]
    public void WhatComesNextIsInOrderOfTimeAndNoMoreThanIsAskedFor()
    {
        var (soon, late) = (Article("tin/a.md", 1, appears: Noon.AddHours(1), leaves: Noon.AddHours(3)),
            Article("tin/b.md", 1, appears: Noon.AddHours(2)));
        var never = Article("tin/c.md", 1, appears: Noon.AddHours(2), leaves: Noon.AddHours(1));
        _maker.Make([All() with { Articles = [late, soon, never] }], Noon);
        Assert.Equal(
            [new Upcoming(Noon.AddHours(1), soon, true), new(Noon.AddHours(2), late, true), new(Noon.AddHours(3), soon, false)],
            _maker.Upcoming(20));
        Assert.Equal([new Upcoming(Noon.AddHours(1), soon, true)], _maker.Upcoming(1));
    }

    /// <summary>The kind of edit and the article by id, from the two lists alone.</summary>
    private static HashSet<(string Id, EditKind Kind, Article Article)> Difference(Edition before, Edition after)
    {
        var (old, now) = (before.All.Articles.ToDictionary(each => each.Iri), after.All.Articles.ToDictionary(each => each.Iri));
        var left = old.Where(each => !now.ContainsKey(each.Key)).Select(each => (each.Key, EditKind.Removed, each.Value));
        var come = now.Where(each => !old.ContainsKey(each.Key)).Select(each => (each.Key, KindOf(each.Value, EditKind.Out), each.Value));
        var changed = now.Where(each => old.GetValueOrDefault(each.Key) is { } last && last.Revision != each.Value.Revision)
            .Select(each => (each.Key, Kind: KindOf(each.Value, EditKind.Changed), each.Value))
            .Select(each => old[each.Key].Retraction is null ? each : each with { Kind = EditKind.Changed });
        return [.. left, .. come, .. changed];

        static EditKind KindOf(Article article, EditKind otherwise) => article.Retraction is null ? otherwise : EditKind.Withdrawn;
    }

    private Article Save(string file, DateTimeOffset written, DateTimeOffset now)
    {
        var article = Article(file, ++_revision, modified: written);
        _maker.Make([new ContentChange { Articles = [article] }], now);
        return article;
    }

    private (EditKind Kind, DateTimeOffset? Caused) Told(Article article)
    {
        var edit = Assert.Single(_maker.Edits);
        Assert.Same(article, edit.Article);
        return (edit.Kind, edit.Caused);
    }

    private static Category Category(string path, bool isHeldBack) => Some.Category(path, path) with { IsHeldBack = isHeldBack };

    private static ContentChange All() => new()
    {
        Publication = Some.Publication(),
        Categories = [Category("tin", isHeldBack: false), Category("khac", isHeldBack: false)],
    };

    private static Article Article(
        string file, int revision, string? id = null, string? slug = null, bool draft = false, DateTimeOffset? appears = null,
        DateTimeOffset? leaves = null, bool isWithdrawn = false, DateTimeOffset? modified = null)
    {
        var cut = file.LastIndexOf('/');
        return new Article
        {
            Folder = file[..cut],
            Name = file[(cut + 1)..],
            OwnId = id,
            Authority = "example.vn,2021",
            Slug = slug ?? file[(cut + 1)..^".md".Length],
            Title = "Một tin",
            Category = file[..cut],
            Published = Some.Time,
            Day = DateOnly.FromDateTime(Some.Time.DateTime),
            Updated = Some.Time,
            Appears = appears ?? Some.Time,
            Leaves = leaves,
            Draft = draft,
            Retraction = isWithdrawn ? new Retraction(Some.Time, null) : null,
            Modified = modified ?? Some.Time,
            Revision = revision,
        };
    }
}
