using NewsFeeds.Imports.Sources;
using static NewsFeeds.Tests.Imports.Wxr.ExportText;

namespace NewsFeeds.Tests.Imports.Wxr;

public class PostTests
{
    [Fact]
    public void APostIsReadWithItsPlace()
    {
        var imported = Imported.Of(Of(
            Post(7, Field("wp:post_name", "m%c6%b0a") + Field("wp:post_date_gmt", "2026-11-20 01:02:03"), "Mưa", "A\r\n\r\nB")));

        Assert.Empty(imported.Faults);
        var post = imported.Post;
        Assert.Equal("a.xml", Path.GetFileName(post.File));
        Assert.Equal((13, 7L, false), (post.Line, post.Number, post.IsPage));
        Assert.Equal("Mưa", post.Title);
        Assert.Equal("mưa", post.Slug);
        Assert.Equal("A\n\nB", post.Body);
        Assert.Equal("https://baotinh.example/?p=7", post.Link);
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T01:02:03Z", null), post.Published);
        Assert.Null(post.Updated);
    }

    [Fact]
    public void TheSurveyTellsTheSamePostsWithoutBodies()
    {
        var imported = Imported.Of(
            Of(Post(1, Field("dc:creator", "hoa") + "<category domain=\"category\" nicename=\"y\"><![CDATA[Y tế]]></category>") + Post(2)),
            Of(Field("language", "vi") + $"<wp:author>{Field("wp:author_login", "hoa")}{Field("wp:author_display_name", "Hoa")}</wp:author>"
                + Post(3, Field("wp:post_date", "2026-01-01 00:30:00"))
                + Post(4, Field("wp:post_date", "2026-01-01 00:30:00") + Field("wp:post_date_gmt", "2025-12-31 17:30:00"))));

        Assert.Equal([1, 2, 3, 4], imported.Surveyed.Select(post => post.Number));
        Assert.Equivalent(imported.Posts.Select(post => post with { Body = "" }), imported.Surveyed, strict: true);
        Assert.Equal(["Hoa"], imported.Surveyed[0].Authors);
        Assert.Equal(DateTimeOffset.Parse("2025-12-31T17:30:00Z", null), imported.Surveyed[2].Published);
    }

    [Theory]
    [InlineData("https://baotinh.example/?p=1&amp;a=2", "https://baotinh.example/?p=1&a=2")]
    [InlineData("http://khac.example/?a=1&#038;b=%E1%BB%9B", "http://khac.example/?a=1&b=%E1%BB%9B")]
    [InlineData("\n  urn:uuid:0A&amp;amp;b \t", "urn:uuid:0A&amp;b")]
    public void AGuidStaysByteForByte(string written, string id) =>
        Assert.Equal(id, Imported.OfPost($"<item><title>x</title><guid isPermaLink=\"true\">{written}</guid></item>").Post.Guid);

    [Fact]
    public void WithoutAGuidTheLinkStandsForIt()
    {
        Assert.Equal("https://a.example/x", Imported.OfPost("<item><title>x</title><link>https://a.example/x</link></item>").Post.Guid);
        Assert.Equal("", Imported.OfPost("<item><title>x</title></item>").Post.Guid);
    }

    [Theory]
    [InlineData("<![CDATA[Giá vàng tăng 5 < 7 & \"kỷ lục\"]]>", "Giá vàng tăng 5 < 7 & \"kỷ lục\"")]
    [InlineData("<![CDATA[Trần Văn Bình &amp; cộng sự]]>", "Trần Văn Bình & cộng sự")]
    [InlineData("<![CDATA[a &lt; b, &amp;lt; và <em>nghiêng</em><br/>dưới &#8220;x&#8221;]]>", "a < b, &lt; và nghiêng dưới “x”")]
    [InlineData("<![CDATA[5 <7 và 8 <b]]>", "5 <7 và 8 <b")]
    [InlineData("Tin &amp; bài 5 &lt; 7", "Tin & bài 5 < 7")]
    [InlineData("Dùng &amp;nbsp; và &lt;b>", "Dùng &nbsp; và <b>")]
    [InlineData("", "")]
    public void ATitleIsPlainText(string written, string title) =>
        Assert.Equal(title, Imported.OfPost($"<item><title>{written}</title></item>").Post.Title);

