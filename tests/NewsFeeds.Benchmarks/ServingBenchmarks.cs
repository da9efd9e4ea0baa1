using BenchmarkDotNet.Attributes;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Benchmarks;

/// <summary>The path of a poll behind Kestrel. What a 304 allocates here is the service's own: it ought to be nothing.</summary>
[MemoryDiagnoser]
public class ServingBenchmarks
{
    private static readonly RequestDelegate Nobody = _ => throw new InvalidOperationException("There is such a feed.");
    private readonly HttpContext _context = new DefaultHttpContext();
    private Service _service = null!;
    private DocumentEndpoint _endpoint = null!;
    private string _tag = "";

    [GlobalSetup]
    public async Task Setup()
    {
        _service = new Service(30);
        _endpoint = _service.Get<DocumentEndpoint>();
        _context.Request.Method = "GET";
        _context.Request.Path = "/feeds/tin/rss.xml";
        _context.Request.Headers.AcceptEncoding = "gzip";
        _context.Response.Body = Stream.Null;
        await Full();
        _tag = _context.Response.Headers.ETag!;
    }

    [GlobalCleanup]
    public void Cleanup() => _service.Dispose();

    [Benchmark]
    public Task NotModified() => Serve(_tag);

    [Benchmark]
    public Task Full() => Serve(null);

    private Task Serve(string? tag)
    {
        _context.Response.Headers.Clear();
        _context.Request.Headers.IfNoneMatch = tag;
        return _endpoint.ServeAsync(_context, Nobody);
    }
}
