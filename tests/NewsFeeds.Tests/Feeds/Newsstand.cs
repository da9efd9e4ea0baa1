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
        _store = new ContentFolder(root, "example.vn,2026");
        _newsroom = Newsroom.Open(_store, watchEvents: false, time, NullLogger<Newsroom>.Instance);
        _renderer = new EntryRenderer(_store, addresses, NullLogger<EntryRenderer>.Instance);
        Source = new FeedSource(_store, addresses, _renderer, new FeedDates(time), NullLogger<FeedSource>.Instance);
    }

    public FeedSource Source { get; }

    public Edition Edition => _newsroom.Current;

    public IEnumerable<Listing> Categories => Edition.Categories.Values.Prepend(Edition.All).Where(category => !category.Gone);

    public Feed this[string path] => Source.Get(Edition, path.Length == 0 ? Edition.All : Edition.Categories[path]);

    public void Dispose()
    {
        _newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _renderer.Dispose();
        _store.Dispose();
    }
}
