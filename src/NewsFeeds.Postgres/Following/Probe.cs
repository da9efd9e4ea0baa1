using Npgsql;

namespace NewsFeeds.Postgres.Following;

/// <summary>
/// Says whether anything was committed since it was last asked. On a primary the snapshot tells: no transaction ended as long as it is the
/// same. On a standby it does not; there the place up to which the log was replayed tells, which on a primary does not. Either may be equal
/// on another server, so the answer names the server's start too.
/// </summary>
internal static class Probe
{
    private const int SecondsAtMost = 5;

    private const string Statement =
        "select concat_ws(' ', case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text else pg_current_snapshot()::text end, "
        + "extract(epoch from pg_postmaster_start_time()))";

    /// <summary>Asks. Ask it before a look: what is committed in between is then found by the next one.</summary>
    public static async Task<string> AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Statement, connection) { CommandTimeout = SecondsAtMost };
        return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Whether a standby answered.</summary>
    public static bool IsOfStandby(string answer) => answer.Contains('/', StringComparison.Ordinal);
}
