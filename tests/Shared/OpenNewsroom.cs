using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Following;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests;

/// <summary>
/// A newsroom over a content folder, with its feeds and without a server. It begins at noon of a fixed day, by a clock that the test turns,
/// and follows its folder only where a test says so.
/// </summary>
internal sealed class OpenNewsroom : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    public static readonly Uri PublicUrl = new("https://feeds.example.vn");

    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public OpenNewsroom(TemporaryContent content, bool watchEvents = false, ILoggerFactory? logs = null)
        : this(content, path => watchEvents ? new FolderWatch(path) : null, logs)
    {
    }

    /// <summary>A newsroom whose store listens to the file system as the test says.</summary>
    public OpenNewsroom(TemporaryContent content, Func<string, FolderWatch?> listen, ILoggerFactory? logs = null)
    {
        logs ??= NullLoggerFactory.Instance;
        var addresses = new PublicUrls(PublicUrl);
        Store = new ContentFolder(content.Folder, "example.vn,2026", listen, Clock);
        Newsroom = Newsroom.OpenAsync(Store, Clock, logs.CreateLogger<Newsroom>()).GetAwaiter().GetResult();
        var paths = new ContentPaths(Store.Media, Newsroom, addresses);
        Renderer = new EntryRenderer(Store, paths, Clock, logs.CreateLogger<EntryRenderer>());
        Feeds = new FeedSource(Renderer, Store.Media, addresses, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public ContentFolder Store { get; }

    public Newsroom Newsroom { get; }

    public EntryRenderer Renderer { get; }

    public FeedSource Feeds { get; }

    public Edition Edition => Newsroom.Current;

    /// <summary>The listing of everything, then those of the categories that are served.</summary>
    public IEnumerable<Listing> Listings => Edition.Categories.Values.Prepend(Edition.All).Where(listing => !listing.Gone);

    /// <summary>The feed of a category; of everything where its path is empty.</summary>
    public Feed Feed(string path) => Feed(Edition.Find(ListingKey.OfCategory(path))!);

    /// <summary>The feed of a listing.</summary>
    public Feed Feed(Listing listing) => Feeds.GetAsync(Edition, listing, CancellationToken.None).GetAwaiter().GetResult().Value;

    /// <summary>The archive document of a month.</summary>
    public byte[] Archive(Listing listing, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return Feeds.ArchiveAsync(Edition, listing, first, last, CancellationToken.None).GetAwaiter().GetResult()!.Value;
    }

    /// <summary>The titles of a category's articles; of all articles where its path is empty.</summary>
    public List<string> Titles(string path) =>
        [.. (path.Length == 0 ? Edition.All : Edition.Categories.GetValueOrDefault(path))?.Articles.Select(article => article.Title) ?? []];

    /// <summary>Follows the folder from now on.</summary>
    public OpenNewsroom Follow()
    {
        _following = Task.Run(() => Newsroom.RunAsync(_stop.Token));
        return this;
    }

    /// <summary>Waits, while the clock runs.</summary>
    public Task UntilAsync(Func<bool> holds, string what = "the condition did not come true") =>
        Eventually.HoldsAsync(holds, what, () => Clock.Advance(TimeSpan.FromSeconds(1)));

    /// <summary>Turns the clock to a moment and waits for what then holds.</summary>
    public Task TurnToAsync(DateTimeOffset moment, Func<bool> holds)
    {
        Clock.Advance(moment - Clock.GetUtcNow());

        // The newsroom may begin to wait just after the clock was turned, and then for a moment that is over: the next step wakes it.
        return Eventually.HoldsAsync(
            holds, $"the condition did not come true at {moment:O}", () => Clock.Advance(TimeSpan.FromMilliseconds(1)));
    }

    /// <summary>Follows the folder until something holds, and ends with the edition that is made then.</summary>
    public async Task FollowUntilAsync(Func<bool> holds, string what)
    {
        using var stop = new CancellationTokenSource();
        var following = Task.Run(() => Newsroom.RunAsync(stop.Token), CancellationToken.None);
        await UntilAsync(holds, what);
        await stop.CancelAsync();
        await Eventually.HoldsAsync(() => following.IsCompleted, "the newsroom is to stop", () => Clock.Advance(TimeSpan.FromSeconds(1)));
        await following;
    }

    public void Dispose()
    {
        _stop.Cancel();
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_following.Wait(TimeSpan.FromMinutes(1)), "the newsroom is to stop");
        Newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Renderer.Dispose();
        Store.Dispose();
        _stop.Dispose();
    }
}
