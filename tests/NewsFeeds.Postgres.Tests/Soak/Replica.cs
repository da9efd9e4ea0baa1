using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>A newsroom that follows a store, with its feeds and without a server.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly string _name;
    private readonly FollowedStore _store;
    private readonly StoreClock _storeClock;
    private readonly FakeTimeProvider _clock;
    private readonly Newsroom _newsroom;
    private readonly TemporaryContent _media = TemporaryContent.Empty();
    private readonly EntryRenderer _renderer;
    private readonly FeedSource _feeds;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private Replica(string name, FollowedStore store, StoreClock storeClock, FakeTimeProvider clock, Newsroom newsroom)
    {
        (_name, _store, _storeClock, _clock, _newsroom) = (name, store, storeClock, clock, newsroom);
        var media = _media.OpenStore().Media;
        var addresses = new PublicUrls(new Uri("https://feeds.example.vn"));
        _renderer = new EntryRenderer(store, new ContentPaths(media, newsroom, addresses), clock, NullLogger<EntryRenderer>.Instance);
        _feeds = new FeedSource(_renderer, media, addresses, clock);
        _running = Task.Run(() => newsroom.RunAsync(_stop.Token));
    }

    /// <param name="name">What failures call it.</param>
    /// <param name="open">Opens its store, with a clock that runs while the store waits.</param>
    /// <param name="versions">The versions that any replica was told.</param>
    public static async Task<Replica> OpenAsync(
        string name, Func<TimeProvider, IArticleStore> open, ConcurrentDictionary<(string Key, long Revision), ArticleRow> versions)
    {
        var (storeClock, clock) = (new StoreClock(), new FakeTimeProvider(Noon));
        var store = new FollowedStore(open(storeClock), versions);
        return new Replica(
            name, store, storeClock, clock, await Newsroom.OpenAsync(store, clock, NullLogger<Newsroom>.Instance));
    }

    /// <summary>A second goes by.</summary>
    public void Turn()
    {
        _storeClock.Turn();
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Reads its feed and the words of every article, as clients do at any time.</summary>
    public async Task PollAsync()
    {
        try
        {
            await RssAsync();
            await _store.ReadTextsAsync([.. _store.Articles.Values], CancellationToken.None);
        }
        catch (StoreAwayException)
        {
            // The connection was killed on which words were read.
        }
    }

    /// <summary>
    /// Whether it is what the database is: the articles that it was told, their words, those that are public, and its feed. Null where it
    /// is, else the first difference.
    /// </summary>
    public async Task<string?> DifferenceAsync(Truth truth)
    {
        if (_store.BrokenPromise is { } broken)
        {
            Assert.Fail($"{_name}: {broken}");
        }

        try
        {
            var difference = ToldDifference(truth) ?? await WordsDifferenceAsync(truth) ?? EditionDifference(truth)
                ?? await FeedDifferenceAsync(truth);
            return difference is null ? null : $"{_name}: {difference}";
        }
        catch (StoreAwayException e)
        {
            // A connection in the pool was killed while nobody used it.
            return $"{_name}: {e}";
        }
    }

    /// <summary>Whether it was told an article.</summary>
    public bool IsTold(string key) => _store.Articles.ContainsKey(key);

    /// <summary>How the articles that it was told differ.</summary>
    public string? ToldDifference(Truth truth) => truth.DifferenceFrom(RowsOf(_store.Articles.Values));

    /// <summary>The bytes of its feed of everything.</summary>
    public async Task<byte[]> RssAsync()
    {
        var edition = _newsroom.Current;
        var feed = await _feeds.GetAsync(edition, edition.All, CancellationToken.None);
        return (await _feeds.WriteAsync(edition, edition.All, feed, FeedFormat.Rss, CancellationToken.None)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Eventually.HoldsAsync(() => _running.IsCompleted, $"{_name} is to stop", Turn);
        await _newsroom.DisposeAsync();
        await _store.DisposeAsync();
        _renderer.Dispose();
        _media.Dispose();
        _stop.Dispose();
    }

    private static Dictionary<string, ArticleRow> RowsOf(IEnumerable<Article> articles) =>
        articles.Select(ArticleRow.Of).ToDictionary(row => row.Key, StringComparer.Ordinal);

    private async Task<string?> WordsDifferenceAsync(Truth truth)
    {
        Article[] articles = [.. _store.Articles.Values];
        var texts = await _store.ReadTextsAsync(articles, CancellationToken.None);
        return articles.Zip(texts).Where(each => each.Second?.Body != truth.Words[each.First.Key])
            .Select(each => $"{each.First.Key} has the words {each.Second?.Body}, not {truth.Words[each.First.Key]}").FirstOrDefault();
    }

    private string? EditionDifference(Truth truth) =>
        (truth with { Rows = truth.Rows.Values.Where(row => !row.Draft).ToDictionary(row => row.Key, StringComparer.Ordinal) })
            .DifferenceFrom(RowsOf(_newsroom.Current.All.Articles)) is { } difference
            ? $"of its edition, {difference}"
            : null;

    /// <summary>The first entry of its feed that has other words than its row.</summary>
    private async Task<string?> FeedDifferenceAsync(Truth truth)
    {
        var built = await _feeds.GetAsync(_newsroom.Current, _newsroom.Current.All, CancellationToken.None);
        var rows = truth.Rows.Values.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return built.Value.Entries
            .Where(entry => entry.Content?.Contains(truth.Words[rows[entry.Id].Key], StringComparison.Ordinal) != true)
            .Select(entry => $"the entry {entry.Title} has the words {entry.Content}").FirstOrDefault();
    }
}
