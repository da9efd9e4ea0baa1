using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Following;

/// <summary>
/// Tells where in the content folder something may have changed, from the file system's events. Events get lost when the system's queue
/// overflows, when a folder is moved in, or when the top folder is made anew. So whoever listens also scans everything from time to time.
/// Thread-safe.
/// </summary>
public sealed class FolderWatch : IDisposable
{
    /// <summary>More places than these are scanned faster by scanning everything.</summary>
    private const int MostPlaces = 5000;

    private const int NoSpace = 28; // ENOSPC, with which Linux refuses one watch more.

    private readonly Lock _lock = new();
    private readonly string _root;
    private readonly Func<string, FileSystemWatcher> _open;
    private FileSystemWatcher? _watcher;
    private DirectoryIdentity? _watched;
    private volatile bool _isListening; // The system's thread writes it, too.
    private volatile Fault? _refusal;
    private HashSet<string> _places = new(StringComparer.Ordinal);
    private TaskCompletionSource _hinted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="root">The content folder's absolute path.</param>
    public FolderWatch(string root)
        : this(root, path => new FileSystemWatcher(path))
    {
    }

    internal FolderWatch(string root, Func<string, FileSystemWatcher> open)
    {
        (_root, _open) = (root, open);
        Renew();
    }

    /// <summary>Completes when there is a hint to take.</summary>
    public Task Hinted
    {
        get
        {
            lock (_lock)
            {
                return _hinted.Task;
            }
        }
    }

    /// <summary>Whether events can come at all; false where the system's limit of watches is reached or the folder is away.</summary>
    public bool IsListening => _isListening;

    /// <summary>Why the system refuses to tell changes; null while it tells them, and while the folder is away.</summary>
    public Fault? Refusal => IsListening ? null : _refusal;

    /// <summary>The places hinted at since the last call; the empty path means everywhere.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_lock)
        {
            var places = _places;
            if (places.Count > 0)
            {
                _places = new HashSet<string>(StringComparer.Ordinal);
                _hinted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return places;
        }
    }

    /// <summary>
    /// Listens anew when the folder is another one than before under the same name. True says that it did, and that events were missed.
    /// </summary>
    /// <param name="orRefused">
    /// Also listens anew when the system refused to listen. Asking for a watch on every folder costs too much to be done all the time.
    /// </param>
    public bool RenewIfLost(bool orRefused)
    {
        var isOther = DirectoryIdentity.Of(_root) != _watched;
        if (!isOther && (IsListening || !orRefused))
        {
            return false;
        }

        Renew();
        return IsListening;
    }

    /// <summary>Listens anew. Changes made meanwhile are missed, so the caller scans everything afterwards.</summary>
    public void Renew()
    {
        _watcher?.Dispose();
        _watcher = null;
        _isListening = false;
        _refusal = null;
        try
        {
            _watched = DirectoryIdentity.Of(_root);
            var watcher = _watcher = _open(_root);
            watcher.IncludeSubdirectories = true;
            watcher.InternalBufferSize = 65536;
            watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName
                | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes;
            watcher.Created += (_, e) => Hint(e.FullPath);
            watcher.Changed += (_, e) => Hint(e.FullPath);
            watcher.Deleted += (_, e) => Hint(e.FullPath);
            watcher.Renamed += (_, e) =>
            {
                Hint(e.OldFullPath);
                Hint(e.FullPath);
            };
            watcher.Error += (_, e) =>
            {
                // After an overflow, events still come. After any other error, such as too many watches, some folder has none.
                if (e.GetException() is not InternalBufferOverflowException && ReferenceEquals(watcher, _watcher))
                {
                    _refusal = RefusalOf(e.GetException());
                    _isListening = false;
                }

                Hint(_root);
            };
            _isListening = true; // Set before it starts, because it says at once what it cannot watch.
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            _isListening = false; // There are too many watches, or there is no folder. Scanning everything goes on.
            _refusal = _watched is null ? null : RefusalOf(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private static Fault RefusalOf(Exception e)
    {
        if (Disk.IsOutOfHandles(e))
        {
            return new Fault(".", 0, 0, Severity.Error, "unwatched/instances");
        }

        return e.HResult == NoSpace
            ? new Fault(".", 0, 0, Severity.Error, "unwatched/watches")
            : new Fault(".", 0, 0, Severity.Error, "unwatched", e.Message);
    }

    private void Hint(string absolute)
    {
        var place = absolute.Length <= _root.Length + 1 ? "" : absolute[(_root.Length + 1)..];
        lock (_lock)
        {
            _places.Add(_places.Count < MostPlaces ? place : "");
            _hinted.TrySetResult();
        }
    }
}
