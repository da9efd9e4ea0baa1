using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Rendering;

namespace NewsFeeds.Benchmarks;

/// <summary>One saved file until its feed is a document again, among few and among many articles: it ought to cost the same.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly EditionMaker _maker = new();
    private GeneratedNewsroom _newsroom = null!;
    private ContentFolder _store = null!;
    private EntryRenderer _renderer = null!;
    private FeedSource _feeds = null!;
    private int _edits;

    [Params(1_000, 20_000)]
    public int Articles { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _newsroom = new GeneratedNewsroom(Articles, 30);
        _store = new ContentFolder(_newsroom.Folder, "example.vn,2021");
        var addresses = new Lazy<PublicUrls>(() => new PublicUrls(new Uri("https://feeds.example.vn")));
        _renderer = new EntryRenderer(_store, addresses, NullLogger<EntryRenderer>.Instance);
        _feeds = new FeedSource(
            _store, addresses, _renderer, new Lazy<FeedDates>(() => new FeedDates(TimeProvider.System)), NullLogger<FeedSource>.Instance);
        _maker.Make(_store.Look(), Now);
        Edit();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _renderer.Dispose();
        _store.Dispose();
        _newsroom.Dispose();
    }

    [Benchmark]
    public byte[] Edit()
    {
        _newsroom.Write(0, $"Sửa lần {++_edits}");
        var edition = _maker.Make(_store.Look([GeneratedNewsroom.PathOf(0)]), Now);
        return FeedFormat.Rss.Write(_feeds.Get(edition, edition.Categories["tin"]));
    }
}
