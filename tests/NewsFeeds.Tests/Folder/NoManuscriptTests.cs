using CsCheck;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Tests.Folder;

/// <summary>What is published of a content folder, and what is none of its articles by name or place.</summary>
public sealed class NoManuscriptTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("x (conflicted copy 2026-11-20 091500).md")]
    [InlineData("x (Mai's conflicted copy 2026-11-20).md")]
    [InlineData("x (Case Conflict).md")]
    [InlineData("x (SFConflict mai@dai.vn 2026-11-20-09-15-00).md")]
    [InlineData("x.sync-conflict-20261120-091500-ABCDEFG.md")]
    [InlineData("x_conflict-20261120-091500.md")]
    [InlineData("x_BACKUP_4711.md")]
    [InlineData("x_BASE_4711.md")]
    [InlineData("x_LOCAL_4711.md")]
    [InlineData("x_REMOTE_4711.md")]
    [InlineData("x (conflicted copy 2026-11-20 091500).html")]
    [InlineData("x.sync-conflict-20261120-091500-ABCDEFG.html")]
    [InlineData("x_LOCAL_4711.html")]
    public void ACopyByItsNameIsNamedOnceAndWaitsEvenAlone(string name)
    {
        _content.Article($"tin/{name}", title: "Bản cũ");
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Empty(change.Articles);
        Assert.Equal(($"tin/{name}", "copy", Severity.Error), Assert.Single(change.Faults) is { } fault ? Shown(fault) : default);
        Assert.Single(change.HeldBack);
        Assert.Empty(store.Scan().Faults);

        _content.Delete($"tin/{name}");
        Assert.Empty(store.Scan().HeldBack);
    }

    [Theory]
    [InlineData("cuoc-xung-dot (conflict in Gaza).md")]
    [InlineData("anti-conflict-2026.md")]
    [InlineData("Hoà giải – conflict.md")]
    [InlineData("ban-LOCAL_4711.md")]
    [InlineData("so_4711.md")]
    [InlineData("4711.md")]
    [InlineData("x 2.md")]
    [InlineData("x - Copy.md")]
    [InlineData("x - Copy.html")]
    [InlineData("X.HTML")]
    [InlineData("index.html")]
    public void AnOrdinaryNameIsAnArticle(string name)
    {
        _content.Article($"tin/{name}");
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Single(change.Articles);
        Assert.Empty(change.Faults);
    }

    [Theory]
    [InlineData("tin/_mau.md", "not-published")]
    [InlineData("tin/~luu.md", "not-published")]
    [InlineData("tin/#luu.md", "not-published")]
    [InlineData("tin/_mau.html", "not-published")]
    [InlineData("tin/_index.html", "not-published")]
    [InlineData("_drafts/b.md", "not-published")]
    [InlineData("_drafts/b.html", "not-published")]
    [InlineData("_drafts/sau/b.md", "not-published")]
    [InlineData("_drafts/sau/index.md", "not-published")]
    [InlineData("tin (Mai's conflicted copy 2026-11-20)/b.md", "copy")]
    [InlineData("tin (Mai's conflicted copy 2026-11-20)/sau/b.md", "copy")]
    public void WhatIsSetAsideIsNeitherAnArticleNorACategory(string path, string code)
    {
        _content.Article(path);
        _content.Article("tin/a.md");
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Equal("tin/a.md", Assert.Single(change.Articles).Key);
        Assert.Equal("tin", Assert.Single(change.Categories!).Path);
        Assert.Equal((path, code), Assert.Single(change.Faults) is { } fault ? (fault.File, fault.Code) : default);
    }

    [Fact]
    public void APictureInAFolderThatIsSetAsideIsFoundAllTheSame()
    {
        _content.Article("tin/a.md", more: "image: ../_anh/a.jpg");
        _content.Write("_anh/a.jpg", "jpg");
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Equal("_anh/a.jpg", Assert.Single(change.Articles).Image!.Source);
        Assert.Empty(change.Faults);
        Assert.NotNull(store.Media.Find("_anh/a.jpg"));
        _content.Delete("_anh/a.jpg");
        Assert.Equal("_anh/a.jpg", Assert.Single(store.Scan(["_anh/a.jpg"]).Media));
    }

    [Fact]
    public void AFolderWithAnIndexIsAnArticleOfTheCategoryAroundIt()
    {
        _content.Write("kt/_index.md", "---\ntitle: Kinh tế\nslug: kinh-te\n---\n");
        _content.Article("kt/gia-vang/index.md", title: "Giá vàng", more: "image: a.jpg");
        _content.Write("kt/2026-11-21-Giá cà phê/index.md", "---\ntitle: Giá cà phê\n---\nThân bài.\n");
        _content.Article("index-cua-ca/index.md");
        using var store = new ScannedFolder(_content);
        var change = store.Scan();

        Assert.Equal("kinh-te", Assert.Single(change.Categories!).Path);
        Assert.Empty(change.Faults);
        Assert.Equal(
            [
                "/index-cua-ca 2026-11-20 index-cua-ca/index.md",
                "kinh-te/gia-ca-phe 2026-11-21 kt/2026-11-21-Giá cà phê/index.md",
                "kinh-te/gia-vang 2026-11-20 kt/gia-vang/index.md",
            ],
            change.Articles.Select(article => $"{article.Category}/{article.Slug} {article.Day:o} {article.Key}")
                .Order(StringComparer.Ordinal));
        Assert.Equal("kt/gia-vang/a.jpg", change.Articles.Single(article => article.Slug == "gia-vang").Image!.Source);
        Assert.NotNull(store.ReadText(change.Articles[0]));
    }

    [Theory]
    [InlineData("kt/x/index.md kt/x/b.md", "kt/x/b.md not-published Warning")]
    [InlineData("kt/x/index.md kt/x/b.html", "kt/x/b.html not-published Warning")]
    [InlineData("kt/x/index.md kt/x/index.html", "kt/x/index.html not-published Warning")]
    [InlineData("kt/x/index.md kt/x/sau/b.md", "kt/x/sau/b.md not-published Warning")]
    [InlineData("kt/x/index.md kt/x/sau/index.md", "kt/x/sau/index.md not-published Warning")]
    [InlineData("kt/x/index.md kt/x/_index.md", "kt/x/index.md misplaced-index Error")]
    [InlineData("index.md", "index.md misplaced-index Error")]
    [InlineData("kt/_Index.md", "kt/_Index.md misplaced-index Error")]
    [InlineData("kt/_index.MD", "kt/_index.MD misplaced-index Error")]
    public void AnIndexInTheWrongPlaceAndTextsBesideItAreNamed(string files, string fault)
    {
        foreach (var file in files.Split(' '))
        {
            _content.Article(file);
        }

        using var store = new ScannedFolder(_content);
        var told = Assert.Single(store.Scan().Faults, each => each.Code is "not-published" or "misplaced-index");
        Assert.Equal(fault, $"{told.File} {told.Code} {told.Severity}");
    }

    [Fact]
    public void AFolderFollowsItsIndexWhenThatComesAndGoes()
    {
        _content.Article("kt/x/b.md", title: "Bê");
        using var newsroom = new ScannedFolder(_content);
        var change = newsroom.Scan();
        Assert.Equal(["kt", "kt/x"], change.Categories!.Select(category => category.Path));

        _content.Article("kt/x/index.md", title: "Ích");
        change = newsroom.Scan(["kt/x/index.md"]);
        Assert.Equal(["kt"], change.Categories!.Select(category => category.Path));
        Assert.Equal("kt/x/b.md", Assert.Single(change.Removed));
        Assert.Equal(("kt", "x"), Assert.Single(change.Articles) is { } bundle ? (bundle.Category, bundle.Slug) : default);

        _content.Write("kt/x/_index.md", "---\ntitle: Ích\n---\n");
        change = newsroom.Scan(["kt/x/_index.md"]);
        Assert.Equal(["kt", "kt/x"], change.Categories!.Select(category => category.Path));
        Assert.Equal("kt/x/index.md", Assert.Single(change.Removed));
        Assert.Equal(("kt/x/b.md", "kt/x"), Assert.Single(change.Articles) is { } article ? (article.Key, article.Category) : default);
        Assert.Single(change.HeldBack);
    }

    [Fact]
    public void AnArticleWithAFolderMovesWithItsCategory()
    {
        _content.Article("kt/x/index.md");
        using var store = new ScannedFolder(_content);
        store.Scan();
        _content.Write("kt/_index.md", "---\ntitle: Kinh tế\nslug: kinh-te\n---\n");

        Assert.Equal("kinh-te", Assert.Single(store.Scan(["kt/_index.md"]).Articles).Category);
    }

    [Fact]
    public void ARunningServiceAndAFreshStartAgreeOnWhatIsAnArticle()
    {
        string[] folders = ["kt", "kt/x", "kt/x/y", "kt/_z", "kt/_z/t"];
        string[] names = ["index.md", "_index.md", "a.md", "a.html", "_a.md", "a.sync-conflict-20261120-091500-ABCDEFG.md"];
        Gen.Select(Gen.Int[0, folders.Length - 1], Gen.Int[0, names.Length - 1], Gen.Int[0, 3]).Array[1, 16].Run(60, saves =>
        {
            using var content = new TemporaryContent();
            using var running = new ScannedFolder(content);
            var told = new SortedDictionary<string, Article>(StringComparer.Ordinal);
            var first = running.Scan();
            IReadOnlyList<Category> categories = first.Categories!;
            foreach (var (folder, name, act) in saves)
            {
                var file = $"{folders[folder]}/{names[name]}";
                if (act > 0)
                {
                    content.Article(file, more: act == 1 ? "slug: khac" : "");
                }
                else if (File.Exists(content[file]))
                {
                    content.Delete(file);
                }

                var change = act == 2 ? running.Scan() : running.Scan([file, "kt"]);
                foreach (var gone in change.Removed)
                {
                    told.Remove(gone);
                }

                foreach (var article in change.Articles)
                {
                    told[article.Key] = article;
                }

                categories = change.Categories ?? categories;
                using var fresh = new ScannedFolder(content);
                var all = fresh.Scan();
                Assert.Equal(
                    all.Articles.OrderBy(article => article.Key, StringComparer.Ordinal).Select(Line), told.Values.Select(Line));
                Assert.Equal(all.Categories!.Select(category => $"{category}"), categories.Select(category => $"{category}"));
                Assert.Equal(all.HeldBack.Count, change.HeldBack.Count);
            }
        });

        static string Line(Article article) => $"{article.Key} {article.Category} {article.Slug} {article.Title}";
    }

    [Theory]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\n---\nĐầu.\n<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> nhanh\n", 6)]
    [InlineData("---\r\ntitle: Bài\r\n<<<<<<< HEAD\r\ndate: 2026\r\n=======\r\ndate: 2025\r\n>>>>>>> nhanh\r\n---\r\nĐầu.\r\n", 3)]
    [InlineData("<<<<<<< HEAD\n---\ntitle: Bài\n=======\n---\ntitle: Bãi\n>>>>>>> nhanh\ndate: 2026-11-20\n---\nĐầu.\n", 1)]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\n---\n<<<<<<< a\n1\n||||||| b\n2\n=======\n3\n>>>>>>> c", 5)]
    public void AFileThatAMergeTornIsHeldBackAndItsLastGoodVersionStays(string torn, int line)
    {
        foreach (var file in new[] { "md/a.md", "html/a.html" })
        {
            _content.Write(file, torn);
            using (var fresh = new ScannedFolder(_content))
            {
                Assert.Empty(fresh.Scan().Articles);
            }

            _content.Article(file);
            using var store = new ScannedFolder(_content);
            store.Scan();
            _content.Write(file, torn);
            var change = store.Scan();

            Assert.Empty(change.Articles);
            Assert.Empty(change.Removed);
            Assert.Equal((file, "torn", line), Assert.Single(change.Faults) is { } fault ? (fault.File, fault.Code, fault.Line) : default);
            _content.Delete(file);
        }
    }

    [Theory]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\ndrafft: true\n---\n")]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\ndraft: maybe\n---\n")]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\nlastmod: mai\n---\n")]
    [InlineData("---\ntitle: Bài\ndate: 2026-11-20\n---\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n")]
    [InlineData("---\ntitle: Bài\n<<<<<<< a\ndate: 2026-11-20\n||||||| c\n=======\ndate: 2026-11-21\n>>>>>>> b\n---\n")]
    public async Task ACopyOfWhatIsHeldBackIsNotPublishedEither(string heldBack)
    {
        _content.Write("tin/a.md", heldBack);
        _content.Article("tin/a - Copy.md", "Bài", date: "2026-11-20");
        _content.Article("tin/a 2.md", "Khác", date: "2026-11-20");
        using var newsroom = new OpenNewsroom(_content);
        Assert.Equal(["Khác"], newsroom.Titles(""));
        newsroom.Follow();

        _content.Article("tin/a.md", "Bài", date: "2026-11-20");
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 2);
        Assert.Equal(1, newsroom.Newsroom.Status.HeldBack);

        _content.Write("tin/a.md", "---\ntitle: Bài\ndate: 2026-11-20\ndrafft: true\n---\n");
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 1);
        Assert.Equal(["Khác"], newsroom.Titles(""));

        File.Delete(_content["tin/a.md"]);
        await newsroom.UntilAsync(() => newsroom.Titles("").Count == 2);
        Assert.Equal(0, newsroom.Newsroom.Status.HeldBack);
    }

    [Theory]
    [InlineData("Tiêu đề\n=======\n\n> Trích\n>>>>>>> sâu\n")]
    [InlineData("<<<<<<< a\nmột\n")]
    [InlineData("    <<<<<<< a\n    =======\n    >>>>>>> b\n")]
    [InlineData("<<<<<<< a\n========\n>>>>>>> b\n")]
    [InlineData(">>>>>>> b\n=======\n<<<<<<< a\n")]
    public void SignsThatNoMergeLeavesAreText(string body)
    {
        _content.Article("tin/a.md", body: body);
        using var store = new ScannedFolder(_content);
        Assert.Single(store.Scan().Articles);
    }

    [Fact]
    public void ARewriteOfEqualSizeAndTimeIsSeen()
    {
        _content.Article("tin/a.md", title: "Tin hại");
        var time = File.GetLastWriteTimeUtc(_content["tin/a.md"]).AddDays(-1);
        File.SetLastWriteTimeUtc(_content["tin/a.md"], time);
        using var store = new ScannedFolder(_content);
        store.Scan();
        _content.Article("tin/a.md", title: "Tin bảy");
        File.SetLastWriteTimeUtc(_content["tin/a.md"], time);

        Assert.Equal("Tin bảy", Assert.Single(store.Scan().Articles).Title);
        Assert.Empty(store.Scan().Articles);
    }

    [Fact]
    public void AFileThatWasWrittenRightBeforeItWasReadIsReadOnceMore()
    {
        _content.Article("tin/a.md", title: "Tin hại");
        var file = new FileNode();
        var time = DateTime.UtcNow.AddSeconds(1.9); // A busy machine may take a while until it reads.
        File.SetLastWriteTimeUtc(_content["tin/a.md"], time);
        time = File.GetLastWriteTimeUtc(_content["tin/a.md"]);
        var disk = new NewsFeeds.Media.Disk(_content.Folder);
        var files = new ContentFile(disk);
        file.Modified = time;
        file.Length = new FileInfo(_content["tin/a.md"]).Length;
        Assert.NotNull(files.Read("tin/a.md", file, new byte[1024], withBody: false, out _));
        Assert.False(files.IsRewritten("tin/a.md", file));

        // As a file system does that counts in steps of seconds, and tells neither inode nor change time.
        _content.Article("tin/a.md", title: "Tin bảy");
        File.SetLastWriteTimeUtc(_content["tin/a.md"], time);
        file.Stamp = 0;
        Assert.True(files.IsRewritten("tin/a.md", file));
    }

    [Fact]
    public void AFileThatStaysTheSameIsToldOnce()
    {
        _content.Article("tin/a.md");
        using var store = new ScannedFolder(_content);
        Assert.Single(store.Scan().Articles);
        Assert.Empty(store.Scan().Articles);
        Assert.Empty(store.Scan().Articles);
    }

    [Fact]
    public async Task OldCopiesTakeNoIdNeitherAtTheStartNorWhenTheyCome()
    {
        Write("kt/2026-11-20-gia-ca-phe.md", "Giá cà phê", "slug: gia-ca-phe", "Bản đúng.");
        Write("kt/2026-11-21-gia-vang.md", "Giá vàng", "id: https://example.vn/?p=5", "Bản đúng.");
        using var running = new OpenNewsroom(_content, watchEvents: true);
        Write("kt/2026-11-20-gia-ca-phe (Mai's conflicted copy 2026-11-20).md", "Giá cà phê", "slug: gia-ca-phe", "Bản cũ.");
        Write("kt/2026-11-21-gia-vang - Copy.md", "Giá vàng", "id: https://example.vn/?p=5", "Bản cũ.");
        Write("kt/sau.md", "Tin sau", "", "Bản đúng.");
        await running.FollowUntilAsync(() => running.Titles("kt").Contains("Tin sau"), "the last article is to come");
        using var fresh = new OpenNewsroom(_content);

        foreach (var newsroom in new[] { running, fresh })
        {
            var entries = newsroom.Feed("kt").Entries;
            Assert.Equal(["Giá cà phê", "Giá vàng", "Tin sau"], entries.Select(entry => entry.Title).Order(StringComparer.Ordinal));
            Assert.All(entries, entry => Assert.Contains("Bản đúng.", entry.Content, StringComparison.Ordinal));
            Assert.Equal(2, newsroom.Newsroom.Status.HeldBack);
        }

        void Write(string path, string title, string more, string body) => _content.Article(path, title, more: more, body: body);
    }

    private static (string File, string Code, Severity Severity) Shown(Fault fault) => (fault.File, fault.Code, fault.Severity);
}
