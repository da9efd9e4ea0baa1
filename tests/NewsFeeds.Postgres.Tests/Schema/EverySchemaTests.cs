using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>What holds for the default schema and for the examples.</summary>
public class EverySchemaTests
{
    public static TheoryData<string, string?> All => new()
    {
        { "newsfeeds.sql", null },
        { "wagtail.sql", "wagtail-tables.sql" },
        { "directus.sql", "directus-tables.sql" },
    };

    [RequiresPostgresTheory]
    [MemberData(nameof(All))]
    public async Task TheServiceKnowsEveryColumnOfTheViews(string schema, string? tables)
    {
        await using var database = await SchemaFile.CreateAsync(schema, tables);
        await using var connection = new NpgsqlConnection($"{database.ConnectionStringOf(SchemaFile.Reader)};{PostgresDatabase.Harness}");
        await connection.OpenAsync();
        var faults = new List<Fault>();
        foreach (var (name, known) in new (string, Func<string, string?>)[]
        {
            (ArticleView.Name, ArticleView.Known), (CategoryView.Name, CategoryView.Known), (PublicationView.Name, PublicationView.Known),
        })
        {
            var view = await View.FindAsync(connection, name, known, faults, CancellationToken.None);
            var columns = await database.ScalarAsync<long>(
                "select count(*) from information_schema.columns where table_schema = 'newsfeeds' and table_name = $1", name);
            Assert.Equal(columns, view!.Columns.Count);
        }

        Assert.Empty(faults);
    }

    [RequiresPostgresTheory]
    [MemberData(nameof(All))]
    public async Task RunningItTwiceChangesNothing(string schema, string? tables)
    {
        await using var database = await SchemaFile.CreateAsync(schema, tables);
        var dump = await SchemaFile.DumpAsync(database);
        await SchemaFile.RunAsync(database, schema);

        Assert.Equal(dump, await SchemaFile.DumpAsync(database));
    }

    [Fact]
    public void TheRoleIsMadeByTheSameWords() => Assert.Single(
        All.Select(row => RoleIn(SchemaFile.Read((string)row[0]))).Distinct());

    private static string RoleIn(string sql) => sql[sql.IndexOf("-- The service's role", StringComparison.Ordinal)..];
}
