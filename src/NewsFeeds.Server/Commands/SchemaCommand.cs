using System.CommandLine;
using NewsFeeds.Postgres.Schema;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds schema</c>: the SQL of a database for a newsroom without a CMS.</summary>
internal static class SchemaCommand
{
    public static void AddTo(RootCommand root)
    {
        var schema = new Command("schema", "Print the SQL of a PostgreSQL database for a newsroom without a CMS; running it twice is safe");
        schema.HasExamples(
            "newsfeeds schema | psql newsroom",
            "newsfeeds schema > schema.sql                      to read what it makes");
        schema.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(DefaultSchema.Sql));
        root.Subcommands.Add(schema);
    }
}
