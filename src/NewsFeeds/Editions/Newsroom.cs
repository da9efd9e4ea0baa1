using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Editions;

/// <summary>
/// Makes the next edition when the store tells a change or when an article's moment comes, and swaps it in. One writer runs. Any number of
/// readers take <see cref="Current"/>, each a whole edition that nobody changes.
/// </summary>
public sealed partial class Newsroom : IContentIndex, IAsyncDisposable
{
    private const int MostUpcoming = 20;
    private const int MostEdits = 1000;
    private const int MostHeldBack = 1000;

    /// <summary>The clock is looked at this often, so a clock that is set forward or back delays nothing by more.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly IArticleStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _disposed = new();
    private EditionMaker _maker = new();
    private volatile ToldArticles _articles = new(); // Of the edition in service.
    private IAsyncEnumerator<ContentChange> _changes;
    private Task<bool>? _next;
    private List<ContentChange> _batches = [];
    private ImmutableSortedDictionary<string, Fault> _heldBackByStore = ContentChange.NothingHeldBack; // As it told last.
    private volatile IReadOnlyList<HeldBack> _heldBack = []; // All of it.
    private volatile IReadOnlyList<Upcoming> _upcoming = [];
    private bool _isBehind; // The last edition could not be made.
    private volatile Edition _current = null!; // Set before anybody gets the newsroom.
    private volatile NewsroomStatus _status = new(0, StoreAvailable: true);

    private Newsroom(IArticleStore store, TimeProvider time, ILogger log, IProgress<(int Read, int Of)>? progress)
    {
        (_store, _time, _log) = (store, time, log);
        _changes = store.FollowAsync(progress, _disposed.Token).GetAsyncEnumerator(_disposed.Token);
    }

    /// <summary>The edition in service.</summary>
    public Edition Current => _current;

    /// <summary>How well the newsroom follows its store now.</summary>
    public NewsroomStatus Status => _status;

    /// <summary>What is held back now, by its file; of more than a thousand the first. Any thread may ask.</summary>
    public IReadOnlyList<HeldBack> HeldBack => _heldBack is { Count: > MostHeldBack } all ? [.. all.Take(MostHeldBack)] : _heldBack;

    /// <summary>What the clock does next, at most twenty moments in order of time. Any thread may ask.</summary>
    public IReadOnlyList<Upcoming> Upcoming => _upcoming;

    /// <summary>Raised by the writer after each swap, and when files changed that documents show or lead to.</summary>
    public event Action<PublishedEdition>? Published;

    /// <inheritdoc/>
    public Article? FindArticle(string file) => _articles.LookUp(file);

    /// <inheritdoc/>
    public bool IsWaiting(Article article) => _articles.IsWaiting(article);

    /// <inheritdoc/>
    public string? FindCategory(string folder) => Current.Shape.Find(folder);

