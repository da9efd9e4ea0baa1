using NewsFeeds.Imports.Sources;
using static NewsFeeds.Tests.Imports.Wxr.ExportText;

namespace NewsFeeds.Tests.Imports.Wxr;

public class SiteTests
{
    private const string Head = """
        <title>Báo &amp; đài</title>
        <link>https://baotinh.example</link>
        <description>Tin tức</description>
        <language>vi_VN</language>
        <wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://baotinh.example/</wp:base_site_url>
        <wp:base_blog_url>https://baotinh.example/tin/</wp:base_blog_url>
        <wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[Nguyen.Thi Hoa]]></wp:author_login>
          <wp:author_email><![CDATA[hoa@baotinh.example]]></wp:author_email>
          <wp:author_display_name><![CDATA[Nguyễn Thị Hoa &amp; nhóm]]></wp:author_display_name></wp:author>
        <wp:author><wp:author_id>4</wp:author_id><wp:author_login><![CDATA[an@baotinh.example]]></wp:author_login>
          <wp:author_display_name><![CDATA[an@baotinh.example]]></wp:author_display_name>
          <wp:author_first_name><![CDATA[Văn]]></wp:author_first_name><wp:author_last_name><![CDATA[An]]></wp:author_last_name>
          </wp:author>
        <wp:category><wp:term_id>8</wp:term_id><wp:category_nicename><![CDATA[khoa-hoc]]></wp:category_nicename>
          <wp:category_parent><![CDATA[doi-song]]></wp:category_parent><wp:cat_name><![CDATA[Khoa học &amp; Công nghệ]]></wp:cat_name>
          <wp:category_description><![CDATA[<b>Mới</b>]]></wp:category_description></wp:category>
        <wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug><![CDATA[b%c3%a3o]]></wp:tag_slug><wp:tag_name><![CDATA[bão]]></wp:tag_name></wp:tag>
        <wp:term><wp:term_id>1</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_name><![CDATA[Trình đơn]]></wp:term_name>
          </wp:term>
        <generator>https://wordpress.org/?v=6.1</generator>
        <image><url>https://baotinh.example/x.png</url><title>Ảnh</title><link>https://khac.example</link></image>

        """;

    [Fact]
    public void TheHeadSaysWhatTheSiteIs()
    {
        var site = Imported.Of(Of(Head)).Site;

        Assert.Equal(("Báo & đài", "Tin tức", "vi-VN"), (site.Title, site.Description, site.Language));
        Assert.Equal(["https://baotinh.example", "https://baotinh.example/tin"], site.Homes);
        Assert.Equal([new("khoa-hoc", "Khoa học & Công nghệ", "doi-song", 8, "Mới")], site.Categories.Values);
        Assert.Equal([new("b%c3%a3o", "bão", null, 9)], site.Tags);
        Assert.Equal(
            [new("nguyen-thi-hoa", "Nguyễn Thị Hoa & nhóm", null, 3), new SourceTerm("anbaotinh-example", "Văn An", null, 4)],
            site.Authors);
        Assert.Null(site.Zone);
    }

    [Fact]
    public void OfSeveralFilesTheFirstThatSaysSomethingIsBelieved()
    {
        var site = Imported.Of(
            Of("<title></title>" + Post(1)), Of(Head + Post(2)), Of("<title>Khác</title><link>https://khac.example/</link>")).Site;

        Assert.Equal("Báo & đài", site.Title);
        Assert.Equal(3, site.Homes.Count);
    }

    [Theory]
    [InlineData("<dc:creator><![CDATA[nguyen.thi hoa]]></dc:creator>", "Nguyễn Thị Hoa & nhóm")]
    [InlineData("<dc:creator>an@baotinh.example</dc:creator>", "Văn An")]
    [InlineData("<dc:creator>binh</dc:creator>", "binh")]
    [InlineData("<dc:creator>binh@baotinh.example</dc:creator>")]
    [InlineData("<dc:creator></dc:creator>")]
    [InlineData("")]
    public void AuthorsHaveTheirNamesAndNoAddresses(string creator, params string[] authors) =>
        Assert.Equal(authors, Imported.Of(Of(Head + Post(1, creator))).Post.Authors);

