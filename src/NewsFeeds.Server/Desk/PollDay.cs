using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Net;
using System.Security.Cryptography;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The polls of one day of the publication's zone. Whatever clients send, it stays below some megabytes: what has no room in its lists is
/// counted together. Persons are told apart by a hash that only this process can make, and only on this day. Any number of threads count.
/// </summary>
/// <param name="date">The day.</param>
/// <param name="begins">Its first moment.</param>
/// <param name="ends">The first moment of the next day.</param>
/// <param name="file">Where it is kept over a restart; null for nowhere.</param>
internal sealed class PollDay(DateOnly date, DateTimeOffset begins, DateTimeOffset ends, KeptFile? file)
{
    private const int MostCallers = 10_000;
    private const int MostTallies = 20_000;
    private const int MostIndividuals = 200_000;

    private readonly ulong _salt = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Name, string Group), Reader> _readers = new();
    private readonly ConcurrentDictionary<TallyKey, Tally> _tallies = new();
    private readonly ConcurrentDictionary<ulong, byte> _individuals = new();
    private long _persons;
    private volatile bool _isFull;

    public DateOnly Date => date;

    public KeptFile? File => file;

    /// <summary>A day of a zone. It ends where the next one begins, however long it is.</summary>
    public static PollDay Of(DateOnly date, TimeZoneInfo zone, KeptFile? file)
    {
        return new PollDay(date, BeginOf(date), BeginOf(date.AddDays(1)), file);

        DateTimeOffset BeginOf(DateOnly day)
        {
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            var isTwice = zone.IsAmbiguousTime(midnight);
            return new DateTimeOffset(midnight, isTwice ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight));
        }
    }

    /// <summary>Whether a moment is in this day.</summary>
    public bool Holds(DateTimeOffset moment) => begins <= moment && moment < ends;

    /// <summary>Who sends a User-Agent.</summary>
    public Caller CallerOf(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent))
        {
            return Caller.Other;
        }

        return _callers.TryGetValue(userAgent, out var caller) ? caller : Meet(userAgent);
    }

    /// <summary>The tally of a feed and a reader.</summary>
    public Tally TallyOf(string path, Reader reader) =>
        _tallies.TryGetValue(new(path, reader), out var tally) ? tally : Open(new(path, reader));

    /// <summary>Counts a person where the feed was not asked for from this address by this program before.</summary>
    public void CountIndividual(Tally tally, string path, string? userAgent, IPAddress? address)
    {
        Span<byte> from = stackalloc byte[24];
        from.Clear();

        // An IPv6 client may choose any address in its /64 network.
        if (address?.TryWriteBytes(from, out var length) == true && length == 16 && !address.IsIPv4MappedToIPv6)
        {
            from[8..16].Clear();
        }

        BitConverter.TryWriteBytes(from[16..], userAgent?.GetHashCode(StringComparison.Ordinal) ?? 0);
        if (IsNew(XxHash3.HashToUInt64(from, (long)_salt)))
        {
            Interlocked.Increment(ref _persons);
        }

        BitConverter.TryWriteBytes(from[20..], path.GetHashCode(StringComparison.Ordinal) | 1);
        if (IsNew(XxHash3.HashToUInt64(from, (long)_salt)))
        {
            tally.CountIndividual();
        }
    }

    /// <summary>The numbers as they are now.</summary>
    public RecordedDay Read() => new(
        date, Interlocked.Read(ref _persons), _isFull,
        [.. _tallies.Values.Select(tally => tally.Read()).OrderBy(feed => feed.Path, StringComparer.Ordinal)
            .ThenBy(feed => feed.Reader, StringComparer.Ordinal).ThenBy(feed => feed.Group, StringComparer.Ordinal)]);

    private Caller Meet(string userAgent)
    {
        if (_callers.Count >= MostCallers)
        {
            _isFull = true;
            return Caller.Other;
        }

        return _callers.GetOrAdd(userAgent, text => UserAgent.Read(text, ReaderOf));
    }

    private Reader ReaderOf(string name, string group) =>
        _readers.GetOrAdd((name, group), static key => new Reader(key.Name, key.Group));

    private Tally Open(TallyKey key)
    {
        var isFull = _tallies.Count >= MostTallies;
        _isFull |= isFull;
        return _tallies.GetOrAdd(isFull ? new(Reader.Other.Name, Reader.Other) : key, static key => new Tally(key.Path, key.Reader));
    }

    private bool IsNew(ulong hash)
    {
        if (_individuals.ContainsKey(hash))
        {
            return false;
        }

        if (_individuals.Count >= MostIndividuals)
        {
            _isFull = true;
            return false;
        }

        return _individuals.TryAdd(hash, 0);
    }

    private readonly record struct TallyKey(string Path, Reader Reader);
}
