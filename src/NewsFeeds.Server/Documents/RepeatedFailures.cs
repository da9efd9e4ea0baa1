namespace NewsFeeds.Server.Documents;

/// <summary>
/// Keeps the log small, whatever clients ask for: each failure is logged once a minute, and of many failures only the first few. Otherwise
/// a request of 40 bytes would write a stack trace. Thread-safe.
/// </summary>
internal sealed class RepeatedFailures(TimeProvider time)
{
    private const int MostAMinute = 16;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _logged = new(StringComparer.Ordinal);
    private long _since = time.GetTimestamp(); // A timestamp, because the clock may be set back.

    /// <summary>Whether a failure is to be logged now.</summary>
    /// <param name="what">Names what failed and how.</param>
    public bool IsNew(string what)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_since) >= TimeSpan.FromMinutes(1))
            {
                _logged.Clear();
                _since = time.GetTimestamp();
            }

            return _logged.Count < MostAMinute && _logged.Add(what);
        }
    }
}
