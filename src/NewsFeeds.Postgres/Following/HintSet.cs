namespace NewsFeeds.Postgres.Following;

/// <summary>Names of what has to be looked at, collected until somebody takes them. Thread-safe.</summary>
internal sealed class HintSet
{
    /// <summary>Stands for more names than are worth keeping.</summary>
    public const string Everything = "";

    private const int Most = 1000;

    private readonly Lock _lock = new();
    private HashSet<string> _names = new(StringComparer.Ordinal);
    private TaskCompletionSource _hinted = NewSource();

    /// <summary>Completes when there is something to take.</summary>
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

    public void Add(params IEnumerable<string> names)
    {
        lock (_lock)
        {
            foreach (var name in names)
            {
                _names.Add(_names.Count < Most ? name : Everything);
                _hinted.TrySetResult();
            }
        }
    }

    /// <summary>What was collected. It starts empty again.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_lock)
        {
            if (_names.Count == 0)
            {
                return [];
            }

            var taken = _names;
            (_names, _hinted) = (new HashSet<string>(StringComparer.Ordinal), NewSource());
            return taken;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
