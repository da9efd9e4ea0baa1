namespace NewsFeeds.Postgres.Schema;

/// <summary>The schema of a newsroom that has no CMS.</summary>
public static class DefaultSchema
{
    private const string Resource = "newsfeeds.sql";

    /// <summary>
    /// The SQL that makes tables, triggers, the three views and the service's role. Run again, it adds what is missing and changes nothing
    /// else. It is in ASCII, so that no encoding of a terminal or a database changes it.
    /// </summary>
    public static string Sql
    {
        get
        {
            using var reader = new StreamReader(typeof(DefaultSchema).Assembly.GetManifestResourceStream(Resource)!);
            return reader.ReadToEnd();
        }
    }
}
