using System.Data;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Decides when to look at the database, and tells what looks find. A probe says each second whether anything was committed; hints say at
/// once which rows. Everything that is known was seen within one transaction, so nothing depends on the order of commits or on clocks.
/// </summary>
internal sealed class Follower(
    Database database, KnownRows known, RecentTexts texts, HintSet hinted, HintSet media, Hints? hints, string defaultAuthority,
    TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>A standby may be behind the primary that sent a hint, so it is asked again after these times.</summary>
    private static readonly double[] SecondsOfTries = [0.1, 0.5, 2];

    private readonly Plan _plan = new(time);
    private readonly Pauses _pauses = new();
    private readonly List<(string Key, int Tries, long Since)> _again = [];
    private NpgsqlConnection? _connection;
    private bool _canTellCluster;
    private string? _epoch;
    private volatile NewsroomViews? _views;
    private volatile Masthead? _masthead;
    private IReadOnlyList<Category> _categories = [];
    private string? _changed; // The latest moment at which a row was written.
    private int _looks;
    private long _tickedAt;
    private TimeSpan _pause;
    private bool _isSuspect; // The last look at everything missed more than half of the rows.
    private int _failures;
    private volatile bool _isAway;
    private int _heldBack;
    private Fault? _obstacle;

    /// <summary>The view of articles and the publication, as they were found last; null before the first look.</summary>
    public (ArticleView View, Publication Publication)? Found =>
        _views is { } views && _masthead is { } masthead ? (views.Articles, masthead.Publication) : null;

    /// <summary>Whether the database could not be read when it was last tried.</summary>
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
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            var change = await LookAsync(LookKind.Anew, [], progress, cancellationToken).ConfigureAwait(false) ?? new ContentChange();
            return WithRest(known.Count > 0 ? change : change with { Faults = [.. change.Faults, NoRows(Severity.Warning)] })!;
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            throw new ContentException(FaultOf(e));
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        _canTellCluster = await Epoch.CanTellClusterAsync(_connection, cancellationToken).ConfigureAwait(false);
        _epoch = null;
        await ProbeAsync(cancellationToken).ConfigureAwait(false);
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
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_connection is null)
        {
            await Task.Delay(_pause, time, waiting.Token).ConfigureAwait(false);
            return;
        }

        var wait = Tick - time.GetElapsedTime(_tickedAt);
        foreach (var (_, tries, since) in _again)
        {
            var left = TimeSpan.FromSeconds(SecondsOfTries[tries]) - time.GetElapsedTime(since);
            wait = left < wait ? left : wait;
        }

        var delay = Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, waiting.Token);
        await Task.WhenAny(hinted.Hinted, media.Hinted, delay).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Looks at the database as planned. Gives what is to be told, or null.</summary>
    private async Task<ContentChange?> TurnAsync(CancellationToken cancellationToken)
    {
        ContentChange? change;
        try
        {
            if (_connection is null)
            {
                await OpenAsync(cancellationToken).ConfigureAwait(false);
                hinted.Take(); // Everything is looked at.
                change = await LookAsync(LookKind.Anew, [], null, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                change = await PlannedAsync(cancellationToken).ConfigureAwait(false);
            }

            (_failures, _pause) = (0, TimeSpan.Zero);
            _pauses.Reset();
        }
        catch (Exception e) when (Database.IsAway(e) || e is ContentException || _connection is { State: not ConnectionState.Open })
        {
            await CloseAsync().ConfigureAwait(false);
            return Failed(FaultOf(e));
        }

        return WithRest(change);
    }

    /// <summary>
    /// A look failed. One connection may break while the database is there, so the first failure is followed by another try at once.
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
        return _plan.Next(_changed is not null && _views!.Articles.ChangedSince is not null) is { } kind
            ? await LookAsync(kind, [], null, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        _tickedAt = time.GetTimestamp();
        _plan.Note(await Probe.AskAsync(_connection!, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The keys that hints name, and those that a standby did not have yet.</summary>
    private HashSet<string> KeysToReadNow()
    {
        var keys = hinted.Take().ToHashSet(StringComparer.Ordinal);
        if (_plan.IsOfStandby)
        {
            _again.RemoveAll(each => keys.Contains(each.Key));
            _again.AddRange(keys.Select(key => (key, 0, time.GetTimestamp())));
        }

        for (var i = _again.Count - 1; i >= 0; i--)
        {
            var (key, tries, since) = _again[i];
            if (time.GetElapsedTime(since).TotalSeconds >= SecondsOfTries[tries])
            {
                keys.Add(key);
                _again.RemoveAt(i);
                if (tries + 1 < SecondsOfTries.Length)
                {
                    _again.Add((key, tries + 1, since));
                }
            }
        }

        return keys;
    }

    /// <summary>Looks, and takes over what was found.</summary>
    private async Task<ContentChange?> LookAsync(
        LookKind kind, HashSet<string> keys, IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        var (connection, started) = (_connection!, time.GetTimestamp());
        var zone = _masthead?.Publication.TimeZone.Id ?? "UTC";
        await using var transaction = await Database.BeginAsync(connection, zone, cancellationToken).ConfigureAwait(false);
        var epoch = await Epoch.ReadAsync(connection, _canTellCluster, cancellationToken).ConfigureAwait(false);
        var views = epoch == _epoch ? _views! : await NewsroomViews.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var masthead = await Masthead.ReadAsync(connection, views, defaultAuthority, _masthead, cancellationToken).ConfigureAwait(false);
        if (masthead.Publication.TimeZone.Id is var other && other != zone)
        {
            await Database.SetZoneAsync(connection, other, cancellationToken).ConfigureAwait(false);
        }

        if (epoch != _epoch || ArticleView.RulesOf(masthead.Publication) != ArticleView.RulesOf(_masthead!.Publication))
        {
            kind = LookKind.Anew;
        }

        var look = new Look(transaction, views.Articles, known, ++_looks, masthead.Publication, time.GetUtcNow());
        await (kind switch
        {
            LookKind.Anew => look.ReadAllAsync(progress, cancellationToken),
            LookKind.All => look.CompareAllAsync(cancellationToken),
            LookKind.Changed => look.CompareChangedAsync(_changed!, cancellationToken),
            _ => look.CompareAsync(keys, cancellationToken),
        }).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        if (!IsPlausible(look, kind))
        {
            return null;
        }

        _plan.Note(kind, time.GetElapsedTime(started));
        (_epoch, _views) = (epoch, views);
        return Take(look, masthead);
    }

    /// <summary>
    /// Whether what a look found is to be believed. That no row is left, or that more than half are gone, is seen by a look at everything,
    /// and the latter by two.
    /// </summary>
    private bool IsPlausible(Look look, LookKind kind)
    {
        if (known.Count == 0 || look.Removed.Count * 2 <= known.Count)
        {
            _isSuspect &= kind is LookKind.Keys or LookKind.Changed;
            return true;
        }

        if (kind == LookKind.Keys)
        {
            _plan.Owe();
            _tickedAt = 0;
            return false;
        }

        if (look.Count == 0)
        {
            throw new ContentException(NoRows(Severity.Error));
        }

        if (!_isSuspect)
        {
            _isSuspect = true;
            _plan.Owe();
            return false;
        }

        _isSuspect = false;
        look.Tell(new Fault(
            ArticleView.Name, 0, 0, Severity.Warning, "rows-gone", look.Removed.Count, known.Count) { Field = "" });
        return true;
    }

    private ContentChange Take(Look look, Masthead masthead)
    {
        var removed = look.Removed.Concat(look.Ended).Where(key => known.Find(key)?.Article is not null).ToList();
        var touched = removed.Concat(look.Found.Keys)
            .Select(key => (Before: known.Find(key)?.Article?.Category, After: look.Found.GetValueOrDefault(key)?.Row.Article?.Category))
            .Where(each => each.Before is not null && each.Before != each.After)
            .Select(each => each.Before!);
        var change = new ContentChange
        {
            Removed = [.. removed.Select(ArticleView.NameOf)],
            Articles = [.. look.Articles],
            Touched = touched.Distinct(StringComparer.Ordinal).ToDictionary(path => path, _ => look.Looked, StringComparer.Ordinal),
            Faults = [.. look.Faults],
        };
        known.Take(look.Found.Select(each => KeyValuePair.Create(each.Key, each.Value.Row)), look.Versions, look.Removed);
        foreach (var found in look.Found.Values.Where(each => each.Text is not null))
        {
            texts.Keep(found.Row.Article!, found.Text!);
        }

        _again.RemoveAll(each => look.Found.ContainsKey(each.Key) || look.Removed.Contains(each.Key));
        _changed = string.CompareOrdinal(look.Changed, _changed) > 0 ? look.Changed : _changed;
        return With(masthead, change);
    }

    /// <summary>The change with what is another about the publication and the categories.</summary>
    private ContentChange With(Masthead masthead, ContentChange change)
    {
        var before = _masthead;
        _masthead = masthead;
        var categories = masthead.CategoriesWith(known.Categories);
        if (ReferenceEquals(before, masthead) && categories.Select(each => each.Path).SequenceEqual(_categories.Select(each => each.Path)))
        {
            return change;
        }

        var unknown = masthead.HasCategories ? UnknownIn(change.Articles, masthead) : [];
        _categories = categories;
        return change with
        {
            Publication = ReferenceEquals(before, masthead) ? null : masthead.Publication,
            Categories = categories,
            Faults = [.. ReferenceEquals(before, masthead) ? [] : masthead.Faults, .. change.Faults, .. unknown],
        };
    }

    /// <summary>Each category that the view does not have is told once, of the first article that names it.</summary>
    private IEnumerable<Fault> UnknownIn(IEnumerable<Article> articles, Masthead masthead)
    {
        var found = masthead.Described.Concat(_categories).Select(each => each.Path).Append("").ToHashSet(StringComparer.Ordinal);
        return [.. articles.Where(article => !found.Contains(article.Category))
            .GroupBy(article => article.Category, article => article.Key, StringComparer.Ordinal)
            .Select(group => new Fault(group.Min(StringComparer.Ordinal)!, 0, 0, Severity.Warning, "unknown-category", group.Key)
            {
                Field = "category",
            })];
    }

    /// <summary>The change with what no look at the database finds; null where nothing is to be told.</summary>
    private ContentChange? WithRest(ContentChange? change)
    {
        var (files, obstacle, obstacleBefore, wasAway) = (media.Take(), hints?.Obstacle, _obstacle, _isAway);
        var heldBack = known.HeldBack + (_masthead!.IsHeldBack ? 1 : 0) + _categories.Count(category => category.IsHeldBack);
        var isSame = change is null or { Publication: null, Categories: null, Removed.Count: 0, Articles.Count: 0, Faults.Count: 0 }
            && files.Count == 0 && heldBack == _heldBack && obstacle == obstacleBefore;
        if (isSame && !(wasAway && change is not null))
        {
            return null;
        }

        // A database that is away is back once a look was taken over.
        _isAway = wasAway && change is null;
        (_heldBack, _obstacle) = (heldBack, obstacle);
        change ??= new ContentChange { Available = !_isAway };
        return change with
        {
            Media = files,
            HeldBack = heldBack,
            Obstacle = obstacle?.Code,
            Faults = obstacle is null || obstacle == obstacleBefore ? change.Faults : [.. change.Faults, obstacle],
        };
    }

    private static Fault NoRows(Severity severity) => new Fault(ArticleView.Name, 0, 0, severity, "no-rows") { Field = "" };

    private static Fault FaultOf(Exception e) => e is ContentException { Fault: var fault }
        ? fault
        : new Fault("ConnectionStrings:NewsFeeds", 0, 0, Severity.Error, "store-away", Database.ReasonOf(e)) { Field = "" };
}
