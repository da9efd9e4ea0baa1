using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Checks;

/// <summary>Why is this article not out?</summary>
public sealed class StatusTests : CheckedContent
{
    private const string Day = "2026-11-20";

    [Theory]
    [InlineData("date: 2026-11-24T08:00:00", "3:7 scheduled not out: it appears at 2026-11-24T08:00:00+07:00")]
    [InlineData(
        "date: 2026-11-20\npublishDate: 2026-12-01T00:00:00Z", "4:14 scheduled not out: it appears at 2026-12-01T07:00:00+07:00")]
    [InlineData(
        "date: 2026-11-20\ndraft: true", "4:8 draft not out: it is a draft; remove 'draft: true' or 'published: false' to publish it")]
    [InlineData(
        "date: 2026-11-20\npublished: false",
        "4:12 draft not out: it is a draft; remove 'draft: true' or 'published: false' to publish it")]
    [InlineData("date: 2026-11-25\npublished: true", "3:7 scheduled not out: it appears at 2026-11-25T00:00:00+07:00")]
    [InlineData(
        "date: 2026-11-20\nexpiryDate: 2026-11-21",
        "4:13 expired not out: it expired at 2026-11-21T00:00:00+07:00; remove 'expiryDate' or write a later one to publish it again")]
    [InlineData(
        "date: 2026-11-30\nexpiryDate: 2026-11-29",
        "3:7 scheduled not out, and it never will be: it appears at 2026-11-30T00:00:00+07:00, but leaves at 2026-11-29T00:00:00+07:00 "
            + "already")]
    [InlineData(
        "date: 2026-11-20\nretracted: {notice: Sai, date: 2026-11-21}",
        "4:12 withdrawn withdrawn: its notice stands until 2026-12-21T00:00:00+07:00, then its page answers 410")]
    [InlineData(
        "date: 2026-09-20\nretracted: {notice: Sai, date: 2026-09-21}",
        "4:12 withdrawn withdrawn: its notice ended at 2026-10-21T00:00:00+07:00, and its page answers 410 since then")]
    [InlineData(
        "date: 2026-11-20\nretracted: Sai",
        "4:12 withdrawn withdrawn: its notice stands until 'retracted' has a date, and 30 days from that date on")]
    [InlineData(
        "date: hôm qua",
        "3:7 held-back not out in this version: the error [date] in line 3 holds it back; a running service may still show its last good "
            + "version, which check cannot see, unless the file may say that it is a draft, scheduled, expired or withdrawn")]
    public void OneThatIsNotOutSaysWhyAtItsKey(string keys, string notice)
    {
        Content.Write(Article, $"---\ntitle: A\n{keys}\n---\nLời.\n");
        Assert.Equal([$"{Article}:{notice}"], Told());
        Assert.Equal([$"{Article}:{notice}"], Told(Article));
    }

    [Fact]
    public void OneThatIsOutSaysSoWhereItIsNamed()
    {
        Content.Article(Article);
        Assert.Empty(Told());
        Assert.Empty(Told("tin"));
        Assert.Equal(
            [$"{Article}:3:7 published out since {Day}T08:00:00+07:00 at https://feeds.example.vn/articles/{Day}/a"], Told(Article));
    }

    [Fact]
    public void OneWhoseCategoryIsGoneIsOutWithoutAFeedOfItsOwn()
    {
        Content.Write("tin/_index.md", "---\ntitle: Tin tức\ngone: true\n---\n");
        Content.Article(Article);
        Assert.Empty(Told());
        Assert.StartsWith($"{Article}:3:7 category-gone out since {Day}T08:00", Assert.Single(Told(Article)), StringComparison.Ordinal);
    }

