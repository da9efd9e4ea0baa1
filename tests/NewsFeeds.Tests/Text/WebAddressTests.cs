using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class WebAddressTests
{
    [Theory]
    [InlineData("https://example.vn")]
    [InlineData("HTTP://example.vn/bài?x=1#y")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("https://báo.vn/")]
    public void AnAbsoluteAddressOfTheWebIsOne(string text) => Assert.True(WebAddress.Is(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http.jpg")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("//example.vn/a.jpg")]
    [InlineData("/anh/a.jpg")]
    [InlineData("https://c.vn\u00a0\ufffd--/a.jpg")]
    [InlineData("ftp://example.vn/a.jpg")]
    [InlineData("httpx://example.vn/")]
    [InlineData("javascript:alert(1)")]
    public void NothingElseIs(string? text) => Assert.False(WebAddress.Is(text));
}
