using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Finds a version that no row moves, by the rows alone.</summary>
internal static class VersionCheck
{
    public static async Task<IReadOnlyList<Fault>> RunAsync(
        NpgsqlConnection connection, ArticleView view, ViewDefinitions definitions, CancellationToken cancellationToken)
    {
        // Rows that were written together have one transaction's number.
        if (definitions.ReadsTransactions)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            $"""
            select count(*)::text, min(version) from ({view.List}) as list (key, version)
            having count(*) > 1 and min(version) = max(version)
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var (count, version) = (reader.GetString(0), reader.GetString(1));
        return [new Fault(ArticleView.Name, 0, 0, Severity.Warning, "constant-version", count, version) { Field = "version" }];
    }
}
