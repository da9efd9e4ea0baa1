using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// What one client may take: every limit that Kestrel has, here and nowhere else. The values are ample for every reader and aggregator known, and far below
/// what would hurt the others. Tests send what is too large and drip what is too slow; no test waits for those that take minutes or 10,000 connections.
/// </summary>
internal static class Limits
{
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false; // It tells an attacker something and a reader nothing.
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1; // Any byte: RFC 9110 §8.8.3 has such in tags, and one that is no UTF-8 ended all of an HTTP/2 connection.
        kestrel.AllowAlternateSchemes = true; // RFC 9113 §8.3.1: a proxy that speaks HTTP/2 without TLS to us passes on the https of its client.

        // The request.
        var limits = kestrel.Limits;
        limits.MaxRequestLineSize = 8 * 1024;             // The longest address is a category path of slugs; RFC 9112 §3 recommends 8000.
        limits.MaxRequestHeadersTotalSize = 32 * 1024;    // Room for 8 KB of entity tags beside a browser's cookies.
        limits.MaxRequestHeaderCount = 100;               // Browsers send 20, and each proxy in between adds a few.
        limits.MaxRequestBodySize = 0;                    // Read-only: there is nothing to send. Who sends it all the same gets the answer, and then the connection ends.
        limits.MaxRequestBufferSize = 64 * 1024;          // A request at its largest, and some of those sent ahead.

        // The connection.
        limits.MaxConcurrentConnections = 10_000;         // More than all aggregators together keep open, and half of the 20,000 file handles of a frugal container.
        limits.MaxConcurrentUpgradedConnections = 0;      // No WebSockets.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75); // Above the 60 s for which nginx and cloud balancers keep theirs, so that they hang up first.
        limits.MaxResponseBufferSize = 64 * 1024;         // Films are read from the disk no further ahead of the client than this; a document is sent at once.

        // The pace.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15); // A request is one packet; whoever drips it is dropped.
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5)); // Kestrel's own; there is no body whose pace matters.
        limits.MinResponseDataRate = new MinDataRate(1000, TimeSpan.FromSeconds(10));  // The worst mobile line is faster; a client that stops reading a feed is gone in minutes.

        // HTTP/2, where one connection is many.
        var http2 = limits.Http2;
        http2.MaxStreamsPerConnection = 100;              // The least that RFC 9113 §6.5.2 recommends.
        http2.MaxRequestHeaderFieldSize = 32 * 1024;      // As above: all of the fields may be one.
        http2.InitialConnectionWindowSize = 64 * 1024;    // How much body may be sent before anybody reads it: the least, since nobody does.
        http2.InitialStreamWindowSize = 64 * 1024;
        http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60); // Finds dead peers that hold a connection.
        http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
