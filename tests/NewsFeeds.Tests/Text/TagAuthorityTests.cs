using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class TagAuthorityTests
{
    [Theory]
    [InlineData("example.vn,2026")]
    [InlineData("tin.example.vn,2026-11")]
    [InlineData("toa-soan.example.vn,2024-02-29")]
    [InlineData("toa.soan_1@example.vn,2026")]
    [InlineData("localhost,2000")]
    [InlineData("127.0.0.1,2000")]
    public void ADomainOrAnAddressWithADateIsOne(string text) => Assert.True(TagAuthority.Is(text));

    [Theory]
    [InlineData("")]
    [InlineData("example.vn")]
    [InlineData("example.vn, 2026")]
    [InlineData("example.vn;2026")]
    [InlineData("https://example.vn,2026")]
    [InlineData("báo.vn,2026")]
    [InlineData("-example.vn,2026")]
    [InlineData("example-.vn,2026")]
    [InlineData("example..vn,2026")]
    [InlineData("@example.vn,2026")]
    [InlineData("a@b@example.vn,2026")]
    [InlineData("example.vn,26")]
    [InlineData("example.vn,0000")]
    [InlineData("example.vn,2026-13")]
    [InlineData("example.vn,2026-02-29")]
    [InlineData("example.vn,2026-1-1")]
    [InlineData("example.vn,2026,1")]
    [InlineData("example.vn,2026\n")]
    public void NothingElseIs(string text) => Assert.False(TagAuthority.Is(text));
}
