using static NewsFeeds.Tests.Imports.Bodies.Bodies;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>Shortcodes of WordPress become HTML; those of plug-ins are named and leave their content.</summary>
public class ShortcodeTests
{
    private const string Picture = $"<img src=\"{Uploads}/a.jpg\" alt=\"Chợ\">";

    [Theory]
    [InlineData(
        $"[caption id=\"attachment_5\" align=\"alignright\" width=\"300\"]{Picture} Chợ <b>phiên</b>[/caption]",
        $"<figure id=\"attachment_5\" class=\"wp-caption alignright\">{Picture}<figcaption>Chợ <b>phiên</b></figcaption></figure>")]
    [InlineData(
        $"[wp_caption caption='Chợ phiên']{Picture}[/wp_caption]",
        $"<figure class=\"wp-caption alignnone\">{Picture}<figcaption>Chợ phiên</figcaption></figure>")]
    [InlineData(
        $"[caption]<a href=\"https://a.example/\">{Picture}</a>Chợ[/caption]",
        $"<figure class=\"wp-caption alignnone\"><a href=\"https://a.example/\">{Picture}</a><figcaption>Chợ</figcaption></figure>")]
    [InlineData($"[caption width=\"300\"]{Picture}[/caption]", $"<p>{Picture}</p>")]
    [InlineData("[caption]Chỉ có lời[/caption]", "<p>Chỉ có lời</p>")]
    [InlineData(
        $"Trước\n[caption]{Picture} Chợ[/caption]\nSau",
        $"<p>Trước</p><figure class=\"wp-caption alignnone\">{Picture}<figcaption>Chợ</figcaption></figure><p>Sau</p>")]
    public void ACaptionBecomesAFigure(string content, string html) => Assert.Equal(html, Html(content));

    [Theory]
    [InlineData(
        "[gallery ids=\"8,7\" columns=\"2\"]",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure>"
        + $"<figure><img src=\"{Uploads}/cong-chieng.jpg\" alt=\"Đội cồng chiêng\">"
        + "<figcaption>Đêm <em>khai hội</em></figcaption></figure></figure>",
        "")]
    [InlineData(
        "[gallery include=8,99]",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure></figure>",
        "attachment:99")]
    [InlineData("Một [playlist type=\"video\"] hai", "<p>Một  hai</p>", "shortcode:playlist")]
    [InlineData(
        "[playlist ids=\"9,10\"]",
        $"<ul class=\"playlist\"><li><audio controls=\"\" src=\"{Uploads}/ban-tin.mp3\"></audio>Bản tin sáng</li><li>"
        + $"<video controls=\"\" src=\"{Uploads}/phong-su.mp4\"></video></li></ul>",
        "")]
    public void AGalleryShowsItsAttachments(string content, string html, string leftOut)
    {
        Assert.Equal(html, Html(content));
        Assert.Equal(leftOut, LeftOut(content));
    }

    [Theory]
    [InlineData("[gallery ids=\"8,7\" order=\"DESC\"]", "nha-rong cong-chieng")]
    [InlineData("[gallery ids=\"8,7\" orderby=\"ID\"]", "cong-chieng nha-rong")]
    [InlineData("[gallery include=\"8,7\"]", "cong-chieng nha-rong")]
    [InlineData("[gallery include=\"7,8\" order=\"desc\"]", "nha-rong cong-chieng")]
    [InlineData("[gallery ids=”7,8″]", "cong-chieng nha-rong")]
    public void OnlyIdsHaveAnOrderOfTheirOwn(string content, string names) =>
        Assert.Equal(names, string.Join(' ', Of(content).Media.Select(Path.GetFileNameWithoutExtension)));

