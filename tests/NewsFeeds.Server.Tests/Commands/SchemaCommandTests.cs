namespace NewsFeeds.Server.Tests.Commands;

public class SchemaCommandTests
{
    [Fact]
    public void ItPrintsTheSqlByteForByte()
    {
        var written = File.ReadAllText(SourceTree.Path("src", "NewsFeeds.Postgres", "Schema", "newsfeeds.sql"));

        Assert.Equal((0, written, ""), Shell.RunBare("schema"));
    }

    [Fact]
    public void TheSqlIsAsciiSoThatNoEncodingChangesIt() => Assert.All(Shell.RunBare("schema").Output, c => Assert.True(char.IsAscii(c)));

    [Fact]
    public void ItsHelpShowsHowToRunTheSql() =>
        Assert.Contains("newsfeeds schema | psql newsroom\n", Shell.RunBare("schema", "--help").Output, StringComparison.Ordinal);
}
