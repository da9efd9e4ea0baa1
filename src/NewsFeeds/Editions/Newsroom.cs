using Microsoft.Extensions.Logging;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Following;

namespace NewsFeeds.Editions;

/// <summary>
/// Turns what the store tells and what the clock says into the next edition, and swaps it in. One writer runs; any number of readers take
/// <see cref="Current"/>, each a whole edition that nobody changes.
/// </summary>
public sealed partial class Newsroom : IDisposable
{
    /// <summary>The clock is looked at this often, so that one that is set forward or back delays nothing by more.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>After a hint, writing is given this long to go quiet, but not longer than <see cref="LongestWait"/>: a save is two or three events.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    /// <summary>Where events are not to be had, everything is looked at this often.</summary>
    private static readonly TimeSpan Polling = TimeSpan.FromSeconds(2);

    /// <summary>Where they are, the look that finds what they lost is at least this far from the last. A look costs a hundredth of the time (a tenth where there are no events), but is not put off for longer than <see cref="LongestPause"/>.</summary>
    private static readonly TimeSpan Rescan = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly ContentFolder _store;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly EditionMaker _maker = new();
    private readonly FolderWatch? _watch;
    private volatile Edition _current;
    private volatile NewsroomStatus _status;
    private long _lookedAt; // not by the clock, which may be set back
    private TimeSpan _pause;
    private DateTimeOffset _topChanged;
    private bool _foldersChanged;
    private readonly Queue<string> _pieces = new(); // of a look at everything: whatever is hinted at meanwhile waits for one of them alone
    private TimeSpan _took;
    private IReadOnlyCollection<string> _lookAgain = [];

    private Newsroom(ContentFolder store, Func<FolderWatch?> listen, TimeProvider time, ILogger log, IProgress<(int Read, int Of)>? progress)
    {
        (_store, _time, _log) = (store, time, log);

        // To listen in every folder takes half as long as to look at them. What changes before it hears is found by the next look, at the first turn.
        var listening = Task.Run(listen);
        _topChanged = store.TopChanged;
        ContentChange first;
        try
        {
            first = store.Look(progress);
        }
        finally
        {
            _watch = listening.GetAwaiter().GetResult();
        }

        if (!first.Available)
        {
            _watch?.Dispose();
            throw new ContentException(new Fault(store.Root, 0, 0, Severity.Error, "no-content", store.Root));
        }

        Tell(first.Faults);
        _current = _maker.Make(first, time.GetUtcNow());
        _status = new NewsroomStatus(first.HeldBack, StoreAvailable: true);
        _lookedAt = time.GetTimestamp();
    }

    /// <summary>The edition in service.</summary>
    public Edition Current => _current;

    /// <summary>How well the store can be read now.</summary>
    public NewsroomStatus Status => _status;

    /// <summary>Raised by the writer after each swap, with the edition before and the one now in service.</summary>
    public event Action<Edition, Edition>? Published;

    /// <summary>Reads the whole store and makes the first edition.</summary>
    /// <param name="store">The newsroom is its only caller from now on, but for bodies and media.</param>
    /// <param name="watchEvents">True: the file system's events say where to look; false: everything is looked at every two seconds, as network file systems need it.</param>
    /// <param name="time">The clock by which articles appear and leave.</param>
    /// <param name="log">Where faults of the content are reported, each once per version of its file.</param>
    /// <param name="progress">Is told how many files are read of how many.</param>
    /// <exception cref="ContentException">There is no content folder, or nothing in it.</exception>
    public static Newsroom Open(
        ContentFolder store, bool watchEvents, TimeProvider time, ILogger<Newsroom> log, IProgress<(int Read, int Of)>? progress = null) =>
        new(store, () => watchEvents ? new FolderWatch(store.Root) : null, time, log, progress);

    internal static Newsroom Open(
        ContentFolder store, FolderWatch? watch, TimeProvider time, ILogger<Newsroom> log, IProgress<(int Read, int Of)>? progress = null) =>
        new(store, () => watch, time, log, progress);

