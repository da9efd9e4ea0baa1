using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Finds columns whose moments depend on a zone that the database does not know.</summary>
internal static class NaiveTimestamps
{
    public static IEnumerable<Fault> In(ArticleView view, string zone) => view.Columns.Where(IsNaive).Select(column =>
        new Fault(ArticleView.Name, 0, 0, Severity.Warning, "naive-timestamp", zone, column.Name) { Field = column.Name });

    private static bool IsNaive(Column column) =>
        column.Form == ColumnForm.Moment && column.Type.EndsWith("without time zone", StringComparison.Ordinal);
}
