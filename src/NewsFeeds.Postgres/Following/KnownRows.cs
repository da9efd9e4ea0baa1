using System.Collections.Immutable;
using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Following;

/// <summary>A row of the view of articles as it was seen last.</summary>
internal sealed class KnownRow
{
    /// <summary>The fingerprint of its version; 0 where the next look has to read it whatever its version is.</summary>
    public ulong Version { get; set; }

    /// <summary>The fingerprint of all that makes the article but its words.</summary>
    public ulong Content { get; init; }

    /// <summary>The fingerprint of its body; 0 as long as nobody has read it.</summary>
    public ulong Body { get; set; }

    /// <summary>The newest version that can be served; null for none.</summary>
    public Article? Article { get; init; }

    /// <summary>Why the row as it is now cannot be served; null where it can.</summary>
    public Fault? HeldBack { get; init; }

    /// <summary>The number of the look's statement that saw it last.</summary>
    public int Look { get; set; }
}

/// <summary>
/// What is known of the view's rows, by their keys. One thread changes it; those that read words compare them with it. Thread-safe.
/// </summary>
internal sealed class KnownRows
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KnownRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal); // By permanent ids.
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);

    /// <summary>How many rows there are. For the one who changes it.</summary>
    public int Count => _rows.Count;

    /// <summary>Why rows are not served as they are now, by what faults call them. For the one who changes it.</summary>
    public ImmutableSortedDictionary<string, Fault> HeldBack { get; private set; } = ContentChange.NothingHeldBack;

    /// <summary>All rows. For the one who changes it.</summary>
    public IReadOnlyDictionary<string, KnownRow> All => _rows;

    /// <summary>The paths of the categories that articles name. For the one who changes it.</summary>
    public IReadOnlyCollection<string> Categories => _categories.Keys;

    /// <summary>The row of a key, or null. For the one who changes it, and for threads that work for it meanwhile.</summary>
    public KnownRow? Find(string key) => _rows.GetValueOrDefault(key);

    /// <summary>The key of a row that has the id of this article; null for none. For the one who changes it.</summary>
    public string? KeyOf(Article article) => article.OwnId is { } id ? _keys.GetValueOrDefault(id) : null;

    /// <summary>Takes over what a look has found: all of it or nothing.</summary>
    /// <param name="rows">Rows that are new or have changed.</param>
    /// <param name="versions">Rows of which the version alone is another, with its fingerprint.</param>
    /// <param name="removed">Keys that are gone.</param>
    public void Take(
        IReadOnlyDictionary<string, KnownRow> rows, IEnumerable<(KnownRow Row, ulong Version)> versions,
        IEnumerable<string> removed)
    {
        lock (_lock)
        {
            _rows.EnsureCapacity(rows.Count);
            _keys.EnsureCapacity(rows.Count);
            foreach (var (row, version) in versions)
            {
                row.Version = version;
            }

            foreach (var key in removed)
            {
                Put(key, null);
            }

            foreach (var (key, row) in rows)
            {
                Put(key, row);
            }
        }
    }

    /// <summary>
    /// Notes that somebody has read the words of an article. From now on the article is another one when its words are others.
    /// </summary>
    /// <param name="key">The row.</param>
    /// <param name="article">The version whose words are wanted.</param>
    /// <param name="content">The fingerprint of all that was read but the words.</param>
    /// <param name="body">The fingerprint of the words.</param>
    /// <returns>Whether they are the words of this version.</returns>
    public bool NoteBody(string key, Article article, ulong content, ulong body)
    {
        lock (_lock)
        {
            if (_rows.GetValueOrDefault(key) is not { HeldBack: null } row || !ReferenceEquals(row.Article, article)
                || row.Content != content || (row.Body != 0 && row.Body != body))
            {
                return false;
            }

            row.Body = body;
            return true;
        }
    }

    private void Put(string key, KnownRow? row)
    {
        if (_rows.Remove(key, out var before))
        {
            Reckon(before, -1);
            HeldBack = row?.HeldBack is null && before.HeldBack is { } why ? HeldBack.Remove(why.File) : HeldBack;
            if (before.Article is { } former && KeyOf(former) == key)
            {
                _keys.Remove(former.OwnId!);
            }
        }

        if (row is not null)
        {
            _rows[key] = row;
            Reckon(row, 1);
            HeldBack = row.HeldBack is { } why ? HeldBack.SetItem(why.File, why) : HeldBack;
            if (row.Article?.OwnId is { } id)
            {
                _keys[id] = key;
            }
        }
    }

    private void Reckon(KnownRow row, int by)
    {
        if (row.Article is { } article && (_categories[article.Category] = _categories.GetValueOrDefault(article.Category) + by) == 0)
        {
            _categories.Remove(article.Category);
        }
    }
}
