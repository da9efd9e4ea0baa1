using NewsFeeds.Postgres.Views;
using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Names the time in which equal versions mean equal rows: the life of one server, one database, one set of views. After a fail-over that
/// lost commits, another server gives the same transaction numbers to other rows.
/// </summary>
internal static class Epoch
{
    private const string SystemIdentifier = "(select system_identifier::text from pg_control_system())";

    private static readonly string[] ViewNames = [ArticleView.Name, CategoryView.Name, PublicationView.Name];

    /// <summary>
    /// Whether the role may ask which cluster it is connected to. Some hosts forbid it; then the server's start alone counts.
    /// </summary>
    public static async Task<bool> CanTellClusterAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select has_function_privilege('pg_control_system()', 'execute')", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Asks for the epoch.</summary>
    public static async Task<string> ReadAsync(NpgsqlConnection connection, bool canTellCluster, CancellationToken cancellationToken)
    {
        var views = string.Join(", ", ViewNames.Select(name => $"to_regclass('newsfeeds.{name}')"));
        await using var command = new NpgsqlCommand(
            $"""
            select concat_ws(' ', {(canTellCluster ? SystemIdentifier : "''")}, extract(epoch from pg_postmaster_start_time()),
                (select oid from pg_database where datname = current_database()),
                (select string_agg(concat_ws(':', ev_class, xmin), ',' order by ev_class) from pg_rewrite where ev_class in ({views})),
                (select string_agg(attname, ',' order by attrelid, attnum) from pg_attribute where attrelid in ({views})))
            """,
            connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
