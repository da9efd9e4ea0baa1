namespace NewsFeeds.Postgres.Following;

/// <summary>How a look finds what has changed.</summary>
internal enum LookKind
{
    /// <summary>It reads every row.</summary>
    Anew,

    /// <summary>It lists every version.</summary>
    All,

    /// <summary>It lists the versions of rows that say they were written lately.</summary>
    Changed,

    /// <summary>It reads rows whose keys are known.</summary>
    Keys,
}

/// <summary>
/// Decides which look comes next. After a probe has moved, a look at everything is owed. Looks of each kind take at most a hundredth of the
/// time.
/// </summary>
internal sealed class Plan(TimeProvider time)
{
    private const int PartOfTheTime = 100;

    // Within an epoch, two versions of a row were never seen to be equal. If it happens, the next day's reading finds it.
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private string? _probe;
    private long _readAnew;
    private (bool IsOwed, long Since, TimeSpan Pause) _all;
    private (bool IsOwed, long Since, TimeSpan Pause) _changed;

    /// <summary>Whether a standby answered the last probe.</summary>
    public bool IsOfStandby => _probe is not null && Probe.IsOfStandby(_probe);

    /// <summary>Takes a probe's answer.</summary>
    public void Note(string probe)
    {
        if (probe != _probe)
        {
            _probe = probe;
            _all.IsOwed = _changed.IsOwed = true;
        }
    }

    /// <summary>A look of this kind was made.</summary>
    public void Note(LookKind kind, TimeSpan took)
    {
        var now = time.GetTimestamp();
        if (kind == LookKind.Anew)
        {
            _readAnew = now;
        }

        if (kind == LookKind.Changed)
        {
            _changed = (false, now, took * PartOfTheTime);
        }
        else if (kind != LookKind.Keys)
        {
            _all = (false, now, took * PartOfTheTime);
            _changed.IsOwed = false;
        }
    }

    /// <summary>Everything is to be looked at, as soon as a tick comes.</summary>
    public void Owe() => _all = (true, 0, TimeSpan.Zero);

    /// <summary>The kind of look that is due now; null for none.</summary>
    /// <param name="hasChanged">Whether rows say when they were written.</param>
    public LookKind? Next(bool hasChanged)
    {
        if (time.GetElapsedTime(_readAnew) >= Day)
        {
            return LookKind.Anew;
        }

        if (_all.IsOwed && time.GetElapsedTime(_all.Since) >= _all.Pause)
        {
            return LookKind.All;
        }

        return hasChanged && _changed.IsOwed && time.GetElapsedTime(_changed.Since) >= _changed.Pause ? LookKind.Changed : null;
    }
}
