using Npgsql;

namespace NewsFeeds.Postgres.Tests;

public class DatabaseTests
{
    [Fact]
    public void AHungServerIsGivenUpSoonUnlessTheConnectionStringSaysOtherwise()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.WithDefaults("Host=a.vn"));
        Assert.Equal((5, 30, 500), (settings.Timeout, settings.CommandTimeout, settings.CancellationTimeout));
        settings = new NpgsqlConnectionStringBuilder(Database.WithDefaults("Host=a.vn;Timeout=15;CommandTimeout=7;MaxPoolSize=100"));
        Assert.Equal((15, 7, 100), (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize));
    }
}
