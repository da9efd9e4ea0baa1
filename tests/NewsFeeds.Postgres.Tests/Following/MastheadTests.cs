using NewsFeeds.Articles;
using NewsFeeds.Postgres.Following;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Tests.Following;

/// <summary>What stands for a publication whose row cannot be used.</summary>
public sealed class MastheadTests : IAsyncLifetime, IDisposable
{
    private PostgresDatabase _base = null!;
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        _base = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _base.ExecuteAsync(
            """
            create schema newsfeeds;
            create table masthead (title text, authority text, feeds jsonb);
            insert into masthead values ('Báo', 'a.vn,2026', '{"msn": {"tags": ["tin"]}, "zalo": {}}');
            create view newsfeeds.publication as select * from masthead;
            create view newsfeeds.articles as select 1 as key, 'urn:1'::text as id, '1'::text as version, 'tin'::text as category,
                'Tin'::text as title, null::text as body, '2026-11-20Z'::timestamptz as published
            """);
        _database = new Database(_base.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _base.DisposeAsync();
    }

    public void Dispose() => GC.SuppressFinalize(this);

    [RequiresPostgresFact]
    public async Task TheLastGoodPublicationStandsWithThePartnerFeedsOfTheRow()
    {
        var before = await ReadAsync(null);
        await _base.ExecuteAsync(
            """update masthead set title = 'Tạp chí', authority = '-', feeds = '{"msn": {"tags": ["tin"], "exclude": {"tags": ["a"]}}}'""");
        var masthead = await ReadAsync(before);

        Assert.Single(masthead.HeldBack);
        Assert.Equal("authority", Assert.Single(masthead.Faults).Code);
        Assert.Equal(("Báo", "a.vn,2026"), (masthead.Publication.Title, masthead.Publication.Authority));
        Assert.Equal(
            new PartnerFeed { Name = "msn", Tags = ["tin"], ExcludedTags = ["a"] }, Assert.Single(masthead.Publication.PartnerFeeds));
    }

    [RequiresPostgresFact]
    public async Task AViewOfSeveralRowsLeavesEverythingAsItWas()
    {
        var before = await ReadAsync(null);
        await _base.ExecuteAsync("insert into masthead select * from masthead");
        var masthead = await ReadAsync(before);

        Assert.Single(masthead.HeldBack);
        Assert.Equal("not-one-row", Assert.Single(masthead.Faults).Code);
        Assert.Equal(before.Publication, masthead.Publication);
    }

    private async Task<Masthead> ReadAsync(Masthead? before)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        var faults = new List<Fault>();
        var views = await NewsroomViews.FindAsync(connection, faults, CancellationToken.None);
        Assert.Empty(faults);
        return await Masthead.ReadAsync(connection, views!, "a.vn,2000", before, CancellationToken.None);
    }
}
