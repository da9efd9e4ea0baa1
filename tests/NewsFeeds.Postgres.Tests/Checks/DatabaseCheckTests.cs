using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Postgres.Checks;
using NewsFeeds.Postgres.Tests.Schema;

namespace NewsFeeds.Postgres.Tests.Checks;

/// <summary>Checks a small newsroom in which each test breaks one thing.</summary>
public sealed class DatabaseCheckTests : IAsyncLifetime
{
    private const string Tables =
        """
        create schema newsfeeds;
        create table section (path text, title text);
        create table writer (id int primary key, name varchar(20));
        create table story (id int primary key, guid text, section text, title text, body text, published timestamptz,
            draft boolean default false, writer int references writer, more text[], picture jsonb, hits int default 0);
        create view newsfeeds.categories as select path, title from section;
        create view newsfeeds.publication as
            select 'Báo'::text as title, 'Asia/Ho_Chi_Minh'::text as timezone, 'a.vn,2026'::text as authority;
        insert into section values ('kinh-te', 'Kinh tế'), ('the-thao', 'Thể thao');
        insert into writer values (1, 'Hoàng Lợi'), (2, 'Quang Mẫn');
        insert into story (id, guid, section, title, body, published, writer, more, picture) values
            (1, 'https://a.vn/?p=1', 'kinh-te', 'Giá cà phê', '<p>Sáng nay</p>', '2026-11-20', 1, '{the-thao}',
                '{"src": "https://a.vn/a.jpg"}'),
            (2, 'https://a.vn/?p=2', 'the-thao', 'Bóng đá', '<p>Hôm qua</p>', '2026-11-21', 2, '{}', null);
        """;

    private const string View =
        """
        create view newsfeeds.articles as
            select s.id as key, s.guid as id, concat_ws('.', s.xmin, w.xmin) as version, s.section as category, s.title, s.body,
                s.published, s.draft, array[w.name::text] as authors, s.more as categories, s.picture as image
            from story s left join writer w on w.id = s.writer;
        """;

    private PostgresDatabase _base = null!;

    public static TheoryData<string, string?, string> Newsrooms => new()
    {
        {
            "newsfeeds.sql", null,
            """
            insert into newsfeeds.masthead (title, language, timezone, authority) values ('Báo', 'vi', 'Asia/Ho_Chi_Minh', 'a.vn,2026');
            insert into newsfeeds.section (path, title) values ('kinh-te', 'Kinh tế'), ('the-thao', 'Thể thao');
            insert into newsfeeds.article (category, title, body, published, draft, authors, categories) values
                ('kinh-te', 'Giá cà phê', '<p>Sáng nay</p>', '2026-11-20Z', false, '{A,B}', '{the-thao}'),
                ('the-thao', 'Bóng đá', '<p>Hôm qua</p>', '2026-11-21Z', false, '{}', '{}')
            """
        },
        { "wagtail.sql", "wagtail-tables.sql", "select 1" },
        { "directus.sql", "directus-tables.sql", "select 1" },
    };

