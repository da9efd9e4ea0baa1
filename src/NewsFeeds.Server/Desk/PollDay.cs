using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The polls of one day of the publication's zone. Whatever clients send, it stays below 50 megabytes: what has no room in its lists is
/// counted together. Clients are told apart by hashes that only this process can make, and only on this day. Any number of threads count.
/// </summary>
/// <param name="date">The day.</param>
/// <param name="zone">The publication's zone.</param>
/// <param name="file">Where it is kept over a restart; null for nowhere.</param>
internal sealed class PollDay(DateOnly date, TimeZoneInfo zone, KeptFile? file)
{
    private const int MostOffset = 15 * 60; // No zone is as far from UTC, in minutes.
    private const int MostCallers = 10_000;
    private const int MostTallies = 20_000;
    private const int MostPersons = 100_000;
    private const int MostOfFeeds = 300_000;

    // An answer that began before midnight may be counted after it, and a clock may be set back a little. Neither brings yesterday back.
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _begins = BeginOf(date, zone);
    private readonly DateTimeOffset _ends = BeginOf(date.AddDays(1), zone);
    private readonly long _salt = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly Bounded<ulong, Caller> _callers = new(MostCallers);
    private readonly ConcurrentDictionary<(string Name, string FeedId), Reader> _readers = new(); // No more than callers.
    private readonly Bounded<TallyKey, Tally> _tallies = new(MostTallies);
    private readonly Tally _otherFeeds = new(Reader.Other.Name, Reader.Other);
    private readonly Bounded<ulong, bool> _persons = new(MostPersons);
    private readonly Bounded<(ulong Person, Tally Tally), bool> _personsOfFeeds = new(MostOfFeeds);

    public DateOnly Date => date;

    public KeptFile? File => file;

    /// <summary>How many requests were counted. As long as it is the same, so is everything else.</summary>
    public long Requests => _tallies.Values.Append(_otherFeeds).Sum(tally => tally.Requests);

    /// <summary>The day of a moment in a zone.</summary>
    public static DateOnly DateOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>Whether what is counted at a moment belongs to this day.</summary>
    public bool Holds(DateTimeOffset moment, TimeZoneInfo current) =>
        _begins - Late <= moment && moment < _ends && current.Id == zone.Id;

    /// <summary>Counts an answer.</summary>
    public void Count(in FeedAnswer answer)
    {
        var request = answer.Context.Request.Headers;
        var userAgent = request.UserAgent.ToString();
        var read = userAgent.AsSpan(0, Math.Min(userAgent.Length, UserAgent.LongestRead));
        var program = HashOf(MemoryMarshal.AsBytes(read));
        var caller = CallerOf(program, userAgent);
        var tally = TallyOf(new(answer.Path, caller.Reader));
        tally.Count(answer, request.IfNoneMatch.Count > 0 || request.IfModifiedSince.Count > 0, caller.Subscribers);
        if (caller.IsIndividual)
        {
            CountPerson(program, answer.Context.Connection.RemoteIpAddress, caller.Reader, tally);
        }
    }

    /// <summary>The numbers as they are now.</summary>
    public RecordedDay Read() => new(
        date,
        _callers.IsFull || _tallies.IsFull || _persons.IsFull || _personsOfFeeds.IsFull,
        [
            .. _tallies.Values.Append(_otherFeeds).Select(tally => tally.Read()).Where(feed => feed.Requests > 0)
                .OrderBy(feed => feed.Path, StringComparer.Ordinal).ThenBy(feed => feed.Reader, StringComparer.Ordinal)
                .ThenBy(feed => feed.FeedId, StringComparer.Ordinal),
        ],
        [
            .. _readers.Select(each => each.Value).Where(reader => reader.Individuals > 0)
                .Select(reader => new TalliedReader(reader.Name, reader.Individuals))
                .OrderBy(reader => reader.Name, StringComparer.Ordinal),
        ]);

    // The first minute is searched for: what a zone says of a midnight that is missing or comes twice need not fit the moments beside it.
    private static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var (before, begin) = (-MostOffset, MostOffset);
        while (begin - before > 1)
        {
            var middle = (before + begin) / 2;
            (before, begin) = DateOf(midnight.AddMinutes(middle), zone) < day ? (middle, begin) : (before, middle);
        }

        return midnight.AddMinutes(begin);
    }

    private ulong HashOf(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes, _salt);

    private Caller CallerOf(ulong program, string userAgent)
    {
        if (_callers.TryGet(program, out var caller))
        {
            return caller;
        }

        if (userAgent.Length == 0)
        {
            return Caller.Other;
        }

        if (_callers.IsFull)
        {
            // Invented names may have filled the list. A reader that was met before is known, whatever else its User-Agent says now.
            caller = UserAgent.Read(userAgent, (name, feedId) => _readers.GetValueOrDefault((name, feedId), Reader.Other));
            return caller.Reader == Reader.Other ? Caller.Other : caller;
        }

        caller = UserAgent.Read(userAgent, ReaderOf);
        _callers.TryAdd(program, caller);
        return caller;
    }

    private Reader ReaderOf(string name, string feedId) =>
        _readers.GetOrAdd((name, feedId), static key => new Reader(key.Name, key.FeedId));

    private Tally TallyOf(TallyKey key)
    {
        if (_tallies.TryGet(key, out var tally))
        {
            return tally;
        }

        if (_tallies.IsFull)
        {
            return _otherFeeds;
        }

        tally = new Tally(key.Path, key.Reader);
        return _tallies.TryAdd(key, tally) || _tallies.TryGet(key, out tally) ? tally : _otherFeeds;
    }

    private void CountPerson(ulong program, IPAddress? address, Reader reader, Tally tally)
    {
        Span<byte> from = stackalloc byte[16 + sizeof(ulong)];
        from.Clear();
        RateLimiting.WriteNetwork(address ?? IPAddress.None, from);
        BitConverter.TryWriteBytes(from[16..], program);
        var person = HashOf(from);
        if (!_persons.TryGet(person, out _))
        {
            if (!_persons.TryAdd(person, true))
            {
                return;
            }

            reader.CountIndividual();
        }

        if (!_personsOfFeeds.TryGet((person, tally), out _) && _personsOfFeeds.TryAdd((person, tally), true))
        {
            tally.CountIndividual();
        }
    }

    private readonly record struct TallyKey(string Path, Reader Reader);
}
