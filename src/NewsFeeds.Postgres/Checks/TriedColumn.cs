using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Checks;

/// <summary>A column of a table from which the view of articles is made.</summary>
/// <param name="Table">The table as statements name it.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The SQL name of its type.</param>
/// <param name="Kind">The letter that the database has for such types.</param>
/// <param name="Rows">A query for the places of some of its rows.</param>
internal sealed record TriedColumn(string Table, string Name, string Type, char Kind, string Rows)
{
    private string Quoted => Column.Quoted(Name);

    /// <summary>
    /// Statements that give the rows other values, the likeliest first. One may be refused, because a constraint or the type forbids the
    /// value.
    /// </summary>
    public IEnumerable<string> Updates() =>
        OwnValues().Append($"(select o.{Quoted} from only {Table} o where o.{Quoted} is distinct from t.{Quoted} limit 1)").Append("null")
            .Select(value => $"update only {Table} t set {Quoted} = ({value})::{Type} where ctid = any(array({Rows}))");

    private IEnumerable<string> OwnValues()
    {
        var old = $"t.{Quoted}";
        return (Kind, Type) switch
        {
            ('B', _) => [$"not coalesce({old}, false)"],
            ('N', _) => [$"coalesce({old}, 0) + 1"],
            ('S', _) => [$"coalesce({old}::text, '') || 'x'"],
            ('D', _) => [$"coalesce({old}::timestamp, localtimestamp) + interval '1 day'"],
            ('A', _) => [$"{old} || '{{x}}'", $"{old} || {old}"],
            ('E', _) => [$"(select each from unnest(enum_range(null::{Type})) each where each is distinct from {old} limit 1)"],
            (_, "uuid") => ["gen_random_uuid()"],
            (_, "json" or "jsonb") =>
            [
                $"case jsonb_typeof({old}::jsonb) when 'object' then {old}::jsonb || '{{\"x\": \"x\"}}' else {old}::jsonb || '[\"x\"]' end",
            ],
            _ => [],
        };
    }
}
