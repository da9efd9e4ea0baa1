using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

public class DatabaseOptionsTests
{
    private const string Articles = "ConnectionStrings:NewsFeeds", Hints = "ConnectionStrings:NewsFeedsHints";
    private const string Good = "Host=db.example.vn;Database=tin;Username=bao;Password=bi-mat";

    [Fact]
    public void ADatabaseIsReadFromItsConnectionStrings()
    {
        var options = Read(("NewsFeeds:Store", "postgres"), (Articles, Good), (Hints, "Host=a.vn"));
        Assert.Equal(
            (Good, "Host=a.vn", "db.example.vn:5432/tin"),
            (options.Database!.ConnectionString, options.Database.HintsConnectionString, options.Database.Name));
        Assert.Null(Read(("NewsFeeds:Store", "postgres"), (Articles, Good), (Hints, " ")).Database!.HintsConnectionString);
    }

    [Fact]
    public void TheContentFolderIsNoStoreAndMayHaveNoConnectionString() =>
        Assert.Null(Read(("NewsFeeds:Store", "folder"), (Articles, "x")).Database);

    [Theory]
    [InlineData("", null, Articles)]
    [InlineData("bi-mat", null, Articles)]
    [InlineData("Host=a.vn;Pasword=bi-mat", null, Articles)]
    [InlineData("Host=a.vn;Password=bi-mat;Timeout=bi-mat", null, Articles)]
    [InlineData("Password=bi-mat", null, Articles)]
    [InlineData(Good, "Host=a.vn;bi-mat=bi-mat", Hints)]
    public void AMistakeNamesItsKeyAndShowsNothingOfTheValue(string articles, string? hints, string key)
    {
        var message = Assert.Throws<SettingsException>(
            () => Read(("NewsFeeds:Store", "postgres"), (Articles, articles), (Hints, hints))).Message;
        Assert.StartsWith($"{key} must be ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat", message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTextOfTheSettingsShowsAPassword() =>
        Assert.DoesNotContain("bi-mat", Read(("NewsFeeds:Store", "postgres"), (Articles, Good)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void BesideADatabaseThereIsAContentFolderOnlyWhereItIsNamed()
    {
        Assert.True(Read().HasContent);
        Assert.False(Read(("NewsFeeds:Store", "postgres"), (Articles, Good)).HasContent);
        Assert.True(Read(("NewsFeeds:Store", "postgres"), (Articles, Good), ("NewsFeeds:Content", "content")).HasContent);
    }

    private static NewsFeedsOptions Read(params (string Key, string? Value)[] settings) => NewsFeedsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => each.Value)).Build());
}