    /// <summary>Reads the whole store and makes the first edition.</summary>
    /// <param name="store">The newsroom is the only one that follows it.</param>
    /// <param name="time">The clock by which articles appear and leave.</param>
    /// <param name="log">Where faults of the content are reported.</param>
    /// <param name="progress">Is told how many articles are read of how many.</param>
    /// <param name="cancellationToken">Gives the opening up.</param>
    /// <exception cref="ContentException">There is no content.</exception>
    public static async Task<Newsroom> OpenAsync(
        IArticleStore store, TimeProvider time, ILogger<Newsroom> log, IProgress<(int Read, int Of)>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var newsroom = new Newsroom(store, time, log, progress);
        try
        {
            while (newsroom._current is null)
            {
                await newsroom.NextChange().WaitAsync(cancellationToken).ConfigureAwait(false);
                newsroom.TakeChange();
                await newsroom.TurnAsync().ConfigureAwait(false);
            }

            return newsroom;
        }
        catch
        {
            await newsroom.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Follows the store and the clock until it is stopped. Whatever goes wrong in between, the last good edition stays in service.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(cancellationToken).ConfigureAwait(false);
                TakeChange();
                await TurnAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // No fault of one turn ends the service: the next turn tries again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _status = _status with { FailedTurns = _status.FailedTurns + 1 };
                EditionFailed(e);
                await Task.Delay(Tick, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Stops following the store. The edition in service stays readable.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync().ConfigureAwait(false);
        if (_next is { } pending)
        {
            await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _changes.DisposeAsync().ConfigureAwait(false);
        _disposed.Dispose();
    }

    /// <summary>
    /// The store's next change. It is looked for on another thread, so that a long scan holds up no article whose moment comes.
    /// </summary>
    private Task<bool> NextChange() => _next ??= Task.Run(() => _changes.MoveNextAsync().AsTask());

    /// <summary>Waits for the store's next change, for the clock's next event, or for a tick.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _maker.NextEvent is { } next && next - _time.GetUtcNow() < Tick ? next - _time.GetUtcNow() : Tick;
        if (wait > TimeSpan.Zero)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(NextChange(), Task.Delay(wait, _time, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Takes the store's next change, if it has come.</summary>
    private void TakeChange()
    {
        if (NextChange() is not { IsCompleted: true } completed)
        {
            return;
        }

        _next = null;
        if (!completed.IsCompletedSuccessfully || !completed.Result)
        {
            FollowAnew();
            completed.GetAwaiter().GetResult();
            throw new InvalidOperationException("The store stopped telling its changes.");
        }

        var change = _changes.Current;
        Tell(change);
        var since = change.Available == _status.StoreAvailable ? _status.StoreSince : _time.GetUtcNow();
        _status = _status with { StoreAvailable = change.Available, Obstacle = change.Obstacle, StoreSince = since };
        if (change.Available)
        {
            _batches.Add(change);
        }
    }

    /// <summary>Against its promise, the store stopped telling. It tells everything anew, and what it does not tell is gone.</summary>
    private void FollowAnew()
    {
        _changes = _store.FollowAsync(null, _disposed.Token).GetAsyncEnumerator(_disposed.Token);
        _maker = new EditionMaker(_maker);
        _isBehind = false; // It has nothing to be made of yet.
        _batches.Clear();
    }

    /// <summary>Makes the next edition where there is something to make it of, and swaps it in.</summary>
    private async Task TurnAsync()
    {
        var now = _time.GetUtcNow();
        var isTold = _batches is [.., { IsLast: true }];
        if (!isTold && !_isBehind && !_maker.IsDue(now))
        {
            return;
        }

        IReadOnlyList<ContentChange> changes = isTold ? _batches : [];
        if (isTold)
        {
            _batches = [];
            _heldBackByStore = changes[^1].HeldBack;
        }

        _isBehind = true;
        var next = _maker.Make(changes, now);
        var before = _heldBack;
        ListHeldBack(now);
        _status = _status with { HeldBack = _heldBack.Count, FailedTurns = 0, StoreSince = _status.StoreSince ?? now };
        _upcoming = _maker.Upcoming(MostUpcoming);
        Swap(next, [.. changes.SelectMany(change => change.Media).Concat(TakeReaddressed()).Select(NormalForm.Folded)]);
        _isBehind = false;
        TellMended(before, changes);
        if (_maker.HasFaults)
        {
            await PlaceFaultsAsync().ConfigureAwait(false);
            ListHeldBack(now);
            Tell(_maker.TakeFaults());
        }
    }

    private void ListHeldBack(DateTimeOffset now) =>
        _heldBack = Editions.HeldBack.After(_heldBack, _heldBackByStore.Values.Concat(_maker.Conflicts), now);

    /// <summary>
    /// The files to which texts link and whose articles came, went or got another address. From now on articles are looked up among those
    /// of the newest edition.
    /// </summary>
    private List<string> TakeReaddressed()
    {
        var before = _articles;
        _articles = _maker.Articles;

        // Where the store told everything anew, nobody knows what changed.
        return ReferenceEquals(before, _articles) ? before.TakeReaddressed() : before.LookedUp;
    }

    private async Task PlaceFaultsAsync()
    {
        try
        {
            await _maker.PlaceFaultsAsync(_store, _disposed.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever keeps a file from being read, its fault is told.
        catch (Exception) when (!_disposed.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The faults then concern the whole of their files.
        }
    }

    private void Swap(Edition next, IReadOnlyCollection<string> files)
    {
        var before = _current;
        _current = next;
        if (before is not null && (!ReferenceEquals(before, next) || files.Count > 0))
        {
            var done = _time.GetUtcNow();
            List<Edit> edits = ReferenceEquals(before, next) ? [] : _maker.Edits.ConvertAll(edit => edit with { Done = done });
            TellSome(edits, Tell, MoreEdits);
            TellSome(_maker.LostCategories, CategoryLost, MoreCategoriesLost);
            Published?.Invoke(new PublishedEdition(before, next, files, edits.Count > MostEdits ? edits[..MostEdits] : edits));
        }
    }
}
