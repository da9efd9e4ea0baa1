using NewsFeeds.Imports.Files;

namespace NewsFeeds.Tests.Imports;

public class ContentNameTests
{
    [Theory]
    [InlineData("giá cà phê", "giá-cà-phê")]
    [InlineData("_drafts", "drafts")]
    [InlineData(".git", "git")]
    [InlineData("a.md", "a-md")]
    [InlineData("x_conflict-20260101", "x-conflict-20260101")]
    [InlineData("x.sync-conflict-20260101-120000", "x-sync-conflict-20260101-120000")]
    [InlineData("x_LOCAL_4711", "x-LOCAL-4711")]
    [InlineData("..", "ten-khac")]
    [InlineData("a/../b", "a-b")]
    public void AnArticleHasANameThatMeansNothingElse(string name, string safe) => Assert.Equal(safe, ContentName.Of(name, "Tên khác"));

    [Theory]
    [InlineData("IMG_2021.1", "IMG_2021.1")]
    [InlineData("._ẩn", "ẩn")]
    public void APictureKeepsItsDotsAndUnderscores(string stem, string safe) => Assert.Equal(safe, ContentName.OfMedia(stem));

    [Theory]
    [InlineData("/2021/05/gi%c3%a1-v%c3%a0ng/", "/2021/05/giá-vàng/")]
    [InlineData("/2021/05/hỏi%3f", "/2021/05/h%E1%BB%8Fi%3F")]
    [InlineData("/2021/05/a%23b", "/2021/05/a%23b")]
    [InlineData("/2021/05/100%25", "/2021/05/100%")]
    [InlineData("/2021/05/a%2541", "/2021/05/a%2541")]
    [InlineData("/2021/05/a%0a", "/2021/05/a%0A")]
    public void AFormerPathIsReadableWhereItIsReadBackAsItself(string encoded, string written) =>
        Assert.Equal(written, FormerPath.Written(encoded));
}