    [Theory]
    [InlineData("[audio src=\"/a.mp3\"]", "<figure><audio controls=\"\" src=\"https://baolang.example/a.mp3\"></audio></figure>")]
    [InlineData(
        "[audio mp3='https://a.example/a.mp3' ogg='https://a.example/a.ogg'][/audio]",
        "<figure><audio controls=\"\"><source src=\"https://a.example/a.mp3\"><source src=\"https://a.example/a.ogg\"></audio></figure>")]
    [InlineData(
        "[video width=\"640\" mp4=\"https://a.example/a.mp4\" poster=\"https://a.example/a.jpg\"][/video]",
        "<figure><video controls=\"\" src=\"https://a.example/a.mp4\" poster=\"https://a.example/a.jpg\"></video></figure>")]
    [InlineData(
        "[video src=\"https://vimeo.com/1\"]",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://vimeo.com/1</div></figure>")]
    [InlineData("https://a.example/a.mp3", "<figure><audio controls=\"\" src=\"https://a.example/a.mp3\"></audio></figure>")]
    public void APlayerPlays(string content, string html) => Assert.Equal(html, Html(content));

    [Theory]
    [InlineData(
        "Xem:\n\nhttps://youtu.be/abc?a=1&b=2\n\nHết",
        "<p>Xem:</p><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://youtu.be/abc?a=1&amp;b=2"
        + "</div></figure><p>Hết</p>")]
    [InlineData(
        "[embed width=\"5\"]https://youtu.be/abc[/embed]",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://youtu.be/abc</div></figure>")]
    [InlineData("Xem:\nhttps://a.example/x\nHết", "<p>Xem:<br><a href=\"https://a.example/x\">https://a.example/x</a><br>Hết</p>")]
    [InlineData("Xem [embed]https://a.example/x[/embed] nhé", "<p>Xem <a href=\"https://a.example/x\">https://a.example/x</a> nhé</p>")]
    [InlineData("Xem https://a.example/x nhé", "<p>Xem https://a.example/x nhé</p>")]
    [InlineData(
        "<a href=\"https://a.example/x\">https://a.example/x</a>",
        "<p><a href=\"https://a.example/x\">https://a.example/x</a></p>")]
    public void AnAddressAloneIsAnEmbed(string content, string html) => Assert.Equal(html, Html(content));

    [Theory]
    [InlineData("[vc_row full=\"yes\"][vc_column]Lời[/vc_column][/vc_row]", "<p>Lời</p>", "shortcode:vc_row shortcode:vc_column")]
    [InlineData(
        "[vc_row][vc_text]Một\n\nHai[/vc_text][/vc_row][vc_row][vc_text]Ba[/vc_text][/vc_row]",
        "<p>Một</p><p>Hai</p><p>Ba</p>",
        "shortcode:vc_row×2 shortcode:vc_text×2")]
    [InlineData("Một\n[su_box title=\"x\"]\nHai\n[/su_box]\nBa", "<p>Một</p><p>Hai</p><p>Ba</p>", "shortcode:su_box")]
    [InlineData("[dropcap]H[/dropcap]ôm nay", "<p>Hôm nay</p>", "shortcode:dropcap")]
    [InlineData("Gửi [contact-form-7 id=\"5\" title=\"Góp ý\"] nhé", "<p>Gửi  nhé</p>", "shortcode:contact-form-7")]
    [InlineData("[su_box title=\"Hộp [trong] hộp\"]Chữ[/su_box]", "<p>Chữ</p>", "shortcode:su_box")]
    [InlineData("[table id=1 /]", "", "shortcode:table")]
    [InlineData(
        "[box][gallery ids=\"8\"][/box]",
        $"<figure class=\"gallery\"><figure><img src=\"{Uploads}/nha-rong.jpg\" alt=\"Nhà rông\"></figure></figure>",
        "shortcode:box")]
    public void APluginsTagsGoAndItsWordsStay(string content, string html, string leftOut)
    {
        Assert.Equal(html, Html(content));
        Assert.Equal(leftOut, LeftOut(content));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[không phải mã]")]
    [InlineData("[…]")]
    [InlineData("[sic]")]
    [InlineData("[ảnh]x[/ảnh]")]
    [InlineData("[bấm vào đây](https://a.example/)")]
    [InlineData("[Xem thêm: bài số=5]")]
    [InlineData("[/đóng] [/close]")]
    [InlineData("[a [b] [[c]] [")]
    [InlineData("[VIDEO] Lễ hội")]
    [InlineData("[gallery")]
    public void WordsInBracketsStay(string content)
    {
        Assert.Equal($"<p>{content}</p>", Html(content));
        Assert.Empty(Of(content).LeftOut);
    }

    [Theory]
    [InlineData("[[gallery]]", "<p>[gallery]</p>")]
    [InlineData("[[gallery ids=\"7\"]]", "<p>[gallery ids=\"7\"]</p>")]
    [InlineData("[[caption]x[/caption]]", "<p>[caption]x[/caption]</p>")]
    [InlineData("[[vc_row a=\"b\"]]", "<p>[vc_row a=\"b\"]</p>")]
    public void DoubleBracketsEscape(string content, string html) => Assert.Equal(html, Html(content));

    [Theory]
    [InlineData("<a href=\"https://a.example/?x=[gallery]\">x</a>", "<p><a href=\"https://a.example/?x=[gallery]\">x</a></p>")]
    [InlineData(
        "<img alt=\"a > [gallery]\" src=\"https://a.example/a.jpg\">",
        "<p><img alt=\"a &gt; [gallery]\" src=\"https://a.example/a.jpg\"></p>")]
    [InlineData("<code>[b]x[/b]</code>", "<p><code>[b]x[/b]</code></p>")]
    [InlineData("<script>a[gallery]</script>", "<script>a[gallery]</script>")]
    public void BracketsInTagsAndCodeStay(string content, string html) => Assert.Equal(html, Html(content));
}
