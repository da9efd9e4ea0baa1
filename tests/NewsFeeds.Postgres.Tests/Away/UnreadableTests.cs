using NewsFeeds.Postgres.Tests.Schema;
using Npgsql;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>The database answers, but not what it is asked for.</summary>
public class UnreadableTests
{
    private const string Rename = "alter view newsfeeds.articles rename ";

    private const string Slow =
        "create or replace view newsfeeds.publication as select title, description, language, timezone, copyright, license, logo, icon, "
        + "authority, items, \"window\", full_text, max_age, feeds, imprint from newsfeeds.masthead, (select pg_sleep(60)) slow";

    [RequiresPostgresTheory]
    [InlineData("no-view", "drop view newsfeeds.articles")]
    [InlineData("no-view", "drop view newsfeeds.publication")]
    [InlineData("no-view", "alter view newsfeeds.articles rename to stories")]
    [InlineData("no-view", "alter schema newsfeeds rename to gone", "alter schema gone rename to newsfeeds")]
    [InlineData("no-column", Rename + "title to headline", Rename + "headline to title")]
    [InlineData("guard", Rename + "tags to deleted", Rename + "deleted to tags")]
    [InlineData("store-away", "revoke select on newsfeeds.articles from newsfeeds_reader")]
    [InlineData("store-away", "revoke select on newsfeeds.publication from newsfeeds_reader")]
    [InlineData("store-away", "revoke usage on schema newsfeeds from newsfeeds_reader")]
    public async Task WhatIsTakenFromTheRoleIsToldUntilItIsGivenBack(string code, string change, string? mend = null)
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await newsroom.ExecuteAsync(change);
        Assert.Equal(code, (await store.AwayAsync()).Code);

        await (mend is null ? SchemaFile.RunAsync(newsroom.Base, "newsfeeds.sql") : newsroom.ExecuteAsync(mend));
        await store.BackAsync(newsroom);
    }

    [RequiresPostgresTheory]
    [InlineData("upper(title)", "body")]
    [InlineData("title", "upper(body)")]
    public async Task AnotherRuleOfTheViewIsTakenOverUnderEqualVersions(string title, string body)
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await store.WordsAsync(store.Articles);
        await newsroom.ExecuteAsync(
            $"""
            create or replace view newsfeeds.articles as
              select key, id, version, category, {title} as title, published, {body} as body, format, updated, appears, leaves, retracted,
                changed, draft, slug, link, summary, language, notice, authors, tags, categories, aliases, image, enclosures, corrections,
                source, episode
              from newsfeeds.article
            """);
        await store.UntilAsync(() => store.Changes.Sum(change => change.Articles.Count) == 18, "each article is to be another one");
        await store.EqualsAsync(newsroom.Base);
        Assert.All(store.Changes, change => Assert.True(change.Available));
    }

    [RequiresPostgresFact]
    public async Task AStatementThatTakesTooLongIsGivenUp()
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync(null, "statement_timeout = '5s'");
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await newsroom.ExecuteAsync(Slow);
        Assert.Contains("statement timeout (57014)", (await store.AwayAsync()).ToString(), StringComparison.Ordinal);

        await newsroom.ChangeAsync();
        await newsroom.ExecuteAsync(Slow.Replace("pg_sleep(60)", "pg_sleep(0)", StringComparison.Ordinal));
        await store.BackAsync(newsroom);
    }

    [RequiresPostgresFact]
    public async Task ALookDoesNotQueueBehindAChangeOfTheTable()
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync(null, "lock_timeout = '2s'");
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);

        // Whoever reads the table now waits for the change, which waits for the older reader.
        await using var reader = new NpgsqlConnection($"{newsroom.Base.ConnectionString};{PostgresDatabase.Harness}");
        await reader.OpenAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("select count(*) from newsfeeds.article", reader, reading);
        await read.ExecuteScalarAsync();
        var altering = newsroom.ExecuteAsync("alter table newsfeeds.article add column place text");
        await Eventually.HoldsAsync(
            async () => await newsroom.Base.ScalarAsync<long>(
                """
                select count(*) from pg_locks
                where not granted and database = (select oid from pg_database where datname = current_database())
                """) > 0,
            "the change of the table is to wait");
        await newsroom.ExecuteAsync("create table elsewhere ()");
        Assert.Contains("lock timeout (55P03)", (await store.AwayAsync()).ToString(), StringComparison.Ordinal);

        await reading.RollbackAsync();
        await altering;
        await newsroom.ChangeAsync();
        await store.UntilAsync(() => store.Changes[^1].Available, "the store is to tell that the database is back");
        await store.EqualsAsync(newsroom.Base);
    }

    [RequiresPostgresFact]
    public async Task ARowThatTheViewCannotReadIsHeldBackAlone()
    {
        await using var newsroom = await NewsroomDatabase.CreateAsync();
        await newsroom.ExecuteAsync(
            """
            create or replace view newsfeeds.articles as
              select key, id, version, category, title, published, body, format, updated, appears, leaves, retracted, changed, draft, slug,
                link, (10 / length(body))::text as summary, language, notice, authors, tags, categories, aliases, image, enclosures,
                corrections, source, episode
              from newsfeeds.article
            """);
        await using var store = await FollowedStore.StartAsync(newsroom.ConnectionString);
        await newsroom.ExecuteAsync(
            "update newsfeeds.article set body = '' where key = 3; update newsfeeds.article set title = 'Tin khác' where key in (2, 4)");
        await store.UntilAsync(() => store.Changes[^1].HeldBack.Count == 1, "the store is to hold the row back");
        var fault = Assert.Single(store.Changes.SelectMany(change => change.Faults));
        Assert.Equal(("unreadable", "articles[3]"), (fault.Code, fault.File));
        Assert.Equal(["Tin 1", "Tin khác", "Tin 3", "Tin khác"], store.Articles.Take(4).Select(article => article.Title));

        await newsroom.ExecuteAsync("update newsfeeds.article set body = 'Lời' where key = 3");
        await store.UntilAsync(() => store.Changes[^1].HeldBack.Count == 0, "the store is to tell the row again");
        await store.EqualsAsync(newsroom.Base);
        Assert.All(store.Changes, change => Assert.True(change.Available));
    }
}
