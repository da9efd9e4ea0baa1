using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Limits requests per minute and client, but for polls that find nothing new. An IPv6 client is its /64 network, because it may choose
/// any address in it.
/// </summary>
internal static class RateLimiting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimiting(this IServiceCollection services, int perMinute) => services.AddRateLimiter(limiter =>
    {
        // Each minute of a client has a limiter of its own, because a limiter of the framework does not tell how much of its window is
        // left.
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (IPAddress, long)>(context =>
            HealthEndpoint.IsAt(context.Request.Path)
                ? RateLimitPartition.GetNoLimiter((IPAddress.None, 0L))
                : RateLimitPartition.GetFixedWindowLimiter(
                    (NetworkOf(context), ClockOf(context) / Window.Ticks),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));
        limiter.OnRejected = (rejected, _) =>
        {
            var left = TimeSpan.FromTicks(Window.Ticks - (ClockOf(rejected.HttpContext) % Window.Ticks));
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var endpoint = rejected.HttpContext.RequestServices.GetRequiredService<DocumentEndpoint>();
            endpoint.TellRefused(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
            return new(Problem.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests));
        };
    });

    // A clock that is never set back. It is shifted for each client, so that clients who were told to wait do not all come back in the same
    // second.
    private static long ClockOf(HttpContext context)
    {
        var seconds = (uint)NetworkOf(context).GetHashCode() % 60;
        return context.RequestServices.GetRequiredService<TimeProvider>().GetElapsedTime(0).Ticks + (seconds * TimeSpan.TicksPerSecond);
    }

    private static IPAddress NetworkOf(HttpContext context) => NetworkOf(context.Connection.RemoteIpAddress ?? IPAddress.None);

    internal static IPAddress NetworkOf(IPAddress address)
    {
        Span<byte> network = stackalloc byte[16];
        return new IPAddress(network[..WriteNetwork(address, network)]);
    }

    /// <summary>Writes what names a client in at most 16 bytes. Returns how many.</summary>
    public static int WriteNetwork(IPAddress address, Span<byte> network)
    {
        address.TryWriteBytes(network, out var length);
        if (length == 16 && !address.IsIPv4MappedToIPv6)
        {
            network[8..16].Clear();
        }

        return length;
    }
}
