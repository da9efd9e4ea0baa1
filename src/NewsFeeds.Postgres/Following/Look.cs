using System.Threading.Channels;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Compares the view of articles with what is known of it, within one transaction, so that what it finds is the state of one moment. What
/// it finds is staged: a look that fails changes nothing.
/// </summary>
/// <param name="connection">A connection in a transaction of its own.</param>
/// <param name="view">The view.</param>
/// <param name="known">What is known; it is not changed.</param>
/// <param name="number">The number of the look, another one for each.</param>
/// <param name="publication">The publication.</param>
/// <param name="looked">The moment of the look.</param>
internal sealed class Look(
    NpgsqlConnection connection, ArticleView view, KnownRows known, int number, Publication publication, DateTimeOffset looked)
{
    /// <summary>So many rows are read by one statement.</summary>
    private const int RowsAtOnce = 1000;

    private const int RowsOfABatch = 250;

    private readonly SharedTexts _shared = new();
    private readonly Lock _lock = new();

    /// <summary>Rows that are new or have changed.</summary>
    public Dictionary<string, KnownRow> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows of which the version alone is another.</summary>
    public List<(KnownRow Row, UInt128 Version)> Versions { get; } = [];

    /// <summary>Keys that are gone.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>New articles, and new versions of those known before, with their words where they were read.</summary>
    public List<(Article Article, ArticleText? Text)> Articles { get; } = [];

    /// <summary>Articles of which no version is served any more, though their rows are there.</summary>
    public List<string> Ended { get; } = [];

    public List<Fault> Faults { get; } = [];

    /// <summary>The latest moment at which a row that was read says it was written; null for none.</summary>
    public string? Changed { get; private set; }

    /// <summary>How many rows there are. Known after a look at everything.</summary>
    public int Count { get; private set; }

    /// <summary>Reads every row, and forgets what was known of versions.</summary>
    public async Task ReadAllAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        await ReadRowsAsync(new NpgsqlCommand(view.All, connection), isWhole: false, progress, cancellationToken).ConfigureAwait(false);
        NoteRemoved();

        // The words that somebody has read may be others under an equal row.
        string[] read =
        [
            .. known.All.Where(each => each.Value.Body != 0 && each.Value.Look == number && !Rows.ContainsKey(each.Key))
                .Select(each => each.Key),
        ];
        await ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the versions of all rows, and reads those that are others.</summary>
    public async Task CompareAllAsync(CancellationToken cancellationToken)
    {
        var due = await ListAsync(new NpgsqlCommand(view.List, connection), cancellationToken).ConfigureAwait(false);
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
        var list = new NpgsqlCommand(view.ChangedSince, connection)
        {
            Parameters = { new() { Value = since, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown } },
        };
        var due = await ListAsync(list, cancellationToken).ConfigureAwait(false);
        await ReadAsync(due, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows of some keys; those that are not there are gone.</summary>
    public async Task CompareAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await ReadAsync(keys, cancellationToken).ConfigureAwait(false);
        Removed.AddRange(keys.Where(key => known.Find(key) is { } row && row.Look != number && !Rows.ContainsKey(key)));
    }

    private void NoteRemoved()
    {
        Removed.Clear();
        Removed.AddRange(known.All.Where(each => each.Value.Look != number).Select(each => each.Key));
    }

    /// <summary>The keys of listed rows that have to be read.</summary>
    private async Task<List<string>> ListAsync(NpgsqlCommand list, CancellationToken cancellationToken)
    {
        await using var command = list;
        var due = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
            {
                continue; // It is told when all rows are read.
            }

            Count++;
            var key = reader.GetString(0);
            var row = known.Find(key);
            if (row is not null)
            {
                row.Look = number;
            }

            if (row is null || row.Version == 0 || reader.IsDBNull(1) || row.Version != Fingerprint.Of(reader.GetString(1)))
            {
                due.Add(key);
            }
        }

        return due;
    }

    private async Task ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(RowsAtOnce))
        {
            await ReadRowsAsync(ByKey(some), isWhole: true, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private NpgsqlCommand ByKey(IEnumerable<string> keys) => new(view.ByKey, connection)
    {
        Parameters = { new() { Value = ArticleView.ArrayOf(keys), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown } },
    };

    /// <summary>Reads rows on this thread, and makes articles of them on others.</summary>
    private async Task ReadRowsAsync(
        NpgsqlCommand statement, bool isWhole, IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        await using var command = statement;
        var batches = Channel.CreateBounded<List<string?[]>>(Environment.ProcessorCount * 2);
        var takers = isWhole ? 1 : Environment.ProcessorCount;
        Task[] taking = [.. Enumerable.Range(0, takers).Select(_ => Task.Run(TakeBatchesAsync, cancellationToken))];
        try
        {
            await ReadBatchesAsync().ConfigureAwait(false);
        }
        finally
        {
            batches.Writer.TryComplete();
            await Task.WhenAll(taking).ConfigureAwait(false);
        }

        async Task ReadBatchesAsync()
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var (batch, read) = (new List<string?[]>(RowsOfABatch), 0);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(View.ValuesOf(reader));
                if (++read % 1000 == 0)
                {
                    progress?.Report((read, Math.Max(read, known.Count)));
                }

                if (batch.Count == RowsOfABatch)
                {
                    await batches.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    batch = new List<string?[]>(RowsOfABatch);
                }
            }

            await batches.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            Count += isWhole ? 0 : read;
        }

        async Task TakeBatchesAsync()
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var values in batch)
                {
                    Take(values, isWhole);
                }
            }
        }
    }

    /// <summary>Compares a row with what is known of it, and makes an article of it where it is another.</summary>
    /// <param name="values">The row.</param>
    /// <param name="isWhole">Whether the body is among them.</param>
    private void Take(string?[] values, bool isWhole)
    {
        if (values[0] is not { } key)
        {
            Stage(new Fault(ArticleView.Name, 0, 0, Severity.Error, "no-value") { Field = "key" });
            return;
        }

        var row = values.AsSpan(0, view.Body);
        var version = Fingerprint.Of(values[1]);
        var content = Fingerprint.Of(ArticleView.Content(row), ArticleView.ChangedAt);
        var before = known.Find(key);
        var body = isWhole ? Fingerprint.Of(values[view.Body] ?? "") : 0;
        if (before is not null && before.Content == content && (before.Body == 0 || !isWhole || before.Body == body))
        {
            Stage(before, version, ArticleView.ChangedOf(row));
            return;
        }

        var read = view.Read(row, (long)(ulong)version, looked, publication, _shared);
        var last = read.EndsAllVersions ? null : before?.Article;
        var next = new KnownRow
        {
            Version = version,
            Content = content,
            Body = before?.Body == 0 || read.Article is null ? 0 : body,
            Article = read.Article ?? last,
            IsHeldBack = read.Article is null,
            Look = number,
        };
        var text = isWhole && read.Article is not null ? view.WordsOf(values) : null;
        Stage(key, next, read, text, before, ArticleView.ChangedOf(row));
    }

    private void Stage(Fault fault)
    {
        lock (_lock)
        {
            if (!Faults.Contains(fault))
            {
                Faults.Add(fault);
            }
        }
    }

    private void Stage(KnownRow row, UInt128 version, string? changed)
    {
        lock (_lock)
        {
            row.Look = number;
            Versions.Add((row, version));
            Note(changed);
        }
    }

    private void Stage(string key, KnownRow next, ReadRow read, ArticleText? text, KnownRow? before, string? changed)
    {
        lock (_lock)
        {
            if (before is not null)
            {
                before.Look = number;
            }

            Note(changed);
            Rows[key] = next;
            Faults.AddRange(read.Faults);
            if (read.Article is { } article)
            {
                Articles.Add((article, text));
            }
            else if (next.Article is null && before?.Article is not null)
            {
                Ended.Add(key);
            }
        }
    }

    private void Note(string? changed)
    {
        if (string.CompareOrdinal(changed, Changed) > 0)
        {
            Changed = changed;
        }
    }
}
