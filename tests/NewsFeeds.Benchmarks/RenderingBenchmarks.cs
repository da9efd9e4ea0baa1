using BenchmarkDotNet.Attributes;
using NewsFeeds.Feeds;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Benchmarks;

/// <summary>What a change costs: a feed becomes a document, the document becomes smaller.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private Feed _feed = null!;
    private byte[] _rss = null!;

    [Params(30, 100)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        using var service = new Service(Entries);
        _feed = service.Feed();
        _rss = FeedFormat.Rss.Write(_feed);
    }

    [Benchmark]
    public byte[] Rss() => FeedFormat.Rss.Write(_feed);

    [Benchmark]
    public byte[] Atom() => FeedFormat.Atom.Write(_feed);

    [Benchmark]
    public byte[] Json() => FeedFormat.Json.Write(_feed);

    [Benchmark]
    public byte[] Gzip() => Compression.Compress(_rss, ContentCoding.Gzip);

    [Benchmark]
    public byte[] Brotli() => Compression.Compress(_rss, ContentCoding.Brotli);
}
