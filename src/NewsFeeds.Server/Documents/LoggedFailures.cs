namespace NewsFeeds.Server.Documents;

/// <summary>
/// Which failures were logged in this minute, so that each is logged once, and of many only the first few. Otherwise each request of 40
/// bytes could write a stack trace. Thread-safe.
/// </summary>
internal sealed class LoggedFailures(TimeProvider time)
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
