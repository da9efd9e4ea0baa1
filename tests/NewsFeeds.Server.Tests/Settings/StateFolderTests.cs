using Microsoft.Extensions.Configuration;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Settings;

/// <summary>Which services share what they keep.</summary>
public class StateFolderTests
{
    private const string Database = "Host=a.vn,b.vn;Database=tin;Username=bao;Password=mot";

    [Fact]
    public void ReplicasWithOnePublicAddressShareTheFileWhateverTheySignInWith() =>
        Assert.Equal(
            PathOf(Database, "http://10.0.0.1:5000", "https://tin.vn"),
            PathOf(Database.Replace("mot", "hai", StringComparison.Ordinal), "http://10.0.0.2:5000", "https://tin.vn"));

    [Theory]
    [InlineData("Host=a.vn,b.vn;Database=khac")]
    [InlineData("Host=b.vn,a.vn;Database=tin")]
    [InlineData("Host=a.vn,b.vn;Port=6432;Database=tin")]
    public void AnotherDatabaseHasAnotherFile(string connectionString) =>
        Assert.NotEqual(
            PathOf(Database, "http://10.0.0.1:5000", "https://tin.vn"), PathOf(connectionString, "http://10.0.0.1:5000", "https://tin.vn"));

    [Fact]
    public void WithoutAPublicAddressEachAddressHasItsOwn() =>
        Assert.NotEqual(PathOf(Database, "http://10.0.0.1:5000", null), PathOf(Database, "http://10.0.0.2:5000", null));

    [Fact]
    public void BesideADatabaseTheDefaultContentFolderIsAPlaceLikeAnyOther() =>
        Assert.NotNull(PathOf(Database, "http://10.0.0.1:5000", null, Path.GetFullPath("content")));

    private static string? PathOf(string connectionString, string listening, string? publicUrl, string state = "/var/lib/newsfeeds")
    {
        var settings = new Dictionary<string, string?>
        {
            ["NewsFeeds:Store"] = "postgres",
            ["NewsFeeds:State"] = state,
            ["NewsFeeds:PublicUrl"] = publicUrl,
            ["ConnectionStrings:NewsFeeds"] = connectionString,
        };
        var options = NewsFeedsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return StateFolder.Of(options, options.Database!.Name, new Uri(publicUrl ?? listening)).PathOf("feeds");
    }
}
