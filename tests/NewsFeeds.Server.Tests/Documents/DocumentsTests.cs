using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class DocumentsTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _store;
    private readonly Newsroom _newsroom;
    private readonly RepresentationCache _cache = new();

    public DocumentsTests()
    {
        _content.Write("tin/a.md", "---\ntitle: Tin\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        _store = new ContentFolder(_content.Folder, "example.vn,2026");
        _newsroom = Newsroom.OpenAsync(_store, TimeProvider.System, NullLogger<Newsroom>.Instance).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task AnOpenedDocumentIsAskedForItsSubjectOnceAnEdition()
    {
        var asked = 0;
        var subject = new object();
        using var documents = new DocumentTable(_newsroom, _cache, [], [(path, _) => new Document(path, _ => Interlocked.Increment(ref asked) > 0 ? subject : null, (_, _) => null)]);
        var document = documents.Find("/x", _newsroom.Current)!;
        document.State = new DocumentState(subject, null);
        await SaveAsync("Tin hai");
        Assert.Equal(1, asked);
        Assert.Same(document, documents.Find("/x", _newsroom.Current));
    }

    [Fact]
    public async Task WhatLeavesTheTableLeavesTheCacheWhoeverBuildsTheNext()
    {
        using var documents = new DocumentTable(
            _newsroom, _cache, [edition => edition.Categories.Keys.Select(path => new Document($"/{path}", now => now.Categories.GetValueOrDefault(path), (_, _) => null))], []);
        var document = documents.Find("/tin", _newsroom.Current)!;
        var key = new RepresentationKey(new object(), document);
        await _cache.GetAsync(key, () => new Representation([1], null));
        document.State = new DocumentState(new object(), new StateContent(
            new Material { Source = key.Source, MediaType = "text/plain", MaxAge = default, Write = _ => [1] }, key, Validators.Of([1], null), new CacheLifetime(default, null)));
        Directory.Move(Path.Combine(_content.Folder, "tin"), Path.Combine(_content.Folder, "moi"));
        await RunUntilAsync(() => documents.Find("/moi", _newsroom.Current) is not null, "the new category");
        Assert.Null(documents.Find("/tin", _newsroom.Current));
        Assert.Equal(0, _cache.Count);
    }

    public void Dispose()
    {
        _newsroom.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _store.Dispose();
        _cache.Dispose();
        _content.Dispose();
    }

    private Task SaveAsync(string title)
    {
        _content.Write("tin/a.md", $"---\ntitle: {title}\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        return RunUntilAsync(() => _newsroom.Current.All.Articles[0].Title == title, title);
    }

    /// <summary>Lets the newsroom follow its folder until something holds, and finish the edition that it is at.</summary>
    private async Task RunUntilAsync(Func<bool> holds, string what)
    {
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => _newsroom.RunAsync(stop.Token), CancellationToken.None);
        await Eventually.HoldsAsync(holds, what);
        await stop.CancelAsync();
        await run;
    }
}
