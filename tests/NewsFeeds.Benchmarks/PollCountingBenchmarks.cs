using System.Net;
using BenchmarkDotNet.Attributes;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Benchmarks;

/// <summary>What the desk adds to a poll: at most 0.3 µs, and no allocation.</summary>
[MemoryDiagnoser]
public class PollCountingBenchmarks
{
    private readonly DefaultHttpContext _context = new();
    private Service _service = null!;
    private PollCounter _polls = null!;
    private FeedAnswer _answer;

    [Params(
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; [like FeedFetcher-Google])", "newsboat/2.30.1 (Linux x86_64)")]
    public string UserAgent { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _service = new Service(30, "--NewsFeeds:Desk=http://127.0.0.1:5001"); // It is not started, so nothing listens there.
        _polls = _service.Get<PollCounter>();
        _context.Request.Headers.UserAgent = UserAgent;
        _context.Request.Headers.IfNoneMatch = "\"x\"";
        _context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        _answer = new FeedAnswer(_context, "/feeds/tin/rss.xml", 304, 0, 25_000, _service.Get<TimeProvider>().GetUtcNow());
    }

    [GlobalCleanup]
    public void Cleanup() => _service.Dispose();

    [Benchmark]
    public void Count() => _polls.Count(_answer);
}
