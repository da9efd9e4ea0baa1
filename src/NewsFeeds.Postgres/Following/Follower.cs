using System.Collections.Immutable;
using System.Data;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Decides when to look at the database. A probe says each second whether anything was committed; hints say at once which rows. A look at
/// everything sees one moment and follows every commit, so nothing depends on the order of commits, on clocks or on hints that arrive.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="snapshot">What is known of it.</param>
/// <param name="hinted">Keys of rows to look at.</param>
/// <param name="media">Files of the media folder that changed.</param>
/// <param name="hints">What gives the keys; null where nothing does.</param>
/// <param name="time">The clock by which looks are planned.</param>
internal sealed class Follower(
    Database database, Snapshot snapshot, HintSet hinted, HintSet media, Hints? hints, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The hints of one transaction come one by one, and all its rows belong to one change. In real time, because hints come in real time.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);

    /// <summary>A standby may be behind the primary that sent a hint, so it is asked again after these times.</summary>
    private static readonly TimeSpan[] Tries = [TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2)];

    private readonly Plan _plan = new(time);
    private readonly Pauses _pauses = new();
    private readonly List<Retry> _again = [];
    private NpgsqlConnection? _connection;
    private bool _canTellCluster;
    private long _tickedAt;
    private TimeSpan _pause;
    private int _failures;
    private volatile bool _isAway;
    private ImmutableSortedDictionary<string, Fault> _heldBack = ContentChange.NothingHeldBack; // As it was told last.
    private Fault? _obstacle; // As it was told last.

    /// <summary>Whether the database could not be read when it was last tried. May be asked by any thread.</summary>
    public bool IsAway => _isAway;

    /// <summary>First everything, then each difference as it comes.</summary>
    /// <exception cref="ContentException">The database cannot be read. Thrown only at first.</exception>
    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            yield return await FirstAsync(progress, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                await WaitAsync(cancellationToken).ConfigureAwait(false);
                if (await TurnAsync(cancellationToken).ConfigureAwait(false) is { } change)
                {
                    yield return change;
                }
            }
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task<ContentChange> FirstAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var change = await ReadAnewAsync(progress, cancellationToken).ConfigureAwait(false);
            Fault[] empty = [ArticleView.NoRows(Severity.Warning)];
            return WithRest(snapshot.Rows.Count > 0 ? change : change! with { Faults = [.. change.Faults, .. empty] })!;
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            throw new ContentException(FaultOf(e));
        }
    }

    /// <summary>Opens a connection, and reads everything on it.</summary>
    private async Task<ContentChange?> ReadAnewAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        _connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        _canTellCluster = await Epoch.CanTellClusterAsync(_connection, cancellationToken).ConfigureAwait(false);
        snapshot.ForgetVersions();
        await ProbeAsync(cancellationToken).ConfigureAwait(false);
        return await LookAsync(LookKind.Anew, [], progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a hint or a tick; while the database is away, for the next try.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            await Task.Delay(_pause, time, cancellationToken).ConfigureAwait(false);
            return;
        }

        var wait = Tick - time.GetElapsedTime(_tickedAt);
        foreach (var retry in _again)
        {
            var left = retry.After - time.GetElapsedTime(retry.Since);
            wait = left < wait ? left : wait;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, waiting.Token);
        await Task.WhenAny(hinted.Hinted, media.Hinted, delay).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        if (hinted.Hinted.IsCompleted || media.Hinted.IsCompleted)
        {
            await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Looks at the database as planned. Gives what is to be told, or null.</summary>
    private async Task<ContentChange?> TurnAsync(CancellationToken cancellationToken)
    {
        ContentChange? change;
        try
        {
            change = _connection is null
                ? await ReadAnewAsync(null, cancellationToken).ConfigureAwait(false)
                : await PlannedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Database.IsAway(e) || e is ContentException || _connection is { State: not ConnectionState.Open })
        {
            await CloseAsync().ConfigureAwait(false);
            return Failed(FaultOf(e));
        }

        (_failures, _pause) = (0, TimeSpan.Zero);
        _pauses.Reset();
        return WithRest(change);
    }

    /// <summary>
    /// A look failed. A connection may break while the database is there, so another try follows at once. If that fails too, the database
    /// is away.
    /// </summary>
    private ContentChange? Failed(Fault fault)
    {
        if (_failures++ == 0)
        {
            return null;
        }

        _pause = _pauses.Next();
        if (_isAway)
        {
            return null;
        }

        _isAway = true;
        return new ContentChange { Available = false, Faults = [fault], HeldBack = _heldBack };
    }

    private async Task<ContentChange?> PlannedAsync(CancellationToken cancellationToken)
    {
        var keys = KeysToReadNow();
        if (keys.Remove(HintSet.Everything))
        {
            _tickedAt = 0;
        }

        if (keys.Count > 0)
        {
            return await LookAsync(LookKind.Keys, keys, null, cancellationToken).ConfigureAwait(false);
        }

        if (time.GetElapsedTime(_tickedAt) < Tick)
        {
            return null;
        }

        await ProbeAsync(cancellationToken).ConfigureAwait(false);
        return _plan.Next(snapshot.HasChanged) is { } kind
            ? await LookAsync(kind, [], null, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        _tickedAt = time.GetTimestamp();
        _plan.Note(await Probe.AskAsync(_connection!, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ContentChange?> LookAsync(
        LookKind planned, IReadOnlyCollection<string> keys, IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (kind, change) = await snapshot.LookAsync(_connection!, _canTellCluster, planned, keys, progress, cancellationToken)
            .ConfigureAwait(false);
        if (change is null)
        {
            _plan.Owe();
        }
        else
        {
            _plan.Note(kind, time.GetElapsedTime(started));
        }

        return change;
    }

    /// <summary>The keys that hints name, and those for which a standby is asked again.</summary>
    private HashSet<string> KeysToReadNow()
    {
        var keys = hinted.Take().ToHashSet(StringComparer.Ordinal);
        if (_plan.IsOfStandby)
        {
            var now = time.GetTimestamp();
            _again.AddRange(keys.SelectMany(key => Tries.Select(after => new Retry(key, after, now))));
        }

        keys.UnionWith(_again.Where(IsDue).Select(each => each.Key));
        _again.RemoveAll(IsDue);
        return keys;

        bool IsDue(Retry retry) => time.GetElapsedTime(retry.Since) >= retry.After;
    }

    /// <summary>The change with what no look at the database finds; null where nothing is to be told.</summary>
    private ContentChange? WithRest(ContentChange? change)
    {
        // A database that was away is back once a look was taken over.
        var isBack = _isAway && change is not null;
        var (files, obstacle, heldBack) = (media.Take(), hints?.Obstacle, snapshot.HeldBack);
        var isOther = change is not (null or { Publication: null, Categories: null, Removed.Count: 0, Articles.Count: 0, Faults.Count: 0 })
            || files.Count > 0 || heldBack != _heldBack || obstacle != _obstacle;
        if (!isBack && !isOther)
        {
            return null;
        }

        var isNews = obstacle is not null && obstacle != _obstacle;
        _isAway &= !isBack;
        (_heldBack, _obstacle) = (heldBack, obstacle);
        change ??= new ContentChange { Available = !_isAway };
        return change with
        {
            Media = files,
            HeldBack = heldBack,
            Obstacle = obstacle,
            Faults = isNews ? [.. change.Faults, obstacle!] : change.Faults,
        };
    }

    private static Fault FaultOf(Exception e) => e is ContentException { Fault: var fault } ? fault : Database.FaultOf(e);

    /// <summary>A key that a standby is asked for again, some time after its hint came.</summary>
    private sealed record Retry(string Key, TimeSpan After, long Since);
}
