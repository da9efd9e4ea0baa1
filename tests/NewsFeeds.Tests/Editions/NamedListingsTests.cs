using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

/// <summary>The listings of tags, people and partners.</summary>
public class NamedListingsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly EditionMaker _maker = new();

    [Fact]
    public void TagsAndPeopleThatDifferInAMarkAreDifferent()
    {
        var edition = Make(
            Article(1, tags: ["bão"], authors: ["Lê Hà"]), Article(2, tags: ["báo"]), Article(3, tags: ["bảo"], authors: ["Lê Hạ"]));
        Assert.Equal(["báo", "bão", "bảo"], edition.Tags.All.Select(tag => tag.Title));
        Assert.Equal([1], Numbers(edition, ListingKey.OfAuthor("Lê Hà")));
        Assert.Equal([3], Numbers(edition, ListingKey.OfAuthor("LÊ HẠ")));
    }

    [Fact]
    public void SpellingsOfOneTagAreOneListingUnderTheNewestOne()
    {
        var edition = Make(Article(1, tags: ["BÃO"]), Article(2, tags: ["bão", "BA\u0303O"]), Article(3, tags: ["mưa"]));
        Assert.Equal([2, 1], Numbers(edition, ListingKey.OfTag("bão")));
        Assert.Equal("bão", edition.Tags.Find("bão")!.Title);
        Assert.Equal(2, edition.Tags.Count);
    }

    [Fact]
    public void ATagWithoutLetterOrDigitHasNoListing() => Assert.Equal(0, Make(Article(1, tags: ["!!!", "…"])).Tags.Count);

    [Fact]
    public void AFoldedNameMeansTheOneThatItCanMean()
    {
        var edition = Make(Article(1, tags: ["bão", "báo", "Mưa lũ"]));
        Assert.Equal("mưa-lũ", edition.Tags.FindFolded("mua-lu")?.Key.Name);
        Assert.Null(edition.Tags.FindFolded("bao"));
        edition = Make(Article(1, tags: ["báo"]));
        Assert.Equal("báo", edition.Tags.FindFolded("bao")?.Key.Name);
    }

    [Fact]
    public void OnlyArticlesThatAreOrWerePublicMakeATagKnown()
    {
        var edition = Make(
            Article(1, tags: ["nháp"], isDraft: true),
            Article(2, tags: ["mai"], appears: Noon + Hour),
            Article(3, tags: ["qua"], leaves: Noon - Hour, authors: ["Lê Hà"]),
            Article(4, tags: ["chưa từng"], appears: Noon + Hour, leaves: Noon - Hour),
            Article(5, tags: ["nay"], leaves: Noon + Hour));
        Assert.Equal(["nay", "qua"], edition.Tags.All.Select(tag => tag.Key.Name));
        Assert.Empty(edition.Tags.Find("qua")!.Articles);
        Assert.Equal("lê hà", edition.Authors.Find("lê-hà")!.Title);

        edition = _maker.Make([], Noon + Hour);
        Assert.Equal(["mai", "nay", "qua"], edition.Tags.All.Select(tag => tag.Key.Name));
        Assert.Empty(edition.Tags.Find("nay")!.Articles);

        edition = _maker.Make([new ContentChange { Removed = ["tin/3.md", "tin/5.md"] }], Noon + Hour);
        Assert.Equal(["mai"], edition.Tags.All.Select(tag => tag.Key.Name));
        Assert.Equal(0, edition.Authors.Count);
    }

    [Fact]
    public void WhatLiesInACategoryThatIsNotServedMakesNoTagKnown()
    {
        var past = Article(1, tags: ["qua"], leaves: Noon - Hour);
        var heldBack = Partner() with { Categories = [Some.Category("tin", "Tin") with { IsHeldBack = true }] };
        Assert.Equal(0, Make(heldBack, past).Tags.Count);
        Assert.Equal(["qua"], _maker.Make([Partner()], Noon).Tags.All.Select(tag => tag.Key.Name));
        Assert.Equal(0, _maker.Make([heldBack], Noon).Tags.Count);
    }

    [Fact]
    public void ARuleFollowsARenamedCategory()
    {
        var partner = new PartnerFeed { Name = "p", ExcludedCategories = ["quang-cao"] };
        var renamed = Partner(partner) with { Categories = [Some.Category("tin", "Tin") with { Aliases = ["quang-cao"] }] };
        var edition = Make(renamed, Article(1), Article(2, category: "khac"));
        Assert.Equal([2], Numbers(edition, ListingKey.OfPartner("p")));
    }

    [Theory]
    [InlineData("J\u030C")]
    [InlineData("\u0399\u0308\u0301")]
    public void ANameIsInUnicodesFormCAlsoInLowerCase(string name)
    {
        var edition = Make(Article(1, tags: [name, name.ToLowerInvariant()]));
        var segment = Assert.Single(edition.Tags.All).Key.Name;
        Assert.Equal(segment, Address.ParseAnySpelling($"/tags/{segment}/")?.Listing.Name);
    }

    [Fact]
    public void AFeedOfAPartnerIsNeverOlderThanItsRule()
    {
        var rule = new ContentChange { Touched = new Dictionary<string, DateTimeOffset> { [""] = Noon } };
        var all = Partner(new PartnerFeed { Name = "p" }) with { Touched = rule.Touched };
        var edition = Make(all, Article(1));
        Assert.Equal(Noon, edition.ChangeOf(edition.Partners.Find("p")!));
    }

    [Fact]
    public void AWithdrawnArticleStaysInItsListingsAndShowsNoneOfItsNames()
    {
        var all = Partner(new PartnerFeed { Name = "p", Tags = ["bão"] });
        Make(all, Article(1, tags: ["Bão"], authors: ["Lê Hà"]));
        var edition = Make(all, Article(1, tags: ["Bão"], authors: ["Lê Hà"], retracted: Noon));
        Assert.All(
            [ListingKey.OfTag("bão"), ListingKey.OfAuthor("Lê Hà"), ListingKey.OfPartner("p")],
            key => Assert.Equal([1], Numbers(edition, key)));
        var article = edition.All.Articles[0];
        Assert.Empty(article.Tags);
        Assert.Empty(article.Authors);
        Assert.Equal("lê hà", edition.Authors.Find("lê-hà")!.Title); // The words of the address.
    }

    [Fact]
    public void AnEditCostsTheNamesThatItTouches()
    {
        var before = Make(Article(1, tags: ["bão", "mưa"], authors: ["Lê Hà"]), Article(2, tags: ["nắng"], authors: ["Lê Hạ"]));
        var after = _maker.Make([new ContentChange { Articles = [Article(1, tags: ["bão"], authors: ["Lê Hà"])] }], Noon);
        Assert.Same(before.Tags.Find("nắng"), after.Tags.Find("nắng"));
        Assert.Same(before.Authors.Find("lê-hạ"), after.Authors.Find("lê-hạ"));
        Assert.NotSame(before.Tags.Find("bão"), after.Tags.Find("bão"));
        Assert.Null(after.Tags.Find("mưa"));
    }

    [Fact]
    public void TheClockNextChangesATagWhenItMovesOneOfItsArticles()
    {
        var edition = Make(
            Article(1, tags: ["bão"], leaves: Noon + Hour),
            Article(2, tags: ["mưa"]),
            Article(3, tags: ["mưa"], appears: Noon + (2 * Hour)));
        Assert.Equal(Noon + Hour, edition.Tags.Find("bão")!.NextEvent);
        Assert.Equal(Noon + (2 * Hour), edition.Tags.Find("mưa")!.NextEvent);
    }

    [Fact]
    public void ARemovalIsAChangeOfTheNamesThatTheArticleHad()
    {
        Make(Article(1, tags: ["bão"]), Article(2, tags: ["bão"]));
        var removal = new ContentChange { Removed = ["tin/2.md"], Touched = new Dictionary<string, DateTimeOffset> { ["tin"] = Noon } };
        var edition = _maker.Make([removal], Noon);
        Assert.Equal(Noon, edition.ChangeOf(edition.Tags.Find("bão")!));
    }

    [Fact]
    public void APartnerFeedHoldsWhatAPlainFilterOverAllArticlesGives()
    {
        string[] tags = ["bão", "BÁO", "tài trợ"];
        string[] people = ["Lê Hà", "Lê Hạ", "TTXVN"];
        string[] folders = ["tin", "tin/gia", "khac"];
        string[] named = ["Khác", "tin/gia", "không có"];
        var one = Gen.Select(OneOf(folders), Sublist(named), Sublist(tags), Sublist(people), Gen.Bool);
        var rule = Gen.Select(Wanted(["tin", "Giá", "khac", "không có"]), Wanted(["Bão", "báo"]), Wanted(people),
            Sublist(["Giá", "khac"]), Sublist(["Tài trợ"]), Sublist(["ttxvn"]));
        Gen.Select(one.Array[0, 12], rule.Array[1, 3]).Run(200, input =>
        {
            var articles = input.Item1.Select((each, at) =>
                Article(at, each.Item3, each.Item4, each.Item1, each.Item2, retracted: each.Item5 ? Noon : null)).ToArray();
            PartnerFeed[] partners =
            [
                .. input.Item2.Select((each, at) => new PartnerFeed
                {
                    Name = $"p{at}",
                    Categories = each.Item1,
                    Tags = each.Item2,
                    Authors = each.Item3,
                    ExcludedCategories = each.Item4,
                    ExcludedTags = each.Item5,
                    ExcludedAuthors = each.Item6,
                }),
            ];
            var change = Partner(partners);
            var edition = new EditionMaker().Make([change with { Articles = articles }], Noon);
            var running = new EditionMaker();
            running.Make([change with { Publication = Some.Publication() }], Noon);
            Assert.All(articles, article => running.Make([new ContentChange { Articles = [article] }], Noon));
            var later = running.Make([change], Noon);
            foreach (var partner in partners)
            {
                var plain = articles.Where(article => IsWanted(article, partner)).Select(article => article.Key).Order();
                Assert.Equal(plain, edition.Partners.Find(partner.Name)!.Articles.Select(article => article.Key).Order());
                Assert.Equal(plain, later.Partners.Find(partner.Name)!.Articles.Select(article => article.Key).Order());
            }
        });
    }

    [Fact]
    public void ARunningServiceAndAFreshStartAgreeOnNames()
    {
        var turn = Gen.Select(
            Gen.Int[0, 4], Sublist(["bão", "BÃO", "báo"]), Sublist(["Lê Hà", "Lê Hạ"]), Gen.Int[-2, 3], Gen.Int[-1, 4], Gen.Int[0, 4]);
        turn.Array[1, 20].Run(200, turns =>
        {
            var running = new EditionMaker();
            var all = Partner(new PartnerFeed { Name = "p", Tags = ["báo"] });
            running.Make([all], Noon);
            var files = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var (at, (number, tags, authors, appears, leaves, fate)) in turns.Index())
            {
                var now = Noon + (at / 4 * Hour);
                var article = Article(
                    number, tags, authors, appears: Noon + (appears * Hour), leaves: leaves < 0 ? null : Noon + (leaves * Hour),
                    isDraft: fate == 1, retracted: fate == 2 ? Noon : null);
                files.Remove(article.Key);
                if (fate > 0)
                {
                    files.Add(article.Key, article);
                }

                var change = fate == 0 ? new ContentChange { Removed = [article.Key] } : new ContentChange { Articles = [article] };
                var edition = running.Make([change], now);
                var fresh = new EditionMaker().Make([all with { Articles = [.. files.Values] }], now);
                Assert.Equal(Told(fresh), Told(edition));
            }
        });

        static string Told(Edition edition) => string.Join('\n',
            from listing in edition.Tags.All.Concat(edition.Authors.All).Concat(edition.Partners.All)
            let files = string.Join(' ', listing.Articles.Select(article => article.Key))
            select $"{listing.Key} {listing.Title} {listing.NextEvent:o} {files}");
    }

    private static Gen<T> OneOf<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static Gen<string[]> Sublist(string[] of) =>
        Gen.Bool.Array[of.Length].Select(picked => of.Where((_, at) => picked[at]).ToArray());

    private static Gen<string[]?> Wanted(string[] of) => Gen.Select(Gen.Int[0, 2], Sublist(of), (all, some) => all > 0 ? null : some);

    // The rule in other words, over what front matter says. Not one line of it is shared with the service.
    private static bool IsWanted(Article article, PartnerFeed partner)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal) { ["Khác"] = "khac", ["Giá"] = "tin/gia" };
        var paths = article.Categories.Append(article.Category).Select(words => titles.GetValueOrDefault(words, words)).ToList();
        return Any(partner.Categories, InCategory) && Any(partner.Tags, HasTag) && Any(partner.Authors, IsBy)
            && !partner.ExcludedCategories.Any(InCategory) && !partner.ExcludedTags.Any(HasTag) && !partner.ExcludedAuthors.Any(IsBy);

        bool InCategory(string words) => titles.GetValueOrDefault(words, words) is ("tin" or "tin/gia" or "khac") and var path
            && paths.Any(each => each == path || each.StartsWith(path + "/", StringComparison.Ordinal));

        bool HasTag(string tag) => article.ListedTags.Contains(tag, StringComparer.OrdinalIgnoreCase);

        bool IsBy(string name) => article.ListedAuthors.Any(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        static bool Any(IReadOnlyList<string>? wanted, Func<string, bool> holds) => wanted is null || wanted.Any(holds);
    }

    private static IEnumerable<int> Numbers(Edition edition, ListingKey key) =>
        edition.Find(key)!.Articles.Select(article => int.Parse(article.Name[..^3], System.Globalization.CultureInfo.InvariantCulture));

    private static ContentChange Partner(params PartnerFeed[] partners) => new()
    {
        Publication = Some.Publication() with { PartnerFeeds = partners },
        Categories = [Some.Category("tin", "Tin"), Some.Category("tin/gia", "Giá"), Some.Category("khac", "Khác")],
    };

    private Edition Make(params Article[] articles) => Make(Partner(), articles);

    private Edition Make(ContentChange around, params Article[] articles) => _maker.Make([around with { Articles = articles }], Noon);

    private static Article Article(
        int number, IReadOnlyList<string>? tags = null, IReadOnlyList<string>? authors = null, string category = "tin",
        IReadOnlyList<string>? categories = null, bool isDraft = false, DateTimeOffset? appears = null, DateTimeOffset? leaves = null,
        DateTimeOffset? retracted = null) => new ArticleDraft
        {
            Folder = category,
            Name = $"{number}.md",
            Category = category,
            Modified = Noon - (48 * Hour),
            Revision = 1,
            Title = $"Tin {number}",
            Slug = $"tin-{number}",
            Date = Noon - (48 * Hour) + TimeSpan.FromMinutes(number),
            PublishDate = appears,
            ExpiryDate = leaves,
            IsDraft = isDraft,
            Retraction = retracted is null ? null : new Retraction(retracted, "Đã rút"),
            Tags = tags ?? [],
            Authors = [.. (authors ?? []).Select(name => new Author(name))],
            Categories = categories ?? [],
        }.ToArticle(Some.Publication());
}
