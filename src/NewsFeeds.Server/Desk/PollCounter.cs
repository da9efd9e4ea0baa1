using NewsFeeds.Editions;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Counts who polls which feed. Behind a cache it sees only what the cache asks for, so every count is a floor. Any number of threads
/// count.
/// </summary>
/// <param name="newsroom">Its publication's zone says when a day begins.</param>
/// <param name="files">Where days are kept over a restart.</param>
/// <param name="time">The clock.</param>
internal sealed class PollCounter(Newsroom newsroom, PollFiles files, TimeProvider time)
{
    private readonly Lock _days = new();
    private readonly Lock _io = new();
    private readonly PollTotals _totals = new();
    private List<PollDay> _counted = []; // Those that are not yet written for the last time.
    private volatile PollDay? _today;

    /// <summary>
    /// Counts the answer to a request for a feed. It is called on the thread that answers, so it neither waits nor allocates.
    /// </summary>
    public void Count(in FeedAnswer answer)
    {
        var day = _today;
        if (day?.Holds(answer.Now) != true)
        {
            day = DayOf(answer.Now);
        }

        var request = answer.Context.Request.Headers;
        var userAgent = request.UserAgent.ToString();
        var caller = day.CallerOf(userAgent);
        var tally = day.TallyOf(answer.Path, caller.Reader);
        var isConditional = request.IfNoneMatch.Count > 0 || request.IfModifiedSince.Count > 0;
        tally.Count(answer.Status, isConditional, answer.Sent, answer.Saved, caller.Subscribers);
        if (caller.IsIndividual)
        {
            day.CountIndividual(tally, answer.Path, userAgent, answer.Context.Connection.RemoteIpAddress);
        }
    }

    /// <summary>The days of which anything is kept or counted, newest first.</summary>
    public IReadOnlyList<RecordedDay> Read()
    {
        lock (_io)
        {
            var counted = Counted();
            string[] besides = [.. counted.Select(day => day.File?.Path).OfType<string>()];
            return
            [
                .. files.Read(besides).Concat(counted.Select(day => day.Read())).GroupBy(day => day.Date).Select(RecordedDay.Of)
                    .OrderByDescending(day => day.Date).Take(PollFiles.Days),
            ];
        }
    }

    /// <summary>What this process counted, of which no file is read.</summary>
    public PollTotals.Snapshot ReadTotals()
    {
        lock (_io)
        {
            var counted = Counted();
            var now = time.GetUtcNow();
            return _totals.Read([.. counted.Select(day => day.Read())], counted.Find(day => day.Holds(now))?.Date);
        }
    }

    /// <summary>Writes what was counted. Never throws: what cannot be written is written with the next call.</summary>
    public void Save()
    {
        lock (_io)
        {
            var now = time.GetUtcNow();
            var written = Counted().Where(PollFiles.TryWrite).ToList();
            var finished = Counted().Where(day => !day.Holds(now)).ToList();
            if (finished.Count == 0)
            {
                return;
            }

            files.DeleteBefore(finished.Max(day => day.Date).AddDays(2 - PollFiles.Days));
            var first = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-PollFiles.Days);
            finished.RemoveAll(day => day.Date >= first && !written.Contains(day));
            _totals.Finish([.. finished.Select(day => day.Read())]);
            lock (_days)
            {
                _counted = [.. _counted.Except(finished)];
                _today = null; // Whoever counts next finds or opens its day.
            }
        }
    }

    private List<PollDay> Counted()
    {
        lock (_days)
        {
            return _counted;
        }
    }

    private PollDay DayOf(DateTimeOffset now)
    {
        lock (_days)
        {
            var zone = newsroom.Current.Publication.TimeZone;
            var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            var day = _counted.Find(each => each.Date == date);
            if (day is null)
            {
                day = PollDay.Of(date, zone, files.NewFile(date));
                _counted = [.. _counted, day];
            }

            return _today = day;
        }
    }
}
