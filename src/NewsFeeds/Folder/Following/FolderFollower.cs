using System.Diagnostics;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Following;

/// <summary>
/// Decides when to scan the content folder, and where. Events of the file system say where to scan at once. They get lost, so everything is
/// scanned from time to time as well: folder by folder, so that an event waits for the scan of one folder at most.
/// </summary>
internal sealed class FolderFollower(Disk disk, FolderScanner scanner, Func<FolderWatch?> listen, TimeProvider time)
{
    /// <summary>The folder is asked this often whether it is still there and still the same.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>
    /// After an event, writing is given this long to go quiet, but no longer than <see cref="LongestWait"/>: a save is two or three events.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    /// <summary>Without events, everything is scanned this often.</summary>
    private static readonly TimeSpan PollingPause = TimeSpan.FromSeconds(2);

    /// <summary>With events, everything is scanned this often, to find what they lost.</summary>
    private static readonly TimeSpan RescanPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Scanning everything takes at most a hundredth of the time, a tenth without events. But it is never put off for longer than this.
    /// </summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Queue<string> _pieces = new(); // The folders that a full scan has still to scan.
    private FolderWatch? _watch;
    private IReadOnlyCollection<string> _again = []; // Places to scan once more at the next turn.
    private Fault? _failure; // Of the last scan.
    private Fault? _obstacle; // As it was told last.
    private bool _isAvailable = true;
    private bool _foldersChanged;
    private DateTimeOffset _topChanged;
    private bool _isScanningAll;
    private long _scannedAt; // A timestamp, because the clock may be set back.
    private TimeSpan _scanTook;
    private TimeSpan _pause;

    /// <summary>First everything, then each difference as it comes.</summary>
    /// <exception cref="ContentException">
    /// There is no content folder, or nothing in it, or its publication cannot be read, or the authority is none. Thrown only at first.
    /// </exception>
    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listening in every folder takes half as long as scanning them, so both go on at once. What changes before it listens is found by
        // the next full scan.
        var listening = Task.Run(listen, CancellationToken.None);
        _topChanged = TopChanged;
        ContentChange first;
        try
        {
            first = scanner.Scan(progress);
        }
        catch (Exception e) when (Disk.IsOutOfHandles(e))
        {
            throw new ContentException(FailureOf(e) with { File = disk.Root });
        }
        finally
        {
            _watch = await listening.ConfigureAwait(false);
        }

        using var watch = _watch;
        if (!first.Available)
        {
            throw new ContentException(ContentFolder.Missing(disk.Root));
        }

        // Ids that are made from another authority could never be taken back. A description that cannot be read may name another one.
        if ((first.Faults.FirstOrDefault(fault => fault.Code == "authority") ?? first.PublicationFault) is { } wrong)
        {
            throw new ContentException(wrong with { File = disk.Absolute(wrong.File) });
        }

