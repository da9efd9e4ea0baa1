namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>Tests over a database of their own, with the tables of a fixture and the views over them.</summary>
public abstract class SchemaTest(string schema, string? tables = null) : IAsyncLifetime
{
    private protected PostgresDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await SchemaFile.CreateAsync(schema, tables);

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
