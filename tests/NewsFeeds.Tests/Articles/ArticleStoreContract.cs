using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Articles;

/// <summary>What every article store promises. A store's own tests derive from this and say how to write to it.</summary>
public abstract class ArticleStoreContract : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Article> _articles = new(StringComparer.Ordinal);
    private readonly List<ContentChange> _changes = [];
    private IAsyncEnumerator<ContentChange>? _following;

    /// <summary>The store; it is empty but for the publication until something is written to it.</summary>
    public abstract IArticleStore Store { get; }

    /// <summary>Writes a new article or a new version of one, and returns its key.</summary>
    protected abstract Task<string> WriteAsync(
        string category, string name, string title, string body = "Thân bài.", string published = "2026-11-20T08:00:00Z");

    /// <summary>Deletes an article.</summary>
    protected abstract Task DeleteAsync(string key);

    /// <summary>Takes the store away, or brings it back.</summary>
    protected abstract void SetAway(bool isAway);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_following is not null)
        {
            await _following.DisposeAsync();
        }

        await Store.DisposeAsync();
    }

    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    [StoreFact]
    public async Task TheFirstChangeTellsEverythingAndItsLastBatchSaysSo()
    {
        string[] keys = [await WriteAsync("tin", "a", "A"), await WriteAsync("tin", "b", "B"), await WriteAsync("khac", "c", "C")];
        await FollowAsync();
        Assert.Equal(keys.Order(StringComparer.Ordinal), _articles.Keys.Order(StringComparer.Ordinal));
        Assert.NotNull(_changes[0].Publication);
        Assert.Equal(["khac", "tin"], Categories().Select(category => category.Path).Order(StringComparer.Ordinal));
        Assert.Equal(_changes.Count - 1, _changes.FindIndex(change => change.IsLast));
    }

    [StoreFact]
    public async Task EachLaterChangeTellsTheDifferenceAlone()
    {
        var (a, b) = (await WriteAsync("tin", "a", "A"), await WriteAsync("tin", "b", "B"));
        await FollowAsync();
        var before = _articles[b];

        Assert.Equal(a, await WriteAsync("tin", "a", "A hai"));
        await UntilAsync(() => _articles[a].Title == "A hai");
        Assert.Same(before, _articles[b]);

        var c = await WriteAsync("tin", "c", "C");
        await UntilAsync(() => _articles.ContainsKey(c));
        Assert.Same(before, _articles[b]);

        await DeleteAsync(a);
        await UntilAsync(() => !_articles.ContainsKey(a));
        Assert.Equal([b, c], _articles.Keys.Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task AKeyNamesOneArticleThroughAllItsVersions()
    {
        var key = await WriteAsync("tin", "a", "A");
        await FollowAsync();
        for (var version = 1; version <= 3; version++)
        {
            await WriteAsync("tin", "a", $"A {version}");
            await UntilAsync(() => _articles[key].Title == $"A {version}");
        }

        Assert.Equal(key, Assert.Single(_articles).Key);
        Assert.All(_changes, change => Assert.Equal(change.Articles.Count, change.Articles.DistinctBy(article => article.Key).Count()));
    }

    [StoreFact]
    public async Task TextsAreThoseOfTheirVersionsInTheirOrderAndNullForOneThatIsOver()
    {
        await WriteAsync("tin", "a", "A", "Lời một.");
        await WriteAsync("tin", "b", "B", "Lời hai.");
        await FollowAsync();
        var (a, b) = (_articles.Values.Single(each => each.Title == "A"), _articles.Values.Single(each => each.Title == "B"));
        Assert.Equal(["Lời hai.", "Lời một."], await BodiesAsync(b, a));

        await WriteAsync("tin", "a", "A", "Lời ba, và dài hơn.");
        await UntilAsync(() => _articles[a.Key] != a);
        var next = _articles[a.Key];
        Assert.Equal(["Lời ba, và dài hơn.", "Lời hai."], await BodiesAsync(next, b));

        await DeleteAsync(b.Key);
        await UntilAsync(() => !_articles.ContainsKey(b.Key));
        Assert.Equal("Lời ba, và dài hơn.", Assert.Single(await BodiesAsync(next)));
        Assert.Empty(await BodiesAsync());
    }

    [StoreFact]
    public async Task TextsMayBeReadByAnyNumberOfThreads()
    {
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync("tin", $"a{i}", $"A {i}", $"Lời {i}.");
        }

        await FollowAsync();
        Article[] all = [.. _articles.Values];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            Assert.Equal(all.Select(article => $"Lời {article.Title[2..]}."), await BodiesAsync(all)))));
    }

    [StoreFact]
    public async Task ATextThatCannotBeReadWhileTheStoreIsAwayIsThereWhenItIsBack()
    {
        var key = await WriteAsync("tin", "a", "A", "Lời một.");
        await FollowAsync();
        SetAway(true);
        await UntilAsync(() => !_changes[^1].Available);
        Assert.True(await BodyOrNullAsync(_articles[key]) is null or "Lời một.");
        SetAway(false);
        await UntilAsync(() => _changes[^1].Available);
        Assert.Equal("Lời một.", Assert.Single(await BodiesAsync(_articles[key])));
    }

    [StoreFact]
    public async Task BeingAwayIsAChangeAndTakesNothingAway()
    {
        var key = await WriteAsync("tin", "a", "A");
        await FollowAsync();
        SetAway(true);
        await UntilAsync(() => !_changes[^1].Available);
        Assert.Empty(_changes[^1].Removed);
        Assert.Equal("store-away", Assert.Single(_changes[^1].Faults).Code);
        SetAway(false);
        await UntilAsync(() => _changes[^1].Available);
        Assert.True(_articles.ContainsKey(key));
        Assert.Single(_changes, change => !change.Available);
    }

    [StoreFact]
    public async Task CategoriesComeParentsFirst()
    {
        await WriteAsync("the-thao/bong-da", "a", "A");
        await WriteAsync("the-thao", "b", "B");
        await WriteAsync("kinh-te", "c", "C");
        await FollowAsync();
        var paths = Categories().Select(category => category.Path).ToList();
        Assert.All(paths.Where(path => path.Contains('/', StringComparison.Ordinal) && paths.Contains(path[..path.LastIndexOf('/')])),
            path => Assert.True(paths.IndexOf(path[..path.LastIndexOf('/')]) <= paths.IndexOf(path)));
        Assert.Contains("the-thao/bong-da", paths);
    }

    [StoreFact]
    public async Task TheModelsRulesHoldForItsArticles()
    {
        var key = await WriteAsync("tin", "a", "  Tin \t một ", published: "2026-11-20T23:30:00Z");
        await FollowAsync();
        var article = _articles[key];
        Assert.Equal("Tin một", article.Title);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero), article.Published);
        Assert.Equal((article.Published, article.Published), (article.Updated, article.Appears));
        Assert.Equal($"tag:{article.Authority}:{article.Day:yyyy-MM-dd}/{article.Slug}", article.Id);
    }

    [StoreFact]
    public async Task FollowingAgainTellsEverythingAgain()
    {
        var key = await WriteAsync("tin", "a", "A");
        await FollowAsync();
        await _following!.DisposeAsync();
        _articles.Clear();
        _changes.Clear();
        await FollowAsync();
        Assert.Equal([key], _articles.Keys);
        Assert.NotNull(_changes[0].Publication);
    }

    [StoreFact]
    public async Task FollowingEndsWhenItIsStopped()
    {
        await WriteAsync("tin", "a", "A");
        await FollowAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _following!.MoveNextAsync());
    }

    [StoreFact]
    public async Task ANewsroomOverItPublishesWhatItTells()
    {
        var key = await WriteAsync("tin", "a", "A");
        await WriteAsync("tin", "b", "B", published: "2026-11-21T08:00:00Z");
        var clock = new FakeTimeProvider(Noon);
        await using var newsroom = await Newsroom.OpenAsync(Store, clock, NullLogger<Newsroom>.Instance);
        Assert.Equal(["B", "A"], newsroom.Current.Categories["tin"].Articles.Select(article => article.Title));
        var running = newsroom.RunAsync(_stop.Token);

        await DeleteAsync(key);
        await HoldsAsync(() => newsroom.Current.All.Articles.Length == 1, "the deletion is to be published");
        SetAway(true);
        await HoldsAsync(() => !newsroom.Status.StoreAvailable, "the status is to say that the store is away");
        Assert.Single(newsroom.Current.All.Articles);
        SetAway(false);
        await HoldsAsync(() => newsroom.Status.StoreAvailable, "the status is to say that the store is back");
        await _stop.CancelAsync();
        await HoldsAsync(() => running.IsCompleted, "the newsroom is to stop");

        Task HoldsAsync(Func<bool> condition, string what) =>
            Eventually.HoldsAsync(condition, what, () => clock.Advance(TimeSpan.FromSeconds(1)));
    }

    /// <summary>The words of a version; null too where the store says that it is away.</summary>
    private async Task<string?> BodyOrNullAsync(Article version)
    {
        try
        {
            return (await BodiesAsync(version))[0];
        }
        catch (StoreAwayException)
        {
            return null;
        }
    }

    /// <summary>Follows the store until everything is told.</summary>
    private async Task FollowAsync()
    {
        _following = Store.FollowAsync(null, _stop.Token).GetAsyncEnumerator(_stop.Token);
        do
        {
            await NextAsync();
        }
        while (!_changes[^1].IsLast);
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await NextAsync();
        }
    }

    private async Task NextAsync()
    {
        Assert.True(await _following!.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)), "the store is to tell a change");
        var change = _following.Current;
        _changes.Add(change);
        foreach (var key in change.Removed)
        {
            _articles.Remove(key);
        }

        foreach (var article in change.Articles)
        {
            _articles[article.Key] = article;
        }
    }

    private IReadOnlyList<Category> Categories() => _changes.Last(change => change.Categories is not null).Categories!;

    private async Task<List<string?>> BodiesAsync(params Article[] versions) =>
        [.. (await Store.ReadTextsAsync(versions, CancellationToken.None)).Select(text => text?.Body.Trim())];
}