        _scannedAt = time.GetTimestamp();
        yield return WithObstacle(first)!;
        while (true)
        {
            await WaitAsync(cancellationToken).ConfigureAwait(false);
            var places = await PlacesAsync(cancellationToken).ConfigureAwait(false);
            if (WithObstacle(Scan(places)) is { } change)
            {
                yield return change;
            }
        }
    }

    /// <summary>When an entry of the folder itself last came, went or was renamed; long ago while it is away.</summary>
    private DateTimeOffset TopChanged => disk.ModifiedOf("");

    private bool IsListening => _watch is { IsListening: true };

    /// <summary>Waits for an event or for a tick. A full scan that is under way goes on at once.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_pieces.Count > 0)
        {
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hinted = _watch?.Hinted ?? Task.Delay(Timeout.InfiniteTimeSpan, waiting.Token);
        await Task.WhenAny(hinted, Task.Delay(Tick, time, waiting.Token)).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Where to scan now: nowhere, at some places, or (the empty path) everywhere.</summary>
    private async Task<HashSet<string>> PlacesAsync(CancellationToken cancellationToken)
    {
        var places = _again.ToHashSet(StringComparer.Ordinal);
        _again = [];
        PlanFullScan(places);

        // The system's watcher loses events of the top folder itself.
        if (TopChanged is var changed && changed != _topChanged)
        {
            _topChanged = changed;
            places.Add(scanner.Pieces.First());
        }

        var hinted = await HintsAsync(cancellationToken).ConfigureAwait(false);
        places.UnionWith(hinted);

        // A directory that appears may be filled faster than the system starts to listen in it.
        _again = [.. hinted.Where(place => place.Length > 0 && Directory.Exists(disk.Absolute(place)))];
        if (_pieces.TryDequeue(out var piece))
        {
            places.Add(piece);
        }

        return places;
    }

    /// <summary>Decides whether everything is to be scanned: at once, folder by folder, or not now.</summary>
    private void PlanFullScan(HashSet<string> places)
    {
        var isDue = _pieces.Count == 0 && time.GetElapsedTime(_scannedAt) >= _pause;
        if (_watch?.RenewIfLost(orRefused: isDue) == true || disk.IsThere != _isAvailable)
        {
            places.Add("");
        }
        else if (_foldersChanged && _watch is { Hinted.IsCompleted: false })
        {
            // Where folders come and go, the system's watcher loses events from then on. Events that wait are handled first.
            _foldersChanged = false;
            _watch.Renew();
            ScanFolderByFolder();
        }
        else if (isDue)
        {
            ScanFolderByFolder();
        }
    }

    private void ScanFolderByFolder()
    {
        (_scannedAt, _scanTook, _isScanningAll) = (time.GetTimestamp(), TimeSpan.Zero, true);
        _pieces.Clear();
        foreach (var piece in scanner.Pieces)
        {
            _pieces.Enqueue(piece);
        }
    }

    /// <summary>
    /// The places that events named, once writing has gone quiet. The quiet is measured in real time, because the system's events come in
    /// real time.
    /// </summary>
    private async Task<HashSet<string>> HintsAsync(CancellationToken cancellationToken)
    {
        var hinted = new HashSet<string>(StringComparer.Ordinal);
        for (var first = Stopwatch.GetTimestamp(); _watch is { Hinted.IsCompleted: true } && Stopwatch.GetElapsedTime(first) < LongestWait;)
        {
            hinted.UnionWith(_watch.Take());
            await Task.WhenAny(_watch.Hinted, Task.Delay(Quiet, cancellationToken)).ConfigureAwait(false);
        }

        return hinted;
    }

    /// <summary>Scans some places; null where nothing is to be told.</summary>
    private ContentChange? Scan(HashSet<string> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var started = time.GetTimestamp();
        ContentChange change;
        try
        {
            change = scanner.Scan(places);
        }
#pragma warning disable CA1031 // No fault of one scan ends the following: what it missed, the next full scan finds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            (_again, _failure) = ([""], FailureOf(e));
            return null;
        }

        _failure = null;
        _scanTook += time.GetElapsedTime(started);
        if (places.Contains("") || (_isScanningAll && _pieces.Count == 0))
        {
            PlanPause();
        }

        var wasAvailable = _isAvailable;
        _isAvailable = change.Available;
        _foldersChanged |= scanner.FoldersChanged;
        return change.Available || wasAvailable ? change : null;
    }

    private static Fault FailureOf(Exception e) => Disk.IsOutOfHandles(e)
        ? new Fault(".", 0, 0, Severity.Error, "no-handles")
        : new Fault(".", 0, 0, Severity.Error, "scan-failed", e.ToString());

    /// <summary>
    /// A change with what keeps the folder from being followed. Another obstacle than before is told even without a change.
    /// </summary>
    private ContentChange? WithObstacle(ContentChange? change)
    {
        var before = _obstacle;
        _obstacle = _failure ?? _watch?.Refusal;
        if (_obstacle == before)
        {
            return change is null ? null : change with { Obstacle = _obstacle };
        }

        change ??= new ContentChange { Available = _isAvailable, HeldBack = scanner.HeldBack };
        return change with { Obstacle = _obstacle, Faults = _obstacle is null ? change.Faults : [.. change.Faults, _obstacle] };
    }

    /// <summary>Decides how long to wait until everything is scanned again.</summary>
    private void PlanPause()
    {
        var shortest = IsListening ? RescanPause : PollingPause;
        var share = _scanTook * (IsListening ? 100 : 10);
        _pause = share < LongestPause ? share : LongestPause;
        _pause = _pause > shortest ? _pause : shortest;
        (_scannedAt, _scanTook, _isScanningAll) = (time.GetTimestamp(), TimeSpan.Zero, false);
    }
}
