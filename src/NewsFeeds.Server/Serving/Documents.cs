using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>Names the documents that one room offers in an edition.</summary>
internal delegate IEnumerable<Document> Shelf(Edition edition);

/// <summary>
/// All documents by path, ordinal. The table is rebuilt only when categories come or go; with every other edition the documents stay, and with them
/// the states of those that did not change. Thread-safe.
/// </summary>
internal sealed class Documents : IDisposable
{
    private readonly Newsroom _newsroom;
    private readonly RepresentationCache _cache;
    private readonly Shelf[] _shelves;
    private readonly ArchiveShelf _archives;
    private readonly ConcurrentDictionary<string, Document> _opened = new(StringComparer.Ordinal);
    private volatile FrozenDictionary<string, Document> _table = FrozenDictionary<string, Document>.Empty;

    public Documents(Newsroom newsroom, RepresentationCache cache, IEnumerable<Shelf> shelves, ArchiveShelf archives)
    {
        (_newsroom, _cache, _shelves, _archives) = (newsroom, cache, [.. shelves], archives);
        newsroom.Published += Turn;
        Build(newsroom.Current);
    }

    /// <summary>The document at a path. Archives are found by their months, and only as long as no edition follows: they are many and seldom asked for.</summary>
    public Document? Find(string path, Edition edition) =>
        _table.TryGetValue(path, out var document) || _opened.TryGetValue(path, out document) ? document
        : _archives.Open(path, edition) is { } archive ? _opened.GetOrAdd(path, archive)
        : null;

    public void Dispose() => _newsroom.Published -= Turn;

    private void Turn(Edition before, Edition now)
    {
        if (!SameCategories(before, now))
        {
            Build(now);
        }

        foreach (var document in _table.Values.Concat(_opened.Values))
        {
            if (document.State is { Content: { } content } state && !ReferenceEquals(state.Subject, document.Subject(now)))
            {
                _cache.Remove(content.Key);
            }
        }

        _opened.Clear();
    }

    private void Build(Edition edition) => _table = _shelves
        .SelectMany(shelf => shelf(edition))
        .ToFrozenDictionary(each => each.Path, each => _table.GetValueOrDefault(each.Path, each), StringComparer.Ordinal);

    private static bool SameCategories(Edition before, Edition now) =>
        before.Categories.Count == now.Categories.Count && now.Categories.Keys.All(before.Categories.ContainsKey);
}