    [Fact]
    public void OneWhoseCategoryIsNotServedNamesWhy()
    {
        Content.Write("tin/con/_index.md", "---\ntitle: Con\n---\n");
        Content.Article("tin/con/a.md");
        Content.Article("tin/con/bo/index.md");
        Content.Delete("tin/2026-11-20-khac.md");
        Content.Write("tin/_index.md", "---\ntitle: Tin tức\ngone: có lẽ\n---\n");
        const string Why = "held-back not out: its category is not served, because of the error [wrong-type] in 'tin/_index.md', line 3";
        Assert.Equal([$"tin/con/a.md:1:1 {Why}", $"tin/con/bo/index.md:1:1 {Why}"], Told());

        Content.Write("tin/_index.md", "---\ntitle: Tin tức\n---\n");
        Content.Write("Tin/_index.md", "---\ntitle: Tin nữa\n---\n");
        Content.Article("tin/chung.md", date: "2026-11-19");
        Assert.All(Told(), line => Assert.Contains("[duplicate-category]", line, StringComparison.Ordinal));
        Assert.NotEmpty(Told());
    }

    [Fact]
    public void OneWhoseIdOrAddressAnotherOneHoldsNamesThatOne()
    {
        Content.Article(Article, more: "tags: [x]\nid: urn:chung");
        Content.Article("tin/chung-b.md", more: "tags: [x]\nid:  urn:chung");
        Content.Article("tin/mot.md", more: "slug: chung\nid: urn:mot");
        Content.Article("tin/mot-hai.md", more: "slug: chung\nid: urn:hai");
        Assert.Equal(
            [
                "tin/chung-b.md:5:6 no-id not out: 'tin/a.md' holds its id urn:chung; give one of them an 'id' of its own",
                $"tin/mot-hai.md:4:7 no-id not out: 'tin/mot.md' holds its address /articles/{Day}/chung; give one of them another 'slug'",
            ],
            Told());
    }

    [Fact]
    public void CopiesAndWhatIsNoManuscriptSaySo()
    {
        Content.Article(Article);
        Content.Article("tin/a copy.md");
        Content.Article("tin/a.sync-conflict-20261120-080000-ABCDEFG.md");
        Content.Article("tin/_nhap.md");
        Content.Article("tin/_drafts/x.md");
        Content.Article("tin/y.markdown");
        Content.Article("tin/index.md");
        Assert.Equal(
            [
                "tin/_drafts/x.md no-manuscript", "tin/_nhap.md no-manuscript", "tin/a copy.md copy",
                "tin/a.sync-conflict-20261120-080000-ABCDEFG.md copy", "tin/index.md no-manuscript", "tin/y.markdown no-manuscript",
            ],
            Notices().Select(notice => $"{notice.File} {notice.Code}"));
    }

    [Theory]
    [InlineData("tin/.a.md")]
    [InlineData(".an/a.md")]
    public void AFileThatIsNotReadSaysSoWhereItIsNamed(string file)
    {
        Content.Write(file, "<p>Lời</p>");
        Assert.Empty(Notices());
        Assert.Equal("no-manuscript/unread", Assert.Single(Notices(file)).Kind);
    }

    [Theory]
    [InlineData("tin/a.docx")]
    [InlineData("tin/a.html")]
    public void AFileThatOnlyLooksLikeAnArticleAlwaysSaysSo(string file)
    {
        Content.Write(file, "<p>Lời</p>");
        Assert.Equal("no-manuscript", Assert.Single(Notices()).Kind);
        Assert.Equal("no-manuscript", Assert.Single(Notices(file)).Kind);
    }

    [Theory]
    [InlineData("tin/anh.jpg")]
    [InlineData("tin/_index.md")]
    [InlineData("_index.md")]
    [InlineData("_redirects.yml")]
    public void WhatNobodyTakesForAnArticleHasNoStatus(string file)
    {
        Content.Write("_redirects.yml", "/a/: /\n");
        Assert.Empty(Notices(file));
    }

    [Fact]
    public void WithoutBeingAskedNothingIsTold()
    {
        Content.Article(Article, more: "draft: true");
        Assert.Empty(Run());
    }

