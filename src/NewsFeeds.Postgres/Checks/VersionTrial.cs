using System.Data;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>
/// Changes the rows of which some articles are made, one column after the other, and compares each article with its version before and
/// after. Every change is rolled back.
/// </summary>
/// <param name="connection">A connection without a transaction.</param>
/// <param name="view">The view of articles.</param>
/// <param name="publication">The publication.</param>
internal sealed class VersionTrial(NpgsqlConnection connection, ArticleView view, Publication publication)
{
    private const string Savepoint = "tried";

    // So many rows of a table are changed at most, for as long as it takes to read some articles.
    private const string MostRows = "300";

    // The more of these an article has, the more tables it is made of.
    private static readonly Func<Article, bool>[] Kinds =
    [
        _ => true, article => article.Image is not null, article => article.Authors.Count > 1, article => article.Tags.Count > 0,
        article => article.Categories.Count > 0, article => article.Enclosures.Count > 0, article => article.Corrections.Count > 0,
        article => article.Retraction is not null,
    ];

    private readonly SortedSet<string> _untried = new(StringComparer.Ordinal);

    /// <summary>The tables of which the role may not change every column that is read.</summary>
    public IReadOnlyList<string> Untried => [.. _untried];

    public async Task<IReadOnlyList<Fault>> RunAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        Article[] some = [.. Kinds.Select(articles.FirstOrDefault).OfType<Article>().Distinct()];
        if (some.Length == 0 || await IsStandbyAsync(cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var columns = await FindColumnsAsync(some, cancellationToken).ConfigureAwait(false);
        await using var transaction = await BeginAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("set local lock_timeout = '500ms'; set local statement_timeout = '10s'", cancellationToken)
            .ConfigureAwait(false);
        var before = await ReadAsync(some, cancellationToken).ConfigureAwait(false);
        var faults = new List<Fault>();
        foreach (var column in columns)
        {
            if (await TryAsync(column, some, before, transaction, cancellationToken).ConfigureAwait(false) is { } standing)
            {
                var changed = $"{column.Table}.{column.Name}";
                faults.Add(new Fault(standing, 0, 0, Severity.Error, "standing-version", changed, column.Table) { Field = "version" });
            }
        }

        await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        return faults;
    }

    /// <summary>The article that is another under the same version when a column is; null for none.</summary>
    private async Task<string?> TryAsync(
        TriedColumn column, Article[] articles, Dictionary<string, string?[]> before, NpgsqlTransaction transaction,
        CancellationToken cancellationToken)
    {
        foreach (var update in column.Updates())
        {
            await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            var changed = new List<(string Key, bool IsVersionEqual)>();
            try
            {
                await ExecuteAsync(update, cancellationToken).ConfigureAwait(false);
                var after = await ReadAsync(articles, cancellationToken).ConfigureAwait(false);
                changed.AddRange(after.Where(row => before.TryGetValue(row.Key, out var old) && ContentOf(old) != ContentOf(row.Value))
                    .Select(row => (row.Key, before[row.Key][1] == row.Value[1])));
            }
            catch (PostgresException e) when (e.SqlState != PostgresErrorCodes.SyntaxError)
            {
                // A constraint forbids this value, the view cannot read it, or somebody else is changing the row.
            }

            await transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            if (changed.Count > 0)
            {
                return changed.Where(each => each.IsVersionEqual).Select(each => ArticleView.NameOf(each.Key)).Min(StringComparer.Ordinal);
            }
        }

        return null;
    }

    /// <summary>Stands for all of a row but its key, its version and when it was written.</summary>
    private ulong ContentOf(string?[] row) => ArticleView.FingerprintOf(row, publication);

    /// <summary>
    /// The columns that the role may change, each with the rows that the database reads for these articles. In a serializable transaction,
    /// it notes what it reads.
    /// </summary>
    private async Task<List<TriedColumn>> FindColumnsAsync(Article[] articles, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);

        // Whatever reads a whole table notes the table alone.
        await ExecuteAsync(
            "set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off; "
            + "set local enable_mergejoin = off",
            cancellationToken).ConfigureAwait(false);
        await ReadAsync(articles, cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            $"""
            {ViewDefinitions.Views}, used as (
                select distinct d.refobjid as relation, a.attname from views v join pg_rewrite r on r.ev_class = v.view
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where v.name = '{ArticleView.Name}' and d.refobjsubid > 0),
            read as (
                select l.relation, coalesce(pg_partition_root(l.relation), l.relation) as root,
                    string_agg(distinct format('(select ctid from only %s where %s limit {MostRows})', l.relation::regclass,
                        case l.locktype
                            when 'tuple' then format('ctid = ''(%s,%s)''', l.page, l.tuple)
                            when 'page' then format('ctid between ''(%s,0)'' and ''(%1$s,65535)''', l.page)
                            else 'true'
                        end), ' union all ') as rows
                from pg_locks l join pg_class c on c.oid = l.relation and c.relkind = 'r'
                where l.pid = pg_backend_pid() and l.mode = 'SIReadLock' group by l.relation)
            select r.relation::regclass::text, a.attname::text, format_type(a.atttypid, a.atttypmod), t.typcategory::text,
                'select ctid from (' || r.rows || ') places limit {MostRows}',
                has_table_privilege(r.relation, 'select') and has_column_privilege(r.relation, a.attnum, 'update')
                    and has_schema_privilege(c.relnamespace, 'usage')
            from read r join pg_class c on c.oid = r.relation
            join pg_attribute a on a.attrelid = r.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            join pg_type t on t.oid = a.atttypid
            where exists (select from used u where u.relation = r.root and u.attname = a.attname)
                or not exists (select from used u where u.relation = r.root)
            order by 1, a.attnum
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var columns = new List<TriedColumn>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var table = reader.GetString(0);
            if (reader.GetBoolean(5))
            {
                columns.Add(new TriedColumn(table, reader.GetString(1), reader.GetString(2), reader.GetString(3)[0], reader.GetString(4)));
            }
            else
            {
                _untried.Add(table);
            }
        }

        return columns;
    }

    private async Task<NpgsqlTransaction> BeginAsync(IsolationLevel level, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(level, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("set transaction read write; set local jit = off", cancellationToken).ConfigureAwait(false);
        return transaction;
    }

    private async Task<bool> IsStandbyAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_is_in_recovery()", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private async Task<Dictionary<string, string?[]>> ReadAsync(Article[] articles, CancellationToken cancellationToken) =>
        (await View.RowsAsync(
            ArticleView.WithKeys(connection, view.ByKey, articles.Select(article => ArticleView.KeyOf(article.Name))), cancellationToken)
            .ConfigureAwait(false))
        .DistinctBy(row => row[0]).ToDictionary(row => row[0]!, StringComparer.Ordinal);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
