using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class LanguageTagTests
{
    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("VI", "vi")]
    [InlineData("vi_VN", "vi-VN")]
    [InlineData("EN-gb", "en-GB")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("sl-ROZAJ-biske", "sl-rozaj-biske")]
    [InlineData("de-CH-1901", "de-CH-1901")]
    [InlineData("de-1901", "de-1901")]
    [InlineData("zh-yue-HK", "zh-yue-HK")]
    [InlineData("ar-a-AAA-b-bbb-x-CC-dddd", "ar-a-aaa-b-bbb-x-cc-dddd")]
    [InlineData("x-whatever", "x-whatever")]
    [InlineData("i-Klingon", "i-klingon")]
    [InlineData("art-lojban", "art-lojban")]
    public void ATagIsWrittenInItsUsualCase(string written, string tag)
    {
        Assert.True(LanguageTag.TryParse(written, out var parsed));
        Assert.Equal(tag, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tiếng Việt")]
    [InlineData("Vietnamese")]
    [InlineData("English")]
    [InlineData("viet")]
    [InlineData("v")]
    [InlineData("vi-")]
    [InlineData("-vi")]
    [InlineData("vi--VN")]
    [InlineData("vi_VN.UTF-8")]
    [InlineData("de-419-DE")]
    [InlineData("a-DE")]
    [InlineData("en-x")]
    [InlineData("en-a")]
    [InlineData("vi\n")]
    [InlineData("vı")]
    public void NothingElseIsOne(string written) => Assert.False(LanguageTag.TryParse(written, out _));
}
