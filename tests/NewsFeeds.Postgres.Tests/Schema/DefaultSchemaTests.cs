using System.Globalization;
using Npgsql;

namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>The SQL that <c>newsfeeds schema</c> prints.</summary>
public sealed class DefaultSchemaTests() : SchemaTest("newsfeeds.sql")
{
    private const string Articles =
        """
        insert into newsfeeds.section (path, title) values
          ('kinh-te', 'Kinh tế'), ('kinh-te/nong-san', 'Nông sản'), ('the-thao', 'Thể thao');
        insert into newsfeeds.article (category, title, body, published, draft) values
          ('kinh-te', 'Giá cà phê tăng', '<p>Sáng nay …</p>', '2026-10-28 06:15+07', false),
          ('kinh-te/nong-san', 'Chợ phiên', '<p>Chợ …</p>', '2026-10-29 06:15+07', false)
        """;

    [RequiresPostgresFact]
    public async Task RunningItTwiceChangesNothing()
    {
        await Database.ExecuteAsync(Articles);
        var (dump, rows) = (await SchemaFile.DumpAsync(Database), await RowsAsync());
        await SchemaFile.RunAsync(Database, "newsfeeds.sql");

        Assert.Equal(dump, await SchemaFile.DumpAsync(Database));
        Assert.Equal(rows, await RowsAsync());
    }

    [RequiresPostgresFact]
    public async Task RunningItAgainAddsWhatIsMissing()
    {
        var dump = await SchemaFile.DumpAsync(Database);
        await Database.ExecuteAsync(
            """
            drop view newsfeeds.categories;
            drop trigger article_hint_of_all on newsfeeds.article;
            drop function newsfeeds.article_version() cascade;
            drop index newsfeeds.article_changed;
            drop table newsfeeds.masthead cascade;
            revoke select on newsfeeds.articles from newsfeeds_reader
            """);
        Assert.NotEqual(dump, await SchemaFile.DumpAsync(Database));
        await SchemaFile.RunAsync(Database, "newsfeeds.sql");

        Assert.Equal(dump, await SchemaFile.DumpAsync(Database));
    }

    [RequiresPostgresFact]
    public async Task ASchemaOf11GetsTheColumnThatCameLater()
    {
        var dump = await SchemaFile.DumpAsync(Database);
        await Database.ExecuteAsync(
            """
            insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026');
            alter table newsfeeds.masthead drop column imprint cascade;
            create view newsfeeds.publication as
              select title, description, language, timezone, copyright, license, logo, icon, authority, items, "window", full_text, max_age,
                     feeds
              from newsfeeds.masthead
            """);
        await SchemaFile.RunAsync(Database, "newsfeeds.sql");

        Assert.Equal(dump, await SchemaFile.DumpAsync(Database));
    }

    [RequiresPostgresFact]
    public async Task AnArticleThatBringsEverythingIsTaken()
    {
        await Database.ExecuteAsync(Articles);
        await Database.ExecuteAsync(
            """
            insert into newsfeeds.article (id, category, title, published, body, format, updated, appears, leaves, retracted, draft, slug,
              link, summary, language, notice, authors, tags, categories, aliases, image, enclosures, corrections,
              source, episode)
            values ('https://example.vn/?p=1', 'the-thao', 'T', '2026-10-28Z', 'x', 'markdown', '2026-10-28Z', '2026-10-29Z', '2026-12-01Z',
              '2026-11-02Z', false, 't', 'https://example.vn/t', 'S', 'vi-VN', 'Đã gỡ', '{Hoàng Lợi,Quang Mẫn}', '{cà phê}',
              '{kinh-te}', '{cu}', '{"src": "anh/a.jpg", "alt": "A"}', '[{"src": "a.mp3"}]',
              '[{"date": "2026-10-29T08:00:00+07:00", "note": "N"}]', '{"url": "https://example.org/t"}', '{"number": 1}')
            """);
    }

