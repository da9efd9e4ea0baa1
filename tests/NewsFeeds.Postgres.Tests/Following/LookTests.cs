using NewsFeeds.Articles;
using NewsFeeds.Postgres.Following;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Tests.Following;

/// <summary>Looks at a view over one table of texts, whose version is its row's own.</summary>
public sealed class LookTests : IAsyncLifetime, IDisposable
{
    private const string Tables =
        """
        create schema newsfeeds;
        create table story (id int primary key, title text, body text, published timestamptz, withdrawn timestamptz, notice text,
            draft boolean, authors text[], picture jsonb);
        create view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version,
            'kinh-te'::text as category, title, body, published, withdrawn as retracted, notice, draft, authors, picture as image from story
        """;

    private static readonly Publication Publication = new() { Title = "Báo", Authority = "a.vn,2026" };

    private readonly KnownRows _known = new();
    private PostgresDatabase _base = null!;
    private Database _database = null!;
    private int _looks;

    public async Task InitializeAsync()
    {
        _base = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await _base.ExecuteAsync(Tables);
        _database = new Database(_base.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _base.DisposeAsync();
    }

    public void Dispose() => GC.SuppressFinalize(this);

    [RequiresPostgresFact]
    public async Task ARowIsAnArticle()
    {
        await InsertAsync(
            "12, ' Giá  cà phê ', '<p>Sáng nay</p>', '2026-11-20 15:00+07', null, null, false, "
            + "array['Hoàng Lợi', 'Quang Mẫn'], '{\"src\": \"a.jpg\", \"alt\": \"Cà phê\", \"width\": 800}'");
        var look = await AllAsync();
        Assert.Empty(look.Faults);
        var article = Assert.Single(look.Articles);
        Assert.Equal(("articles[12]", "https://a.vn/?p=12", "Giá cà phê"), (article.Key, article.Id, article.Title));
        Assert.Equal(("kinh-te", "gia-ca-phe"), (article.Category, article.Slug));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(["Hoàng Lợi", "Quang Mẫn"], article.Authors.Select(author => author.Name));
        Assert.Equal(("a.jpg", "Cà phê", 800), (article.Image!.Source, article.Image.Alt, article.Image.Width));
    }

    [RequiresPostgresTheory]
    [InlineData("12, null, '', now(), null, null, false, null, null", "articles[12].title: error: ")]
    [InlineData("12, 'A', '', null, null, null, false, null, null", "articles[12].published: error: ")]
    [InlineData("12, 'A', '', '0044-03-15 BC', null, null, false, null, null", "articles[12].published: error: ")]
    [InlineData("12, 'A', '', now(), null, null, false, null, '{\"src\": \"a.exe\"}'", "articles[12].image: warning: ")]
    public async Task AFaultNamesRowAndColumn(string row, string fault)
    {
        await InsertAsync(row);
        Assert.StartsWith(fault, Assert.Single((await AllAsync()).Faults).ToString(), StringComparison.Ordinal);
    }

    [RequiresPostgresTheory]
    [InlineData("now(), null", null)]
    [InlineData("null, 'Tin sai.'", "Tin sai.")]
    [InlineData("now(), 'Tin sai.'", "Tin sai.")]
    public async Task AMomentOrANoticeWithdraws(string columns, string? notice)
    {
        await InsertAsync($"1, 'A', '', '2026-11-20', {columns}, false, null, null");
        var retraction = Assert.Single((await AllAsync()).Articles).Retraction;
        Assert.NotNull(retraction);
        Assert.Equal(notice, retraction.Notice);
    }

    [RequiresPostgresFact]
    public async Task ALookFindsWhatCameChangedAndWent()
    {
        await InsertAsync("1, 'A', '', now(), null, null, false, null, null", "2, 'B', '', now(), null, null, false, null, null");
        Assert.Equal(["A", "B"], Titles(await AllAsync()));
        Assert.Empty((await CompareAsync()).Articles);

        await _base.ExecuteAsync("update story set title = 'B hai' where id = 2");
        await InsertAsync("3, 'C', '', now(), null, null, false, null, null");
        await _base.ExecuteAsync("delete from story where id = 1");
        var look = await CompareAsync();
        Assert.Equal(["B hai", "C"], Titles(look));
        Assert.Equal(["1"], look.Removed);
    }

    [RequiresPostgresFact]
    public async Task ARowThatIsWrittenWithoutAChangeKeepsItsArticle()
    {
        await InsertAsync("1, 'A', 'Lời', now(), null, null, false, null, null");
        await AllAsync();
        await _base.ExecuteAsync("update story set title = title");
        var look = await CompareAsync();
        Assert.Empty(look.Articles);
        Assert.Single(look.Versions);
    }

    [RequiresPostgresFact]
    public async Task OtherWordsMakeAnotherArticleOnceSomebodyHasReadThem()
    {
        await InsertAsync("1, 'A', 'Lời', now(), null, null, false, null, null");
        var article = Assert.Single((await AllAsync()).Articles);
        var content = _known.Find("1")!.Content;
        Assert.True(_known.NoteBody("1", article, content, Fingerprint.Of("Lời")));
        Assert.False(_known.NoteBody("1", article, content, Fingerprint.Of("Lời khác")));
        await _base.ExecuteAsync("update story set body = 'Lời khác'");
        var look = await CompareAsync();
        Assert.NotSame(article, Assert.Single(look.Articles));
        Assert.Equal("Lời khác", Assert.Single(look.Texts).Value.Body);
        Assert.False(_known.NoteBody("1", article, content, Fingerprint.Of("Lời")));
    }

    [RequiresPostgresFact]
    public async Task WhatWasWrittenLatelyIsFoundInEveryTimeZone()
    {
        await _base.ExecuteAsync("drop view newsfeeds.articles; alter table story add changed timestamptz default now()");
        await _base.ExecuteAsync(
            """
            create view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version,
                'kinh-te'::text as category, title, body, published, changed from story
            """);
        await _base.ExecuteAsync(
            """
            insert into story (id, title, published, changed) values (1, 'A', now(), now() - interval '1 hour'), (2, 'B', now(), now()),
                (3, 'C', now(), '-infinity'), (4, 'D', now(), '0044-03-15 BC')
            """);
        var since = (await AllAsync()).Changed!;
        await _base.ExecuteAsync("update story set title = title || ' hai'");
        Assert.Equal(["B hai"], Titles(await LookAsync(look => look.CompareChangedAsync(since, CancellationToken.None))));
        await _base.ExecuteAsync("update story set changed = 'infinity' where id = 3");
        Assert.Equal(since, (await AllAsync()).Changed);
    }

    [RequiresPostgresFact]
    public async Task ARowThatTakesTheIdOfAnotherIsComparedWithIt()
    {
        await _base.ExecuteAsync(
            """
            create or replace view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || coalesce(notice, id::text) as id,
                xmin::text as version, 'kinh-te'::text as category, title, body, published, withdrawn as retracted, null::text as notice,
                draft, authors, picture as image from story
            """);
        await InsertAsync("1, 'A', '', now(), null, null, false, null, null", "2, 'B', '', now(), null, null, false, null, null");
        await AllAsync();
        await _base.ExecuteAsync("delete from story where id = 1");
        await InsertAsync("3, 'A hai', '', now(), null, '1', false, null, null");
        var look = await LookAsync(look => look.CompareAsync(["3"], CancellationToken.None));
        Assert.Equal(["A hai"], Titles(look));
        Assert.Equal(["1"], look.Removed);
    }

    [RequiresPostgresFact]
    public async Task ADraftWithAnErrorEndsTheVersionBefore()
    {
        await InsertAsync("1, 'A', '', now(), null, null, false, null, null");
        await AllAsync();
        await _base.ExecuteAsync("update story set title = null");
        Assert.Empty((await CompareAsync()).Ended);
        await _base.ExecuteAsync("update story set draft = true");
        Assert.Equal(["1"], (await CompareAsync()).Ended);
    }

    [RequiresPostgresFact]
    public async Task ARowThatTheViewCannotMakeIsHeldBackAlone()
    {
        await InsertAsync(Enumerable.Range(1, 9).Select(i => $"{i}, 'A {i}', '', now(), null, null, false, null, null").ToArray());
        await AllAsync();
        await _base.ExecuteAsync("create function newsfeeds.half(n int) returns text immutable language sql as 'select (1 / n)::text'");
        await _base.ExecuteAsync(
            """
            create or replace view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version,
                'kinh-te'::text as category, title || newsfeeds.half(5 - id) as title, body, published,
                withdrawn as retracted, notice, draft, authors, picture as image from story
            """);
        var look = await AllAsync();
        Assert.Equal(8, look.Articles.Count());
        Assert.Equal("articles[5]", Assert.Single(look.Faults).Place);
        Assert.Equal("unreadable", look.Faults.Single().Code);
        Assert.Empty(look.Removed);
        Assert.NotNull(_known.Find("5")!.Article);
        Assert.Empty((await AllAsync()).Faults);

        await _base.ExecuteAsync("update story set draft = true where id = 5");
        Assert.Equal(["5"], (await CompareAsync()).Ended);
    }

    [RequiresPostgresFact]
    public async Task TwoRowsWithOneKeyAreHeldBack()
    {
        await _base.ExecuteAsync("drop view newsfeeds.articles; alter table story drop constraint story_pkey");
        await _base.ExecuteAsync(
            """
            create view newsfeeds.articles as select id as key, 'https://a.vn/?p=' || id as id, xmin::text as version,
                'kinh-te'::text as category, title, body, published, draft from story
            """);
        await InsertAsync("1, 'A', '', now(), null, null, false, null, null", "2, 'B', '', now(), null, null, false, null, null");
        await AllAsync();
        await InsertAsync("2, 'C', '', now(), null, null, false, null, null");
        var look = await CompareAsync();
        Assert.Equal("duplicate-row", Assert.Single(look.Faults).Code);
        Assert.Equal("B", _known.Find("2")!.Article!.Title);
        Assert.NotNull(_known.Find("2")!.HeldBack);
        Assert.Empty((await CompareAsync()).Faults);

        await _base.ExecuteAsync("update story set draft = true where title = 'C'");
        Assert.Equal(["2"], (await CompareAsync()).Ended);
        await _base.ExecuteAsync("update story set draft = false where title = 'C'");
        await _base.ExecuteAsync("delete from story where title = 'B'");
        Assert.Equal(["C"], Titles(await CompareAsync()));
    }

    private static List<string> Titles(Look look) =>
        [.. look.Articles.Select(each => each.Title).Order(StringComparer.Ordinal)];

    private Task<int> InsertAsync(params string[] rows) =>
        _base.ExecuteAsync($"insert into story values {string.Join(", ", rows.Select(row => $"({row})"))}");

    private Task<Look> AllAsync() => LookAsync(look => look.ReadAllAsync(null, CancellationToken.None));

    private Task<Look> CompareAsync() => LookAsync(look => look.CompareAllAsync(CancellationToken.None));

    /// <summary>Looks, and takes over what the look has found.</summary>
    private async Task<Look> LookAsync(Func<Look, Task> how)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await using var transaction = await Database.BeginAsync(connection, "Asia/Ho_Chi_Minh", CancellationToken.None);
        var faults = new List<Fault>();
        var view = await View.FindAsync(connection, ArticleView.Name, ArticleView.Known, faults, CancellationToken.None);
        var now = new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
        var look = new Look(transaction, ArticleView.Of(view!, faults)!, _known, _looks += 100, Publication, now);
        await how(look);
        _known.Take(look.Rows, look.Versions, look.Removed);
        return look;
    }
}
