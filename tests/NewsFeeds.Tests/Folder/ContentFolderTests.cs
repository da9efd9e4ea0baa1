using System.Text;

namespace NewsFeeds.Tests.Folder;

public class ContentFolderTests
{
    [Fact]
    public void FoldersAreCategoriesWhateverUnicodeFormTheirNamesAreIn()
    {
        using var content = new TemporaryContent();
        content.Article("Quốc phòng, an ninh/a.md".Normalize(NormalizationForm.FormD));
        content.Write("the-thao/bong-da/_index.md", "---\ntitle: Bóng đá\n---\n");
        using var store = new ScannedFolder(content);
        var change = store.Scan();

        Assert.Equal(
            ["quoc-phong-an-ninh", "the-thao", "the-thao/bong-da"],
            change.Categories!.Select(category => category.Path).Order(StringComparer.Ordinal));
        Assert.Equal("Bóng đá", change.Categories!.Single(category => category.Path == "the-thao/bong-da").Title);
        Assert.Equal("Quốc phòng, an ninh", change.Categories!.Single(category => category.Path == "quoc-phong-an-ninh").Title);
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("")]
    public void APictureThatCameAndWentBetweenTwoScansIsGone(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        content.Write("a.png", "x");
        Assert.NotNull(store.Media.Find("a.png")); // as a feed that is made at this moment

        File.Delete(content["a.png"]);
        store.Scan([place]);

        Assert.Null(store.Media.Find("a.png"));
    }

    [Fact]
    public void ALinkThatLeavesTheFolderIsNotFollowed()
    {
        using var content = new TemporaryContent();
        using var elsewhere = new TemporaryContent();
        elsewhere.Article("mat/bi-mat.md", "Bí mật");
        content.Article("tin/a.md", "Công khai");
        File.CreateSymbolicLink(content["tin/b.md"], elsewhere["mat/bi-mat.md"]);
        File.CreateSymbolicLink(content["tin/b.html"], elsewhere["mat/bi-mat.md"]);
        Directory.CreateSymbolicLink(content["mat"], elsewhere["mat"]);
        File.CreateSymbolicLink(content["tin/c.md"], content["tin/c.md"]);
        using var store = new ScannedFolder(content);

        Assert.Equal("Công khai", Assert.Single(store.Scan().Articles).Title);
        Assert.Null(store.Media.Find("mat/x.jpg"));
    }

    [Fact]
    public void AFolderNamedLikeAnArticleIsReportedAndPassedOver()
    {
        using var content = new TemporaryContent();
        content.Article("tin/x.md/a.md");
        using var store = new ScannedFolder(content);
        var change = store.Scan();
        Assert.Empty(change.Articles);
        Assert.Equal("folder-named-md", Assert.Single(change.Faults).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ntitle: Đang viết dở")]
    [InlineData("---\ntitle: Hà Nội: mưa\ndate: 2026-11-20\n---\n")]
    [InlineData("\n---\ntitle: Mưa\ndate: 2026-11-20\n---\n")]
    [InlineData("+++\ntitle = 'Mưa'\n+++\n")]
    [InlineData("—\ntitle: Mưa\n—\n")]
    [InlineData("\0\0\0\0")]
    public void ABrokenVersionKeepsTheLastGoodOneUntilAGoodOneComes(string broken)
    {
        foreach (var file in new[] { "tin/a.md", "tin/a.html" })
        {
            using var content = new TemporaryContent();
            content.Article(file, "Bản một");
            using var store = new ScannedFolder(content);
            var first = Assert.Single(store.Scan().Articles);

            content.Write(file, broken);
            var change = store.Scan([file]);
            Assert.Empty(change.Articles);
            Assert.Empty(change.Removed);
            Assert.Single(change.HeldBack);
            Assert.Single(change.Faults);
            Assert.Empty(store.Scan().Faults);

            content.Article(file, "Bản hai");
            change = store.Scan([file]);
            Assert.Equal(first.Key, Assert.Single(change.Articles).Key);
            Assert.Equal("Bản hai", Assert.Single(change.Articles).Title);
            Assert.Empty(change.HeldBack);
        }
    }

    [Fact]
    public void OnlyWhatChangedIsReadAgain()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("tin/b.md", "B");
        using var store = new ScannedFolder(content);
        store.Scan();

        content.Write("tin/b.md", "---\ntitle: B hai\ndate: 2026-11-20\n---\n");
        var change = store.Scan();
        Assert.Equal("B hai", Assert.Single(change.Articles).Title);
    }

    [Fact]
    public void AFolderMovedInOrOutTakesItsArticlesAlong()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("kinh-te/b.md", "B");
        using var store = new ScannedFolder(content);
        store.Scan();

        Directory.Move(content["kinh-te"], content["tin/kinh-te"]);
        var change = store.Scan(["kinh-te", "tin/kinh-te"]);
        Assert.Equal("kinh-te/b.md", Assert.Single(change.Removed));
        Assert.Equal("tin/kinh-te", Assert.Single(change.Articles).Category);
        Assert.Equal(["tin", "tin/kinh-te"], change.Categories!.Select(category => category.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFolderThatIsEmptyOrAwayIsNotTakenForADeletion()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var store = new ScannedFolder(content);
        store.Scan();

        Directory.Move(content.Folder, content.Folder + "-away");
        Assert.False(store.Scan().Available);
        Directory.CreateDirectory(content.Folder);
        Assert.False(store.Scan().Available);
        Directory.Delete(content.Folder);
        Directory.Move(content.Folder + "-away", content.Folder);
        var back = store.Scan();
        Assert.True(back.Available);
        Assert.Empty(back.Removed);
    }

    [Fact]
    public void ABodyIsReadOfItsOwnVersionOnly()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", body: "Lời một.");
        using var store = new ScannedFolder(content);
        var article = Assert.Single(store.Scan().Articles);
        Assert.Equal("Lời một.\n", store.ReadText(article)!.Body);

        using var other = new ScannedFolder(content);
        var same = Assert.Single(other.Scan().Articles);
        content.Article("tin/a.md", body: "Lời hai dài hơn.");
        Assert.Equal("Lời một.\n", store.ReadText(article)!.Body);
        Assert.Equal("Lời hai dài hơn.\n", other.ReadText(Assert.Single(other.Scan().Articles))!.Body);
        Assert.NotNull(same);
    }

    [Fact]
    public void APictureWrittenAgainIsToldAndMeasuredAnew()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.png", [1, 2, 3]);
        content.Article("tin/a.md", more: "image: a.png");
        content.Article("tin/b.md");
        using var store = new ScannedFolder(content);
        store.Scan();
        Assert.Equal(3, store.Media.Find("tin/a.png")!.Length);

        content.Write("tin/a.png", [1, 2, 3, 4]);
        var change = store.Scan(["tin/a.png"]);
        Assert.Equal(["tin/a.png"], change.Media);
        Assert.Empty(change.Articles);
        Assert.Equal(4, store.Media.Find("tin/a.png")!.Length);
    }
}
