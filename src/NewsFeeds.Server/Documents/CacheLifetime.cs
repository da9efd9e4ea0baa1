using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The Cache-Control of a state. The usual value is made once; others are made only while the clock's next event is nearer than the usual
/// age. Immutable.
/// </summary>
internal sealed class CacheLifetime
{
    // A cache may answer from its copy for a minute while it asks the service, and for a day while the service is away. An old feed is
    // better than an error, because some readers give a feed up after an error.
    private const string Stale = ", stale-while-revalidate=60, stale-if-error=86400";

    private readonly bool _isPrivate;
    private readonly long _maxAge;
    private readonly DateTimeOffset? _nextEvent;
    private readonly DateTimeOffset _usualUntil;
    private readonly StringValues _usual;

    /// <param name="maxAge">The usual age.</param>
    /// <param name="nextEvent">When the clock changes the document; null for never.</param>
    /// <param name="isPrivate">Whether no shared cache may keep it. Then no cache may answer from an old copy either.</param>
    public CacheLifetime(TimeSpan maxAge, DateTimeOffset? nextEvent, bool isPrivate = false)
    {
        _isPrivate = isPrivate;
        _maxAge = Math.Max(0, (long)maxAge.TotalSeconds);
        _nextEvent = nextEvent;
        _usualUntil = nextEvent is { } next && next > DateTimeOffset.MinValue.AddSeconds(_maxAge)
            ? next.AddSeconds(-_maxAge)
            : DateTimeOffset.MaxValue;
        _usual = Of(_maxAge);
    }

    /// <summary>The header value at a moment. Its max-age never reaches past the next event.</summary>
    public StringValues At(DateTimeOffset now) =>
        now <= _usualUntil ? _usual : Of(Math.Clamp((long)(_nextEvent!.Value - now).TotalSeconds, 0, _maxAge));

    private StringValues Of(long seconds) => _isPrivate
        ? string.Create(CultureInfo.InvariantCulture, $"private, max-age={seconds}")
        : string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}{Stale}");
}