    [Theory]
    [InlineData("mot-tin", "mot-tin")]
    [InlineData("%e1%9e%80%e1%9e%98", "កម")]
    [InlineData("tin-%e1%9e", "tin-%e1%9e")]
    [InlineData("100%-that", "100%-that")]
    [InlineData("", null)]
    public void ASlugIsDecoded(string written, string? slug) =>
        Assert.Equal(slug, Imported.OfPost(Post(1, Field("wp:post_name", written))).Post.Slug);

    [Theory]
    [InlineData("publish", "", PostStatus.Published)]
    [InlineData("future", "", PostStatus.Scheduled)]
    [InlineData("draft", "", PostStatus.Draft)]
    [InlineData("pending", "", PostStatus.Draft)]
    [InlineData("auto-draft", "", PostStatus.Draft)]
    [InlineData("embargoed", "", PostStatus.Draft)]
    [InlineData("", "", PostStatus.Draft)]
    [InlineData("private", "", PostStatus.Private)]
    [InlineData("trash", "", PostStatus.Trashed)]
    [InlineData("publish", "bí mật", PostStatus.Private)]
    [InlineData("future", "bí mật", PostStatus.Private)]
    [InlineData("draft", "bí mật", PostStatus.Draft)]
    public void AStatusThatIsNotKnownToBePublicIsADraft(string written, string password, object status) =>
        Assert.Equal(status, Imported.OfPost(Post(1, Field("wp:post_password", password), status: written)).Post.Status);

    [Fact]
    public void PagesArePagesAndInheritedPostsAreNone()
    {
        var imported = Imported.Of(Of(
            Item(1, Field("wp:post_type", "page") + Field("wp:status", "publish")) + Post(2, status: "inherit")));

        Assert.True(imported.Post.IsPage);
        Assert.Single(imported.Surveyed);
    }

    [Fact]
    public void OtherTypesAreCountedAndNamed()
    {
        var imported = Imported.Of(Of(
            Item(1, Field("wp:post_type", "tribe_events")) + Item(2, Field("wp:post_type", "nav_menu_item"))
            + Item(3, Field("wp:post_type", "tribe_events"))));

        Assert.Empty(imported.Posts);
        Assert.Equal(
            [
                "a.xml:22:1: warning: 1 of the export's items are of the type 'nav_menu_item' and left out, the first of them here;"
                + " only posts and pages become articles [import-post-type]",
                "a.xml:13:1: warning: 2 of the export's items are of the type 'tribe_events' and left out, the first of them here;"
                + " only posts and pages become articles [import-post-type]",
            ],
            imported.Faults);
    }

    [Fact]
    public void TermsAreToldApartByTheirDomain()
    {
        var post = Imported.OfPost(Post(1, """
            <category domain="post_tag" nicename="bong-da"><![CDATA[Bóng đá &amp; bạn]]></category>
            <category domain="category" nicename="bong-da"><![CDATA[Bóng đá]]></category>
            <category domain="category" nicename="%e1%9e%80"><![CDATA[ក]]></category>
            <category domain="category" nicename="bong-da"><![CDATA[Bóng đá]]></category>
            <category domain="post_format" nicename="post-format-video"><![CDATA[Video]]></category>
            <category domain="region" nicename="bac"><![CDATA[Miền Bắc]]></category>
            <category><![CDATA[Bóng đá]]></category>
            """ + Field("wp:is_sticky", "1"))).Post;

        Assert.Equal(["bong-da", "%e1%9e%80"], post.Categories);
        Assert.Equal(["Bóng đá & bạn"], post.Tags);
        Assert.Equal([new LeftOut("sticky"), new("format", "video"), new("taxonomy", "region: Miền Bắc")], post.LeftOut);
    }

