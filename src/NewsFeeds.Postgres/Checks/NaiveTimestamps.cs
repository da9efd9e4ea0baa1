using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Finds columns whose moments depend on a zone that the database does not know.</summary>
internal static class NaiveTimestamps
{
    public static async Task<IEnumerable<Fault>> FindAsync(NpgsqlConnection connection, string zone, CancellationToken cancellationToken)
    {
        var view = await View.FindAsync(connection, ArticleView.Name, ArticleView.Known, [], cancellationToken).ConfigureAwait(false);
        return view!.Columns.Values.Where(IsNaive).Select(column =>
            new Fault(view.Name, 0, 0, Severity.Warning, "naive-timestamp", zone, column.Name) { Field = column.Name });
    }

    private static bool IsNaive(Column column) =>
        column.Form == ColumnForm.Moment && column.Type.EndsWith("without time zone", StringComparison.Ordinal);
}
