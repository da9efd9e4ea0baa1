using Npgsql;

namespace NewsFeeds.Postgres.Tests.Schema;

/// <summary>Runs the SQL that makes the views, and reads what they show.</summary>
internal static class SchemaFile
{
    public const string Reader = "newsfeeds_reader";

    // Roles belong to the server, and two transactions cannot alter one of them at a time.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The text of a file of <c>src/NewsFeeds.Postgres/Schema</c>.</summary>
    public static string Read(string name) => File.ReadAllText(SourceTree.Path("src", "NewsFeeds.Postgres", "Schema", name));

    /// <summary>A database with the tables of a fixture, and with the views over them.</summary>
    public static async Task<PostgresDatabase> CreateAsync(string schema, string? tables = null)
    {
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        if (tables is not null)
        {
            await database.ExecuteAsync(
                await File.ReadAllTextAsync(SourceTree.Path("tests", "NewsFeeds.Postgres.Tests", "Schema", tables)));
        }

        await RunAsync(database, schema);
        return database;
    }

    /// <summary>Runs such a file.</summary>
    public static async Task RunAsync(PostgresDatabase database, string schema)
    {
        await OneAtATime.WaitAsync();
        try
        {
            await database.ExecuteAsync(Read(schema));
            await database.ExecuteAsync($"alter role {Reader} login");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>The database's structure as SQL.</summary>
    public static async Task<string> DumpAsync(PostgresDatabase database)
    {
        var dump = await ServerProcess.RunAsync(
            "pg_dump", "--schema-only", "--dbname", FormattableString.Invariant(
                $"host=127.0.0.1 port={database.Server.Port} user=postgres dbname={database.Name}"));

        // These lines hold a word that each dump draws anew.
        return string.Join('\n', dump.Split('\n').Where(line => !line.Contains("restrict ", StringComparison.Ordinal)));
    }

    /// <summary>The values of an article by their columns, as text.</summary>
    public static async Task<Dictionary<string, string?>> ArticleAsync(PostgresDatabase database, string key) =>
        (await database.QueryAsync(
            "select c.key, c.value from newsfeeds.articles a, jsonb_each_text(to_jsonb(a)) c where a.key::text = $1", key))
        .ToDictionary(row => (string)row[0]!, row => (string?)row[1]);

    /// <summary>The plan of reading one article by its key, as the service reads it.</summary>
    public static async Task<string> PlanByKeyAsync(PostgresDatabase database, string keys) =>
        string.Join('\n', (await database.QueryAsync(
            "explain (costs off) select x.* from unnest(" + keys + ") k cross join lateral "
            + "(select * from newsfeeds.articles a where a.key = k offset 0) x")).Select(row => row[0]));

    /// <summary>
    /// How many rows come out differently when they are read by their keys, as the service reads them, and when all are read at once.
    /// </summary>
    public static Task<long> DifferencesAsync(PostgresDatabase database) => database.ScalarAsync<long>(
        """
        select count(*)
        from (select key, to_jsonb(a) as content from newsfeeds.articles a) l
        cross join lateral (select to_jsonb(a) as content from newsfeeds.articles a where a.key = l.key offset 0) r
        where l.content <> r.content
        """);

    /// <summary>The relations of the newsroom that the service's role may read; with a star, those that it may change.</summary>
    public static async Task<string> OpenToReaderAsync(PostgresDatabase database) =>
        await database.ScalarAsync<string>(
            $"""
            select string_agg(c.oid::regclass || case when has_any_column_privilege('{Reader}', c.oid, 'insert, update, references')
                or has_table_privilege('{Reader}', c.oid, 'delete, truncate, trigger') then '*' else '' end, ' ' order by c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                and (has_any_column_privilege('{Reader}', c.oid, 'select, insert, update, references')
                    or has_table_privilege('{Reader}', c.oid, 'delete, truncate, trigger'))
            """);

    /// <summary>The error of a statement that the service's role runs.</summary>
    public static async Task<string> RefusalAsync(PostgresDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database.ConnectionStringOf(Reader)};{PostgresDatabase.Harness}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Assert.ThrowsAsync<PostgresException>(command.ExecuteNonQueryAsync)).SqlState;
    }
}