    [Fact]
    public void GuestAuthorsOfCoAuthorsPlusGoBeforeTheAccount()
    {
        var imported = Imported.Of(Of(
            Head + Post(1, """
            <dc:creator><![CDATA[admin]]></dc:creator>
            <category domain="author" nicename="cap-quang-man"><![CDATA[quang-man]]></category>
            <category domain="author" nicename="cap-nguyen-thi-hoa"><![CDATA[nguyen.thi hoa]]></category>
            <category domain="author" nicename="cap-hoang-loi"><![CDATA[Hoàng Lợi]]></category>
            """)
            + Item(2, Field("wp:post_type", "guest-author") + Field("wp:post_name", "cap-quang-man")
                + Note("cap-display_name", "Quang Mẫn &amp; bạn") + Note("cap-user_email", "a@b.example"), "Khác")));

        Assert.Equal(["Quang Mẫn & bạn", "Nguyễn Thị Hoa & nhóm", "Hoàng Lợi"], imported.Post.Authors);
        Assert.Equal(["nguyen-thi-hoa", "anbaotinh-example", "quang-man", "hoang-loi"], imported.Site.Authors.Select(each => each.Key));
        Assert.Empty(imported.Faults);
    }

    [Fact]
    public void AuthorsOfMolonguiGoBeforeTheAccount() =>
        Assert.Equal(
            ["Lê Hà", "Nguyễn Thị Hoa & nhóm"],
            Imported.Of(Of(
                Head + Post(1, Field("dc:creator", "admin") + Note("_molongui_author", "guest-45") + Note("_molongui_author", "user-3"))
                + Item(45, Field("wp:post_type", "guest_author"), "Lê Hà"))).Post.Authors);

    [Fact]
    public void ATermThatTheHeadDoesNotListIsTakenFromThePost()
    {
        var site = Imported.Of(Of(Post(1, """
            <category domain="category" nicename="khac"><![CDATA[Khác &amp; lạ]]></category>
            <category domain="post_tag" nicename="lu"><![CDATA[lũ]]></category>
            """))).Site;

        Assert.Equal(new SourceTerm("khac", "Khác & lạ"), site.Categories["khac"]);
        Assert.Equal([new SourceTerm("lu", "lũ")], site.Tags);
    }

    [Fact]
    public void AttachmentsAndReusableBlocksAreFoundByTheirNumbers()
    {
        var imported = Imported.Of(Of(
            Post(1, Note("_thumbnail_id", "5"))
            + Item(5, Field("wp:post_type", "attachment") + Field("wp:status", "inherit") + Field("excerpt:encoded", "Một <em>ảnh</em>")
                + Field("wp:attachment_url", "https://baotinh.example/wp-content/uploads/ảnh đại hội.jpg")
                + Note("_wp_attachment_image_alt", "Đại hội"))
            + Item(6, Field("wp:post_type", "attachment"))
            + Item(7, Field("wp:post_type", "wp_block"), body: "<!-- wp:paragraph --><p>Chung</p>")));

        Assert.Equal(
            new Attachment("https://baotinh.example/wp-content/uploads/ảnh đại hội.jpg", "Đại hội", "Một <em>ảnh</em>"),
            imported.Site.Attachments.Find(5));
        Assert.Equal(new Attachment("https://baotinh.example/?p=6"), imported.Site.Attachments.Find(6));
        Assert.Equal("<!-- wp:paragraph --><p>Chung</p>", imported.Site.Blocks[7]);
        Assert.Single(imported.Posts);
        Assert.Empty(imported.Faults);
    }

    [Fact]
    public void AttachmentsOfAPostComeInTheirOrder()
    {
        var imported = Imported.Of(Of(Uploaded(5, 2, 1) + Uploaded(6, 1, 3) + Uploaded(7, 1, 2) + Uploaded(9, 1, 2) + Uploaded(8, 0, 0)));

        Assert.Equal([7, 9, 6], imported.Site.Attachments.OfPost(1));
        Assert.Equal([5], imported.Site.Attachments.OfPost(2));
        Assert.Empty(imported.Site.Attachments.OfPost(0));
        Assert.Empty(imported.Site.Attachments.OfPost(3));

        static string Uploaded(int number, int post, int order) => Item(
            number, Field("wp:post_type", "attachment") + $"<wp:post_parent>{post}</wp:post_parent><wp:menu_order>{order}</wp:menu_order>");
    }
}
