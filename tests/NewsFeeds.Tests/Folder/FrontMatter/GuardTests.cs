using System.Globalization;
using System.Text;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>Whatever may hold an article back, end it or withdraw it does so, or holds it back until it is understood.</summary>
public sealed class GuardTests : IDisposable
{
    private const string File = "tin/a.md";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("Draft: true")]
    [InlineData("DRAFT: yes")]
    [InlineData("dra_ft: true")]
    [InlineData("published: false")]
    [InlineData("Published: False")]
    [InlineData("published: false\ndraft: true")]
    [InlineData("published: true\ndraft: true")]
    [InlineData("publish_date: 2027-01-01")]
    [InlineData("publishdate: 2027-01-01")]
    [InlineData("PubDate: 2027-01-01")]
    [InlineData("published: 2027-01-01")]
    [InlineData("published: 2027-01-01\npublishDate: 2027-01-01T00:00:00+07:00")]
    [InlineData("expirydate: 2026-11-21")]
    [InlineData("expiry-date: 2026-11-21")]
    [InlineData("unpublishdate: 2026-11-21")]
    [InlineData("\"Unpublish_Date\": 2026-11-21")]
    public void AGuardIsReadUnderAllItsNames(string guard)
    {
        var change = Scan(guard);

        Assert.DoesNotContain(change.Faults, fault => fault.Severity == Severity.Error || fault.Code == "unknown-key");
        Assert.False(Assert.Single(change.Articles).IsPublicAt(Now));
    }

    [Fact]
    public void ARetractionIsReadWhateverItsSpelling()
    {
        var article = Assert.Single(Scan("Retracted: {Notice: Bài đã được rút., DATE: 2026-11-21}").Articles);

        Assert.Equal(new Retraction(new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), "Bài đã được rút."), article.Retraction);
    }

    [Theory]
    [InlineData("retracted: {date: 2026-11-21, notice: }")]
    [InlineData("retracted: {date: 2026-11-21}")]
    [InlineData("retracted:\n  notice: ' '\n  date: 2026-11-21")]
    public void ADateIsEnoughWhereTheNoticeIsEmpty(string guard)
    {
        var change = Scan(guard);

        Assert.Empty(change.Faults);
        var withdrawn = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal(new Retraction(withdrawn, null), Assert.Single(change.Articles).Retraction);
    }

    [Theory]
    [InlineData("draft: maybe", "wrong-type")]
    [InlineData("draft: ''", "wrong-type")]
    [InlineData("published: soon", "date")]
    [InlineData("publishDate: true", "date")]
    [InlineData("expires_at: 2026-11-21\nexpiryDate: x", "date")]
    [InlineData("retracted: true", "wrong-type")]
    [InlineData("retracted: {notise: Rút}", "wrong-type")]
    [InlineData("retracted: {notise: Rút, date: 2026-11-21}", "wrong-type")]
    [InlineData("retracted: {notice: true, date: 2026-11-21}", "wrong-type")]
    [InlineData("retracted: {notice: , date: }", "wrong-type")]
    [InlineData("drafts: true", "guard")]
    [InlineData("drfat: true", "guard")]
    [InlineData("is-draft: true", "guard")]
    [InlineData("publishdat: 2027-01-01", "guard")]
    [InlineData("publish date: 2027-01-01", "guard")]
    [InlineData("ex-piry-dat: 2026-11-21", "guard")]
    [InlineData("unpublished: true", "guard")]
    [InlineData("retract: Rút", "guard")]
    [InlineData("status: draft", "guard")]
    [InlineData("Status: private", "guard")]
    [InlineData("hidden: true", "guard")]
    [InlineData("private: true", "guard")]
    [InlineData("unlisted: true", "guard")]
    [InlineData("visibility: private", "guard")]
    [InlineData("embargo: 2027-01-01", "guard")]
    [InlineData("expires: 2026-11-21", "guard")]
    [InlineData("expiry: 2026-11-21", "guard")]
    [InlineData("password: x", "guard")]
    [InlineData("withdrawn: true", "guard")]
    [InlineData("headless: true", "guard")]
    [InlineData("draft: false\npublished: false", "guard")]
    [InlineData("publishDate: 2026-11-21\npubdate: 2027-01-01", "guard")]
    [InlineData("expiryDate: 2027-01-01\nunpublishdate: 2026-11-21", "guard")]
    [InlineData("draft: false\nDraft: true", "duplicate-key")]
    [InlineData("ｄｒａｆｔ: true", "guard")]
    [InlineData("\u00a0hidden: true", "guard")]
    [InlineData("\u200bstatus: draft", "guard")]
    [InlineData("pass\u2060word: x", "guard")]
    [InlineData("ｓｔａｔｕｓ: draft", "guard")]
    [InlineData("st\u0430tus: draft", "guard")] // Cyrillic
    [InlineData("pr\u0456v\u0430t\u0435: true", "guard")]
    [InlineData("státus: draft", "guard")]
    [InlineData("<<: {draft: true}", "guard")]
    [InlineData("<<: {drafft: true}", "guard")]
    [InlineData("params:\n  hidden: true", "guard")]
    [InlineData("params:\n  a:\n  - Expiry-Date: 2026-11-21", "guard")]
    [InlineData("cascade: [{draft: true}]", "guard")]
    [InlineData("seo:\n  draft: true", "guard")]
    [InlineData("image:\n  src: a.jpg\n  retracted: Rút", "guard")]
    public void AGuardThatIsNotUnderstoodTakesTheArticleOut(string guard, string code)
    {
        _content.Article(File);
        using var running = new ScannedFolder(_content);
        Assert.Single(running.Scan().Articles);

        _content.Article(File, more: guard);
        var (change, atStart) = (running.Scan([File]), new ScannedFolder(_content).Scan());

        Assert.Equal(code, Assert.Single(change.Faults, fault => fault.Severity == Severity.Error).Code);
        Assert.Equal([File], change.Removed);
        Assert.Equal((0, 1), (change.Articles.Count, change.HeldBack.Count));
        Assert.Equal((0, 1), (atStart.Articles.Count, atStart.HeldBack.Count));

        _content.Article(File, "Bản hai");
        Assert.Equal("Bản hai", Assert.Single(running.Scan([File]).Articles).Title);
    }

    [Fact]
    public async Task AGuardThatIsNotUnderstoodTakesTheArticleOutOfARunningNewsroom()
    {
        _content.Article(File, "Một");
        _content.Article("tin/b.md", "Hai");
        using var newsroom = new OpenNewsroom(_content).Follow();
        Assert.Equal(2, newsroom.Titles("tin").Count);

        _content.Article(File, "Một", more: "drafft: true");
        await newsroom.UntilAsync(() => newsroom.Titles("tin").Count == 1);
        Assert.Equal(["Hai"], newsroom.Titles(""));
        Assert.Equal(1, newsroom.Newsroom.Status.HeldBack);

        _content.Article(File, "Một", more: "draft: false");
        await newsroom.UntilAsync(() => newsroom.Titles("tin").Count == 2);
        Assert.Equal(0, newsroom.Newsroom.Status.HeldBack);
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("published: false")]
    [InlineData("retracted: Rút bài.")]
    public void ADraftOrAWithdrawnArticleIsTakenOutThoughItHasAnotherError(string guard)
    {
        _content.Article(File);
        using var running = new ScannedFolder(_content);
        running.Scan();

        _content.Article(File, more: $"{guard}\nlastmod: hôm qua");

        Assert.Equal([File], running.Scan([File]).Removed);
    }

    [Theory]
    [InlineData("draft:true", true)]
    [InlineData("Draft:yes\r", true)]
    [InlineData("draft: true\nsummary: a: b", true)]
    [InlineData("\"draft\": maybe\nsummary: a: b", true)]
    [InlineData("published:false", true)]
    [InlineData("status:draft", true)]
    [InlineData("retracted:Rút", true)]
    [InlineData("retracted:\n  notice: Rút: bài", true)]
    [InlineData("summary: a: b", false)]
    [InlineData("draft:false", false)]
    [InlineData("draft:\nsummary: a: b", false)]
    [InlineData("draft: \"false\"\nretracted: no\nstatus: publish\nsummary: a: b", false)]
    [InlineData("publishDate: 2026-11-20\npublished: 2026-11-20\nsummary: a: b", false)]
    public void WhatIsNotYamlIsTakenOutWhereItMayBeADraftOrWithdrawn(string more, bool isTakenOut)
    {
        _content.Article(File, body: "draft: true");
        using var running = new ScannedFolder(_content);
        running.Scan();

        _content.Article(File, more: more, body: "draft: true");
        var change = running.Scan([File]);

        Assert.Equal("yaml", Assert.Single(change.Faults).Code);
        Assert.Equal(isTakenOut ? [File] : [], change.Removed);
        Assert.Single(change.HeldBack);
    }

    [Theory]
    [InlineData("+++\ntitle = \"A\"\ndraft = true\n+++\n", true)]
    [InlineData("{\n \"title\": \"A\",\n \"draft\": true\n}\n", true)]
    [InlineData("{\"title\": \"A\", \"status\": \"draft\"}\n", true)]
    [InlineData("---\ntitle: A\ndraft: true\nThân bài.", true)]
    [InlineData("\n---\ntitle: A\ndraft: true\n---\n", true)]
    [InlineData(" ---\ntitle: A\ndraft: true\n---\n", true)]
    [InlineData("----\ntitle: A\ndraft: true\n----\n", true)]
    [InlineData("—\ntitle: A\ndraft: true\n—\n", true)]
    [InlineData("---\ntitle: A\ndraft = true\n---\n", true)]
    [InlineData("---\ntitle: A\ndraft：true\n---\n", true)]
    [InlineData("---\n{title: A, draft: true\n---\n", true)]
    [InlineData("---\ntitle: A: B\ndrafft: true\n---\n", true)]
    [InlineData("---\ntitle: A: B\n\u200bhidden: true\n---\n", true)]
    [InlineData("---\ntitle: A\ndraft: true\n---\n\0", true)]
    [InlineData("---\ntitle: A\ndraft: true\n---\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n", true)]
    [InlineData("---\ntitle: A\n<<<<<<< a\ndraft: true\n=======\n>>>>>>> b\n---\n", true)]
    [InlineData("---\ntitle: A\ndraft: false # chưa\n---\n\0", false)]
    [InlineData("---\ntitle: Một, hai\nstatus: publish\nThân bài.", false)]
    [InlineData("+++\ntitle = \"draft: true\"\ndraft = false\n+++\ndraft: true", false)]
    [InlineData("---\ntitle: A: B\n---\n\ndraft: true\n", false)]
    public void WhatIsNoManuscriptIsTakenOutWhereItMayBeADraft(string text, bool isTakenOut)
    {
        foreach (var encoding in Ascii.IsValid(text) ? new[] { Encoding.UTF8, Encoding.Unicode } : [Encoding.UTF8])
        {
            _content.Article(File);
            using var running = new ScannedFolder(_content);
            running.Scan();

            _content.Write(File, encoding.GetBytes(text));
            var change = running.Scan([File]);

            Assert.Equal(isTakenOut ? [File] : [], change.Removed);
            Assert.Single(change.HeldBack);
        }
    }

    [Theory]
    [InlineData("expiryDate: 2026-11-21", "2026-11-22", true)]
    [InlineData("unpublishdate: 2026-11-21", "2026-11-22", true)]
    [InlineData("publishDate: 2026-11-23", "2026-11-22", true)]
    [InlineData("expiryDate: 2026-11-23", "2026-11-22", false)]
    [InlineData("publishDate: 2026-11-21", "2026-11-22", false)]
    public void WhatByItsDatesIsNotPublicWhenItIsWrittenIsTakenOutThoughItHasAnotherError(string guard, string written, bool isTakenOut)
    {
        foreach (var error in new[] { "lastmod: hôm qua", "summary: a: b" })
        {
            _content.Article(File);
            using var running = new ScannedFolder(_content);
            running.Scan();

            _content.Article(File, more: $"{guard}\n{error}");
            System.IO.File.SetLastWriteTimeUtc(_content[File], DateTime.Parse(written, CultureInfo.InvariantCulture));

            Assert.Equal(isTakenOut ? [File] : [], running.Scan([File]).Removed);
        }
    }

    [Theory]
    [InlineData("publishDate: 2026-11-20")]
    [InlineData("expiryDate: 2027-11-20")]
    public void AnotherErrorKeepsTheLastGoodVersion(string guard)
    {
        _content.Article(File);
        using var running = new ScannedFolder(_content);
        running.Scan();

        _content.Article(File, more: $"{guard}\nlastmod: hôm qua");
        System.IO.File.SetLastWriteTimeUtc(_content[File], Now.UtcDateTime);
        var change = running.Scan([File]);

        Assert.Empty(change.Removed);
        Assert.Single(change.HeldBack);
    }

    [Theory]
    [InlineData("status: draft", "'status: draft' is another system's word; write 'draft: true' here")]
    [InlineData("Embargo: 2027-01-01", "'embargo: 2027-01-01' is another system's word; write 'publishDate: …' here")]
    [InlineData("expires: mai", "'expires: mai' is another system's word; write 'expiryDate: …' here")]
    [InlineData("withdrawn: yes", "'withdrawn: yes' is another system's word; write 'retracted: …' here")]
    [InlineData("drafft: true", "unknown key 'drafft' may be meant to hold this back; did you mean 'draft'?")]
    [InlineData("retarcted: X", "unknown key 'retarcted' may be meant to hold this back; did you mean 'retracted'?")]
    public void TheRightSpellingIsSaid(string guard, string message) =>
        Assert.Equal(message, Assert.Single(Scan(guard).Faults).Message);

    [Theory]
    [InlineData("status: publish")]
    [InlineData("status: Published")]
    [InlineData("published: true")]
    [InlineData("draft: false\npublished: true")]
    [InlineData("retracted: false")]
    [InlineData("hidden: false\nprivate: no\nunlisted: off\nheadless: false\nembargo: false\nexpires: false\nwithdrawn: false")]
    [InlineData("visibility: public")]
    [InlineData("params: {draft: false, hidden: no, status: published}")]
    [InlineData("params: {published: true, updated: 2026-11-21}")]
    [InlineData("cover: {hidden: true, published: 2020-01-01}\nmap: {status: x, expires: 1}")]
    [InlineData("st\u0430tus: publish")]
    [InlineData("draft:\nstatus:\nembargo: ~\nexpiryDate: null\npassword:")]
    public void WhatHoldsNothingBackIsSilent(string guard)
    {
        var change = Scan(guard);

        Assert.DoesNotContain(change.Faults, fault => fault.Code != "unknown-key");
        Assert.True(Assert.Single(change.Articles).IsPublicAt(Now));
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("published: false")]
    [InlineData("publishDate: 2027-01-01")]
    [InlineData("retracted: Rút")]
    [InlineData("hidden: true")]
    [InlineData("drafts: true")]
    [InlineData("gone: maybe")]
    public async Task ACategoryWithAGuardWaitsWithAllThatIsInIt(string guard)
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        _content.Article(File, "Trong");
        _content.Article("tin/xa/b.md", "Sâu");
        _content.Article("khac/c.md", "Ngoài", more: "categories: [tin]");
        using var newsroom = new OpenNewsroom(_content).Follow();
        Assert.Equal(3, newsroom.Titles("").Count);

        _content.Write("tin/_index.md", $"---\ntitle: Tin\n{guard}\n---\n");
        await newsroom.UntilAsync(() => !newsroom.Edition.Categories.ContainsKey("tin"));
        using var again = new OpenNewsroom(_content);

        Assert.Equal(["Ngoài"], newsroom.Titles(""));
        Assert.Equal(["Ngoài"], again.Titles(""));
        Assert.Equal(newsroom.Edition.Categories.Keys, again.Edition.Categories.Keys);
        Assert.Equal(["khac"], again.Edition.Categories.Keys);
        Assert.Equal((1, 1), (newsroom.Newsroom.Status.HeldBack, again.Newsroom.Status.HeldBack));

        _content.Write("tin/_index.md", "---\ntitle: Tin\ndraft: false\nhidden: no\n---\n");
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 3);
        Assert.Equal(3, newsroom.Titles("tin").Count);
    }

    [Theory]
    [InlineData("---\ntitle: Tin\ndraft:true\n---\n")]
    [InlineData("---\ntitle: Tin\ngone: true\nx: y: z\n---\n")]
    [InlineData("---\ntitle: Tin\npublishDate: 2020-01-01\nx: y: z\n---\n")]
    [InlineData("---\ntitle: Tin\ndraft: true\n")]
    [InlineData("+++\ntitle = \"Tin\"\ndraft = true\n+++\n")]
    [InlineData("---\ntitle: Tin\ncascade:\n  draft: true\n---\n")]
    public async Task ACategoryThatMayHaveAGuardWaitsThoughNothingElseOfItIsUnderstood(string index)
    {
        _content.Article(File, "Trong");
        _content.Article("khac/c.md", "Ngoài");
        using var newsroom = new OpenNewsroom(_content).Follow();
        Assert.Equal(2, newsroom.Titles("").Count);

        _content.Write("tin/_index.md", index);
        await newsroom.UntilAsync(() => !newsroom.Edition.Categories.ContainsKey("tin"));
        using var again = new OpenNewsroom(_content);

        Assert.Equal(["Ngoài"], newsroom.Titles(""));
        Assert.Equal(["Ngoài"], again.Titles(""));
    }

    [Fact]
    public void AnotherErrorInACategoryKeepsWhatItSaidLast()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        using var running = new ScannedFolder(_content);
        running.Scan();

        _content.Write("tin/_index.md", "---\ntitle: Khác\nfullText: maybe\n---\n");
        Assert.Equal((null, 1), (running.Scan(["tin/_index.md"]).Categories, running.Scan().HeldBack.Count));
    }

    [Fact]
    public void AGuardInThePublicationIsAnErrorAndTheLastPublicationStands()
    {
        using var running = new ScannedFolder(_content);
        running.Scan();

        _content.Publication("draft: true", title: "Mới");
        var change = running.Scan(["_index.md"]);

        Assert.Equal((Severity.Error, "guard"), (Assert.Single(change.Faults).Severity, Assert.Single(change.Faults).Code));
        Assert.Equal((null, 1), (change.Publication, change.HeldBack.Count));
        Assert.Equal("Mới", new ScannedFolder(_content).Scan().Publication!.Title);
    }

    private ContentChange Scan(string more)
    {
        _content.Article(File, more: more);
        using var folder = new ScannedFolder(_content);
        return folder.Scan();
    }
}
