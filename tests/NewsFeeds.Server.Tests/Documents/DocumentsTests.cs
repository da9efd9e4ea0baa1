using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public sealed class DocumentsTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly OpenNewsroom _newsroom;
    private readonly RepresentationCache _cache = new();

    public DocumentsTests()
    {
        _content.Write("tin/a.md", "---\ntitle: Tin\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        _newsroom = new OpenNewsroom(_content, watchEvents: true);
    }

    [Fact]
    public async Task AnOpenedDocumentFindsItsSubjectOncePerEdition()
    {
        var asked = 0;
        var subject = new object();
        using var documents = new DocumentTable(
            _newsroom.Newsroom, _cache, [],
            [(path, _) => new Document(path, _ => Interlocked.Increment(ref asked) > 0 ? subject : null, (_, _) => null)]);
        var document = documents.Find("/x", _newsroom.Edition)!;
        document.State = new DocumentState(subject, null);
        await SaveAsync("Tin hai");
        Assert.Equal(1, asked);
        Assert.Same(document, documents.Find("/x", _newsroom.Edition));
    }

    [Fact]
    public async Task ADocumentThatGoesIsRemovedFromTheCache()
    {
        using var documents = new DocumentTable(
            _newsroom.Newsroom, _cache,
                [edition =>
                edition.Categories.Keys.Select(path =>
                new Document($"/{path}", now => now.Categories.GetValueOrDefault(path), (_, _) => null))], []);
        var document = documents.Find("/tin", _newsroom.Edition)!;
        var key = new RepresentationKey(new object(), document);
        await _cache.GetAsync(key, () => new Representation([1], null));
        document.State = new DocumentState(new object(), new StateContent(
            new Material { Source = key.Source, MediaType = "text/plain", MaxAge = default, Write = _ => [1] }, key,
                Validators.Of([1], null), new CacheLifetime(default, null)));
        Directory.Move(_content["tin"], _content["moi"]);
        await _newsroom.FollowUntilAsync(() => documents.Find("/moi", _newsroom.Edition) is not null, "the new category");
        Assert.Null(documents.Find("/tin", _newsroom.Edition));
        Assert.Equal(0, _cache.Count);
    }

    public void Dispose()
    {
        _newsroom.Dispose();
        _cache.Dispose();
        _content.Dispose();
    }

    private Task SaveAsync(string title)
    {
        _content.Write("tin/a.md", $"---\ntitle: {title}\ndate: 2026-03-01T05:00:00Z\n---\n\nLời.\n");
        return _newsroom.FollowUntilAsync(() => _newsroom.Edition.All.Articles[0].Title == title, title);
    }
}