    [RequiresPostgresTheory]
    [InlineData("title", "' '", "article_title_check")]
    [InlineData("title", "null", "title")]
    [InlineData("id", "''", "article_id_check")]
    [InlineData("id", "(select id from newsfeeds.article where key = 1)", "article_id_key")]
    [InlineData("category", "'khong-co'", "article_category_fkey")]
    [InlineData("published", "null", "published")]
    [InlineData("published", "'infinity'", "article_check")]
    [InlineData("leaves", "'20226-01-01Z'", "article_check")]
    [InlineData("format", "'text'", "article_format_check")]
    [InlineData("link", "'example.vn'", "article_link_check")]
    [InlineData("language", "'Tiếng Việt'", "article_language_check")]
    [InlineData("notice", "''", "article_notice_check")]
    [InlineData("draft", "null", "draft")]
    [InlineData("image", "'\"a.jpg\"'", "article_image_check")]
    [InlineData("image", "'[]'", "article_image_check")]
    [InlineData("image", "'{\"alt\": \"A\"}'", "article_image_check")]
    [InlineData("enclosures", "'{\"src\": \"a.mp3\"}'", "article_enclosures_check")]
    [InlineData("enclosures", "'[\"a.mp3\"]'", "article_enclosures_check")]
    [InlineData("enclosures", "'[{\"src\": \"a.mp3\"}, {\"src\": null}]'", "article_enclosures_check")]
    [InlineData("corrections", "'[{\"date\": \"2026-10-29\"}]'", "article_corrections_check")]
    [InlineData("corrections", "'[{\"note\": \" \"}]'", "article_corrections_check")]
    [InlineData("source", "'{\"title\": \"T\"}'", "article_source_check")]
    [InlineData("source", "'{\"url\": \"example.org\"}'", "article_source_check")]
    [InlineData("episode", "'12'", "article_episode_check")]
    public async Task AnArticleWithAFaultIsRefused(string column, string value, string constraint)
    {
        await Database.ExecuteAsync(Articles);
        Assert.Equal(constraint, await RefusedAsync($"update newsfeeds.article set {column} = {value} where title = 'Chợ phiên'"));
    }

    [RequiresPostgresTheory]
    [InlineData("Kinh-te")]
    [InlineData("kinh tế")]
    [InlineData("kinh-te/")]
    [InlineData("/kinh-te")]
    [InlineData("kinh--te")]
    [InlineData("-kinh-te")]
    [InlineData("kinh-te-/nong-san")]
    [InlineData("")]
    public async Task APathIsSlugsJoinedBySlashes(string path) => Assert.Equal(
        "section_path_check", await RefusedAsync("insert into newsfeeds.section (path, title) values ($1, 'T')", path));

    [RequiresPostgresTheory]
    [InlineData("timezone", "Asia/Sai_Gon", "22023")]
    [InlineData("authority", "example.vn", "masthead_authority_check")]
    [InlineData("window", "two days", "masthead_window_check")]
    [InlineData("license", "CC BY", "masthead_license_check")]
    public async Task AMastheadWithAFaultIsRefused(string column, string value, string refusal)
    {
        await Database.ExecuteAsync("insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026')");
        Assert.Equal(refusal, await RefusedAsync($"update newsfeeds.masthead set \"{column}\" = $1", value));
    }

    [RequiresPostgresFact]
    public async Task ThereIsOnePublication()
    {
        const string Insert = "insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026')";
        await Database.ExecuteAsync(Insert);

        Assert.Equal("masthead_pkey", await RefusedAsync(Insert));
    }

    [RequiresPostgresTheory]
    [InlineData("title = title", false)]
    [InlineData("title = 'Giá cà phê tăng', tags = '{}', image = null", false)]
    [InlineData("version = gen_random_uuid(), changed = '2000-01-01Z'", false)]
    [InlineData("title = 'Giá tăng'", true)]
    [InlineData("body = '<p>Chiều nay …</p>'", true)]
    [InlineData("draft = true", true)]
    [InlineData("tags = '{cà phê}'", true)]
    [InlineData("image = '{\"src\": \"a.jpg\"}'", true)]
    public async Task AChangeAloneGivesAnotherVersion(string change, bool isOther)
    {
        await Database.ExecuteAsync(Articles);
        var before = await SchemaFile.ArticleAsync(Database, "1");
        await Database.ExecuteAsync($"update newsfeeds.article set {change} where key = 1");
        var after = await SchemaFile.ArticleAsync(Database, "1");

        Assert.Equal((isOther, isOther), (before["version"] != after["version"], before["changed"] != after["changed"]));
    }

