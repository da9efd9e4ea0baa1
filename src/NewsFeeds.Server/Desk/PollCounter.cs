using NewsFeeds.Editions;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

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
    private readonly Lock _saving = new();
    private readonly PollTotals _totals = new();
    private readonly List<EndedDay> _ended = []; // Those that are not yet written for the last time.
    private volatile PollDay? _today;
    private (PollDay Day, long Requests)? _saved;

    private TimeZoneInfo Zone => newsroom.Current.Publication.TimeZone;

    /// <summary>
    /// Counts the answer to a request for a feed. It is called on the thread that answers, so it neither waits nor allocates.
    /// </summary>
    public void Count(in FeedAnswer answer)
    {
        var day = _today;
        if (day?.Holds(answer.Now, Zone) != true)
        {
            day = DayAt(answer.Now);
        }

        day.Count(answer);
    }

    /// <summary>The days of which anything is kept or counted, newest first.</summary>
    public IReadOnlyList<RecordedDay> Read()
    {
        var (today, ended) = Counted();
        var (first, last) = (today.Date.AddDays(1 - PollFiles.Days), today.Date);
        string[] besides = [.. ended.Select(each => each.File).Append(today.File).Select(file => file?.Path).OfType<string>()];
        return
        [
            .. files.Read(first, last, besides).Concat(ended.Select(each => each.Day)).Append(today.Read())
                .Where(day => day.Date >= first && day.Date <= last && day.Feeds.Count > 0)
                .GroupBy(day => day.Date).Select(RecordedDay.Of).OrderByDescending(day => day.Date),
        ];
    }

    /// <summary>What this process counted, of which no file is read.</summary>
    public PollTotals.Snapshot ReadTotals()
    {
        lock (_days)
        {
            return _totals.Read(DayAt(time.GetUtcNow()).Read());
        }
    }

    /// <summary>Writes what was counted since the last call. Never throws: what cannot be written is written with the next call.</summary>
    public void Save()
    {
        lock (_saving)
        {
            var (today, ended) = Counted();
            var requests = today.Requests;
            if (requests > 0 && _saved != (today, requests) && PollFiles.TryWrite(today.File, today.Read()))
            {
                _saved = (today, requests);
            }

            // A day after today was counted while the clock was ahead. It is no reason to forget the others.
            foreach (var newest in ended.Select(each => each.Day.Date).Where(date => date <= today.Date).Order().TakeLast(1))
            {
                files.DeleteBefore(newest.AddDays(2 - PollFiles.Days));
            }

            var first = today.Date.AddDays(1 - PollFiles.Days);
            var done = ended.Where(each => PollFiles.TryWrite(each.File, each.Day) || each.Day.Date < first).ToHashSet();
            lock (_days)
            {
                _ended.RemoveAll(done.Contains);
            }
        }
    }

    private (PollDay Today, IReadOnlyList<EndedDay> Ended) Counted()
    {
        lock (_days)
        {
            return (DayAt(time.GetUtcNow()), [.. _ended]);
        }
    }

    // The day that was counted before ends: what told its clients apart is forgotten. No poll waits for that, because the next day is there
    // already.
    private PollDay DayAt(DateTimeOffset now)
    {
        lock (_days)
        {
            var (before, zone) = (_today, Zone);
            if (before?.Holds(now, zone) == true)
            {
                return before;
            }

            var date = PollDay.DateOf(now, zone);
            var day = new PollDay(date, zone, files.NewFile(date));
            _today = day;
            if (before?.Read() is { Feeds.Count: > 0 } ended)
            {
                _ended.Add(new(ended, before.File));
                _totals.Finish(ended);
            }

            return day;
        }
    }

    private sealed record EndedDay(RecordedDay Day, KeptFile? File);
}
