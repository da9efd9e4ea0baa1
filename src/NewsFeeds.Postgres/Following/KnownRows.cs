using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Following;

/// <summary>A row of the view of articles as it was seen last.</summary>
internal sealed class KnownRow
{
    /// <summary>The fingerprint of its version; 0 where the next look has to read it whatever its version is.</summary>
    public UInt128 Version { get; set; }

    /// <summary>The fingerprint of all that makes the article but its words.</summary>
    public UInt128 Content { get; init; }

    /// <summary>The fingerprint of its body; 0 as long as nobody has read it.</summary>
    public UInt128 Body { get; set; }

    /// <summary>The newest version that can be served; null for none.</summary>
    public Article? Article { get; init; }

    /// <summary>Whether the row as it is now cannot be served.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The number of the look that saw it last.</summary>
    public int Look { get; set; }
}

/// <summary>
/// What is known of the view's rows, by their keys, within one epoch. One thread changes it; those that read words compare them with it.
/// Thread-safe.
/// </summary>
internal sealed class KnownRows
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KnownRow> _rows = new(StringComparer.Ordinal);
    private string _epoch = "";

    /// <summary>The epoch in which the versions were seen.</summary>
    public string Epoch
    {
        get
        {
            lock (_lock)
            {
                return _epoch;
            }
        }
    }

    /// <summary>How many rows there are. For the one who changes it.</summary>
    public int Count => _rows.Count;

    /// <summary>All rows. For the one who changes it.</summary>
    public IReadOnlyDictionary<string, KnownRow> All => _rows;

    /// <summary>The row of a key, or null. For the one who changes it, and for threads that work for it meanwhile.</summary>
    public KnownRow? Find(string key) => _rows.GetValueOrDefault(key);

    /// <summary>Takes over what a look has found: all of it or nothing.</summary>
    /// <param name="epoch">The epoch of the look.</param>
    /// <param name="rows">Rows that are new or have changed.</param>
    /// <param name="versions">Rows of which the version alone is another, with its fingerprint.</param>
    /// <param name="removed">Keys that are gone.</param>
    public void Take(
        string epoch, IEnumerable<KeyValuePair<string, KnownRow>> rows, IEnumerable<(KnownRow Row, UInt128 Version)> versions,
        IEnumerable<string> removed)
    {
        lock (_lock)
        {
            _epoch = epoch;
            foreach (var (row, version) in versions)
            {
                row.Version = version;
            }

            foreach (var key in removed)
            {
                _rows.Remove(key);
            }

            foreach (var (key, row) in rows)
            {
                _rows[key] = row;
            }
        }
    }

    /// <summary>The version of an article in an epoch; null where it is not the newest one any more.</summary>
    public UInt128? VersionOf(string key, Article article)
    {
        lock (_lock)
        {
            return _rows.GetValueOrDefault(key) is { } row && ReferenceEquals(row.Article, article) ? row.Version : null;
        }
    }

    /// <summary>
    /// Notes that somebody has read the words of a version. From now on the article is another one when its words are others.
    /// </summary>
    /// <returns>Whether they are the words of this version.</returns>
    public bool NoteBody(string key, Article article, string epoch, UInt128 version, UInt128 body)
    {
        lock (_lock)
        {
            if (_epoch != epoch || _rows.GetValueOrDefault(key) is not { } row || !ReferenceEquals(row.Article, article)
                || row.Version != version || version == 0)
            {
                return false;
            }

            row.Body = body;
            return true;
        }
    }
}
