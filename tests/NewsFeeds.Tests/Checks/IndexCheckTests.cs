using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>The publication and its categories.</summary>
public sealed class IndexCheckTests : CheckedContent
{
    [Theory, InlineData("tin/2026-11-20-a.md"), InlineData("_index.md"), InlineData("")]
    public void APublicationThatCannotBeReadIsNamedWhateverIsCheckedAndNothingIsConcludedFromIt(string scope)
    {
        Content.Write("_index.md", "---\ntitle: Đài: thử\ntimezone: Asia/Ho_Chi_Minh\n---\n");
        Content.Article("tin/2026-11-20-a.md", date: "2026-11-20T08:00:00");
        Assert.Equal(["_index.md 2:11 error yaml"], Run(new CheckScope([scope])).Select(fault => $"{fault.File} {Shown(fault)}"));
    }

    [Fact]
    public void AGuardOfArticlesIsNamedAsWhatItHoldsBackHere()
    {
        Content.Publication("draft: true");
        Content.Write("tin/_index.md", "---\ntitle: Tin tức\ndraft: true\n---\n");
        Assert.Equal(
            ["_index.md guard/publication", "tin/_index.md guard/index"],
            Run().Where(fault => fault.Code == "guard").Select(fault => $"{fault.File} {fault.Kind}"));
    }

    [Fact]
    public void TwiceTheSameCategoryIsNamedWhereItIsSecond()
    {
        Content.Write("Tin/_index.md", "---\ntitle: Tin\n---\n");

        Assert.Equal(["tin/_index.md:0:0 error duplicate-category"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("title: T\ntimezone: Asia/Ho_Chi_Minh", "1:1 warning no-authority")]
    [InlineData("authority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh", "1:1 warning missing-title")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Sao/Hoa", "4:11 error timezone")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nlogo: mất.png", "5:7 warning missing-picture")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nitems: nhiều", "5:8 warning wrong-type")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nimprint: [a, b]", "5:10 error wrong-type")]
    [InlineData("title: T\nauthority: a.vn,2026\ntimezone: Asia/Ho_Chi_Minh\nimprint: Giấy phép #5", "5:10 warning cut-text")]
    public void ThePublicationIsChecked(string frontMatter, string expected)
    {
        Content.Write("_index.md", $"---\n{frontMatter}\n---\n");

        Assert.Equal(expected, Assert.Single(Run().Where(fault => fault.File == "_index.md").Select(Shown).Distinct()));
    }

    [Fact]
    public void WithoutAZoneOfThePublicationADateNeedsItsOwn()
    {
        Content.Write("_index.md", "---\ntitle: T\nauthority: a.vn,2026\n---\n");
        Content.Article(Article, date: "2026-11-20T08:00:00+07:00");

        var fault = Assert.Single(Run());
        Assert.Equal("tin/2026-11-20-khac.md:3:7 warning date-without-zone", $"{fault.File}:{Shown(fault)}");
    }

    [Theory]
    [InlineData("date: 25/11/2026", "3:7 error date")]
    [InlineData("date: 2026-02-30", "3:7 error date")]
    [InlineData("date: 9999-12-31T23:59:59-12:00", "3:7 error date")]
    [InlineData("date: 25/11/2026\nlastmod: 2026-11-21", "3:7 error date", "4:10 warning date-without-zone")]
    public void OnlyADateThatCanBeReadNeedsAZone(string frontMatter, params string[] expected)
    {
        Content.Write("_index.md", "---\ntitle: T\nauthority: a.vn,2026\n---\n");
        Content.Write(Article, $"---\ntitle: T\n{frontMatter}\n---\nx\n");
        Content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        Assert.Equal(expected, Run().Select(Shown));
    }

    [Fact]
    public void AFolderWithoutPublicationIsNamed()
    {
        File.Delete(Content["_index.md"]);
        Content.Article("tin/2026-11-20-khac.md", date: "2026-11-20T08:00:00+07:00");

        Assert.Equal(["_index.md:0:0 warning no-publication"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void ACategorysPictureIsChecked()
    {
        Content.Write("tin/_index.md", "---\ntitle: Tin\nimage: mất.jpg\n---\n");

        Assert.Equal(["tin/_index.md:3:8 warning missing-picture"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Theory]
    [InlineData("title: Tin\naliases: [cu, /feeds/tin/bong-da/]", "3:10 warning alias-taken")]
    [InlineData("title: Tin\naliases: tin", "3:10 warning alias-taken")]
    [InlineData("title: Tin\naliases: [https://bao-cu.vn/tin]", "3:11 warning alias-elsewhere")]
    [InlineData("title: Tin\naliases: [/?cat=4]", "3:11 warning alias-nowhere")]
    [InlineData("title: \"\\u200B\"", "2:8 warning invisible-title")]
    public void ACategoryIsCheckedAgainstTheOthers(string frontMatter, string expected)
    {
        Content.Write("tin/_index.md", $"---\n{frontMatter}\n---\n");
        Content.Article("tin/bong-da/b.md");

        Assert.Equal([$"tin/_index.md:{expected}"], Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void AFolderOfPicturesAloneIsACategoryThatSaysNothing()
    {
        Content.Write("tin/anh/a.jpg", "jpg");
        Directory.CreateSymbolicLink(Content["tin/anh/vong"], Content.Folder);
        Content.Write("cu/_index.md", "---\ntitle: Cũ\n---\n");
        Content.Write("hong/hong.md", "");

        Assert.Equal(
            ["hong/hong.md:1:1 error empty-file", "tin/anh/_index.md:0:0 warning empty-category"],
            Run().Select(fault => $"{fault.File}:{Shown(fault)}"));
    }

    [Fact]
    public void ACategoryWithNothingButDraftsSetAsideIsEmptyAndAnArticleWithAFolderIsNoCategory()
    {
        Content.Article("khac/_drafts/b.md", date: "2026-11-19");
        Content.Article("tin/c/index.md", date: "2026-11-18", more: "image: {src: a.jpg, alt: Ảnh}");
        Content.Write("tin/c/a.jpg", Pictures.Jpeg(1200, 800));

        Assert.Equal(
            ["khac/_drafts/b.md not-published", "khac/_index.md empty-category"], Run().Select(fault => $"{fault.File} {fault.Code}"));
    }
}
