using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Feeds;

/// <summary>The library from a content folder to its feeds, at one fixed moment and without any memory.</summary>
internal sealed class Newsstand : IDisposable
{
    private readonly ContentFolder _store;
    private readonly Newsroom _newsroom;
    private readonly EntryRenderer _renderer;

    public Newsstand(string root)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero));
        var addresses = new PublicUrls(new Uri(Some.Root));
        _store = new ContentFolder(root, "example.vn,2026", watchEvents: false, time);
        _newsroom = Newsroom.OpenAsync(_store, time, NullLogger<Newsroom>.Instance).GetAwaiter().GetResult();
        _renderer = new EntryRenderer(_store, _store.Media, addresses, time, NullLogger<EntryRenderer>.Instance);
        Source = new FeedSource(_renderer, _store.Media, addresses, time);
    }

    public FeedSource Source { get; }

    public Edition Edition => _newsroom.Current;

    public IEnumerable<Listing> Categories => Edition.Categories.Values.Prepend(Edition.All).Where(category => !category.Gone);

    public Feed this[string path] => Get(Edition.ListingOf(path)!);

    public Feed Get(Listing listing) => Source.GetAsync(Edition, listing, CancellationToken.None).GetAwaiter().GetResult().Value;

    /// <summary>The archive document of one month.</summary>
    public byte[] Archive(Listing listing, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return Source.ArchiveAsync(Edition, listing, first, first.AddMonths(1).AddDays(-1), CancellationToken.None).GetAwaiter().GetResult()!.Value;
    }

    public void Dispose()
    {
        _newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _renderer.Dispose();
        _store.Dispose();
    }
}
