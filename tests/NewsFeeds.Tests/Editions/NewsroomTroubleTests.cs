using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

/// <summary>What a newsroom does when its store, or who hears of its editions, is in trouble.</summary>
public sealed class NewsroomTroubleTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = OpenNewsroom.Noon;

    private static readonly Category Tin = Some.Category("tin", "Tin");

    private readonly ToldStore _store = new();
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly LogLines _log = new();
    private readonly CancellationTokenSource _stop = new();
    private Newsroom _newsroom = null!;
    private Task _running = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _store.Tell(All());
        _newsroom = await Newsroom.OpenAsync(_store, _clock, _log.CreateLogger<Newsroom>());
        _running = Task.Run(() => _newsroom.RunAsync(_stop.Token));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _newsroom.DisposeAsync();
        await _store.DisposeAsync();
        await Eventually.HoldsAsync(() => _running.IsCompleted, "the newsroom is to stop", Tick);
        await _running;
        _log.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task NoEditionWaitsForTheLinesOfItsFaults()
    {
        var read = new TaskCompletionSource<IReadOnlyList<ArticleText?>>();
        _store.Read = _ => read.Task;
        _store.Tell(new ContentChange { Articles = [Some.Article("tin/a.md", "urn:a"), Some.Article("tin/b.md", "urn:a")] });
        await UntilAsync(() => _newsroom is { Current.All.Articles.Length: 1, HeldBack.Count: 1, Status.HeldBack: 1 });
        Assert.DoesNotContain(_log.All, line => line.Event == "ArticleRejected");

        read.SetResult([new ArticleText("", 9, null) { IdPlace = (4, 5) }]);
        await UntilAsync(() => _log.All.Any(line => line.Event == "ArticleRejected"));
        Assert.Equal("tin/b.md:4:5", _newsroom.HeldBack[0].Fault.Place);
    }

    [Fact]
    public async Task WhateverKeepsAFileFromBeingReadItsFaultIsToldAndTheEditionIsOut()
    {
        _store.Read = _ => throw new InvalidOperationException("nobody foresaw this");
        _store.Tell(new ContentChange { Articles = [Some.Article("tin/a.md", "urn:a"), Some.Article("tin/b.md", "urn:a")] });
        await UntilAsync(() => _log.All.Any(line => line.Event == "ArticleRejected"));
        Assert.Single(_newsroom.Current.All.Articles);
        Assert.DoesNotContain(_log.All, line => line.Event == "EditionFailed");
    }

    [Fact]
    public async Task OnlyFilesWhoseFaultHasALineAreRead()
    {
        var read = new List<string>();
        _store.Read = versions =>
        {
            read.AddRange(versions.Select(version => version.Key));
            return Task.FromResult<IReadOnlyList<ArticleText?>>(new ArticleText?[versions.Count]);
        };
        string[] files = ["tin/a.md", "tin/a copy.md", "tin/b.md"];
        _store.Tell(new ContentChange
        {
            Articles = [.. files.Select(file => Some.Article(file, file == "tin/a copy.md" ? file : "urn:a"))],
        });
        await UntilAsync(() => _log.All.Count(line => line.Event == "ArticleRejected") == 2);
        Assert.Equal(["tin/b.md"], read);
    }

    [Fact]
    public async Task AStoreThatBeginsAnewMayTakeItsTime()
    {
        _newsroom.Published += _ => throw new InvalidOperationException("whoever hears of an edition may fail");
        _store.Tell(new ContentChange { Articles = [Some.Article("tin/a.md")] });
        await UntilAsync(() => Failures() == 1);
        _store.Stop();
        await UntilAsync(() => _store.Followed == 2);
        var ticks = 0;
        await UntilAsync(() => ++ticks > 20);
        Assert.Equal(2, Failures());

        int Failures() => _log.All.Count(line => line.Event == "EditionFailed");
    }

    [Fact]
    public async Task OfManyLostCategoriesTwentyAreTold()
    {
        _store.Tell(All() with { Categories = [Tin, .. Enumerable.Range(0, 25).Select(i => Some.Category($"c{i}", $"{i}"))] });
        _store.Tell(All());
        await UntilAsync(() => _log.All.Any(line => line.Event == "MoreCategoriesLost"));
        Assert.Equal(20, _log.All.Count(line => line.Event == "CategoryLost"));
        Assert.Equal("5 more categories are removed", _log.Lines[^1]);
    }

    private static ContentChange All() => new() { Publication = Some.Publication(), Categories = [Tin] };

    private void Tick() => _clock.Advance(TimeSpan.FromSeconds(1));

    private Task UntilAsync(Func<bool> holds) => Eventually.HoldsAsync(holds, "the condition did not come true", Tick);
}
