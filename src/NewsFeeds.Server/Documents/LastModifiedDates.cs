using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>The date that a feed's bytes have.</summary>
/// <param name="Tag">The common part of the bytes' entity tags.</param>
/// <param name="Date">Their Last-Modified.</param>
internal sealed record LastModifiedDate(string Tag, DateTimeOffset Date);

/// <summary>
/// The Last-Modified of every feed, remembered over restarts. The same bytes keep their date, and other bytes get a later one, so that no
/// two bodies of a feed ever share a date. Forgetting the dates is harmless: new ones come from the store's changes. The authority of ids
/// is remembered beside them. Thread-safe.
/// </summary>
internal sealed class LastModifiedDates
{
    /// <summary>
    /// Categories are renamed for years, and thousands of tags may be followed, so the number of feeds grows. Beyond this number, those
    /// that have not changed for longest are forgotten.
    /// </summary>
    private const int MostFeeds = 30_000;

    private readonly Lock _lock = new();
    private readonly Lock _saving = new();
    private readonly TimeProvider _time;
    private readonly LastModifiedFile? _file;
    private readonly Dictionary<string, LastModifiedDate> _dates = new(StringComparer.Ordinal);
    private string? _authority;
    private bool _isSaved = true;

    /// <param name="time">The clock. A new date is at most a second ahead of it.</param>
    /// <param name="file">Where the dates are kept; null keeps them for this process alone.</param>
    public LastModifiedDates(TimeProvider time, LastModifiedFile? file = null)
    {
        (_time, _file) = (time, file);
        var state = file?.Read();
        _authority = state?.Authority;
        Merge(state?.Feeds ?? []);
    }

    /// <summary>
    /// The first whole second after a moment. It comes after every change within the second of that moment, so only the last of them is
    /// sent with it.
    /// </summary>
    public static DateTimeOffset SecondAfter(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond) + TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>
    /// Dates the bytes of a feed. The date may lie up to a second ahead; until it has come, the feed is sent without one, because bytes
    /// that follow within the same second get the same date. A date that a wrong clock gave is forgotten, because the feed would be sent
    /// without one until it has come.
    /// </summary>
    /// <param name="path">The feed.</param>
    /// <param name="tag">Names its bytes.</param>
    /// <param name="changed">When the store says that it last changed.</param>
    public DateTimeOffset Date(string path, string tag, DateTimeOffset changed)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var known = _dates.GetValueOrDefault(path) is { } last && !WrongClock.Gave(last.Date, now) ? last : null;
            if (known?.Tag == tag)
            {
                return known.Date;
            }

            var date = SecondAfter(changed < now ? changed : now);
            if (known is not null && known.Date >= date)
            {
                date = Following(known.Date, now);
            }

            _dates[path] = new LastModifiedDate(tag, date);
            _isSaved = false;
            return date;
        }
    }

    /// <summary>Remembers the authority of the publication's ids for the next start.</summary>
    /// <returns>The authority at the last start; null where none is remembered.</returns>
    public string? RememberAuthority(string authority)
    {
        lock (_lock)
        {
            var before = _authority;
            _isSaved &= before == authority;
            _authority = authority;
            return before;
        }
    }

    /// <summary>
    /// Writes the dates since the last call, together with those that another process wrote in the meantime. Of two dates of a feed, the
    /// later stays. Never throws: dates that cannot be written are written with the next call.
    /// </summary>
    public void Save()
    {
        // Two saves at the same time might write the older dates last.
        lock (_saving)
        {
            lock (_lock)
            {
                if (_file is null || _isSaved)
                {
                    return;
                }

                _isSaved = true;
            }

            if (!_file.TryWrite(new LastModifiedState(_authority, Merge(_file.Read().Feeds))))
            {
                lock (_lock)
                {
                    _isSaved = false;
                }
            }
        }
    }

    private Dictionary<string, LastModifiedDate> Merge(Dictionary<string, LastModifiedDate> others)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            foreach (var (path, other) in others.Where(each => !WrongClock.Gave(each.Value.Date, now)))
            {
                if (!_dates.TryGetValue(path, out var own) || other.Date > own.Date)
                {
                    _dates[path] = other;
                }
            }

            foreach (var (path, _) in _dates.OrderByDescending(each => each.Value.Date).Skip(MostFeeds).ToList())
            {
                _dates.Remove(path);
            }

            return new(_dates, StringComparer.Ordinal);
        }
    }

    private static DateTimeOffset Following(DateTimeOffset known, DateTimeOffset now)
    {
        if (known <= now)
        {
            return SecondAfter(now);
        }

        // A date up to a second ahead has not come yet, so it was never sent. One further ahead was sent before the clock was set back.
        return known <= SecondAfter(now) ? known : known.AddSeconds(1);
    }
}
