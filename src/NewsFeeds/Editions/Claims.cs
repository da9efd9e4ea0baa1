namespace NewsFeeds.Editions;

/// <summary>
/// Gives each name to one of those that claim it: the first in order. The others wait, and the next in order follows when the holder goes.
/// Who holds a name depends on the claimants alone, never on the order in which they came. One writer; not thread-safe.
/// </summary>
/// <param name="byName">Claimants of one name are equal.</param>
/// <param name="order">The order of claimants of one name; no two are equal in it.</param>
/// <param name="gained">Is told who holds its name from now on.</param>
/// <param name="lost">
/// Is told who holds it no longer, because it went or because an earlier one came; before the other has gained it.
/// </param>
internal sealed class Claims<T>(IEqualityComparer<T> byName, IComparer<T> order, Action<T> gained, Action<T> lost)
    where T : notnull
{
    private readonly HashSet<T> _holders = new(byName);
    private readonly Dictionary<T, SortedSet<T>> _waiting = new(byName);
    private readonly List<T> _newlyWaiting = [];

    /// <summary>Those that wait, each with the holder of its name, in no order.</summary>
    public IEnumerable<(T Waiting, T Holder)> Waiting => WithHolders(_waiting.Values.SelectMany(all => all));

    /// <summary>Whether a claimant holds its name.</summary>
    public bool Holds(T claimant) => _holders.TryGetValue(claimant, out var holder) && order.Compare(claimant, holder) == 0;

    /// <summary>Makes room for as many more at once.</summary>
    public void Expect(int more) => _holders.EnsureCapacity(_holders.Count + more);

    /// <summary>Those that began to wait since this was last asked and still wait, each with the holder of its name.</summary>
    public List<(T Waiting, T Holder)> TakeNewlyWaiting()
    {
        List<(T, T)> waiting = [.. WithHolders(_newlyWaiting.Where(IsWaiting))];
        _newlyWaiting.Clear();
        return waiting;
    }

    /// <summary>Lets a claimant in.</summary>
    public void Add(T claimant)
    {
        if (_holders.Add(claimant))
        {
            gained(claimant);
        }
        else if (_holders.TryGetValue(claimant, out var holder) && order.Compare(claimant, holder) < 0)
        {
            Release(holder);
            Wait(holder);
            Hold(claimant);
        }
        else
        {
            Wait(claimant);
        }
    }

    /// <summary>Lets a claimant go that was let in.</summary>
    public void Remove(T claimant)
    {
        if (_holders.TryGetValue(claimant, out var holder) && order.Compare(claimant, holder) == 0)
        {
            Release(holder);
            if (_waiting.TryGetValue(claimant, out var waiting) && waiting.Min is { } next)
            {
                StopWaiting(next);
                Hold(next);
            }
        }
        else
        {
            StopWaiting(claimant);
        }
    }

    private bool IsWaiting(T claimant) => _waiting.TryGetValue(claimant, out var all) && all.Contains(claimant);

    private IEnumerable<(T, T)> WithHolders(IEnumerable<T> claimants)
    {
        foreach (var claimant in claimants)
        {
            if (_holders.TryGetValue(claimant, out var holder))
            {
                yield return (claimant, holder);
            }
        }
    }

    private void Hold(T claimant)
    {
        _holders.Add(claimant);
        gained(claimant);
    }

    private void Release(T holder)
    {
        _holders.Remove(holder);
        lost(holder);
    }

    private void Wait(T claimant)
    {
        if (!_waiting.TryGetValue(claimant, out var waiting))
        {
            _waiting.Add(claimant, waiting = new SortedSet<T>(order));
        }

        waiting.Add(claimant);
        _newlyWaiting.Add(claimant);
    }

    private void StopWaiting(T claimant)
    {
        if (!_waiting.TryGetValue(claimant, out var waiting))
        {
            return;
        }

        waiting.Remove(claimant);
        if (waiting.Count == 0)
        {
            _waiting.Remove(claimant);
        }
    }
}
