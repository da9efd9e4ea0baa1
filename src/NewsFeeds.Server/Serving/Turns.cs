namespace NewsFeeds.Server.Serving;

/// <summary>
/// Gives each connection its turn. Requests run on the thread on which their bytes arrive, and that thread serves many connections. It
/// goes on with the same connection as long as the next request is already there. So a client that sends requests without a pause would
/// keep it from all others for minutes.
/// </summary>
internal static class Turns
{
    /// <summary>Half a millisecond of polls.</summary>
    private const int MostInARow = 64;

    // Kestrel has one context for all requests of a connection.
    [ThreadStatic]
    private static HttpContext? _last;

    [ThreadStatic]
    private static int _inARow;

    /// <summary>
    /// Lets <paramref name="next"/> answer on this thread, or on the thread pool where the connection has had its turn here.
    /// </summary>
    public static Task TakeAsync(HttpContext context, RequestDelegate next)
    {
        if (!ReferenceEquals(context, _last))
        {
            (_last, _inARow) = (context, 0);
        }

        _inARow++;
        return _inARow < MostInARow ? next(context) : EndAsync(context, next);
    }

    /// <summary>Lets <paramref name="next"/> answer on the thread pool, behind all that waits there.</summary>
    public static async Task EndAsync(HttpContext context, RequestDelegate next)
    {
        _inARow = 0;
        await Task.Yield();
        await next(context);
    }
}
