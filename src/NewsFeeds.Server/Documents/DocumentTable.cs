using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>Names the documents that one room offers in an edition.</summary>
internal delegate IEnumerable<Document> Shelf(Edition edition);

/// <summary>Finds a document of the many that are seldom asked for, and so stand on no shelf; null where it knows none at the path.</summary>
internal delegate Document? Opener(string path, Edition edition);

/// <summary>
/// All documents by path, ordinal. The table is rebuilt only when categories come or go; with every other edition the documents stay, and with them
/// the states of those that did not change. Thread-safe.
/// </summary>
internal sealed class DocumentTable : IDisposable
{
    // An idle document costs about a kilobyte: a crawler that asks for every article of a large archive must not fill the memory.
    private const int MostOpened = 10_000;

    private readonly Newsroom _newsroom;
    private readonly RepresentationCache _cache;
    private readonly Shelf[] _shelves;
    private readonly Opener[] _openers;
    private readonly ConcurrentDictionary<string, Document> _opened = new(StringComparer.Ordinal);
    private int _openedCount; // Counting a concurrent dictionary takes all its locks.
    private volatile Built _built;
    private volatile FrozenDictionary<string, Document> _table = FrozenDictionary<string, Document>.Empty;

    public DocumentTable(Newsroom newsroom, RepresentationCache cache, IEnumerable<Shelf> shelves, IEnumerable<Opener> openers)
    {
        (_newsroom, _cache, _shelves, _openers) = (newsroom, cache, [.. shelves], [.. openers]);
        _built = Build(newsroom.Current);
        newsroom.Published += Turn;
    }

    /// <summary>The document at a path; one that stands on no shelf is opened, and stays open as long as its subject is the same.</summary>
    public Document? Find(string path, Edition edition) =>
        _table.TryGetValue(path, out var document) || _opened.TryGetValue(path, out document) || IsNewlyBuilt(edition) && _table.TryGetValue(path, out document)
            ? document : Open(path, edition);

    public void Dispose() => _newsroom.Published -= Turn;

    private void Turn(PublishedEdition published)
    {
        var now = published.Current;
        // What stands in the table keeps its bytes until others take their place: should those fail, they are the last good ones.
        IsNewlyBuilt(now);
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
            if (!ReferenceEquals(edition, _newsroom.Current))
            {
                Close(path); // the turn to the newer edition may have passed it by
            }

            return opened;
        }

        return null;
    }

    private void Close(string path)
    {
        if (_opened.TryRemove(path, out var document))
        {
            Interlocked.Decrement(ref _openedCount);
            Forget(document);
        }
    }

    private void Forget(Document document)
    {
        if (document.State?.Content is { } content)
        {
            _cache.Remove(content.Key);
        }
    }

    /// <summary>Builds the table of an edition with other categories than the last; whoever has such an edition first, the writer or a request, does it.</summary>
    private bool IsNewlyBuilt(Edition edition)
    {
        if (ReferenceEquals(_built.Shape, edition.Shape) || edition.Number < _built.Number)
        {
            return false;
        }

        lock (_shelves)
        {
            if (edition.Number > _built.Number)
            {
                _built = Build(edition);
            }
        }

        return true;
    }

    private Built Build(Edition edition)
    {
        var before = _table;
        _table = _shelves.SelectMany(shelf => shelf(edition)).ToFrozenDictionary(each => each.Path, each => before.GetValueOrDefault(each.Path, each), StringComparer.Ordinal);
        foreach (var left in before.Values.Where(each => !_table.ContainsKey(each.Path)))
        {
            Forget(left);
        }

        return new(edition.Number, edition.Shape);
    }

    /// <summary>What the table was built of; the edition itself has all the articles, and would stay in memory until categories come or go.</summary>
    private sealed record Built(long Number, object Shape);
}
