namespace NewsFeeds.Server.Serving;

/// <summary>
/// Gives each connection its turn. Requests run on the thread on which their bytes arrive, and that thread serves many connections. It
/// goes on with the same connection as long as the next request is already there. So a client that sends requests without a pause would
/// keep it from all others for minutes.
/// </summary>
internal static class Turns
{
    /// <summary>A turn takes half a millisecond, and moving to the thread pool costs a poll less than 1 % on average.</summary>
    private const int MostRequests = 64;

    [ThreadStatic]
    private static int _requests;

    /// <summary>Lets <paramref name="next"/> answer on this thread, or on the thread pool where this thread has had its turn.</summary>
    public static Task TakeAsync(HttpContext context, RequestDelegate next)
    {
        _requests++;
        return _requests < MostRequests ? next(context) : EndAsync(context, next);
    }

    /// <summary>Lets <paramref name="next"/> answer on the thread pool, behind all that waits there.</summary>
    public static async Task EndAsync(HttpContext context, RequestDelegate next)
    {
        _requests = 0;
        await Task.Yield();
        await next(context);
    }
}
