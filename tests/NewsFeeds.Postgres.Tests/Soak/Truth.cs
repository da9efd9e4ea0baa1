namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>What a plain statement says of the view at one moment.</summary>
/// <param name="Rows">The articles by their keys.</param>
/// <param name="Words">Their words, by the same keys.</param>
internal sealed record Truth(IReadOnlyDictionary<string, ArticleRow> Rows, IReadOnlyDictionary<string, string> Words)
{
    public static async Task<Truth> ReadAsync(PostgresDatabase database)
    {
        var rows = await database.QueryAsync(
            """
            select 'articles[' || key || ']', id, title, category, coalesce(array_to_string(authors, ', '), ''),
                coalesce(array_to_string(tags, ', '), ''), published, draft, body
            from newsfeeds.articles
            """);
        return new Truth(
            rows.Select(RowOf).ToDictionary(row => row.Key, StringComparer.Ordinal),
            rows.ToDictionary(row => (string)row[0]!, row => (string)row[8]!, StringComparer.Ordinal));
    }

    /// <summary>How articles differ from it; null where they do not.</summary>
    public string? DifferenceFrom(IReadOnlyDictionary<string, ArticleRow> articles)
    {
        string[] differences =
        [
            .. Rows.Keys.Except(articles.Keys).Select(key => $"{key} is missing"),
            .. articles.Keys.Except(Rows.Keys).Select(key => $"{key} is not in the database"),
            .. Rows.Where(row => articles.TryGetValue(row.Key, out var other) && other != row.Value)
                .Select(row => $"{articles[row.Key]} is stale: {row.Value}"),
        ];
        return differences.Length == 0 ? null : string.Join('\n', differences.Take(5));
    }

    private static ArticleRow RowOf(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (string)row[5]!,
        new DateTimeOffset((DateTime)row[6]!), (bool)row[7]!);
}
