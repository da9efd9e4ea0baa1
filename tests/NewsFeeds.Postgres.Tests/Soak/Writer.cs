using Npgsql;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>One of those who write to a content system at the same time, with pauses between statements and before the end.</summary>
internal sealed class Writer(Cms cms, Random random)
{
    // What ends transactions where many write and connections are killed.
    private static readonly string[] Expected =
        [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.ForeignKeyViolation];

    private string Author => FormattableString.Invariant($"{random.Next(1, 13)}");

    private string Section => FormattableString.Invariant($"{random.Next(1, 9)}");

    private string Tag => FormattableString.Invariant($"{random.Next(1, 11)}");

    /// <summary>Runs a transaction of one to three operations, a sixth of which are rolled back.</summary>
    /// <returns>Whether it was committed.</returns>
    public async Task<bool> WriteAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(cms.WriterConnection);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            for (var operations = random.Next(1, 4); operations > 0; operations--)
            {
                await OperateAsync(transaction);
            }

            await Task.Delay(random.Next(10) == 0 ? random.Next(100, 250) : random.Next(40));
            if (random.Next(6) == 0)
            {
                return false;
            }

            await transaction.CommitAsync();
            return true;
        }
        catch (NpgsqlException e) when (e.SqlState is null || Expected.Contains(e.SqlState))
        {
            return false;
        }
    }

    /// <summary>Does something; one in five times within a savepoint, half of which are rolled back.</summary>
    private async Task OperateAsync(NpgsqlTransaction transaction)
    {
        var (isSaved, isUndone) = (random.Next(5) == 0, random.Next(2) == 0);
        if (isSaved)
        {
            await transaction.SaveAsync("point");
        }

        var post = await ScalarAsync(
            transaction, FormattableString.Invariant($"select id from post order by hashint8extended(id, {random.Next()}) limit 1"));
        foreach (var statement in Statements(post))
        {
            await ScalarAsync(transaction, statement);
            await Task.Delay(random.Next(20));
        }

        if (isSaved && isUndone)
        {
            await transaction.RollbackAsync("point");
        }
    }

    private string[] Statements(string post) => random.Next(13) switch
    {
        0 or 1 => Cms.Insertion(Section, Author, Tag),
        2 or 3 => [$"delete from post where id = {post} and (select count(*) from post) > 100"],
        4 =>
        [
            $"update post set edits = edits + 1, title = title_of(id, edits + 1), changed = clock_timestamp() where id = {post}",
            $"update body b set words = words_of(p.id, p.edits, b.edits) from post p where p.id = {post} and b.post_id = p.id",
        ],
        5 =>
        [
            $"select from post where id = {post} for no key update",
            $"update body b set edits = b.edits + 1, words = words_of(p.id, p.edits, b.edits + 1) from post p "
                + $"where p.id = {post} and b.post_id = p.id",
        ],
        6 => [$"update author set edits = edits + 1, name = format('Tác giả %s lần %s', id, edits + 1) where id = {Author}"],
        7 => [$"update section set edits = edits + 1, path = format('muc-%s-lan-%s', id, edits + 1) where id = {Section}"],
        8 => [$"update post set section_id = {Section}, changed = clock_timestamp() where id = {post}"],
        9 => [$"update post set draft = not draft where id = {post}"],
        10 =>
        [
            $"insert into post_author (post_id, author_id, position) values ({post}, {Author}, {random.Next(2)}) "
                + "on conflict do nothing",
            $"insert into post_tag (post_id, tag_id) values ({post}, {Tag}) on conflict do nothing",
        ],
        11 => [$"delete from post_author where id = (select min(id) from post_author where post_id = {post})"],
        _ => [$"delete from post_tag where id = (select max(id) from post_tag where post_id = {post})"],
    };

    private static async Task<string> ScalarAsync(NpgsqlTransaction transaction, string sql)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        return FormattableString.Invariant($"{await command.ExecuteScalarAsync()}");
    }
}