    public static TheoryData<string, string> BrokenRows => new()
    {
        { "update story set title = null where id = 2", "articles[2].title: error: " },
        { "update story set guid = 'https://a.vn/?p=1'", "articles[2].id: error: 'articles[1]' and 'articles[2]' have the same id" },
        {
            "update story set title = 'Tin', published = '2026-11-20'",
            "articles[2].slug: error: 'articles[1]' and 'articles[2]' have the same address"
        },
        { "update story set more = '{thoi-tiet}' where id = 2", "articles[2].categories: warning: there is no category 'thoi-tiet' [" },
        { "update story set section = 'thoi-tiet'", "articles[1].category: warning: there is no category 'thoi-tiet' [" },
        {
            "update story set section = 'kinh-to' where id = 2",
            "articles[2].category: warning: there is no category 'kinh-to'; did you mean 'kinh-te'?"
        },
        {
            """update story set picture = '{"src": "https://a.vn/a.jpg", "width": 1199}' where id = 2""",
            "articles[2].image: warning: 'https://a.vn/a.jpg' is 1199 pixels wide"
        },
        { "update story set body = '<script>1</script>x' where id = 2", "articles[2].body: warning: <script> is removed" },
        { "update story set body = repeat('<div>', 5000) where id = 2", "articles[2].body: error: " },
        { "insert into section values ('kinh-te', 'Kinh tế')", "categories[kinh-te].path: error: " },
        {
            """
            drop view newsfeeds.publication;
            create view newsfeeds.publication as select 'Báo' as title, 'a.vn,2026' as authority, 'Asia/Ho_Chi_Minh' as timezone,
                '{"msn": {"exclude": {"categories": ["kinh-to"]}}}'::jsonb as feeds
            """,
            "publication.feeds: warning: there is no category 'kinh-to', so it keeps nothing out of the partner feed 'msn'; did you mean"
        },
        {
            """
            drop view newsfeeds.publication;
            create view newsfeeds.publication as select 'Báo' as title, 'a.vn,2026' as authority, 'Asia/Ho_Chi_Minh' as timezone,
                '{"msn": {"authors": ["Hoàng Lợii"]}}'::jsonb as feeds
            """,
            "publication.feeds: warning: no article is by 'Hoàng Lợii'; did you mean 'Hoàng Lợi'?"
        },
        { Podcast("'category', 'News', 'image', 'https://a.vn/a.jpg'"), "categories[the-thao].podcast: warning: the podcast has no perm" },
        {
            Podcast("'guid', gen_random_uuid(), 'category', 'News'"),
            "categories[the-thao].podcast: error: directories refuse a podcast without a cover"
        },
        {
            Podcast("'guid', gen_random_uuid(), 'image', 'https://a.vn/a.jpg'"),
            "categories[the-thao].podcast: error: directories refuse a podcast without a category"
        },
        { Podcast("'category', 'Newz'"), "categories[the-thao].podcast: warning: Apple has no podcast category 'Newz'" },
        { "delete from story", "articles: warning: the view has no rows" },
        { "drop view newsfeeds.articles", "articles: error: there is no view newsfeeds.articles" },
        { "alter view newsfeeds.articles rename version to revision", "articles.version: error: the view newsfeeds.articles needs" },
        { "alter view newsfeeds.articles rename draft to is_withdrawn", "articles.is_withdrawn: error: the column 'is_withdrawn'" },
        {
            "drop view newsfeeds.publication; create view newsfeeds.publication as select title from section",
            "publication: error: the view must have one row"
        },
    };

    private static string Podcast(string keys) =>
        $"""
        drop view newsfeeds.categories;
        create view newsfeeds.categories as select path, title, case path when 'the-thao' then jsonb_build_object({keys}) end as podcast
            from section
        """;

    public async Task InitializeAsync()
    {
        _base = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _base.ExecuteAsync(Tables + View);
    }

    public async Task DisposeAsync() => await _base.DisposeAsync();

    [RequiresPostgresFact]
    public async Task ASoundDatabaseHasNoFaults()
    {
        var found = await CheckAsync();

        Assert.Empty(found.Faults);
        Assert.Empty(found.Untried);
        Assert.Equal(2, found.Rows);
    }

    [RequiresPostgresTheory]
    [MemberData(nameof(Newsrooms))]
    public async Task TheDefaultSchemaAndTheExamplesHaveNoFaults(string schema, string? tables, string rows)
    {
        await using var database = await SchemaFile.CreateAsync(schema, tables);
        await database.ExecuteAsync(rows);
        foreach (var role in new[] { "postgres", SchemaFile.Reader })
        {
            var found = await CheckAsync(database.ConnectionStringOf(role));

            Assert.Empty(found.Faults);
            Assert.Equal(role == SchemaFile.Reader, found.Untried.Count > 0);
        }
    }

