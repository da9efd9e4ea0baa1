using NewsFeeds.Articles.Folder;

namespace NewsFeeds.Tests.Articles.Folder;

/// <summary>What befalls a content folder while it is looked at.</summary>
public class AccidentTests
{
    [Fact]
    public void AFaultIsToldOncePerVersionOfItsFileHoweverOftenItIsLookedAt()
    {
        using var content = new TempContent();
        content.Write("tin/a.md", "---\ntitle: A\n");
        Directory.CreateDirectory(content["tin/b.md"]);
        Directory.CreateDirectory(content["tin!"]);
        using var store = Store(content);
        Assert.Equal(["duplicate-category", "folder-named-md", "unclosed-front-matter"], store.Look().Faults.Select(fault => fault.Code).Order(StringComparer.Ordinal));
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
    public void WhatGoesWithTheWholeFolderIsNotGone()
    {
        using var content = new TempContent();
        content.Article("tin/a.md");
        content.Article("tin/sau/b.md", date: "2026-11-21");
        using var store = Store(content);
        Assert.Equal(2, store.Look().Added.Count);

        // As if it were unmounted between a hint and the look: the hints are of places that are not there.
        Directory.Move(content.Root, content.Root + "-away");
        try
        {
            Assert.False(store.Look(["tin/a.md", "tin/sau"]).Available);
        }
        finally
        {
            Directory.Move(content.Root + "-away", content.Root);
        }

        var back = store.Look();
        Assert.True(back.Available);
        Assert.Empty(back.Removed);
    }

    [Fact]
    public void AFileInTheFoldersPlaceIsNotTheFolder()
    {
        using var content = new TempContent();
        content.Article("tin/a.md");
        content.Article("khac/b.md", date: "2026-11-21");
        using var store = Store(content);
        store.Look();
        Directory.Delete(content["tin"], recursive: true);
        content.Write("tin", "x");
        var change = store.Look();
        Assert.Equal("tin/a.md", Assert.Single(change.Removed).File);
        Assert.Equal(["khac"], change.Categories.Keys);
    }

    [Fact]
    public void PicturesOfAFolderThatGoesAreGoneFromTheArticlesThatShowThem()
    {
        using var content = new TempContent();
        content.Write("anh/a.png", [1, 2, 3]);
        content.Article("tin/a.md", more: "image: ../anh/a.png");
        using var store = Store(content);
        store.Look();
        Assert.NotNull(store.Media.Find("anh/a.png"));
        Directory.Delete(content["anh"], recursive: true);
        Assert.Equal("tin/a.md", Assert.Single(store.Look(["anh"]).Added).File);
        Assert.Null(store.Media.Find("anh/a.png"));
    }

    [Fact]
    public void APublicationsPictureWrittenAgainIsANewShape()
    {
        using var content = new TempContent();
        content.Write("_index.md", "---\ntitle: Đài\nlogo: logo.png\nauthority: example.vn,2026\n---\n");
        content.Write("logo.png", [1, 2, 3]);
        content.Article("tin/a.md");
        using var store = Store(content);
        var before = store.Look().Categories;
        content.Write("logo.png", [1, 2, 3, 4]);
        Assert.NotSame(before, store.Look(["logo.png"]).Categories);
    }

    [Fact]
    public void APictureOfATornArticleLeavesItsWords()
    {
        using var content = new TempContent();
        content.Article("tin/a.md", more: "image: a.png", body: "Lời lành.");
        using var store = Store(content);
        store.Look();
        content.Write("tin/a.md", "---\ntitle: A\n");
        content.Write("tin/a.png", [1]);
        var renewed = Assert.Single(store.Look().Added);
        Assert.Equal("Lời lành.\n", store.ReadText(renewed)!.Body);
    }

    [Fact]
    public void AnotherLanguageOfThePublicationRenewsWhatIsRenderedInIt()
    {
        using var content = new TempContent();
        content.Article("tin/a.md");
        using var store = Store(content);
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
        using var content = new TempContent();
        content.Write("_index.md", $"---\n{yaml}---\n");
        content.Write("tin/_index.md", $"---\n{yaml}---\n");
        content.Write("tin/a.md", $"---\n{yaml}---\n");
        content.Article("tin/b.md");
        using var store = Store(content);
        var change = store.Look();
        Assert.Equal("tin/b.md", Assert.Single(change.Added).File);
        Assert.Contains(change.Faults, fault => fault is { File: "tin/a.md", Severity: NewsFeeds.Articles.Severity.Error });
    }

    private static ContentFolder Store(TempContent content) => new(content.Root, "example.vn,2026");
}
