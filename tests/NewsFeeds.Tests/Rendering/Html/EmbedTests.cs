namespace NewsFeeds.Tests.Rendering.Html;

public class EmbedTests
{
    [Theory]
    [InlineData("https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0", "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("//www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1",
        "youtube.com/playlist?list=PL1")]
    [InlineData("https://player.vimeo.com/video/76979871?h=1", "https://vimeo.com/76979871", "vimeo.com/76979871")]
    [InlineData("https://www.dailymotion.com/embed/video/x7tgad0", "https://www.dailymotion.com/video/x7tgad0",
        "dailymotion.com/video/x7tgad0")]
    [InlineData("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fbao%2Fvideos%2F1%2F&show_text=0",
        "https://www.facebook.com/bao/videos/1/", "facebook.com/bao/videos/1")]
    [InlineData("https://www.facebook.com/plugins/video.php?href=javascript:alert(1)",
        "https://www.facebook.com/plugins/video.php?href=javascript:alert(1)", "facebook.com/plugins/video.php?href=javascript:alert(1)")]
    [InlineData("https://tv.vn/phát/1", "https://tv.vn/ph%C3%A1t/1", "tv.vn/phát/1")]
    [InlineData("/player/7", "https://bao.vn/player/7", "/player/7")]
    public void AFrameIsALink(string address, string target, string text) =>
        Assert.Equal($"<p><a href=\"{target}\">{text}</a></p>", Rendered.Html($"<iframe src=\"{address}\" width=560></iframe>"));

    [Theory]
    [InlineData("<iframe src=https://tv.vn/1 title='Bản tin & \"sáng\"'></iframe>",
        "<p><a href=\"https://tv.vn/1\">Bản tin &amp; \"sáng\"</a></p>")]
    [InlineData("Xem <iframe src=https://tv.vn/1></iframe> nhé", "<p>Xem <a href=\"https://tv.vn/1\">tv.vn/1</a> nhé</p>")]
    [InlineData("<a href=/x>Xem <iframe src=https://tv.vn/1></iframe></a>", "<p><a href=\"https://bao.vn/x\">Xem tv.vn/1</a></p>")]
    [InlineData("<object><param name=movie value=https://tv.vn/1><embed src=https://tv.vn/1></object>",
        "<p><a href=\"https://tv.vn/1\">tv.vn/1</a></p>")]
    [InlineData("<embed src=https://tv.vn/1>", "<p><a href=\"https://tv.vn/1\">tv.vn/1</a></p>")]
    [InlineData("<div class=fb-video data-href=https://www.facebook.com/bao/videos/1/></div>",
        "<p><a href=\"https://www.facebook.com/bao/videos/1/\">facebook.com/bao/videos/1</a></p>")]
    [InlineData("<figure class=wp-block-embed><div class=wp-block-embed__wrapper>\nhttps://youtu.be/dQw4w9WgXcQ\n</div></figure>",
        "<figure><p><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">youtube.com/watch?v=dQw4w9WgXcQ</a></p></figure>")]
    [InlineData(
        "<blockquote class=\"twitter-tweet\"><p lang=vi>Tin</p>— Báo <a "
        + "href=https://twitter.com/bao/status/1>1/1</a></blockquote><script async src=https://platform.twitter.com/widgets.js></script>",
        "<blockquote><p lang=\"vi\">Tin</p>— Báo <a href=\"https://twitter.com/bao/status/1\">1/1</a></blockquote>")]
    public void OtherEmbedsToo(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void ItsLinkIsNoPartOfASummary() =>
        Assert.Equal("Trước. Sau.", Rendered.Body("Trước.\n\n<iframe src=https://tv.vn/1></iframe>\n\nSau.").Text);
}
