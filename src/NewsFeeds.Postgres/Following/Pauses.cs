using System.Security.Cryptography;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// The pauses between tries to reach a database that is away. They grow, and each is drawn by lot, so that replicas do not return at one
/// moment.
/// </summary>
internal sealed class Pauses
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.25), Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _next = First;

    /// <summary>The next pause: between a half of its length and the whole.</summary>
    public TimeSpan Next()
    {
        var pause = _next * (RandomNumberGenerator.GetInt32(500, 1001) / 1000.0);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }

    /// <summary>The database answered, so the next pause is the first one again.</summary>
    public void Reset() => _next = First;
}