    [Fact]
    public void TheOldestExportsNameTermsWithoutKeys()
    {
        var imported = Imported.Of(Of(
            $"<wp:category><wp:category_nicename>kinh-te</wp:category_nicename>{Field("wp:cat_name", "Kinh tế")}</wp:category>"
            + Post(1, "<category><![CDATA[Kinh tế]]></category><category domain=\"tag\"><![CDATA[lúa]]></category>")
            + Post(2, "<category><![CDATA[Lạ]]></category>"), "1.0"));

        Assert.Equal(["kinh-te"], imported.Posts[0].Categories);
        Assert.Equal(["lúa"], imported.Posts[0].Tags);
        Assert.Equal(["Lạ"], imported.Posts[1].Categories);
        Assert.Equal("Lạ", imported.Site.Categories["Lạ"].Name);
    }

    [Fact]
    public void CommentsAreCountedAndNothingOfThemIsRead()
    {
        var comment = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:post_id>99</wp:post_id><title>Xấu</title>"
            + Field("wp:comment_author_email", "a@b.example") + Field("content:encoded", "Xấu") + "</wp:comment>";

        var post = Imported.OfPost(Post(1, comment + comment)).Post;

        Assert.Equal([new LeftOut("comments", "2")], post.LeftOut);
        Assert.Equal((1L, "Tin", "Thân bài."), (post.Number, post.Title, post.Body));
    }

    [Fact]
    public void AnExcerptIsPlainText()
    {
        Assert.Equal("Một & hai. Ba", Imported.OfPost(Post(1, Field("excerpt:encoded", "<p>Một &amp; hai.</p>\n<p>Ba</p>"))).Post.Summary);
        Assert.Null(Imported.OfPost(Post(1, Field("excerpt:encoded", " <!-- x --> "))).Post.Summary);
    }

    [Fact]
    public void ThumbnailAndEnclosuresAreRead()
    {
        var post = Imported.OfPost(Post(1, Note("_thumbnail_id", "45") + Note("_thumbnail_id", "46")
            + Note("enclosure", "https://a.example/1.mp3\r\n123\r\naudio/mpeg\r\na:1:{s:8:\"duration\";s:4:\"1:00\";}")
            + Note("enclosure", "https://a.example/2.mp4\n\nvideo/mp4") + Note("enclosure", "https://a.example/3.mp3\n0\n")
            + Note("enclosure", "3.mp3") + Note("enclosure", "") + Note("_edit_lock", "1"))).Post;

        Assert.Equal(45, post.ImageNumber);
        Assert.Equal(
            [
                new SourceEnclosure("https://a.example/1.mp3", 123, "audio/mpeg"), new("https://a.example/2.mp4", null, "video/mp4"),
                new("https://a.example/3.mp3", null, null),
            ],
            post.Enclosures);
    }

    [Fact]
    public void ASectionThatIsSplitIsOneText() =>
        Assert.Equal("a ]]> b </item> c", Imported.OfPost(Post(1, body: "a ]]]]><![CDATA[> b </item> c")).Post.Body);

    [Fact]
    public void EveryVersionAndPrefixIsRead()
    {
        foreach (var version in new[] { "1.0", "1.1", "1.2", "1.3" })
        {
            Assert.Equal("tom-tat", Imported.Of(Of(Post(1, Field("wp:post_name", "tom-tat")), version)).Post.Slug);
        }

        var renamed = Of(Post(1, Field("wp:post_name", "x") + Field("excerpt:encoded", "Tóm")))
            .Replace("wp:", "ns1:", StringComparison.Ordinal).Replace(":wp=", ":ns1=", StringComparison.Ordinal)
            .Replace("excerpt:", "ns2:", StringComparison.Ordinal).Replace(":excerpt=", ":ns2=", StringComparison.Ordinal)
            .Replace("content:", "ns3:", StringComparison.Ordinal).Replace(":content=", ":ns3=", StringComparison.Ordinal);
        Assert.Equal(("x", "Tóm", "Thân bài."), Imported.Of(renamed).Post is var post ? (post.Slug, post.Summary, post.Body) : default);
    }
}
