using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Tests.Views;

/// <summary>What is told of a row names its columns, and nothing that only a file has.</summary>
public sealed class RowFaultTests : IAsyncLifetime
{
    private const string View =
        """
        create schema newsfeeds;
        create table publication (title text, authority text);
        create view newsfeeds.publication as select * from publication;
        insert into publication values ('Báo', 'a.vn,2026');
        create table story (id int primary key, title text default 'Tin', published timestamptz default '2026-11-20Z',
            appears timestamptz, leaves timestamptz, updated timestamptz, retracted timestamptz, notice text, draft text, link text,
            aliases text[], corrections jsonb, image jsonb, source jsonb, episode jsonb);
        create view newsfeeds.articles as
            select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version, 'kinh-te'::text as category, title, published,
                appears, leaves, updated, retracted, notice, draft, link, aliases, corrections, image, source, episode
            from story
        """;

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _database.ExecuteAsync(View);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [RequiresPostgresTheory]
    [InlineData("title", "null", "title: error: an article needs a title; write it in 'title' [missing-title]")]
    [InlineData("published", "null", "published: error: an article needs a date such as 2026-11-23; write it in 'published' *")]
    [InlineData(
        "published", "'0044-03-15 BC'", "published: error: 'published' must be a date such as 2026-11-23, 2026-11-23T08:30:00 or *[date]")]
    [InlineData(
        "appears", "'2026-11-19Z'",
        "appears: warning: 'appears' is before 'published', so readers would get an entry from the future; set 'published' to *")]
    [InlineData("leaves", "'2026-11-20Z'", "leaves: warning: 'leaves' is not after the moment at which the article appears, *")]
    [InlineData("retracted", "'2026-10-20Z'", "retracted: warning: the notice of 'retracted' ends before the article appears, *")]
    [InlineData("retracted", "'0044-03-15 BC'", "retracted: error: the date in 'retracted' must be such as 2026-11-23, *")]
    [InlineData("notice", "'true'", "notice: error: 'notice' must be the words that readers get [wrong-type]")]
    [InlineData("notice", "'Tin sai.'", "retracted: warning: 'retracted' has no date, so the notice stays until it has one; *")]
    [InlineData(
        "corrections", "'[{\"date\": \"2026-11-21\"}]'",
        "corrections: error: 'corrections' must be a note, or a list of mappings with 'date' and 'note' [wrong-type]")]
    [InlineData("corrections", "'[\"Sửa.\"]'", "corrections: warning: 'corrections' has no date; 'updated' stands in for it, *")]
    [InlineData("corrections", "'[{\"note\": \"Sửa.\", \"date\": \"mai\"}]'", "corrections: error: the date in 'corrections' must be *")]
    [InlineData("draft", "'maybe'", "draft: error: 'draft' must be true or false, not 'maybe' [wrong-type]")]
    [InlineData("link", "'a.vn'", "link: warning: 'link' must be an address that starts with https:// or http://, not 'a.vn' [address]")]
    [InlineData("image", "'{\"src\": \"a.jpg\", \"draft\": true}'", "image: error: 'draft' has no effect inside another key, *")]
    [InlineData("image", "'{\"src\": \"a.jpg\", \"distribute\": null}'", "image: warning: 'distribute' is not understood, *")]
    [InlineData("source", "'{\"title\": \"TTXVN\"}'", "source: warning: 'source' must be a mapping with 'url', *")]
    [InlineData("source", "'{\"url\": \"a.vn\"}'", "source: warning: 'url' must be an address that starts with *")]
    [InlineData("episode", "'12'", "episode: warning: 'episode' must be a mapping with keys such as *")]
    [InlineData("episode", "'{\"number\": 0}'", "episode: warning: 'number' must be a whole number from 1 to 1000000, *")]
    public async Task AFaultNamesTheColumnsOfItsRow(string column, string value, string fault)
    {
        await _database.ExecuteAsync($"insert into story (id, {column}) values (12, {value})");
        Assert.Matches($@"\Aarticles\[12\]\.{Pattern(fault)}\z", (await FaultsAsync())[0].ToString());
    }

    [RequiresPostgresFact]
    public async Task AValueThatReadsLikeAKeyIsShownAsItIs()
    {
        await _database.ExecuteAsync("insert into story (id, draft) values (12, 'date')");
        Assert.EndsWith("not 'date' [wrong-type]", Assert.Single(await FaultsAsync()).ToString(), StringComparison.Ordinal);
    }

    private static string Pattern(string text) =>
        System.Text.RegularExpressions.Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal);

    /// <summary>The faults of rows that reading everything finds.</summary>
    private async Task<IReadOnlyList<Fault>> FaultsAsync()
    {
        await using var store = new PostgresStore(_database.ConnectionString, null, "a.vn,2000");
        await foreach (var change in store.FollowAsync(null, CancellationToken.None))
        {
            return [.. change.Faults.Where(fault => fault.File.StartsWith("articles[", StringComparison.Ordinal))];
        }

        return [];
    }
}
