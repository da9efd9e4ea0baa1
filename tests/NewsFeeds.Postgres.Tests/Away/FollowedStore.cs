using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>A store that is followed by a clock of its own, with all that it told.</summary>
internal sealed class FollowedStore : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresStore _store;
    private readonly List<ContentChange> _changes = [];
    private readonly Task _following;

    private FollowedStore(string connectionString, string? hintsConnectionString)
    {
        _store = new PostgresStore(connectionString, hintsConnectionString, "example.vn,2026", time: Clock);
        _following = FollowAsync();
    }

    public StoreClock Clock { get; } = new();

    /// <summary>The changes that it told so far.</summary>
    public IReadOnlyList<ContentChange> Changes
    {
        get
        {
            lock (_changes)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>The articles as they were told last.</summary>
    public IReadOnlyList<Article> Articles
    {
        get
        {
            var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
            foreach (var change in Changes)
            {
                foreach (var key in change.Removed)
                {
                    articles.Remove(key);
                }

                foreach (var article in change.Articles)
                {
                    articles[article.Key] = article;
                }
            }

            return [.. articles.Values.OrderBy(article => article.Key, StringComparer.Ordinal)];
        }
    }

    /// <summary>Follows a database until everything is told.</summary>
    public static async Task<FollowedStore> StartAsync(string connectionString, string? hintsConnectionString = null)
    {
        var store = new FollowedStore(connectionString, hintsConnectionString);
        await store.UntilAsync(() => store.Changes is [.., { IsLast: true }], "everything is to be told");
        return store;
    }

    /// <summary>Waits for a condition, while time goes by.</summary>
    public Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public Task UntilAsync(Func<Task<bool>> holds, string what) => Eventually.HoldsAsync(
        async () =>
        {
            if (_following.IsFaulted)
            {
                await _following;
            }

            return await holds();
        },
        what,
        () => Clock.Turn(0.1));

    /// <summary>Waits until it tells that the database is away, and gives the fault that says why.</summary>
    public async Task<Fault> AwayAsync()
    {
        var before = Articles;
        await UntilAsync(() => !Changes[^1].Available, "the store is to tell that the database is away");
        var change = Changes[^1];
        Assert.Equal((null, null), (change.Publication, change.Categories));
        Assert.Empty(change.Removed);
        Assert.Empty(change.Articles);
        Assert.Equal(before, Articles);
        return Assert.Single(change.Faults);
    }

    /// <summary>
    /// Waits until it tells that the database is back. By then it equals the database, and it told once that it was away.
    /// </summary>
    public async Task BackAsync(NewsroomDatabase newsroom)
    {
        await UntilAsync(() => Changes[^1].Available, "the store is to tell that the database is back");
        Assert.Equal(await RowsAsync(newsroom.Base), await TextsAsync());
        Assert.Single(Changes, change => !change.Available);
    }

    /// <summary>
    /// Waits until it has told what the database holds. Words come last: the store looks at a row once it finds that its words are others.
    /// </summary>
    public async Task EqualsAsync(PostgresDatabase database)
    {
        await UntilAsync(
            async () => (await RowsAsync(database, withWords: false)).SequenceEqual(TextsOf(Articles), StringComparer.Ordinal),
            "the store is to tell the articles that the database holds");
        await UntilAsync(
            async () =>
            {
                try
                {
                    return (await RowsAsync(database)).SequenceEqual(await TextsAsync(), StringComparer.Ordinal);
                }
                catch (StoreAwayException)
                {
                    return false; // Words can be asked for again.
                }
            },
            "the store is to tell the words that the database holds");
    }

    /// <summary>Reads the words of articles.</summary>
    public async Task<IReadOnlyList<string?>> WordsAsync(params IReadOnlyList<Article> versions) =>
        [.. (await _store.ReadTextsAsync(versions, CancellationToken.None)).Select(text => text?.Body)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _store.DisposeAsync();
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        await foreach (var change in _store.FollowAsync(null, _stop.Token))
        {
            lock (_changes)
            {
                _changes.Add(change);
            }
        }
    }

    /// <summary>The articles with their words, as texts.</summary>
    private async Task<IReadOnlyList<string>> TextsAsync()
    {
        var articles = Articles;
        var words = await WordsAsync(articles);
        return [.. TextsOf(articles).Zip(words, (text, body) => $"{text}|{body}")];
    }

    private static IReadOnlyList<string> TextsOf(IReadOnlyList<Article> articles) =>
    [
        .. articles.Select(article => string.Join(
            '|', article.Key, article.Id, article.Category, article.Title, article.Published.ToUnixTimeSeconds())),
    ];

    /// <summary>The rows of the view that are public, as texts.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(PostgresDatabase database, bool withWords = true)
    {
        var rows = await database.QueryAsync(
            $"""
            select key::text, concat_ws('|', id, category, title, extract(epoch from published)::bigint{(withWords ? ", body" : "")})
            from newsfeeds.articles where not draft
            """);
        return [.. rows.Select(row => $"{ArticleView.NameOf((string)row[0]!)}|{row[1]}").Order(StringComparer.Ordinal)];
    }
}
