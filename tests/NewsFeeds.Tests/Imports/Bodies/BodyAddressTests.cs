using NewsFeeds.Imports.Bodies;
using static NewsFeeds.Tests.Imports.Bodies.Bodies;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>Addresses in a body are made absolute, and written as the importer says.</summary>
public class BodyAddressTests
{
    [Theory]
    [InlineData("<img src=\"/wp-content/uploads/2024/05/a.jpg\">", $"{Uploads}/a.jpg")]
    [InlineData($"<img src=\"{Uploads}/a-300x200.jpg\" srcset=\"{Uploads}/a-300x200.jpg 300w, {Uploads}/a.jpg 900w\">", $"{Uploads}/a.jpg")]
    [InlineData($"<a href=\"{Uploads}/a.jpg\"><img src=\"{Uploads}/a-300x200.jpg\"></a>", $"{Uploads}/a.jpg")]
    [InlineData(
        $"<a href=\"{Uploads}/cong-chieng-1024x600.jpg\"><img class=\"wp-image-7\" src=\"{Uploads}/cong-chieng-300x200.jpg\"></a>",
        $"{Uploads}/cong-chieng.jpg")]
    [InlineData($"<a href=\"{Uploads}/a-90x90.jpg\"><img src=\"{Uploads}/a.jpg\"></a>", $"{Uploads}/a.jpg")]
    [InlineData($"<a href=\"{Uploads}/b.jpg\"><img src=\"{Uploads}/a.jpg\"></a>", $"{Uploads}/b.jpg {Uploads}/a.jpg")]
    [InlineData($"<img class=\"alignleft wp-image-7\" src=\"{Uploads}/cong-chieng-150x150.jpg\">", $"{Uploads}/cong-chieng.jpg")]
    [InlineData($"<img class=\"wp-image-7\" src=\"{Uploads}/khac.jpg\">", $"{Uploads}/khac.jpg")]
    [InlineData($"<img src=\"data:image/gif;base64,R0lGOD\" data-src=\"{Uploads}/a.jpg\">", $"{Uploads}/a.jpg")]
    [InlineData(
        $"<img src=\"data:image/gif;base64,R0lGOD\" data-lazy-src=\"{Uploads}/a.jpg\"><noscript><img src=\"{Uploads}/a.jpg\"></noscript>",
        $"{Uploads}/a.jpg")]
    [InlineData(
        $"<video poster=\"{Uploads}/a.jpg\"><source src=\"{Uploads}/a.mp4\"><track src=\"a.vtt\"></video>",
        $"{Uploads}/a.jpg {Uploads}/a.mp4 https://baolang.example/2024/05/le-hoi/a.vtt")]
    [InlineData($"<a href=\"{Uploads}/a.mp3\">nghe</a> <a href=\"https://a.example/b.mp3\">nghe</a>", $"{Uploads}/a.mp3")]
    [InlineData(
        "<img src=\"//anh.example/ảnh 1.jpg\"> <img src=\"//anh.example/%E1%BA%A3nh%201.jpg\">",
        "https://anh.example/%E1%BA%A3nh%201.jpg")]
    [InlineData("<a href=\"/x.pdf\">x</a><img src=\"#\"><img src=\"x:y\">", "")]
    public void MediaAreThePicturesAndSoundThatItShows(string content, string media) =>
        Assert.Equal(media, string.Join(' ', Of(content).Media));

    [Theory]
    [InlineData("<a href=\"/tin/#y\">x</a>", "<a href=\"/articles/tin#y\">x</a>")]
    [InlineData("<a href=\"https://a.example/?q=ệ\">x</a>", "<a href=\"https://a.example/?q=ệ\">x</a>")]
    [InlineData("<a href=\"../khac/\">x</a>", "<a href=\"https://baolang.example/2024/05/khac/\">x</a>")]
    [InlineData("<a href=\"#y\">x</a> <a href=\"mailto:a@a.example\">x</a>", "<a href=\"#y\">x</a> <a href=\"mailto:a@a.example\">x</a>")]
    [InlineData(
        $"<a href=\"{Uploads}/a.jpg\"><img src=\"{Uploads}/a-300x200.jpg\" width=\"300\" height=\"200\" loading=\"lazy\"></a>",
        "<a href=\"a.jpg\"><img src=\"a.jpg\"></a>")]
    [InlineData($"<img src=\"{Uploads}/mat.jpg\" width=\"300\">", $"<img src=\"{Uploads}/mat.jpg\" width=\"300\">")]
    [InlineData("<iframe src=\"/khung/\"></iframe>", "<iframe src=\"https://baolang.example/khung/\"></iframe>")]
    public void EachAddressIsWrittenAsTheImporterSays(string content, string html)
    {
        var body = Of(content);
        Assert.Equal($"<p>{html}</p>", Written(body));
        Assert.Equal($"<p>{html}</p>", Written(body));
        Assert.Equal(html, Written(PostBody.OfHtml(Post(content))));
    }

    [Fact]
    public void AnEmbedOfTheFormerSiteLeadsToTheArticle() => Assert.Equal(
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\"><a href=\"/articles/tin\">https://baolang.example/tin/</a>"
        + "</div></figure>",
        Written(Of("https://baolang.example/tin/")));

    [Theory]
    [InlineData("Vui <img class=\"emoji\" alt=\"😀\" src=\"https://s.w.org/images/core/emoji/15/72x72/1f600.png\">", "<p>Vui 😀</p>")]
    [InlineData("Vui <img class=\"wp-smiley\" alt=\":)\" src=\"/wp-includes/images/smilies/icon_smile.gif\">", "<p>Vui :)</p>")]
    [InlineData(
        $"<img class=\"wp-image-8\" src=\"{Uploads}/x.jpg\">",
        $"<p><img class=\"wp-image-8\" src=\"{Uploads}/x.jpg\" alt=\"Nhà rông\"></p>")]
    [InlineData(
        $"<img class=\"wp-image-8\" alt=\"\" src=\"{Uploads}/x.jpg\">",
        $"<p><img class=\"wp-image-8\" alt=\"\" src=\"{Uploads}/x.jpg\"></p>")]
    public void APictureIsToldInWords(string content, string html) => Assert.Equal(html, Html(content));

    [Theory]
    [InlineData("<blockquote class=\"twitter-tweet\">x</blockquote><script src=\"https://platform.twitter.com/widgets.js\"></script>", "")]
    [InlineData(
        "<script src=\"https://a.example/khao-sat.js\"></script><script type=\"application/ld+json\">{}</script>",
        "script:https://a.example/khao-sat.js")]
    [InlineData("<iframe src=\"https://a.example/\"></iframe><iframe srcdoc=\"x\"></iframe>", "html:<iframe>")]
    [InlineData("<form><input></form><form>x</form><svg></svg><object></object>", "html:<form> html:<svg> html:<object>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "html:<img>")]
    public void WhatNoReaderWillSeeIsNamed(string content, string leftOut) => Assert.Equal(leftOut, LeftOut(content));

    [Fact]
    public void AButtonOfAFeedIsNamed() =>
        Assert.Equal("html:<button>", LeftOut(PostBody.OfHtml(Post("<button>x</button>"))));

    private static string Written(PostBody body) => Flat(body.Write(
        address => address == "https://baolang.example/tin/" ? "/articles/tin" : null,
        address => address == $"{Uploads}/a.jpg" ? "a.jpg" : null));
}
