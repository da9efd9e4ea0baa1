namespace NewsFeeds.Server.Settings;

/// <summary>How to reach the newsroom's database. It is no record, because the text of a record would show the passwords.</summary>
internal sealed class DatabaseOptions
{
    private const string Such = "such as Host=localhost;Database=newsroom;Username=newsfeeds_reader";

    private DatabaseOptions(string connectionString, string? hints, string name) =>
        (ConnectionString, HintsConnectionString, Name) = (connectionString, hints, name);

    /// <summary>The connection on which articles are read.</summary>
    public string ConnectionString { get; }

    /// <summary>The direct connection on which the database says what changes; null for none.</summary>
    public string? HintsConnectionString { get; }

    /// <summary>Its hosts, ports and name, without what signs in.</summary>
    public string Name { get; }

    /// <summary>Reads the connection strings; null where one is wrong. No value is shown, because it may hold a password.</summary>
    public static DatabaseOptions? Read(IConfiguration configuration, List<string> mistakes)
    {
        var (articles, hints) = (Of("NewsFeeds"), Of("NewsFeedsHints"));
        if (articles is not { } reading)
        {
            mistakes.Add($"ConnectionStrings:NewsFeeds must be set where NewsFeeds:Store is 'postgres', {Such}");
            return null;
        }

        if (hints is { Name: null })
        {
            mistakes.Add($"ConnectionStrings:NewsFeedsHints must be a connection string of Npgsql, {Such}");
        }

        if (reading.Name is null)
        {
            mistakes.Add($"ConnectionStrings:NewsFeeds must be a connection string of Npgsql, {Such}");
            return null;
        }

        return new DatabaseOptions(reading.Value, hints?.Value, reading.Name);

        (string Value, string? Name)? Of(string key) => configuration.GetConnectionString(key) is { } value && value.Trim().Length > 0
            ? (value, NewsFeeds.Postgres.ConnectionString.NameOf(value))
            : null;
    }
}
