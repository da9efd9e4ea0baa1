using BenchmarkDotNet.Attributes;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Benchmarks;

/// <summary>What is decided on every request from its header fields.</summary>
[MemoryDiagnoser]
public class NegotiationBenchmarks
{
    private static readonly Validators State = new("kV7sT0aQx2b9cD4eF6gH8i", new DateTimeOffset(2026, 1, 3, 1, 0, 0, TimeSpan.Zero));
    private readonly HeaderDictionary _tag =
        new() { ["If-None-Match"] = "\"kV7sT0aQx2b9cD4eF6gH8i-gzip\"", ["If-Modified-Since"] = "Sat, 03 Jan 2026 01:00:00 GMT" };
    private readonly HeaderDictionary _tags =
        new() { ["If-None-Match"] = string.Join(", ", Enumerable.Range(0, 20).Select(number => $"W/\"other-{number}\"")) };
    private readonly HeaderDictionary _date = new() { ["If-Modified-Since"] = "Saturday, 03-Jan-26 01:00:00 GMT" };

    [Benchmark]
    public int EntityTag() => (int)Preconditions.Evaluate(_tag, State, dated: true, out _);

    [Benchmark]
    public int TwentyOtherTags() => (int)Preconditions.Evaluate(_tags, State, dated: true, out _);

    [Benchmark]
    public int DateOfTheOldForm() => (int)Preconditions.Evaluate(_date, State, dated: true, out _);

    [Benchmark]
    [Arguments("gzip, deflate, br")]
    [Arguments("br;q=0.5, gzip;q=0.8, *;q=0.1")]
    public int Coding(string acceptEncoding) => (int)CodingNegotiation.Choose(acceptEncoding);
}
