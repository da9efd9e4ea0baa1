using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class XmlCharactersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Quốc phòng\tan ninh\n")]
    [InlineData("👨‍👩‍👧 \U0001fffe")]
    public void ACleanTextIsTheSameInstance(string text) => Assert.Same(text, XmlCharacters.Clean(text));

    [Theory]
    [InlineData("a\0b\u000bc", "a\ufffdb\ufffdc")]
    [InlineData("a\ufffeb\uffff", "a\ufffdb\ufffd")]
    [InlineData("a\r\nb\rc\r", "a\nb\nc\n")]
    [InlineData("\r\r\n\n", "\n\n\n")]
    [InlineData("😀\u0001😀", "😀\ufffd😀")]
    public void WhatXmlCannotHoldIsReplaced(string text, string clean)
    {
        Assert.Equal(clean, XmlCharacters.Clean(text));
        Assert.Same(clean, XmlCharacters.Clean(clean));
    }

    // Not theory data: a test's name cannot hold a lone surrogate.
    [Fact]
    public void LoneSurrogatesAreReplacedAndPairsKept()
    {
        Assert.Equal("\ufffda", XmlCharacters.Clean("\ud83da"));
        Assert.Equal("a\ufffd", XmlCharacters.Clean("a\ud83d"));
        Assert.Equal("\ufffd😀", XmlCharacters.Clean("\ude00😀"));
        Assert.Equal("\ufffd😀", XmlCharacters.Clean("\ud83d😀"));
        Assert.Equal("😀\ufffd\ufffd", XmlCharacters.Clean("😀\ude00\ud83d"));
    }
}
