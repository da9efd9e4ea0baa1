using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>The SQL of the three views, and of the views that they are made of.</summary>
internal sealed partial class ViewDefinitions
{
    /// <summary>Begins a statement: each view by the name of the one that the service reads.</summary>
    public const string Views =
        $"""
        with recursive views (name, view) as (
            select name, to_regclass('newsfeeds.' || name)::oid
            from (values ('{ArticleView.Name}'), ('{CategoryView.Name}'), ('{PublicationView.Name}')) as three (name)
            union
            select v.name, d.refobjid from views v join pg_rewrite r on r.ev_class = v.view
            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
            join pg_class c on c.oid = d.refobjid and c.relkind = 'v')
        """;

    private readonly List<(string Name, string View, string Words)> _all = [];

    private ViewDefinitions()
    {
    }

    /// <summary>Whether the numbers of transactions are read for the view of articles.</summary>
    public bool ReadsTransactions => _all.Exists(each => each.Name == ArticleView.Name && Transaction().IsMatch(each.Words));

    public static async Task<ViewDefinitions> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            {Views} select v.name, v.view::regclass::text, pg_get_viewdef(v.view)
            from views v join pg_class c on c.oid = v.view and c.relkind in ('v', 'm') order by 1, 2
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var definitions = new ViewDefinitions();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            definitions._all.Add((reader.GetString(0), reader.GetString(1), Quotation().Replace(reader.GetString(2), "''")));
        }

        return definitions;
    }

    /// <summary>The faults of views that read the clock.</summary>
    public IEnumerable<Fault> Clocks() =>
        from each in _all
        from clock in Clock().Matches(each.Words).Select(match => match.Value).Distinct(StringComparer.Ordinal)
        select new Fault(each.Name, 0, 0, Severity.Warning, "clock-in-view", clock, each.View) { Field = "" };

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quotation();

    // As the database prints them, whatever their author wrote.
    [GeneratedRegex(
        @"\b(?:(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)"
        + @"|(?:CURRENT_DATE|CURRENT_TIME|CURRENT_TIMESTAMP|LOCALTIME|LOCALTIMESTAMP)\b)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bxmin\b")]
    private static partial Regex Transaction();
}
