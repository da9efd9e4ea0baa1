using NewsFeeds.Articles;
using Npgsql;

namespace NewsFeeds.Postgres.Views;

/// <summary>One of the views that a newsroom's developer writes, with those of its columns that the service knows.</summary>
internal sealed class View
{
    private const string Schema = "newsfeeds";

    private View(string name, IReadOnlyDictionary<string, Column> columns) => (Name, Columns) = (name, columns);

    /// <summary>Its name without the schema's.</summary>
    public string Name { get; }

    /// <summary>Its columns by the names that the contract has for them.</summary>
    public IReadOnlyDictionary<string, Column> Columns { get; }

    /// <summary>Its name as statements have it.</summary>
    public string QualifiedName => $"{Schema}.{Name}";

    /// <summary>Finds the columns of a view. Unknown ones are left out; null where there is no such view.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">The view's name without the schema's.</param>
    /// <param name="known">Gives the contract's name of a column by its own, or null.</param>
    /// <param name="faults">Gets a fault of each unknown column that may be meant as a guard: nothing of such a view may be served.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<View?> FindAsync(
        NpgsqlConnection connection, string name, Func<string, string?> known, List<Fault> faults, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(b.typname, t.typname)::text, t.typcategory = 'A'
            from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type b on b.oid = t.typbasetype
            where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum
            """,
            connection)
        { Parameters = { new() { Value = $"{Schema}.{name}" } } };
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var column = Column.Of(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3));
            if (known(column.Name) is { } key)
            {
                columns.TryAdd(key, column);
            }
            else if (GuardColumns.MayBe(column.Name))
            {
                faults.Add(new Fault(name, 0, 0, Severity.Error, "guard/column", column.Name) { Field = column.Name });
            }
        }

        return columns.Count == 0 ? null : new View(name, columns);
    }

    /// <summary>All rows that a statement gives.</summary>
    public static async Task<List<string?[]>> RowsAsync(NpgsqlCommand statement, CancellationToken cancellationToken)
    {
        await using var command = statement;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(ValuesOf(reader));
        }

        return rows;
    }

    /// <summary>The values of a row.</summary>
    public static string?[] ValuesOf(NpgsqlDataReader reader)
    {
        var values = new string?[reader.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
        }

        return values;
    }

    /// <summary>The fault of a view that is not there.</summary>
    public static Fault Missing(string name) =>
        new Fault(name, 0, 0, Severity.Error, "no-view", $"{Schema}.{name}") { Field = "" };

    /// <summary>The faults of columns that the view must have and has not.</summary>
    public IEnumerable<Fault> MissingOf(params IEnumerable<string> required) =>
        required.Where(name => !Columns.ContainsKey(name))
            .Select(name => new Fault(Name, 0, 0, Severity.Error, "no-column", QualifiedName, name) { Field = name });
}