    /// <summary>Follows the store and the clock until it is stopped. Whatever goes wrong in between, the last good edition stays in service.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(stop).ConfigureAwait(false);
                Look();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Any fault of one look must not end the looking: what it missed, the next look finds.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LookFailed(e);
                _lookAgain = [""];
                await Task.Delay(Tick, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    private async Task WaitAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        if (_pieces.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            return;
        }

        var wait = _maker.NextEvent is { } next && next - now < Tick ? next - now : Tick;
        if (wait > TimeSpan.Zero)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var hinted = _watch?.Hinted ?? Task.Delay(Timeout.InfiniteTimeSpan, waiting.Token);
            await Task.WhenAny(hinted, Task.Delay(wait, _time, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
        }

        stop.ThrowIfCancellationRequested();
    }

    private void Look()
    {
        Tell(_maker.TakeSharedAddresses().Where(_store.IsNew)); // Of the edition in service, at the tick after it: it did not wait for this.
        var places = Places();
        var isPiece = _pieces.TryDequeue(out var piece);
        if (isPiece)
        {
            places.Add(piece!);
        }

        var started = _time.GetTimestamp();
        ContentChange? change = null;
        if (places.Count > 0)
        {
            change = _store.Look(places);
            _took += _time.GetElapsedTime(started);
            if (places.Contains("") || isPiece && _pieces.Count == 0)
            {
                PlanLook(_took);
                _took = TimeSpan.Zero;
            }

            _foldersChanged |= change.FoldersChanged;
            Note(change);
        }

        var now = _time.GetUtcNow();
        if (change is { Available: true })
        {
            Swap(_maker.Make(change, now));
        }
        else if (_maker.NextEvent <= now)
        {
            Swap(_maker.Make(now));
        }
    }

    /// <summary>Where to look now: nowhere, at what was hinted at, or (the empty path) everywhere.</summary>
    private HashSet<string> Places()
    {
        var places = _lookAgain.ToHashSet(StringComparer.Ordinal);
        var isDue = _pieces.Count == 0 && _time.GetElapsedTime(_lookedAt) >= _pause;
        if (_watch?.RenewIfLost(orRefused: isDue) == true || _store.IsThere != _status.StoreAvailable)
        {
            places.Add("");
        }
        else if (_watch is { Hinted.IsCompleted: false } && _foldersChanged)
        {
            // Where folders come and go, the system's watcher loses events from then on, as random runs showed; what is hinted at goes before.
            _foldersChanged = false;
            _watch.Renew();
            LookEverywhere();
        }
        else if (isDue)
        {
            LookEverywhere();
        }

        // The system's watcher loses events of the top itself.
        if (_store.TopChanged is var changed && changed != _topChanged)
        {
            _topChanged = changed;
            places.Add(_store.Pieces.First());
        }

        var hinted = new HashSet<string>(StringComparer.Ordinal);
        for (var first = _time.GetTimestamp(); _watch is not null && _watch.Hinted.IsCompleted && _time.GetElapsedTime(first) < LongestWait;)
        {
            hinted.UnionWith(_watch.Take());
            _watch.Hinted.Wait(Quiet);
        }

        // A directory that appears may be filled faster than the system starts to listen in it: it is looked through once more at the next turn.
        _lookAgain = [.. hinted.Where(place => place.Length > 0 && Directory.Exists(Path.Combine(_store.Root, place)))];
        places.UnionWith(hinted);
        return places;
    }

    private void Swap(Edition next)
    {
        var before = _current;
        if (!ReferenceEquals(before, next))
        {
            _current = next;
            Published?.Invoke(before, next);
        }
    }

    private void Note(ContentChange change)
    {
        if (change.Available != _status.StoreAvailable)
        {
            if (change.Available)
            {
                StoreIsBack(_store.Root);
            }
            else
            {
                StoreIsAway(_store.Root);
            }
        }

        Tell(change.Faults);
        _status = new NewsroomStatus(change.HeldBack, change.Available);
    }

    private void LookEverywhere()
    {
        (_lookedAt, _took) = (_time.GetTimestamp(), TimeSpan.Zero);
        _pieces.Clear();
        foreach (var piece in _store.Pieces)
        {
            _pieces.Enqueue(piece);
        }
    }

    private void PlanLook(TimeSpan took)
    {
        var pause = _watch is { IsListening: true } ? Rescan : Polling;
        var share = _watch is { IsListening: true } ? took * 100 : took * 10;
        (_lookedAt, _pause) = (_time.GetTimestamp(), share < pause ? pause : share < LongestPause ? share : LongestPause);
    }

    private void Tell(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.Severity == Severity.Error)
            {
                Rejected(fault);
            }
            else
            {
                Advised(fault);
            }
        }
    }

    [LoggerMessage(EventName = "ArticleRejected", Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void Rejected(Fault fault);

    [LoggerMessage(EventName = "ArticleAdvised", Level = LogLevel.Information, Message = "{Fault}")]
    private partial void Advised(Fault fault);

    [LoggerMessage(EventName = "StoreAway", Level = LogLevel.Error, Message = "The content folder {Root} is missing or empty; the last edition stays in service")]
    private partial void StoreIsAway(string root);

    [LoggerMessage(EventName = "StoreBack", Level = LogLevel.Information, Message = "The content folder {Root} is back")]
    private partial void StoreIsBack(string root);

    [LoggerMessage(EventName = "LookFailed", Level = LogLevel.Error, Message = "Looking at the content failed; the last edition stays in service, and everything is looked at again")]
    private partial void LookFailed(Exception exception);
}
