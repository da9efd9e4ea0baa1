using System.Diagnostics;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Folder;

/// <summary>What befalls a content folder while it is looked at.</summary>
public class AccidentTests
{
    [Fact]
    public void AFaultIsToldOncePerVersionOfItsFileHoweverOftenItIsScanned()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntitle: A\n");
        Directory.CreateDirectory(content["tin/b.md"]);
        using var store = new ScannedFolder(content);
        Assert.Equal(
            ["folder-named-md", "unclosed-front-matter"],
            store.Scan().Faults.Select(fault => fault.Code).Order(StringComparer.Ordinal));
        Assert.Empty(store.Scan().Faults);
        Assert.Empty(store.Scan(["tin/a.md", "tin/b.md"]).Faults);

        content.Write("tin/a.md", "---\ntitle: AB\n");
        Assert.Single(store.Scan(["tin/a.md"]).Faults);
        File.Delete(content["tin/a.md"]);
        Assert.Empty(store.Scan().HeldBack);
        content.Write("tin/a.md", "---\ntitle: A\n");
        Assert.Single(store.Scan().Faults);
    }

    [Fact]
    public void AnIndexWithAMistakeSaysWhatItSaidLast()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: thoi-su\n---\n");
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        var before = store.Scan();

        content.Write("_index.md", "---\ntitle: Khác\ntimezone: Asia/Ho_Chi_Min\nauthority: khac.vn,2020\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: [sai]\n---\n");
        var wrong = store.Scan();
        Assert.Equal(["timezone", "wrong-type"], wrong.Faults.Select(fault => fault.Code));
        Assert.Equal((null, null, 2), (wrong.Publication, wrong.Categories, wrong.HeldBack.Count));
        Assert.Equal("thoi-su", Assert.Single(before.Categories!).Path);
        Assert.Empty(wrong.Articles);
        Assert.Empty(wrong.Removed);

        content.Write("_index.md", "---\ntitle: Khác\ntimezone: Asia/Tokyo\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: moi\n---\n");
        var right = store.Scan();
        Assert.Equal(("Khác", 0), (right.Publication!.Title, right.HeldBack.Count));
        Assert.Equal(["moi"], right.Categories!.Select(category => category.Path));
    }

    [Fact]
    public void AnIndexWithAMistakeAtTheFirstScanSaysWhatCanBeUnderstood()
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", "---\ntitle: Đài\ntimezone: Asia/Ho_Chi_Min\nauthority: example.vn,2021\n---\n");
        content.Write("tin/_index.md", "---\ntitle: Thời sự\ngone: có lẽ\n---\n");
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Equal(("Đài", "example.vn,2021", 2), (change.Publication!.Title, change.Publication.Authority, change.HeldBack.Count));
        Assert.Equal("Thời sự", change.Categories!.Single(category => category.Path == "tin").Title);
    }

    [Fact]
    public void EveryPictureIsToldAnewWhenAFolderThatWasAwayIsBack()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Write("tin/a.png", [1, 2, 3]);
        using var store = new ScannedFolder(content);
        store.Scan();
        Directory.Move(content.Folder, content.Folder + "-away");
        Assert.False(store.Scan().Available);
        Directory.Move(content.Folder + "-away", content.Folder);
        Assert.Equal(["tin/a.png"], store.Scan().Media);
        Assert.Empty(store.Scan().Media);
    }

    [Fact]
    public void ALinkThatLeadsToNoArticleIsToldAndKeepsWhatStoodInItsPlace()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        File.Delete(content["tin/a.md"]);
        File.CreateSymbolicLink(content["tin/a.md"], "/etc/hostname");
        File.CreateSymbolicLink(content["tin/b.md"], "khong-co.md");
        var change = store.Scan(["tin/a.md", "tin/b.md"]);
        Assert.Empty(change.Removed);
        Assert.Equal(["unusable-link", "unusable-link"], change.Faults.Select(fault => fault.Code));
        Assert.Single(change.HeldBack);
        Assert.Empty(store.Scan().Removed);
        File.Delete(content["tin/a.md"]);
        Assert.Single(store.Scan(["tin/a.md"]).Removed);
    }

    [Fact]
    public void ANameThatIsNotUtf8IsTold()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        Bash("cp a.md $'caf\\xe9.md' && mkdir $'d\\xe9'");
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Equal(["name-not-utf8", "name-not-utf8"], change.Faults.Select(fault => fault.Code));
        Assert.Equal(["tin"], change.Categories!.Select(category => category.Path));
        Assert.Single(change.Articles);
        Bash("rm -r caf* d*"); // .NET cannot

        void Bash(string command)
        {
            using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = content["tin"] })!;
            shell.WaitForExit();
        }
    }

    [Fact]
    public void AHintIsFollowedThoughEverythingIsScannedToo()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var store = new ScannedFolder(content);
        store.Scan();
        var time = File.GetLastWriteTimeUtc(content["tin/a.md"]);
        content.Article("tin/a.md", "B");
        File.SetLastWriteTimeUtc(content["tin/a.md"], time); // as rsync --times and cp -p leave it
        Assert.Equal("B", Assert.Single(store.Scan(["", "tin/a.md"]).Articles).Title);
    }

    [Fact]
    public void TheTopAloneIsScannedWithoutWhatIsKnownBelowIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        content.Article("tin/b.md", date: "2026-11-21");
        content.Article("c.md", date: "2026-11-22");
        content.Article("moi/sau/d.md", date: "2026-11-23");
        Assert.Equal(["c.md", "moi/sau/d.md"], store.Scan(["."]).Articles.Select(article => article.Key).Order(StringComparer.Ordinal));
        Assert.Single(store.Scan().Articles);
    }

    [Fact]
    public void AFolderThatIsBackBeforeItIsReadIsReadOnce()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        var disk = new Disk(content.Folder);
        var (tree, scan) = (new FolderTree(disk, new ContentFile(disk)), new Scan());
        tree.Scan("", scan);
        var before = tree.Find("tin")!;
        Directory.Move(content["tin"], content[".tin"]);
        tree.Scan("tin", scan);
        Directory.Move(content[".tin"], content["tin"]);
        tree.Scan("tin", scan);
        Assert.Empty(before.Files);
        Assert.Equal(2, scan.Due.Count);
        Assert.Single(scan.Due, each => each.Folder.Files.ContainsKey(each.Name));
    }

    [Fact]
    public void WhatGoesWithTheWholeFolderIsNotGone()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Article("tin/sau/b.md", date: "2026-11-21");
        using var store = new ScannedFolder(content);
        Assert.Equal(2, store.Scan().Articles.Count);

        // As if it were unmounted between a hint and the scan: the hints are of places that are not there.
        Directory.Move(content.Folder, content.Folder + "-away");
        try
        {
            Assert.False(store.Scan(["tin/a.md", "tin/sau"]).Available);
        }
        finally
        {
            Directory.Move(content.Folder + "-away", content.Folder);
        }

        var back = store.Scan();
        Assert.True(back.Available);
        Assert.Empty(back.Removed);
    }

    [Theory, InlineData(""), InlineData("tin")]
    public void AFileInTheFoldersPlaceIsNotTheFolder(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        content.Article("khac/b.md", date: "2026-11-21");
        using var store = new ScannedFolder(content);
        store.Scan();
        Directory.Delete(content["tin"], recursive: true);
        content.Write("tin", "x");
        var change = store.Scan([place]);
        Assert.Equal("tin/a.md", Assert.Single(change.Removed));
        Assert.Equal(["khac"], change.Categories!.Select(category => category.Path));
    }

    [Theory, InlineData(""), InlineData("tin/a.png"), InlineData("tin/a.png/b.md")]
    public void AFolderInAFilesPlaceIsNotTheFile(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "image: a.png");
        content.Write("tin/a.png", [1, 2, 3]);
        using var store = new ScannedFolder(content);
        store.Scan();
        Assert.NotNull(store.Media.Find("tin/a.png"));
        File.Delete(content["tin/a.png"]);
        content.Article("tin/a.png/b.md", date: "2026-11-21");
        var change = store.Scan([place, "tin/a.png"]);
        Assert.Equal("tin/a.png/b.md", Assert.Single(change.Articles).Key);
        Assert.Equal(["tin/a.png"], change.Media);
        Assert.Null(store.Media.Find("tin/a.png"));
    }

    [Fact]
    public void PicturesOfAFolderThatGoesAreTold()
    {
        using var content = new TemporaryContent();
        content.Write("anh/a.png", [1, 2, 3]);
        content.Article("tin/a.md", more: "image: ../anh/a.png");
        using var store = new ScannedFolder(content);
        store.Scan();
        Assert.NotNull(store.Media.Find("anh/a.png"));
        Directory.Delete(content["anh"], recursive: true);
        Assert.Equal(["anh/a.png"], store.Scan(["anh"]).Media);
        Assert.Null(store.Media.Find("anh/a.png"));
    }

    [Fact]
    public void AnotherLanguageOfThePublicationRenewsWhatIsRenderedInIt()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        content.Write("_index.md", "---\ntitle: Đài thử\nlanguage: en\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        Assert.Single(store.Scan(["_index.md"]).Articles);
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
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Equal("tin/b.md", Assert.Single(change.Articles).Key);
        Assert.Contains(change.Faults, fault => fault is { File: "tin/a.md", Severity: NewsFeeds.Articles.Severity.Error });
    }

    [Fact]
    public void WhatCannotBeAskedForIsNotGone()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();

        // A link that leads to itself: the system says neither that the file is there nor that it is not, as with a folder that is closed
        // to us.
        Directory.Move(content["tin"], content[".tin"]);
        Directory.CreateSymbolicLink(content["tin"], "tin");
        var change = store.Scan(["tin/a.md"]);
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
        using var store = new ScannedFolder(content);
        store.Scan();
        content.Write("tin/a.md", "");
        content.Write("tin/sau/_index.md", "");
        content.Write("tin/_index.md", "---\ntitle: Tin\nslug: moi\n---\n");
        var change = store.Scan();
        Assert.Equal(["moi", "moi/sau-hon"], change.Categories!.Select(category => category.Path).Order(StringComparer.Ordinal));
        Assert.Equal("Sâu", change.Categories!.Single(category => category.Path == "moi/sau-hon").Title);
        Assert.Equal(["moi", "moi/sau-hon"], change.Articles.Select(article => article.Category).Order(StringComparer.Ordinal));
        Assert.Equal("Thân bài.\n", store.ReadText(change.Articles.Single(article => article.Category == "moi"))!.Body);
        Assert.Equal(2, change.HeldBack.Count);
    }

    [Fact]
    public void AFolderThatDescribesItselfGoesBeforeAnEmptyOneOfItsPath()
    {
        using var content = new TemporaryContent();
        content.Write("tin/_index.md", "---\ntitle: Tin\n---\n");
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        Directory.CreateDirectory(content["TIN"]);
        var change = store.Scan(["TIN"]);
        Assert.Empty(change.Removed);
        Assert.Equal(["tin", "TIN"], change.Categories!.Select(category => category.Folder));
    }

    [Fact]
    public void AFolderOfHiddenNamesAloneIsAway()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        File.Move(content["_index.md"], content["._index.md"]);
        Directory.Move(content["tin"], content[".tin"]);
        Assert.False(store.Scan().Available);
    }

    [Fact]
    public void APublicationThatNothingDescribesAnyMoreIsAsIfNothingEverHad()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        File.Delete(content["_index.md"]);
        using var fresh = new ScannedFolder(content);
        Assert.Equal(fresh.Scan().Publication, store.Scan().Publication);
    }
}
