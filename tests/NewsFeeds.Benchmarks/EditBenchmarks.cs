using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Rendering;

namespace NewsFeeds.Benchmarks;

/// <summary>One saved file until its feed is a document again, among few and among many articles: it ought to cost the same.</summary>
[MemoryDiagnoser]
public class EditBenchmarks : IContentIndex
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly EditionMaker _maker = new();
    private GeneratedNewsroom _newsroom = null!;
    private ContentFolder _store = null!;
    private FolderScanner _scanner = null!;
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
        var addresses = new PublicUrls(new Uri("https://feeds.example.vn"));
        _renderer = new EntryRenderer(
            _store, new ContentPaths(_store.Media, this, addresses), TimeProvider.System, NullLogger<EntryRenderer>.Instance);
        _feeds = new FeedSource(_renderer, _store.Media, addresses, TimeProvider.System);
        _scanner = _store.Scanner();
        _maker.Make([_scanner.Scan()], Now);
        Edit().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _renderer.Dispose();
        _store.Dispose();
        _newsroom.Dispose();
    }

    public Article? FindArticle(string file) => _maker.Articles.Find(file);

    public bool IsWaiting(Article article) => _maker.Articles.IsWaiting(article);

    public string? FindCategory(string folder) => null;

    [Benchmark]
    public async Task<byte[]> Edit()
    {
        _newsroom.Write(0, $"Sửa lần {++_edits}");
        var edition = _maker.Make([_scanner.Scan([GeneratedNewsroom.PathOf(0)])], Now);
        return FeedFormat.Rss.Write((await _feeds.GetAsync(edition, edition.Categories["tin"], CancellationToken.None)).Value);
    }
}
