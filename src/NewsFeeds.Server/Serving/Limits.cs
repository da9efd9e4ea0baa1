using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsFeeds.Server.Serving;

/// <summary>What one client may take. The values are ample for every reader and aggregator known, and far below what would hurt the others.</summary>
internal static class Limits
{
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false; // It tells an attacker something and a reader nothing.

        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = 0;                              // Read-only: there is nothing to send.
        limits.MaxRequestLineSize = 8 * 1024;                       // The longest address is a category path of slugs; RFC 9112 §3 recommends 8000.
        limits.MaxRequestHeadersTotalSize = 32 * 1024;              // Room for 8 KB of entity tags beside a browser's cookies.
        limits.MaxRequestHeaderCount = 100;
        limits.MaxConcurrentConnections = 20_000;                   // Many more than all aggregators together keep open, and below the file handles of a usual limit (LimitNOFILE).
        limits.MaxConcurrentUpgradedConnections = 0;                // No WebSockets.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);         // Above the 60 s for which nginx and cloud balancers keep theirs, so that they hang up first.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);    // A request is one packet; whoever drips it is dropped.
        limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10)); // A bad mobile line is faster than 240 bytes a second; a client that stops reading is not.
        limits.Http2.MaxStreamsPerConnection = 100;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60); // Finds dead peers that hold a connection.
    }
}
