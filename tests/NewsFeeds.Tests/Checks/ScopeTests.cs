using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>A check of some files tells what a check of everything tells of them.</summary>
public sealed class ScopeTests : CheckedContent
{
    public ScopeTests()
    {
        Content.Write("khac/_index.md", "---\ntitle: Khác\nimage: mat.jpg\nla: x\n---\n");
        Content.Write("_redirects.yml", "/tags/tin/: /\n/feeds/tin/: /\n");
        Content.Article(Article, more: "nhan: [a]", body: "[x](mat.md) ![](anh.jpg)");
        Content.Article("tin/b.md", more: "image: {src: gps.jpg, alt: Ảnh}\nid: urn:b");
        Content.Article("khac/c.md", more: "id: urn:b\ncategories: [la]");
        Content.Write("khac/hong.md", "---\ntitle: [\n---\n");
        Content.Write("khac/khong-ten.md", "---\ndate: 2026-11-20\n---\n[x](mat.md)\n");
        Content.Write("khac/_nhap.md", "---\ntitle: A\n---\n");
        Content.Write("khac/x.markdown", "---\ntitle: A\n---\n");
        Content.Write("rong/anh.jpg", Pictures.Jpeg(1200, 800));
        Content.Write("tin/gps.jpg", Pictures.Jpeg(1200, 800));
    }

    [Fact]
    public void OfEachFileItTellsTheSame()
    {
        var everything = Run();
        Assert.InRange(everything.Count, 10, 40);
        Assert.All(Directory.EnumerateFiles(Content.Folder, "*.*", SearchOption.AllDirectories), absolute =>
        {
            var file = Path.GetRelativePath(Content.Folder, absolute);
            Assert.Equal(everything.Where(fault => fault.File == file), Of(file));
        });
    }

    [Theory]
    [InlineData("tin")]
    [InlineData("khac")]
    [InlineData("rong")]
    public void OfAFolderItTellsOfAllBelow(string folder)
    {
        var below = Run().Where(fault => fault.File.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(below);
        Assert.Equal(below, Of(folder));
        Assert.Equal(below, Of(folder, below[0].File, folder));
    }

    [Fact]
    public void SeveralFilesAreOneList() => Assert.Equal(
        Run().Where(fault => fault.File is "tin/a.md" or "khac/c.md"), Of("tin/a.md", "khac/c.md", "tin/a.md"));

    [Fact]
    public void OfNothingItTellsNothing() => Assert.Empty(Of());

    [Fact]
    public void ANameThatBeginsAlikeIsAnotherPlace() => Assert.Empty(Of("ti", "tin/a", "tin/a.md/x"));

    [Fact]
    public void APictureIsCheckedWhoeverShowsIt()
    {
        Content.Write("rong/sai.jpg", Pictures.Png(1200, 800));
        var heavy = Pictures.Jpeg(1200, 800);
        Content.Write("rong/nang.jpg", [.. heavy, .. new byte[2_000_001]]);
        Assert.Equal(["rong/sai.jpg warning wrong-media-type"], Of("rong/sai.jpg").Select(Named));
        Assert.Equal(["rong/nang.jpg warning picture-heavy"], Of("rong/nang.jpg").Select(Named));

        Content.Article("rong/d.md", body: "![Ảnh](nang.jpg)");
        Assert.Equal(["rong/d.md warning picture-heavy"], Of("rong/nang.jpg", "rong/d.md").Select(Named));
    }

    [Fact]
    public void OnlyTheFilesAreMended()
    {
        foreach (var category in new[] { "mot", "hai" })
        {
            Content.Write($"{category}/_index.md", "---\ntitle: A\npodcast: {category: News}\n---\n");
        }

        using var folder = Content.OpenStore();
        var mended = Mending.Run(folder, folder.Read(), null, new CheckScope(["hai", "mot/a.md"]));
        Assert.Equal(["hai/_index.md"], mended.Select(each => each.File));
        Assert.DoesNotContain("guid", File.ReadAllText(Content["mot/_index.md"]), StringComparison.Ordinal);
    }

    private static string Named(Fault fault) => $"{fault.File} {Kind(fault)}";

    private IReadOnlyList<Fault> Of(params string[] places) => Run(new CheckScope(places));
}
