using System.Threading.Channels;
using NewsFeeds.Articles;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <content>Reads rows: many at once, and one by one where a row makes the statement fail.</content>
internal sealed partial class Look
{
    /// <summary>So many rows are read by one statement.</summary>
    private const int RowsAtOnce = 1000;

    private const int RowsOfABatch = 250;

    private const string Savepoint = "rows";

    private async Task ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var reading = keys.Count <= RecentTexts.MostAtOnce ? Reading.WithTexts : Reading.WithBodies;
        foreach (var some in keys.Distinct(StringComparer.Ordinal).Chunk(RowsAtOnce))
        {
            await ReadAsync(some, reading, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads rows. Where one of them makes the statement fail, they are halved until it is found.</summary>
    private async Task ReadAsync(string[] keys, Reading reading, CancellationToken cancellationToken)
    {
        var failure = await TryAsync(
            () => ReadRowsAsync(ArticleView.WithKeys(_connection, view.ByKey, keys), reading, null, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (failure is not null && keys is [var key])
        {
            var fault = new Fault(ArticleView.NameOf(key), 0, 0, Severity.Error, "unreadable/row", failure.MessageText) { Field = "" };
            var guarded = await FindGuardedAsync(keys, cancellationToken).ConfigureAwait(false);
            HoldBack(key, fault, guarded.Contains(key));
        }
        else if (failure is not null)
        {
            await ReadAsync(keys[..(keys.Length / 2)], reading, cancellationToken).ConfigureAwait(false);
            await ReadAsync(keys[(keys.Length / 2)..], reading, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Which rows may say that they must not go out as they were. What cannot be asked may be so.</summary>
    private async Task<HashSet<string>> FindGuardedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var guarded = new HashSet<string>(StringComparer.Ordinal);
        return await TryAsync(AskAsync, cancellationToken).ConfigureAwait(false) is null ? guarded : [.. keys];

        async Task AskAsync()
        {
            await using var command = ArticleView.WithKeys(_connection, view.IsGuarded, keys);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (reader.GetBoolean(1))
                {
                    guarded.Add(reader.GetString(0));
                }
            }
        }
    }

    /// <summary>
    /// Runs a statement that an expression of the view may end for one row. Gives that failure, after which others can run.
    /// </summary>
    private async Task<PostgresException?> TryAsync(Func<Task> statement, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            await statement().ConfigureAwait(false);
            await transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException e) when (e.SqlState[..2] is "21" or "22" or "P0")
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return e;
        }
    }

    /// <summary>Reads rows on this thread, and makes articles of them on others.</summary>
    private async Task ReadRowsAsync(
        NpgsqlCommand statement, Reading reading, IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken)
    {
        await using var command = statement;
        var batches = Channel.CreateBounded<List<string?[]>>(Environment.ProcessorCount * 2);
        _statement++;
        _twice.Clear();
        var takers = reading == Reading.WithoutBodies ? Environment.ProcessorCount : 1;
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

        if (_twice.Count > 0)
        {
            var guarded = await FindGuardedAsync(_twice, cancellationToken).ConfigureAwait(false);
            foreach (var key in _twice)
            {
                var fault = new Fault(ArticleView.NameOf(key), 0, 0, Severity.Error, "duplicate-row", key) { Field = "" };
                HoldBack(key, fault, guarded.Contains(key));
            }
        }

        async Task ReadBatchesAsync()
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var batch = new List<string?[]>(RowsOfABatch);
            var read = 0;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var values = View.ValuesOf(reader);
                if (values[0] is null)
                {
                    _faults.Add(WithoutKey);
                }
                else
                {
                    batch.Add(values);
                }

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
            Count = reading == Reading.WithoutBodies ? read : Count;
        }

        async Task TakeBatchesAsync()
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var values in batch)
                {
                    Take(values, reading);
                }
            }
        }
    }

    /// <summary>What is read of rows.</summary>
    private enum Reading
    {
        WithoutBodies,
        WithBodies,

        /// <summary>With bodies, whose words are given on.</summary>
        WithTexts,
    }
}
