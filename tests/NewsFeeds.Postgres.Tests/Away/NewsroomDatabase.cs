using NewsFeeds.Postgres.Tests.Schema;

namespace NewsFeeds.Postgres.Tests.Away;

/// <summary>A database with the default schema and a few articles, the role that reads it, and a network before it.</summary>
internal sealed class NewsroomDatabase : IAsyncDisposable
{
    private NewsroomDatabase(PostgresDatabase database, string role) =>
        (Base, Role, Network) = (database, role, new TcpProxy(database.Server.Port));

    public PostgresDatabase Base { get; }

    /// <summary>A role of this database alone.</summary>
    public string Role { get; }

    public TcpProxy Network { get; }

    /// <summary>The role's connection through the network.</summary>
    public string ConnectionString => Network.Through(Base.ConnectionStringOf(Role));

    /// <summary>Makes it.</summary>
    /// <param name="server">Its server; null for the shared one.</param>
    /// <param name="settings">Settings of the role, such as <c>lock_timeout = '1s'</c>.</param>
    public static async Task<NewsroomDatabase> CreateAsync(PostgresServer? server = null, params string[] settings)
    {
        var database = await (server ?? await PostgresServer.Shared).CreateDatabaseAsync();
        await SchemaFile.RunAsync(database, "newsfeeds.sql");
        await database.ExecuteAsync(
            """
            insert into newsfeeds.masthead (title, authority) values ('Báo', 'example.vn,2026');
            insert into newsfeeds.section (path, title) values ('kinh-te', 'Kinh tế'), ('the-thao', 'Thể thao');
            insert into newsfeeds.article (category, title, body, published, draft)
                select case when n % 2 = 0 then 'kinh-te' else 'the-thao' end, 'Tin ' || n, 'Lời ' || n, '2026-11-20Z', false
                from generate_series(1, 9) n
            """);
        var role = await database.CreateRoleAsync();
        await database.ExecuteAsync(string.Join(
            ';', settings.Select(setting => $"alter role {role} set {setting}").Prepend($"grant {SchemaFile.Reader} to {role}")));
        return new NewsroomDatabase(database, role);
    }

    public Task<int> ExecuteAsync(string sql) => Base.ExecuteAsync(sql);

    /// <summary>Writes a new article, another version of one, and deletes one.</summary>
    public Task<int> ChangeAsync() => ExecuteAsync(
        """
        insert into newsfeeds.article (category, title, body, published, draft)
            values ('the-thao', 'Tin mới', 'Lời mới', '2026-11-21Z', false);
        update newsfeeds.article set title = title || ', bản khác', body = body || ' khác' where title like 'Tin 2%';
        delete from newsfeeds.article where key = (select max(key) from newsfeeds.article where title like 'Tin %' and body not like '%mới')
        """);

    public async ValueTask DisposeAsync()
    {
        Network.Dispose();
        await Base.DisposeAsync();
    }
}