    [RequiresPostgresFact]
    public async Task ArticlesFollowTheirSectionAndGetOtherVersions()
    {
        await Database.ExecuteAsync(Articles);
        var (moved, other) = (await SchemaFile.ArticleAsync(Database, "1"), await SchemaFile.ArticleAsync(Database, "2"));
        await Database.ExecuteAsync("update newsfeeds.section set path = 'thi-truong' where path = 'kinh-te'");
        var after = await SchemaFile.ArticleAsync(Database, "1");

        Assert.Equal("thi-truong", after["category"]);
        Assert.NotEqual(moved["version"], after["version"]);
        Assert.Equal(other, await SchemaFile.ArticleAsync(Database, "2"));
    }

    [RequiresPostgresFact]
    public async Task ASectionWithArticlesIsNotDeleted()
    {
        await Database.ExecuteAsync(Articles);

        Assert.Equal("article_category_fkey", await RefusedAsync("delete from newsfeeds.section where path = 'kinh-te'"));
    }

    [RequiresPostgresTheory]
    [InlineData("insert into newsfeeds.article (category, title, published) values ('the-thao', 'T', '2026-10-28Z')", "3")]
    [InlineData("update newsfeeds.article set title = 'Giá tăng' where key = 1", "1")]
    [InlineData("update newsfeeds.article set title = title where key = 1")]
    [InlineData("delete from newsfeeds.article where key = 2", "2")]
    [InlineData("truncate newsfeeds.article", "")]
    [InlineData("insert into newsfeeds.section (path, title) values ('moi', 'Mới')", "")]
    [InlineData("update newsfeeds.section set title = 'Thể dục' where path = 'the-thao'", "")]
    [InlineData("update newsfeeds.section set path = 'thi-truong' where path = 'kinh-te'", "", "1")]
    [InlineData("delete from newsfeeds.section where path = 'the-thao'", "")]
    [InlineData("insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026')", "")]
    public async Task AChangeSendsAHint(string change, params string[] hints)
    {
        await Database.ExecuteAsync(Articles);
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        var told = new List<string>();
        connection.Notification += (_, hint) => told.Add(hint.Payload);
        await RunAsync("listen newsfeeds");
        await RunAsync(change);
        await RunAsync("select 1"); // What the transaction before it sent has come by now.

        Assert.Equal(hints, told.Order(StringComparer.Ordinal));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    [RequiresPostgresFact]
    public async Task AListAndARowAreReadFromAnIndex()
    {
        await Database.ExecuteAsync(Articles);
        await Database.ExecuteAsync(
            """
            insert into newsfeeds.article (category, title, body, published)
              select 'kinh-te', 'Tin ' || n, repeat('x', 1000), '2026-01-01Z' from generate_series(1, 4000) n
            """);
        await Database.ExecuteAsync("vacuum analyze newsfeeds.article");
        var list = await Database.QueryAsync("explain (costs off) select key::text, version::text from newsfeeds.articles");
        var row = await SchemaFile.PlanByKeyAsync(Database, "'{7}'::bigint[]");

        Assert.StartsWith("Index Only Scan using article_pkey", (string)list[0][0]!, StringComparison.Ordinal);
        Assert.Contains("Index Scan using article_pkey", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", row, StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task TheReadersRoleReadsThreeViewsAndNothingElse()
    {
        Assert.Equal("newsfeeds.articles newsfeeds.categories newsfeeds.publication", await SchemaFile.OpenToReaderAsync(Database));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(Database, "select * from newsfeeds.article"));
        Assert.Equal("25006", await SchemaFile.RefusalAsync(Database, "create temp table t (x int)"));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(
            Database, "begin read write; delete from newsfeeds.articles"));
        Assert.Equal("42501", await SchemaFile.RefusalAsync(
            Database, "begin read write; create table newsfeeds.t (x int)"));
    }

    private async Task<string> RowsAsync() => string.Join('\n', (await Database.QueryAsync(
        """
        select to_jsonb(a)::text || a.xmin from newsfeeds.article a
        union all select to_jsonb(s)::text || s.xmin from newsfeeds.section s
        """)).Select(row => row[0]));

    /// <summary>The constraint, the column or the code that a refusal names.</summary>
    private async Task<string> RefusedAsync(string sql, params object[] parameters)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql, parameters));
        return refusal.ConstraintName ?? refusal.ColumnName ?? refusal.SqlState.ToString(CultureInfo.InvariantCulture);
    }
}
