using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>Names the documents that one room offers in an edition.</summary>
internal delegate IEnumerable<Document> Shelf(Edition edition);

/// <summary>Finds a document of the many that are seldom asked for, and so stand on no shelf; null where it knows none at the path.</summary>
internal delegate Document? Opener(string path, Edition edition);

/// <summary>
/// All documents by path, ordinal. The table is rebuilt only when categories come or go; with every other edition the documents stay, and with them
/// the states of those that did not change. Thread-safe.
/// </summary>
internal sealed class Documents : IDisposable
{
    // An idle document costs about a kilobyte: a crawler that asks for every article of a large archive must not fill the memory.
    private const int MostOpened = 10_000;

    private readonly Newsroom _newsroom;
    private readonly RepresentationCache _cache;
    private readonly Shelf[] _shelves;
    private readonly Opener[] _openers;
    private readonly ConcurrentDictionary<string, Document> _opened = new(StringComparer.Ordinal);
    private int _openedCount; // Counting a concurrent dictionary takes all its locks.
    private volatile FrozenDictionary<string, Document> _table = FrozenDictionary<string, Document>.Empty;

    public Documents(Newsroom newsroom, RepresentationCache cache, IEnumerable<Shelf> shelves, IEnumerable<Opener> openers)
    {
        (_newsroom, _cache, _shelves, _openers) = (newsroom, cache, [.. shelves], [.. openers]);
        newsroom.Published += Turn;
        Build(newsroom.Current);
    }

    /// <summary>The document at a path; one that stands on no shelf is opened, and stays open as long as its subject is the same.</summary>
    public Document? Find(string path, Edition edition) =>
        _table.TryGetValue(path, out var document) || _opened.TryGetValue(path, out document) ? document : Open(path, edition);

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

        foreach (var (path, document) in _opened)
        {
            if (document.State is not { } state || !ReferenceEquals(state.Subject, document.Subject(now)))
            {
                Close(path);
            }
        }
    }

    private Document? Open(string path, Edition edition)
    {
        foreach (var opener in _openers)
        {
            if (opener(path, edition) is not { } opened)
            {
                continue;
            }

            if (Volatile.Read(ref _openedCount) >= MostOpened)
            {
                foreach (var (each, _) in _opened)
                {
                    Close(each);
                }
            }

            if (!_opened.TryAdd(path, opened))
            {
                return _opened.GetValueOrDefault(path, opened);
            }

            Interlocked.Increment(ref _openedCount);
            return opened;
        }

        return null;
    }

    private void Close(string path)
    {
        if (_opened.TryRemove(path, out _))
        {
            Interlocked.Decrement(ref _openedCount);
        }
    }

    private void Build(Edition edition) => _table = _shelves
        .SelectMany(shelf => shelf(edition))
        .ToFrozenDictionary(each => each.Path, each => _table.GetValueOrDefault(each.Path, each), StringComparer.Ordinal);

    private static bool SameCategories(Edition before, Edition now) =>
        before.Categories.Count == now.Categories.Count && now.Categories.Keys.All(before.Categories.ContainsKey);
}
