using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// The limits of what one client may take, for every limit that Kestrel has. The values are ample for every known reader and aggregator,
/// and far below what would hurt other clients. Tests exceed the sizes and the pace; no test waits for limits that take minutes or 10,000
/// connections.
/// </summary>
internal static class Limits
{
    /// <summary>More than all aggregators keep open.</summary>
    public const int AmpleConnections = 10_000;

    /// <summary>A request is one packet; whoever drips its headers is dropped.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>With fewer the program itself has none left to answer with.</summary>
    private const int LeastOpenFiles = 32;

    /// <summary>
    /// The most connections at once. Articles and pictures need handles too, so connections never take more than half of them.
    /// </summary>
    public static int Connections { get; } = (int)Math.Min(AmpleConnections, OpenFiles() / 2);

    /// <summary>Checks that the system lets the service open enough files and connections to work at all.</summary>
    /// <exception cref="SettingsException">It does not.</exception>
    public static void CheckOpenFiles()
    {
        if (OpenFiles() is var files and < LeastOpenFiles)
        {
            throw new SettingsException(
                $"the system lets the service open {files} files, but it needs {LeastOpenFiles} at least; raise the limit with "
                    + "LimitNOFILE= of systemd or with ulimit -n");
        }
    }

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false; // It tells an attacker something and a reader nothing.

        // RFC 9110 §8.8.3 allows any byte in a tag. Kestrel would read the tag as UTF-8, and end the whole HTTP/2 connection at other
        // bytes.
        kestrel.RequestHeaderEncodingSelector = static name =>
            name == HeaderNames.ContentLength ? ContentLengthEncoding.Instance : Encoding.Latin1;
        kestrel.AllowAlternateSchemes = true; // RFC 9113 §8.3.1: a proxy that speaks HTTP/2 without TLS passes on the https of its client.

        var log = kestrel.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(OpenConnections.LogCategory);
        var connections = new OpenConnections(Connections, log);
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.AdmitAsync(connection, next)));

        // The request.
        var limits = kestrel.Limits;
        limits.MaxRequestLineSize = 8 * 1024;             // The longest address is a category path of slugs; RFC 9112 §3 recommends 8000.
        limits.MaxRequestHeadersTotalSize = 32 * 1024;    // Room for 8 KB of entity tags beside a browser's cookies.
        limits.MaxRequestHeaderCount = 100;               // Browsers send 20, and each proxy in between adds a few.
        limits.MaxRequestBodySize = 0;                    // Read-only: a client that sends a body is answered and disconnected.
        limits.MaxRequestBufferSize = 64 * 1024;          // A request at its largest, and some of those sent ahead.

        // The connection.
        limits.MaxConcurrentConnections = null;           // OpenConnections limits them.
        limits.MaxConcurrentUpgradedConnections = 0;      // No WebSockets.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75); // Above the 60 s of nginx and cloud balancers, so that they hang up first.
        limits.MaxResponseBufferSize = 64 * 1024;         // A film is read from the disk at most this far ahead of its client.

        // The pace.
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5)); // Kestrel's own default; bodies are never read.
        limits.MinResponseDataRate = new MinDataRate(1000, TimeSpan.FromSeconds(10));  // The worst mobile line is faster.

        // HTTP/2, where one connection is many.
        var http2 = limits.Http2;
        http2.MaxStreamsPerConnection = 100;              // The least that RFC 9113 §6.5.2 recommends.
        http2.MaxRequestHeaderFieldSize = 32 * 1024;      // One field may take all of the room above.
        http2.InitialConnectionWindowSize = 64 * 1024;    // About the least that Kestrel takes; no body is ever read.
        http2.InitialStreamWindowSize = 64 * 1024;
        http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60); // Finds dead clients that hold a connection.
        http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }

    /// <summary>How many files and connections the system lets the service have open.</summary>
    private static long OpenFiles()
    {
        const string OfProcess = "/proc/self/limits", Name = "Max open files";
        IEnumerable<string> lines = File.Exists(OfProcess) ? File.ReadLines(OfProcess) : [];
        var line = lines.FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        var limit = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var files) ? files : long.MaxValue;
    }
}
