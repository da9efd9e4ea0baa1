using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Compares the view of articles with what is known of it, within one transaction, so that what it finds is the state of one moment. What
/// it finds is staged: a look that fails changes nothing.
/// </summary>
/// <param name="transaction">A transaction of its own.</param>
/// <param name="view">The view.</param>
/// <param name="known">What is known; it is not changed.</param>
/// <param name="number">A number above those of all statements of looks before.</param>
/// <param name="publication">The publication.</param>
/// <param name="looked">The moment of the look.</param>
internal sealed partial class Look(
    NpgsqlTransaction transaction, ArticleView view, KnownRows known, int number, Publication publication, DateTimeOffset looked)
{
    private readonly NpgsqlConnection _connection = transaction.Connection!;
    private readonly SharedTexts _shared = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<Fault>> _faultsOfRows = new(StringComparer.Ordinal);
    private readonly HashSet<Fault> _faults = []; // Of the view itself.
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal); // Keys that a statement gave twice.
    private readonly int _before = number;
    private int _statement = number;

    /// <summary>Rows that are new or have changed.</summary>
    public Dictionary<string, KnownRow> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>The words of such rows, where few were read.</summary>
    public Dictionary<string, ArticleText> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows of which the version alone is another.</summary>
    public List<(KnownRow Row, ulong Version)> Versions { get; } = [];

    /// <summary>Keys that are gone.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>New articles, and new versions of those known before.</summary>
    public IEnumerable<Article> Articles => Rows.Values.Where(row => row.HeldBack is null).Select(row => row.Article!);

    /// <summary>Keys of rows that are there, and of which no version is served.</summary>
    public IEnumerable<string> Ended => Rows.Where(each => each.Value.Article is null).Select(each => each.Key);

    public IEnumerable<Fault> Faults => _faults.Concat(_faultsOfRows.Values.SelectMany(faults => faults));

    /// <summary>The number of its last statement.</summary>
    public int Last => _statement;

    /// <summary>The moment of the look.</summary>
    public DateTimeOffset Looked => looked;

    /// <summary>The latest moment at which a row that was read says it was written; null for none.</summary>
    public string? Changed { get; private set; }

    /// <summary>How many rows there are. Known after a look at everything.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a fault of the view itself.</summary>
    public void Tell(Fault fault) => _faults.Add(fault);

    /// <summary>Reads every row, and forgets what was known of versions.</summary>
    public async Task ReadAllAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        var isRead = await TryAsync(
            () => ReadRowsAsync(new NpgsqlCommand(view.All, _connection), Reading.WithoutBodies, progress, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (isRead is not null)
        {
            // One row makes the statement fail. By their keys, the others can be read.
            var keys = await ListAsync(view.List, null, _ => true, cancellationToken).ConfigureAwait(false);
            await ReadAsync(keys, cancellationToken).ConfigureAwait(false);
        }

        NoteRemoved();

        // The words that somebody has read may be others under an equal row.
        string[] read =
        [
            .. known.All.Where(each => each.Value.Body != 0 && IsSeen(each.Value) && !Rows.ContainsKey(each.Key))
                .Select(each => each.Key),
        ];
        await ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the versions of all rows, and reads those that are others.</summary>
    public async Task CompareAllAsync(CancellationToken cancellationToken)
    {
        var due = await ListAsync(view.List, null, IsOther, cancellationToken).ConfigureAwait(false);
        NoteRemoved();
        if (due.Count > RowsAtOnce + (known.Count / 10))
        {
            await ReadAllAsync(null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ReadAsync(due, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists the versions of the rows that say they were written since a moment, and reads those that are others.</summary>
    public async Task CompareChangedAsync(string since, CancellationToken cancellationToken)
    {
        var due = await ListAsync(view.ChangedSince!, since, IsOther, cancellationToken).ConfigureAwait(false);
        await ReadAsync(due, cancellationToken).ConfigureAwait(false);
        await ReadOrMissAsync(FormerKeys(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows of some keys; those that are not there are gone.</summary>
    public async Task CompareAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await ReadOrMissAsync(keys, cancellationToken).ConfigureAwait(false);
        await ReadOrMissAsync(FormerKeys(), cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadOrMissAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await ReadAsync(keys, cancellationToken).ConfigureAwait(false);
        Removed.AddRange(keys.Where(key => known.Find(key) is { } row && !IsSeen(row)));
    }

    /// <summary>
    /// The keys under which new rows' ids are known. A CMS may put a row in another's place, and both belong to one change.
    /// </summary>
    private string[] FormerKeys() =>
    [
        .. Rows.Where(each => each.Value.Article is not null && known.Find(each.Key) is null)
            .Select(each => known.KeyOf(each.Value.Article!)).OfType<string>()
            .Where(key => !IsSeen(known.Find(key)!)).Except(Removed, StringComparer.Ordinal),
    ];

    private bool IsSeen(KnownRow row) => row.Look > _before;

    private void NoteRemoved()
    {
        Removed.Clear();
        Removed.AddRange(known.All.Where(each => !IsSeen(each.Value)).Select(each => each.Key));
    }

    /// <summary>Whether a listed row has to be read.</summary>
    private bool IsOther((string Key, string? Version) listed) =>
        known.Find(listed.Key) is not { Version: var version } row || row.Look == _statement || version == 0
        || version != Fingerprint.Of(listed.Version);

    /// <summary>The keys of listed rows that have to be read.</summary>
    private async Task<List<string>> ListAsync(
        string list, string? since, Predicate<(string Key, string? Version)> isDue, CancellationToken cancellationToken)
    {
        await using var command = since is null ? new NpgsqlCommand(list, _connection) : ArticleView.WithText(_connection, list, since);
        var due = new List<string>();
        _statement++;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        Count = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Count++;
            if (reader.IsDBNull(0))
            {
                _faults.Add(WithoutKey);
                continue;
            }

            var key = reader.GetString(0);
            if (isDue((key, reader.IsDBNull(1) ? null : reader.GetString(1))))
            {
                due.Add(key);
            }

            known.Find(key)?.Look = _statement;
        }

        return due;
    }

    private static Fault WithoutKey => new Fault(ArticleView.Name, 0, 0, Severity.Error, "no-value") { Field = "key" };
}
