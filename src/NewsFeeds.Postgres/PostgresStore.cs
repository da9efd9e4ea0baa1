namespace NewsFeeds.Postgres;

/// <summary>The article store that is a database.</summary>
public sealed class PostgresStore;
