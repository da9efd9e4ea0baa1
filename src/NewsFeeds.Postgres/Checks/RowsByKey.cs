using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;
using NpgsqlTypes;

namespace NewsFeeds.Postgres.Checks;

/// <summary>Reads rows of the view of articles with their bodies, as the service does.</summary>
internal static class RowsByKey
{
    /// <summary>The statement that reads the rows of some articles.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="view">The view.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="how">What stands before the statement, such as EXPLAIN.</param>
    public static NpgsqlCommand Command(NpgsqlConnection connection, ArticleView view, IEnumerable<Article> articles, string how = "") =>
        new(how + view.ByKey, connection)
        {
            Parameters =
            {
                new()
                {
                    Value = ArticleView.ArrayOf(articles.Select(article => ArticleView.KeyOf(article.Key))),
                    NpgsqlDbType = NpgsqlDbType.Unknown,
                },
            },
        };

    public static async Task<List<string?[]>> ReadAsync(
        NpgsqlConnection connection, ArticleView view, IEnumerable<Article> articles, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, view, articles);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(View.ValuesOf(reader));
        }

        return rows;
    }
}
