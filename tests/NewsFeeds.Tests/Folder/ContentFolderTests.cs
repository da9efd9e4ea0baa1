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
        using var store = content.OpenStore();
        var change = store.Look();

        Assert.Equal(["quoc-phong-an-ninh", "the-thao", "the-thao/bong-da"], change.Categories.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Bóng đá", change.Categories["the-thao/bong-da"].Title);
        Assert.Equal("Quốc phòng, an ninh", change.Categories["quoc-phong-an-ninh"].Title);
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("")]
    public void APictureThatCameAndWentBetweenTwoLooksIsGone(string place)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md");
        using var store = content.OpenStore();
        store.Look();
        content.Write("a.png", "x");
        Assert.NotNull(store.Media.Find("a.png")); // as a feed that is made at this moment

        File.Delete(content["a.png"]);
        store.Look([place]);

        Assert.Null(store.Media.Find("a.png"));
    }

    [Fact]
    public void TwoFoldersOfOnePathAreNamedAndTheFirstIsServed()
    {
        using var content = new TemporaryContent();
        content.Article("Kinh tế/a.md");
        content.Article("kinh-te/b.md");
        using var store = content.OpenStore();
        var change = store.Look();

        var fault = Assert.Single(change.Faults, fault => fault.Code == "duplicate-category");
        Assert.Contains("'Kinh tế'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'kinh-te'", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Kinh tế/a.md", Assert.Single(change.Added).File);
    }

    [Fact]
    public void TwoArticlesOfOneIdAreNamedAndTheFirstIsServedUntilItGoes()
    {
        using var content = new TemporaryContent();
        content.Article("b/tin.md");
        content.Article("a/tin.md");
        using var store = content.OpenStore();
        var change = store.Look();

        var fault = Assert.Single(change.Faults, fault => fault.Code == "duplicate-id");
        Assert.Contains("'a/tin.md'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'b/tin.md'", fault.Message, StringComparison.Ordinal);
        Assert.Equal("a/tin.md", Assert.Single(change.Added).File);

        File.Delete(content["a/tin.md"]);
        change = store.Look(["a/tin.md"]);
        Assert.Equal("a/tin.md", Assert.Single(change.Removed).File);
        Assert.Equal("b/tin.md", Assert.Single(change.Added).File);
    }

    [Fact]
    public void ALinkThatLeavesTheFolderIsNotFollowed()
    {
        using var content = new TemporaryContent();
        using var elsewhere = new TemporaryContent();
        elsewhere.Article("mat/bi-mat.md", "Bí mật");
        content.Article("tin/a.md", "Công khai");
        File.CreateSymbolicLink(content["tin/b.md"], elsewhere["mat/bi-mat.md"]);
        Directory.CreateSymbolicLink(content["mat"], elsewhere["mat"]);
        File.CreateSymbolicLink(content["tin/c.md"], content["tin/c.md"]);
        using var store = content.OpenStore();

        Assert.Equal("Công khai", Assert.Single(store.Look().Added).Title);
        Assert.Null(store.Media.Find("mat/x.jpg"));
    }

    [Fact]
    public void AFolderNamedLikeAnArticleIsReportedAndPassedOver()
    {
        using var content = new TemporaryContent();
        content.Article("tin/x.md/a.md");
        using var store = content.OpenStore();
        var change = store.Look();
        Assert.Empty(change.Added);
        Assert.Equal("folder-named-md", Assert.Single(change.Faults).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ntitle: Đang viết dở")]
    [InlineData("---\ntitle: Hà Nội: mưa\ndate: 2026-11-20\n---\n")]
    public void ABrokenVersionKeepsTheLastGoodOneUntilAGoodOneComes(string broken)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "Bản một");
        using var store = content.OpenStore();
        var first = Assert.Single(store.Look().Added);

        content.Write("tin/a.md", broken);
        var change = store.Look(["tin/a.md"]);
        Assert.Empty(change.Added);
        Assert.Empty(change.Removed);
        Assert.Equal(1, change.HeldBack);
        Assert.Single(change.Faults);
        Assert.Empty(store.Look().Faults);

        content.Article("tin/a.md", "Bản hai");
        change = store.Look(["tin/a.md"]);
        Assert.Same(first, Assert.Single(change.Removed));
        Assert.Equal("Bản hai", Assert.Single(change.Added).Title);
        Assert.Equal(0, change.HeldBack);
    }

    [Fact]
    public void OnlyWhatChangedIsReadAgain()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("tin/b.md", "B");
        using var store = content.OpenStore();
        store.Look();

        content.Write("tin/b.md", "---\ntitle: B hai\ndate: 2026-11-20\n---\n");
        var change = store.Look();
        Assert.Equal("B hai", Assert.Single(change.Added).Title);
        Assert.Equal("B", Assert.Single(change.Removed).Title);
    }

    [Fact]
    public void AFolderMovedInOrOutTakesItsArticlesAlong()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        content.Article("kinh-te/b.md", "B");
        using var store = content.OpenStore();
        store.Look();

        Directory.Move(content["kinh-te"], content["tin/kinh-te"]);
        var change = store.Look(["kinh-te", "tin/kinh-te"]);
        Assert.Equal("kinh-te/b.md", Assert.Single(change.Removed).File);
        Assert.Equal("tin/kinh-te", Assert.Single(change.Added).Category);
        Assert.Equal(["tin", "tin/kinh-te"], change.Categories.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFolderThatIsEmptyOrAwayIsNotTakenForADeletion()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", "A");
        using var store = content.OpenStore();
        store.Look();

        Directory.Move(content.Folder, content.Folder + "-away");
        Assert.False(store.Look().Available);
        Directory.CreateDirectory(content.Folder);
        Assert.False(store.Look().Available);
        Directory.Delete(content.Folder);
        Directory.Move(content.Folder + "-away", content.Folder);
        var back = store.Look();
        Assert.True(back.Available);
        Assert.Equal(back.Added.Select(article => article.Id), back.Removed.Select(article => article.Id)); // told anew
    }

    [Fact]
    public void ABodyIsReadOfItsOwnVersionOnly()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", body: "Lời một.");
        using var store = content.OpenStore();
        var article = Assert.Single(store.Look().Added);
        Assert.Equal("Lời một.\n", store.ReadText(article)!.Body);

        using var other = content.OpenStore();
        var same = Assert.Single(other.Look().Added);
        content.Article("tin/a.md", body: "Lời hai dài hơn.");
        Assert.Equal("Lời một.\n", store.ReadText(article)!.Body);
        Assert.Equal("Lời hai dài hơn.\n", other.ReadText(Assert.Single(other.Look().Added))!.Body);
        Assert.NotNull(same);
    }

    [Fact]
    public void APictureWrittenAgainRenewsTheArticlesThatShowIt()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.png", [1, 2, 3]);
        content.Article("tin/a.md", more: "image: a.png");
        content.Article("tin/b.md");
        using var store = content.OpenStore();
        store.Look();
        Assert.Equal(3, store.Media.Find("tin/a.png")!.Length);

        content.Write("tin/a.png", [1, 2, 3, 4]);
        var change = store.Look(["tin/a.png"]);
        Assert.Equal("tin/a.md", Assert.Single(change.Added).File);
        Assert.Equal("tin/a.md", Assert.Single(change.Removed).File);
        Assert.Equal(4, store.Media.Find("tin/a.png")!.Length);
    }
}
