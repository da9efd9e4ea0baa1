namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>The views over Wagtail's tables.</summary>
public sealed class WagtailTests() : SchemaTest("wagtail.sql", "wagtail-tables.sql")
{
    private const string CoffeePrices = "10";

    [RequiresPostgresFact]
    public async Task AnArticleIsShownWithItsWordsBylineAndPicture()
    {
        var article = await SchemaFile.ArticleAsync(Database, CoffeePrices);

        Assert.Equal("tag:example.vn,2026:page/10", article["id"]);
        Assert.Equal("kinh-te/nong-san", article["category"]);
        Assert.Equal("2026-10-27T23:15:00+00:00", article["published"]);
        Assert.Equal("https://www.example.vn/kinh-te/nong-san/gia-ca-phe/", article["link"]);
        Assert.Equal("""["Hoàng Lợi", "Quang Mẫn"]""", article["authors"]);
        Assert.Equal("""["cà phê", "nông sản"]""", article["tags"]);
        Assert.Equal(
            """
            {"alt": "Cà phê chín trên cành", "src": "https://www.example.vn/media/anh/ca-phe.jpg",
             "width": 1200, "height": 800, "length": 240000}
            """.ReplaceLineEndings(""),
            article["image"]);
        Assert.Equal(
            """
            <p>Xem chợ, <a href="https://example.vn/">đây</a>, đó.</p>
            <h3>Cà phê &amp; tiêu</h3>
            <figure><img src="https://www.example.vn/media/anh/cho.jpg" alt="&quot;Chợ&quot;"><figcaption>Sáng – Mẫn</figcaption></figure>
            <blockquote><p>Chờ thêm</p><p>Một nông dân</p></blockquote>
            <p><a href="https://www.youtube.com/watch?v=1">https://www.youtube.com/watch?v=1</a></p>
            """,
            article["body"]);
    }

    [RequiresPostgresTheory]
    [InlineData("select 1", "false")]
    [InlineData("update wagtailcore_page set live = false where id = 10", "true")]
    [InlineData("update wagtailcore_page set first_published_at = null where id = 10", null)]
    [InlineData("update wagtailcore_page set alias_of_id = 11 where id = 10", null)]
    [InlineData("insert into wagtailcore_pageviewrestriction (restriction_type, page_id) values ('none', 10)", "false")]
    [InlineData("insert into wagtailcore_pageviewrestriction (restriction_type, page_id) values ('password', 10)", null)]
    [InlineData("insert into wagtailcore_pageviewrestriction (restriction_type, page_id) values ('login', 3)", null)]
    public async Task WhatNobodyMayReadIsADraftOrNotThere(string change, string? draft)
    {
        await Database.ExecuteAsync(change);

        Assert.Equal(draft, (await SchemaFile.ArticleAsync(Database, CoffeePrices)).GetValueOrDefault("draft"));
    }

    [RequiresPostgresFact]
    public async Task SectionsHaveThePathsOfTheirPages() => Assert.Equal(
        [["kinh-te", "Kinh tế", "Tin kinh tế của tỉnh"], ["kinh-te/nong-san", "Nông sản", null]],
        await Database.QueryAsync("select path, title, description from newsfeeds.categories order by path"));

    [RequiresPostgresTheory]
    [InlineData("update wagtailcore_page set title = 'Giá tăng' where id = 10", true)]
    [InlineData("update blog_blogpage set introduction = 'Chờ' where page_ptr_id = 10", true)]
    [InlineData("update wagtailcore_page set url_path = replace(url_path, 'kinh-te', 'thi-truong') where path like '000100010001%'", true)]
    [InlineData("update wagtailcore_locale set language_code = 'vi-VN'", true)]
    [InlineData("update wagtailimages_image set description = 'Cà phê' where id = 1", true)]
    [InlineData("update wagtailimages_image set file = 'anh/cho-2.jpg' where id = 2", true)]
    [InlineData("update base_person set first_name = 'Hoàng Văn' where id = 1", true)]
    [InlineData("update base_person set live = true where id = 3", true)]
    [InlineData("update blog_blogpersonrelationship set sort_order = 2 where id = 2", true)]
    [InlineData("delete from blog_blogpersonrelationship where id = 1", true)]
    [InlineData("update taggit_tag set name = 'cà phê nhân' where id = 2", true)]
    [InlineData("delete from blog_blogpagetag where id = 1", true)]
    [InlineData("insert into blog_blogpagetag (content_object_id, tag_id) values (10, 1)", true)]
    [InlineData("update wagtailcore_page set title = 'Chợ' where id = 11", false)]
    [InlineData("update wagtailcore_page set numchild = numchild + 1 where id in (3, 4)", false)]
    [InlineData("insert into wagtailimages_image (title, file, width, height) values ('x', 'x.jpg', 1, 1)", false)]
    [InlineData("insert into blog_blogpagetag (content_object_id, tag_id) values (11, 1)", false)]
    [InlineData("insert into blog_blogpersonrelationship (page_id, person_id) values (11, 1)", false)]
    public async Task TheVersionMovesWithTheRow(string change, bool moves)
    {
        var before = await SchemaFile.ArticleAsync(Database, CoffeePrices);
        await Database.ExecuteAsync(change);
        var after = await SchemaFile.ArticleAsync(Database, CoffeePrices);

        Assert.Equal(moves, before["version"] != after["version"]);
        Assert.Equal(moves, before.Any(each => each.Key != "version" && each.Value != after[each.Key]));
    }

    [RequiresPostgresFact]
    public async Task ARowIsReadFromIndexesAndIsTheSameAsInAListOfAll()
    {
        // Each article has two authors at one place of the byline.
        await Database.ExecuteAsync(
            """
            insert into wagtailcore_page
              (id, path, depth, title, draft_title, slug, live, url_path, first_published_at, last_published_at, locale_id)
              select n, '000100010001' || n, 4, 'Tin', 'Tin', 'tin-' || n, true, '/home/kinh-te/tin-' || n || '/',
                '2026-01-01Z', '2026-01-01Z', 1
              from generate_series(1000, 4999) n;
            insert into blog_blogpage (page_ptr_id, body, image_id)
              select n, '[{"type": "image_block", "value": {"image": 2}}]', 1 from generate_series(1000, 4999) n;
            insert into blog_blogpersonrelationship (sort_order, page_id, person_id)
              select 0, n, 1 + (n + each) % 2 from generate_series(1000, 4999) n, generate_series(0, 1) each;
            insert into blog_blogpagetag (content_object_id, tag_id)
              select n, 1 + (n + each) % 2 from generate_series(1000, 4999) n, generate_series(0, 1) each;
            analyze
            """);
        var plan = await SchemaFile.PlanByKeyAsync(Database, "'{1234}'::int[]");

        Assert.Contains("Index Scan using wagtailcore_page_pkey", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on wagtailcore_page ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on blog_", plan, StringComparison.Ordinal);
        Assert.Equal(0, await SchemaFile.DifferencesAsync(Database));
    }

    [RequiresPostgresFact]
    public async Task TheReadersRoleReadsThreeViewsAndNothingElse()
    {
        Assert.Equal("newsfeeds.articles newsfeeds.categories newsfeeds.publication", await SchemaFile.OpenToReaderAsync(Database));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(Database, "select * from newsfeeds.open_pages"));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(Database, "begin read write; delete from wagtailcore_page"));
    }
}
