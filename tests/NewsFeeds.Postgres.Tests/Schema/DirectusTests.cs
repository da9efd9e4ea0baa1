namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>The views over Directus's tables.</summary>
public sealed class DirectusTests() : SchemaTest("directus.sql", "directus-tables.sql")
{
    private const string CoffeePrices = "00000000-0000-4000-8000-000000000010";

    [RequiresPostgresFact]
    public async Task AnArticleIsShownWithItsWordsBylineAndPicture()
    {
        var article = await SchemaFile.ArticleAsync(Database, CoffeePrices);

        Assert.Equal($"urn:uuid:{CoffeePrices}", article["id"]);
        Assert.Equal("kinh-te/nong-san", article["category"]);
        Assert.Equal("2026-10-27T23:15:00+00:00", article["published"]);
        Assert.Equal("https://www.example.vn/blog/gia-ca-phe", article["link"]);
        Assert.Equal("<p>Sáng nay …</p>", article["body"]);
        Assert.Equal("""["Hoàng Lợi", "Quang Mẫn"]""", article["authors"]);
        Assert.Equal("""["cà phê", "nông sản"]""", article["tags"]);
        Assert.Contains("https://cms.example.vn/assets/00000000-0000-4000-8000-0000000000f1", article["image"], StringComparison.Ordinal);
        Assert.Contains("\"width\": 1200", article["image"], StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData("status = 'published'", "false")]
    [InlineData("status = 'in_review'", "true")]
    [InlineData("status = 'archived'", "true")]
    [InlineData("published_at = null", null)]
    public async Task WhatIsNotPublishedIsADraftOrNotThere(string change, string? draft)
    {
        await Database.ExecuteAsync($"update posts set {change} where id = '{CoffeePrices}'");

        Assert.Equal(draft, (await SchemaFile.ArticleAsync(Database, CoffeePrices)).GetValueOrDefault("draft"));
    }

    [RequiresPostgresTheory]
    [InlineData("null")]
    [InlineData("'null'")]
    [InlineData("'\"chợ\"'")]
    [InlineData("'{\"a\": 1}'")]
    public async Task TagsThatAreNoListDoNotEndTheLook(string tags)
    {
        await Database.ExecuteAsync($"update posts set tags = {tags}");

        Assert.Equal("[]", (await SchemaFile.ArticleAsync(Database, CoffeePrices))["tags"]);
    }

    [RequiresPostgresFact]
    public async Task CategoriesHaveTheSlugsFromTheTopDown() => Assert.Equal(
        [["kinh-te", "Kinh tế", "Tin kinh tế của tỉnh"], ["kinh-te/nong-san", "Nông sản", null]],
        await Database.QueryAsync("select path, title, description from newsfeeds.categories order by path"));

    [RequiresPostgresFact]
    public async Task CategoriesThatHoldEachOtherAreNoneAndEndNothing()
    {
        await Database.ExecuteAsync("update categories set parent = '00000000-0000-4000-8000-0000000000c2'");

        Assert.Empty(await Database.QueryAsync("select path from newsfeeds.categories"));
        Assert.Null((await SchemaFile.ArticleAsync(Database, CoffeePrices))["category"]);
    }

    [RequiresPostgresTheory]
    [InlineData("update posts set title = 'Giá tăng' where slug = 'gia-ca-phe'", true)]
    [InlineData("update categories set slug = 'thi-truong' where parent is null", true)]
    [InlineData("update categories set parent = null", true)]
    [InlineData("update directus_files set description = 'Cà phê' where width = 1200", true)]
    [InlineData("update directus_users set last_name = 'Lợi A' where first_name = 'Hoàng'", true)]
    [InlineData("update posts_directus_users set sort = 2 where id = 2", true)]
    [InlineData("update posts_directus_users set posts_id = null where id = 2", true)]
    [InlineData("delete from posts_directus_users", true)]
    [InlineData("update directus_users set last_access = now(), last_page = '/content/posts'", false)]
    [InlineData("update categories set title = 'Thị trường', sort = 2", false)]
    [InlineData("update posts set title = 'Chợ' where slug = 'cho-phien'", false)]
    [InlineData("update directus_files set description = 'Măng Đen' where width = 300", false)]
    [InlineData("update globals set title = 'Báo Kon Tum'", false)]
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
            insert into posts (id, status, title, published_at, category, content)
              select gen_random_uuid(), 'published', 'Tin', '2026-01-01Z', c.id, repeat('x', 1000)
              from generate_series(1, 4000) n, categories c where c.parent is not null;
            insert into posts_directus_users (posts_id, directus_users_id, sort)
              select p.id, u.id, 0 from posts p, directus_users u where p.title = 'Tin' order by p.id, u.first_name;
            analyze
            """);
        var plan = await SchemaFile.PlanByKeyAsync(Database, $"'{{{CoffeePrices}}}'::uuid[]");

        Assert.Contains("Index Scan using posts_pkey", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on posts", plan, StringComparison.Ordinal);
        Assert.Equal(0, await SchemaFile.DifferencesAsync(Database));
    }

    [RequiresPostgresFact]
    public async Task TheReadersRoleReadsThreeViewsAndNothingElse()
    {
        Assert.Equal("newsfeeds.articles newsfeeds.categories newsfeeds.publication", await SchemaFile.OpenToReaderAsync(Database));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(Database, "select * from newsfeeds.category_paths"));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(Database, "begin read write; delete from posts"));
    }
}
