using NewsFeeds.Addresses;

namespace NewsFeeds.Tests.Addresses;

/// <summary>Absolute addresses are made from the settings, and read back.</summary>
public class PublicUrlsTests
{
    [Theory]
    [InlineData("https://example.vn", "/", "https://example.vn/")]
    [InlineData("https://example.vn/tin/", "/", "https://example.vn/tin/")]
    [InlineData("https://example.vn/tin", "/feeds/kinh-te/rss.xml", "https://example.vn/tin/feeds/kinh-te/rss.xml")]
    [InlineData("https://example.vn", "/media/tin/ảnh %2F 1?.png", "https://example.vn/media/tin/%E1%BA%A3nh%20%252F%201%3F.png")]
    public void AnAddressIsAbsoluteAndEncodedAndIsReadBack(string publicUrl, string path, string url)
    {
        var addresses = new PublicUrls(new Uri(publicUrl));

        Assert.Equal(url, addresses.Of(Address.Parse(path)!));
        Assert.Equal(path, addresses.PathOf(url + "?v=1#x"));
    }

    [Fact]
    public void AnAddressElsewhereHasNoPathHere() =>
        Assert.Null(new PublicUrls(new Uri("https://example.vn/tin")).PathOf("https://example.vn/tin-khac/"));

    [Fact]
    public void APictureOfAnotherSiteKeepsItsAddress() =>
        Assert.Equal("https://khac.example/a b.png", new PublicUrls(new Uri("https://example.vn")).Media("https://khac.example/a b.png"));
}