    [RequiresPostgresTheory]
    [MemberData(nameof(BrokenRows))]
    public async Task AFaultIsToldWithItsPlace(string breaking, string told)
    {
        await _base.ExecuteAsync(breaking);

        Assert.StartsWith(told, Assert.Single((await CheckAsync()).Faults).ToString(), StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData(
        "s.published,", "s.published::timestamp(0),",
        "articles.published: warning: a timestamp without time zone is taken for one of Asia/Ho_Chi_Minh")]
    [InlineData("s.draft", "s.published > now() as draft", "articles: warning: now() in the view newsfeeds.articles changes while")]
    [InlineData("s.draft", "s.published > current_date as draft", "articles: warning: CURRENT_DATE in the view newsfeeds.articles")]
    [InlineData("story s", "fresh s", "articles: warning: LOCALTIMESTAMP in the view fresh")]
    [InlineData("concat_ws('.', s.xmin, w.xmin)", "s.xmin", "articles[1].version: error: the version stays the same when writer.name")]
    [InlineData("concat_ws('.', s.xmin, w.xmin)", "w.xmin", "articles[1].version: error: the version stays the same when story.guid")]
    public async Task AViewIsCheckedByWhatItDoes(string words, string others, string told)
    {
        await _base.ExecuteAsync(
            "create view fresh as select xmin, * from story where published > localtimestamp - interval '9 years'");
        await ReplaceViewAsync(words, others);

        Assert.StartsWith(told, (await CheckAsync()).Faults[0].ToString(), StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData("wagtail", "coalesce(a.version, '-'), ", "base_person.first_name")]
    [InlineData("wagtail", ", coalesce(t.version, '-')", "taggit_tag.name")]
    [InlineData("wagtail", "p.version, ", "wagtailcore_locale.language_code")]
    [InlineData("directus", "coalesce(f.xmin::text, '-'), ", "directus_files.description")]
    [InlineData("directus", ", a.names::text", "directus_users.first_name")]
    [InlineData("directus", "coalesce(c.path, '-'), ", "categories.slug")]
    public async Task ATableThatAnExampleWouldForgetInItsVersionIsNamed(string example, string forgotten, string column)
    {
        await using var database = await SchemaFile.CreateAsync($"{example}.sql", $"{example}-tables.sql");
        var sql = SchemaFile.Read($"{example}.sql");
        var view = sql[sql.IndexOf("create or replace view newsfeeds.articles", StringComparison.Ordinal)..];
        var words = view[..view.IndexOf(";\n\n\n", StringComparison.Ordinal)].Replace(forgotten, "", StringComparison.Ordinal);
        await database.ExecuteAsync(words);
        var found = await CheckAsync(database.ConnectionString);

        Assert.Contains(column, found.Faults.Where(fault => fault.Code == "standing-version").Select(fault => fault.Arguments[0]));
    }

    [RequiresPostgresFact]
    public async Task FaultsOfTheViewAndOfItsRowsAreToldTogether()
    {
        await ReplaceViewAsync("s.draft", "s.published > now() as draft, 1 / (s.hits - 2) as summary");
        await _base.ExecuteAsync("update story set title = null where id = 1; update story set hits = 2 where id = 2");

        Assert.Equal(
            ["clock-in-view", "missing-title", "unreadable"],
            (await CheckAsync()).Faults.Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [RequiresPostgresFact]
    public async Task TheWordsOfAClockInATextAreNone()
    {
        await ReplaceViewAsync("s.title", "s.title || 'now()' as title");

        Assert.Empty((await CheckAsync()).Faults);
    }

    [RequiresPostgresFact]
    public async Task EveryColumnThatLeavesTheVersionIsNamed()
    {
        await ReplaceViewAsync("concat_ws('.', s.xmin, w.xmin)", "w.xmin");

        Assert.Equal(
            ["body", "draft", "guid", "more", "picture", "published", "section", "title", "writer"],
            (await CheckAsync()).Faults.Select(fault => (string)fault.Arguments[0]).Select(column => column["story.".Length..])
                .Order(StringComparer.Ordinal));
    }

    [RequiresPostgresFact]
    public async Task TryingVersionsLeavesEveryRowAsItWas()
    {
        const string All = "select xmin::text, s::text from story s union all select xmin::text, w::text from writer w";
        var before = await _base.QueryAsync(All);
        await CheckAsync();

        Assert.Contains(_base.Statements, statement => statement.StartsWith("update only story", StringComparison.Ordinal));
        Assert.Equal(before, await _base.QueryAsync(All));
    }

    [RequiresPostgresFact]
    public async Task ARoleThatMayNotChangeTheTablesIsToldWhichWereNotTried()
    {
        await ReplaceViewAsync("concat_ws('.', s.xmin, w.xmin)", "w.xmin");
        var role = await _base.CreateRoleAsync();
        await _base.ExecuteAsync($"grant usage on schema newsfeeds to {role}; grant select on all tables in schema newsfeeds to {role}");
        var found = await CheckAsync(_base.ConnectionStringOf(role));

        Assert.Empty(found.Faults);
        Assert.Equal(["story", "writer"], found.Untried);
        Assert.DoesNotContain(_base.Statements, statement => statement.StartsWith("update", StringComparison.Ordinal));
    }

    [RequiresPostgresFact]
    public async Task OneVersionForAllRowsIsToldWhereNothingCanBeTried()
    {
        await ReplaceViewAsync("concat_ws('.', s.xmin, w.xmin)", "'1'::text");
        var role = await _base.CreateRoleAsync();
        await _base.ExecuteAsync($"grant usage on schema newsfeeds to {role}; grant select on all tables in schema newsfeeds to {role}");

        Assert.StartsWith(
            "articles.version: warning: all 2 rows have the version '1'",
            Assert.Single((await CheckAsync(_base.ConnectionStringOf(role))).Faults).ToString(), StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task AKeyWithoutAnIndexIsToldWithTheStepThatTakesLongest()
    {
        await _base.ExecuteAsync(
            """
            insert into story (id, guid, section, title, published, writer)
                select n, 'https://a.vn/?p=' || n, 'kinh-te', 'Tin ' || n, '2026-11-20', 1 from generate_series(3, 30000) n;
            analyze
            """);
        Assert.Empty((await CheckAsync()).Faults);
        await ReplaceViewAsync("s.id as key", "'n' || s.id as key");
        var fault = Assert.Single((await CheckAsync()).Faults).ToString();

        Assert.StartsWith("articles.key: warning: reading one row by its key takes ", fault, StringComparison.Ordinal);
        Assert.Contains("Seq Scan on story", fault, StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public async Task ADatabaseThatCannotBeReadIsOneError()
    {
        var role = await _base.CreateRoleAsync();
        var other = await _base.CreateRoleAsync();
        await _base.ExecuteAsync($"grant usage on schema newsfeeds to {other}");
        foreach (var (connection, told) in new[]
        {
            ("Host=127.0.0.1;Port=1;Username=a;Password=quite-secret", "the database cannot be read: "),
            (_base.Server.ConnectionStringOf("postgres", "nowhere"), "the database cannot be read: database \"nowhere\" does not exist"),
            (_base.ConnectionStringOf(role), "the database cannot be read: permission denied for schema newsfeeds"),
            (_base.ConnectionStringOf(other), "the database cannot be read: permission denied for view"),
            ("Host=127.0.0.1;Password=quite;secret", "this is no connection string"),
        })
        {
            var fault = Assert.Single((await CheckAsync(connection)).Faults).ToString();
            Assert.StartsWith($"ConnectionStrings:NewsFeeds: error: {told}", fault, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
        }
    }

    private static Task<DatabaseFindings> CheckAsync(string connectionString) => DatabaseCheck.RunAsync(
        connectionString, "localhost,2000", new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero)));

    private Task<DatabaseFindings> CheckAsync() => CheckAsync(_base.ConnectionString);

    private Task<int> ReplaceViewAsync(string words, string others) => _base.ExecuteAsync(
        "drop view newsfeeds.articles;" + View.Replace(words, others, StringComparison.Ordinal));
}
