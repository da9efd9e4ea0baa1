using NewsFeeds.Articles;
using NewsFeeds.Postgres.Tests.Schema;

namespace NewsFeeds.Postgres.Tests;

/// <summary>The store over the default schema.</summary>
public sealed class PostgresStoreTests : IAsyncLifetime, IDisposable
{
    private readonly StoreClock _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ContentChange> _changes = [];
    private PostgresDatabase _base = null!;
    private PostgresStore _store = null!;
    private IAsyncEnumerator<ContentChange> _following = null!;

    public async Task InitializeAsync()
    {
        _base = await SchemaFile.CreateAsync("newsfeeds.sql");
        await _base.ExecuteAsync(
            """
            insert into newsfeeds.masthead (title, authority) values ('Báo', 'a.vn,2026');
            insert into newsfeeds.section (path, title) values ('kinh-te', 'Kinh tế'), ('the-thao', 'Thể thao');
            insert into newsfeeds.article (category, title, body, published, draft)
                select 'kinh-te', 'Tin ' || n, 'Lời ' || n, '2026-11-20Z', false from generate_series(1, 9) n
            """);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.DisposeAsync();
        await _store.DisposeAsync();
        await _base.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();

    [RequiresPostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AChangeIsToldWithAndWithoutHints(bool withHints)
    {
        await FollowAsync(withHints);
        Assert.Equal("Báo", _changes[0].Publication!.Title);
        Assert.Equal(["kinh-te", "the-thao"], _changes[0].Categories!.Select(category => category.Path));
        Assert.Equal(9, _changes[0].Articles.Count);

        await _base.ExecuteAsync("update newsfeeds.article set title = 'Khác' where title = 'Tin 3'");
        await UntilAsync(change => change.Articles is [{ Title: "Khác", Key: "articles[3]" }]);
        await _base.ExecuteAsync("delete from newsfeeds.article where title = 'Tin 4'");
        await UntilAsync(change => change.Removed is ["articles[4]"]);
        await _base.ExecuteAsync("insert into newsfeeds.section (path, title) values ('moi', 'Mới')");
        await UntilAsync(change => change.Categories is { Count: 3 });
        await _base.ExecuteAsync("update newsfeeds.masthead set timezone = 'Asia/Ho_Chi_Minh'");
        await UntilAsync(change => change is { Publication.TimeZone.Id: "Asia/Ho_Chi_Minh", Articles.Count: 8 });
        Assert.All(_changes, change => Assert.Empty(change.Faults));
    }

    [RequiresPostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARowThatComesBackUnderAnotherKeyIsOneChange(bool withHints)
    {
        await FollowAsync(withHints);
        await _base.ExecuteAsync(
            """
            with gone as (delete from newsfeeds.article where key = 3 returning *)
            insert into newsfeeds.article (id, category, title, body, published, draft)
                select id, category, 'Đăng lại', body, published, draft from gone
            """);
        await UntilAsync(change => change.Articles.Count > 0);
        Assert.Equal(First("Tin 3").Id, Assert.Single(_changes[^1].Articles).Id);

        // The two hints of the transaction may come so far from each other that the first is followed alone.
        var removed = withHints ? _changes.Skip(1).SelectMany(change => change.Removed) : _changes[^1].Removed;
        Assert.Equal(["articles[3]"], removed);
    }

    [RequiresPostgresFact]
    public async Task WordsAreThoseOfTheVersion()
    {
        await FollowAsync(withHints: false);
        Article[] two = [First("Tin 2"), First("Tin 1")];
        Assert.Equal(["Lời 2", "Lời 1"], (await _store.ReadTextsAsync(two, CancellationToken.None)).Select(text => text?.Body));
        await _base.ExecuteAsync("update newsfeeds.article set body = 'Lời khác' where title = 'Tin 2'");
        Assert.Equal([null, "Lời 1"], (await _store.ReadTextsAsync(two, CancellationToken.None)).Select(text => text?.Body));
        await UntilAsync(change => change.Articles is [{ Title: "Tin 2" }]);
        Assert.Equal("Lời khác", (await _store.ReadTextsAsync(_changes[^1].Articles, CancellationToken.None))[0]!.Body);
    }

    [RequiresPostgresFact]
    public async Task ThatMoreThanHalfAreGoneIsConfirmedAndTold()
    {
        await FollowAsync(withHints: false);
        await _base.ExecuteAsync("delete from newsfeeds.article where key > 2");
        await UntilAsync(change => change.Removed.Count == 7);
        Assert.Equal("rows-gone", Assert.Single(_changes[^1].Faults).Code);
    }

    [RequiresPostgresFact]
    public async Task NoRowsWhereThereWereSomeCountAsAway()
    {
        await FollowAsync(withHints: true);
        await _base.ExecuteAsync("create table kept as select * from newsfeeds.article; delete from newsfeeds.article");
        await UntilAsync(change => !change.Available);
        Assert.Equal("no-rows", Assert.Single(_changes[^1].Faults).Code);
        await _base.ExecuteAsync("insert into newsfeeds.article overriding system value select * from kept where key < 4");
        await UntilAsync(change => change.Available);
        Assert.Equal(6, _changes[^1].Removed.Count);
        Assert.Single(_changes, change => !change.Available);
    }

    [RequiresPostgresFact]
    public async Task ADatabaseWithoutRowsIsAnEmptyPublicationWithAWarning()
    {
        await _base.ExecuteAsync("delete from newsfeeds.article");
        await FollowAsync(withHints: false);
        Assert.Equal(("no-rows", false), (Assert.Single(_changes[0].Faults).Code, _changes[0].Faults[0].IsError));
    }

    private Article First(string title) => _changes[0].Articles.Single(each => each.Title == title);

    private async Task FollowAsync(bool withHints)
    {
        _store = new PostgresStore(_base.ConnectionString, withHints ? _base.ConnectionString : null, "b.vn,2000", time: _clock);
        _following = _store.FollowAsync(null, _stop.Token).GetAsyncEnumerator(_stop.Token);
        await UntilAsync(change => change.IsLast);
    }

    private async Task UntilAsync(Func<ContentChange, bool> holds)
    {
        do
        {
            var next = _following.MoveNextAsync().AsTask();
            await Eventually.HoldsAsync(() => next.IsCompleted, "the store is to tell a change", () => _clock.Turn());
            Assert.True(await next);
            _changes.Add(_following.Current);
        }
        while (!holds(_following.Current));
    }
}
