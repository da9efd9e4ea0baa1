using System.Diagnostics;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Folder;

/// <summary>What befalls a content folder while it is looked at.</summary>
public class AccidentTests
{
    [Fact]
    public void AFaultIsToldOncePerVersionOfItsFileHoweverOftenItIsLookedAt()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: A\n");
        Directory.CreateDirectory(content["tin/b.md"]);
        Directory.CreateDirectory(content["tin!"]);
        using var store = content.OpenStore();
        Assert.Equal(
            ["duplicate-category", "folder-named-md", "unclosed-front-matter"],
            store.Look().Faults.Select(fault => fault.Code).Order(StringComparer.Ordinal));
        Assert.Empty(store.Look().Faults);
        Assert.Empty(store.Look(["tin/a.md", "tin/b.md"]).Faults);

        content.Write("tin/a.md", "---\ntitle: AB\n");
        Assert.Single(store.Look(["tin/a.md"]).Faults);
        File.Delete(content["tin/a.md"]);
        Assert.Equal(0, store.Look().HeldBack);
        content.Write("tin/a.md", "---\ntitle: A\n");
        Assert.Single(store.Look().Faults);
    }

    [Fact]
    public void AnIndexWithAMistakeSaysWhatItSaidLast()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: thoi-su\n---\n");
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        var before = store.Look();

        content.Write("_index.md", "---\ntitle: Khác\ntimezone: Asia/Ho_Chi_Min\nauthority: khac.vn,2020\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: [sai]\n---\n");
        var wrong = store.Look();
        Assert.Equal(["timezone", "wrong-type"], wrong.Faults.Select(fault => fault.Code));
        Assert.Equal((before.Publication, 2), (wrong.Publication, wrong.HeldBack));
        Assert.Equal(["thoi-su"], wrong.Categories.Keys);
        Assert.Empty(wrong.Added.Concat(wrong.Removed));

        content.Write("_index.md", "---\ntitle: Khác\ntimezone: Asia/Tokyo\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: moi\n---\n");
        var right = store.Look();
        Assert.Equal(("Khác", 0), (right.Publication.Title, right.HeldBack));
        Assert.Equal(["moi"], right.Categories.Keys);
    }

    [Fact]
    public void AnIndexWithAMistakeAtTheFirstLookSaysWhatCanBeUnderstood()
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài\ntimezone: Asia/Ho_Chi_Min\nauthority: example.vn,2021\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Thời sự\ngone: có lẽ\n---\n");
        using var store = content.OpenStore();
        var change = store.Look();
        Assert.Equal(("Đài", "example.vn,2021", 2), (change.Publication.Title, change.Publication.Authority, change.HeldBack));
        Assert.Equal("Thời sự", change.Categories["tin"].Title);
    }

    [Fact]
    public void WhatWasAskedForInVainIsToldAnewWhenItCanBeHad()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i <= RecentTexts.MostAtOnce; i++)
        {
            content.Article($"tin/{i}.md", more: $"slug: s{i}");
        }

        using var store = content.OpenStore();
        var article = store.Look().Added[0];
        Assert.Empty(store.Look().Added);
        File.Move(content[article.File], content["tin/.cho"]);
        Assert.Null(store.ReadText(article));
        File.Move(content["tin/.cho"], content[article.File]);
        var change = store.Look();
        Assert.Equal((article.Id, article), (Assert.Single(change.Added).Id, Assert.Single(change.Removed)));
        Assert.NotNull(store.ReadText(change.Added[0]));
        Assert.Empty(store.Look().Added);
    }

    [Fact]
    public void WhatStoodWhileTheFolderWasAwayIsToldAnewWhenItIsBack()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        Directory.Move(content.Folder, content.Folder + "-away");
        Assert.False(store.Look().Available);
        Directory.Move(content.Folder + "-away", content.Folder);
        Assert.Single(store.Look().Added);
        Assert.Empty(store.Look().Added);
    }

    [Fact]
    public void ALinkThatLeadsToNoArticleIsToldAndKeepsWhatStoodInItsPlace()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        File.Delete(content["tin/a.md"]);
        File.CreateSymbolicLink(content["tin/a.md"], "/etc/hostname");
        File.CreateSymbolicLink(content["tin/b.md"], "khong-co.md");
        var change = store.Look(["tin/a.md", "tin/b.md"]);
        Assert.Empty(change.Removed);
        Assert.Equal(["unusable-link", "unusable-link"], change.Faults.Select(fault => fault.Code));
        Assert.Equal(1, change.HeldBack);
        Assert.Empty(store.Look().Removed);
        File.Delete(content["tin/a.md"]);
        Assert.Single(store.Look(["tin/a.md"]).Removed);
    }

    [Fact]
    public void ANameThatIsNotUtf8IsTold()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        Bash("cp a.md $'caf\\xe9.md' && mkdir $'d\\xe9'");
        using var store = content.OpenStore();
        var change = store.Look();
        Assert.Equal(["name-not-utf8", "name-not-utf8"], change.Faults.Select(fault => fault.Code));
        Assert.Equal(["tin"], change.Categories.Keys);
        Assert.Single(change.Added);
        Bash("rm -r caf* d*"); // .NET cannot

        void Bash(string command)
        {
            using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = content["tin"] })!;
            shell.WaitForExit();
        }
    }

    [Fact]
    public void AHintIsFollowedThoughEverythingIsLookedAtToo()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var store = content.OpenStore();
        store.Look();
        var time = File.GetLastWriteTimeUtc(content["tin/a.md"]);
        content.Article("tin/a.md", "B");
        File.SetLastWriteTimeUtc(content["tin/a.md"], time); // as rsync --times and cp -p leave it
        Assert.Empty(store.Look().Added);
        Assert.Equal("B", Assert.Single(store.Look(["", "tin/a.md"]).Added).Title);
    }

    [Fact]
    public void TheTopAloneIsLookedAtWithoutWhatIsKnownBelowIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        content.Article("tin/b.md", date: "2026-11-21");
        content.Article("c.md", date: "2026-11-22");
        content.Article("moi/sau/d.md", date: "2026-11-23");
        Assert.Equal(["c.md", "moi/sau/d.md"], store.Look(["."]).Added.Select(article => article.File).Order(StringComparer.Ordinal));
        Assert.Single(store.Look().Added);
    }

    [Fact]
    public void AFolderThatIsBackBeforeItIsReadIsReadOnce()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        var disk = new Disk(content.Folder);
        var (tree, look) = (new FolderTree(disk), new Scan());
        tree.LookAt("", look);
        var before = tree.Find("tin")!;
        Directory.Move(content["tin"], content[".tin"]);
        tree.LookAt("tin", look);
        Directory.Move(content[".tin"], content["tin"]);
        tree.LookAt("tin", look);
        Assert.Empty(before.Files);
        Assert.Equal(2, look.Articles.Count);
        Assert.Single(look.Articles, each => each.Folder.Files.ContainsKey(each.Name));
    }

    [Fact]
    public void WhatGoesWithTheWholeFolderIsNotGone()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Article("tin/sau/b.md", date: "2026-11-21");
        using var store = content.OpenStore();
        Assert.Equal(2, store.Look().Added.Count);

        // As if it were unmounted between a hint and the look: the hints are of places that are not there.
        Directory.Move(content.Folder, content.Folder + "-away");
        try
        {
            Assert.False(store.Look(["tin/a.md", "tin/sau"]).Available);
        }
        finally
        {
            Directory.Move(content.Folder + "-away", content.Folder);
        }

        var back = store.Look();
        Assert.True(back.Available);
        Assert.Equal(back.Added.Select(article => article.Id), back.Removed.Select(article => article.Id)); // told anew
    }

    [Theory, InlineData(""), InlineData("tin")]
    public void AFileInTheFoldersPlaceIsNotTheFolder(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Article("khac/b.md", date: "2026-11-21");
        using var store = content.OpenStore();
        store.Look();
        Directory.Delete(content["tin"], recursive: true);
        content.Write("tin", "x");
        var change = store.Look([place]);
        Assert.Equal("tin/a.md", Assert.Single(change.Removed).File);
        Assert.Equal(["khac"], change.Categories.Keys);
    }

    [Theory, InlineData(""), InlineData("tin/a.png"), InlineData("tin/a.png/b.md")]
    public void AFolderInAFilesPlaceIsNotTheFile(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "image: a.png");
        content.Write("tin/a.png", [1, 2, 3]);
        using var store = content.OpenStore();
        store.Look();
        Assert.NotNull(store.Media.Find("tin/a.png"));
        File.Delete(content["tin/a.png"]);
        content.Article("tin/a.png/b.md", date: "2026-11-21");
        var change = store.Look([place, "tin/a.png"]);
        Assert.Equal(["tin/a.md", "tin/a.png/b.md"], change.Added.Select(article => article.File).Order(StringComparer.Ordinal));
        Assert.Null(store.Media.Find("tin/a.png"));
    }

    [Fact]
    public void PicturesOfAFolderThatGoesAreGoneFromTheArticlesThatShowThem()
    {
        using var content = new TemporaryContent();
        content.Write("anh/a.png", [1, 2, 3]);
        content.Article("tin/a.md", more: "image: ../anh/a.png");
        using var store = content.OpenStore();
        store.Look();
        Assert.NotNull(store.Media.Find("anh/a.png"));
        Directory.Delete(content["anh"], recursive: true);
        Assert.Equal("tin/a.md", Assert.Single(store.Look(["anh"]).Added).File);
        Assert.Null(store.Media.Find("anh/a.png"));
    }

    [Fact]
    public void APublicationsPictureWrittenAgainIsANewShape()
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài\nlogo: logo.png\nauthority: example.vn,2026\n---\n");
        content.Write("logo.png", [1, 2, 3]);
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        var before = store.Look().Categories;
        content.Write("logo.png", [1, 2, 3, 4]);
        Assert.NotSame(before, store.Look(["logo.png"]).Categories);
    }

    [Fact]
    public void APictureOfATornArticleLeavesItsWords()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "image: a.png", body: "Lời lành.");
        using var store = content.OpenStore();
        store.Look();
        content.Write("tin/a.md", "---\ntitle: A\n");
        content.Write("tin/a.png", [1]);
        var renewed = Assert.Single(store.Look().Added);
        Assert.Equal("Lời lành.\n", store.ReadText(renewed)!.Body);
    }

    [Fact]
    public void AnotherLanguageOfThePublicationRenewsWhatIsRenderedInIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        content.Write("_index.md", "---\ntitle: Đài thử\nlanguage: en\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        Assert.Single(store.Look(["_index.md"]).Added);
    }

    [Theory]
    [InlineData("title: [không đóng\ndate: 2026\n")]
    [InlineData("title: {không đóng\ndate: 2026\n")]
    [InlineData("title: [a, {b\nc: [\n")]
    [InlineData("title: \"không đóng\ndate: 2026\n")]
    [InlineData("title: 'không\n\tđóng\n- x\n")]
    [InlineData("? [\n: ]\n- {\n")]
    [InlineData("title: &a *a\n<<: *b\n")]
    [InlineData("title: !!binary ==\n%TAG\n")]
    [InlineData("title: |9\n x\n")]
    public void AHeaderThatIsNotClosedStopsNeitherArticlesNorIndexes(string yaml)
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", $"---\n{yaml}---\n");
        content.Write("tin/_index.md", $"---\n{yaml}---\n");
        content.Write("tin/a.md", $"---\n{yaml}---\n");
        content.Article("tin/b.md");
        using var store = content.OpenStore();
        var change = store.Look();
        Assert.Equal("tin/b.md", Assert.Single(change.Added).File);
        Assert.Contains(change.Faults, fault => fault is { File: "tin/a.md", Severity: NewsFeeds.Articles.Severity.Error });
    }

    [Fact]
    public void WhatCannotBeAskedForIsNotGone()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();

        // A link that leads to itself: the system says neither that the file is there nor that it is not, as with a folder that is closed
        // to us.
        Directory.Move(content["tin"], content[".tin"]);
        Directory.CreateSymbolicLink(content["tin"], "tin");
        var change = store.Look(["tin/a.md"]);
        Assert.Empty(change.Removed);
        Assert.Equal("unreadable", Assert.Single(change.Faults).Code);
    }

    [Fact]
    public void ATornArticleAndATornIndexMoveWithTheirCategory()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        content.Write("tin/sau/_index.md", "---\ntitle: Sâu\nslug: sau-hon\n---\n");
        content.Article("tin/a.md");
        content.Article("tin/sau/b.md", date: "2026-11-21");
        using var store = content.OpenStore();
        store.Look();
        content.Write("tin/a.md", "");
        content.Write("tin/sau/_index.md", "");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: moi\n---\n");
        var change = store.Look();
        Assert.Equal(["moi", "moi/sau-hon"], change.Categories.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Sâu", change.Categories["moi/sau-hon"].Title);
        Assert.Equal(["moi", "moi/sau-hon"], change.Added.Select(article => article.Category).Order(StringComparer.Ordinal));
        Assert.Equal("Thân bài.\n", store.ReadText(change.Added.Single(article => article.Category == "moi"))!.Body);
        Assert.Equal(2, change.HeldBack);
    }

    [Fact]
    public void AnEmptyFolderTakesNoPathFromOneThatDescribesItself()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        Directory.CreateDirectory(content["TIN"]);
        var change = store.Look(["TIN"]);
        Assert.Empty(change.Removed);
        Assert.Equal("TIN/_index.md", Assert.Single(change.Faults).File);
    }

    [Fact]
    public void ADraftTakesNoIdFromAnArticleThatIsOut()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a1.md", more: "id: chung");
        using var store = content.OpenStore();
        store.Look();
        content.Article("tin/a1 copy.md", more: "id: chung\ndraft: true");
        var change = store.Look(["tin/a1 copy.md"]);
        Assert.Empty(change.Removed);
        Assert.Equal("tin/a1 copy.md", Assert.Single(change.Faults).File);
    }

    [Fact]
    public void AFolderOfHiddenNamesAloneIsAway()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        File.Move(content["_index.md"], content["._index.md"]);
        Directory.Move(content["tin"], content[".tin"]);
        Assert.False(store.Look().Available);
    }

    [Fact]
    public void APublicationThatNothingDescribesAnyMoreIsAsIfNothingEverHad()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        File.Delete(content["_index.md"]);
        using var fresh = content.OpenStore();
        Assert.Equal(fresh.Look().Publication, store.Look().Publication);
    }
}
