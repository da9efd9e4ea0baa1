using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The Cache-Control of a state: made once, and again only while the next event by the clock is nearer than the usual age. Immutable.
/// </summary>
internal sealed class CacheLifetime
{
    // A cache may answer for a minute with what it has while it asks us, and for a day while we are away: the last good feed beats an
    // error, which makes some readers give a feed up.
    private const string Stale = ", stale-while-revalidate=60, stale-if-error=86400";

    private readonly long _maxAge;
    private readonly DateTimeOffset? _nextEvent;
    private readonly DateTimeOffset _usualUntil;
    private readonly StringValues _usual;

    public CacheLifetime(TimeSpan maxAge, DateTimeOffset? nextEvent)
    {
        _maxAge = Math.Max(0, (long)maxAge.TotalSeconds);
        _nextEvent = nextEvent;
        _usualUntil = nextEvent is { } next && next > DateTimeOffset.MinValue.AddSeconds(_maxAge) ? next.AddSeconds(-_maxAge) : DateTimeOffset.MaxValue;
        _usual = Of(_maxAge);
    }

    /// <summary>The header value at a moment: max-age never reaches past the next event.</summary>
    public StringValues At(DateTimeOffset now) =>
        now <= _usualUntil ? _usual : Of(Math.Clamp((long)(_nextEvent!.Value - now).TotalSeconds, 0, _maxAge));

    private static StringValues Of(long seconds) => string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}{Stale}");
}