    [Fact]
    public void ItSpeaksTheEditorsLanguage()
    {
        Content.Article(Article, more: "draft: true");
        Assert.StartsWith("chưa đăng: bài là bản nháp", Assert.Single(Notices()).MessageIn("vi"), StringComparison.Ordinal);
    }

    /// <summary>Over any content and clock, an article's words are in the edition, or it has one status.</summary>
    [Fact]
    public void AnArticleIsOutOrHasOneStatus()
    {
        string[] keys =
        [
            "", "draft: true", "publishDate: 2026-11-22", "publishDate: 2026-12-24", "expiryDate: 2026-11-21", "expiryDate: 2026-12-25",
            "retracted: {notice: Sai, date: 2026-11-21}", "retracted: Sai", "id: urn:chung", "slug: chung", "id: urn:khac\nslug: chung",
            "date: sai", "draft: có lẽ", "published: false", "categories: [mot]",
        ];
        string[] names =
        [
            "mot/a.md", "mot/a copy.md", "mot/b.md", "hai/a.md", "hai/con/a.md", "hai/con/a (1).md", "hai/bo/index.md", "Mot/d.md",
            "c.md", "mot/_e.md", "mot/f.html", "mot/g_conflict-1.md",
        ];
        string[] indexes = ["", "gone: true", "gone: có lẽ", "slug: mot", "title: [", "draft: true"];
        var article = Gen.Select(Any(names), Any(keys), Any(keys), Gen.Int[0, 1]);
        var index = Gen.Select(Any(["mot", "hai", "hai/con", "Mot"]), Any(indexes));
        Gen.Select(article.Array[0, 10], index.Array[0, 4], Gen.Int[0, 60]).Run(
            60,
            made =>
            {
                using var content = new TemporaryContent();
                foreach (var (file, first, second, day) in made.Item1)
                {
                    var date = first.StartsWith("date", StringComparison.Ordinal) ? "" : $"date: 2026-11-2{day}\n";
                    content.Write(file, $"---\ntitle: A\n{date}{first}\n{(second == first ? "" : second)}\n---\nLời.\n");
                }

                foreach (var (folder, more) in made.Item2)
                {
                    content.Write($"{folder}/_index.md", $"---\ntitle: {folder}\n{more}\n---\n");
                }

                AssertOutOrOneStatus(content, new DateTimeOffset(2026, 11, 19, 12, 0, 0, TimeSpan.Zero).AddDays(made.Item3));
            },
            threads: 1);
    }

    private static Gen<string> Any(string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static void AssertOutOrOneStatus(TemporaryContent content, DateTimeOffset now)
    {
        using var folder = content.OpenStore();
        var change = folder.Read();
        var edition = new EditionMaker().Make([change], now);
        var told = ContentCheck.Run(
            folder, change, new PublicUrls(OpenNewsroom.PublicUrl), now, scope: new CheckScope([""]) { WithStatus = true })
            .Where(fault => fault.Severity == Severity.Notice).Select(fault => fault.File).ToList();
        var isOut = edition.All.Articles.Where(article => article.Retraction is null).Select(article => article.Key).ToHashSet();
        var files = Directory.EnumerateFiles(content.Folder, "*.*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(content.Folder, file)).Where(file => Path.GetFileName(file) != "_index.md");
        Assert.Equal(files.Where(file => !isOut.Contains(file)).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private List<string> Told(params string[] places) =>
        [.. Notices(places).Select(notice => $"{notice.File}:{notice.Line}:{notice.Column} {notice.Code} {notice.Message}")];

    private List<Fault> Notices(params string[] places)
    {
        using var folder = Content.OpenStore("localhost,2000");
        var scope = new CheckScope(places.Length == 0 ? [""] : places) { WithStatus = true };
        return [.. ContentCheck.Run(folder, folder.Read(), new PublicUrls(OpenNewsroom.PublicUrl), Now, scope: scope)
            .Where(fault => fault.Severity == Severity.Notice)];
    }
}
